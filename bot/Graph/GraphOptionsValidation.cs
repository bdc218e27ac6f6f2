using AllianceBot.Protocol.Auth;
using Microsoft.Extensions.Options;

namespace AllianceBot.Graph;

/// <summary>Names the setting that is wrong and what it should be. Nothing is asked of settings that are not used.</summary>
internal sealed class GraphOptionsValidation(IOptions<BotOptions> bot, IHostEnvironment environment) : IValidateOptions<GraphOptions>
{
    /// <summary>Each is asked on behalf of, one after the other, when a link does not say who organised.</summary>
    private const int MostOrganisers = 20;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);

    /// <summary>An answer that takes long is given up after five minutes, and reading takes some of them.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    public ValidateOptionsResult Validate(string? name, GraphOptions options) =>
        options.Enabled && Wrong(options) is { } wrong ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;

    private string? Wrong(GraphOptions options)
    {
        if (GraphHosts.Find(options.BaseUrl, environment.IsDevelopment()) is not { } address)
            return $"Graph:BaseUrl must be the https address of Microsoft Graph with its version, such as https://graph.microsoft.com/v1.0; its host one of {string.Join(", ", GraphHosts.Known)}.";
        if (bot.Value.AppId.Length == 0 && !address.IsLoopback)
            return "Graph:Enabled needs the identity of the bot: set Bot:AppId and what belongs to it.";
        if (options.Organisers.Count is 0 or > MostOrganisers)
            return $"Graph:Organisers must name from one to {MostOrganisers} accounts whose Teams meetings may be read.";
        if (options.Organisers.FirstOrDefault(id => !Guid.TryParseExact(id, "D", out _)) is { } wrong)
            return $"Graph:Organisers: '{wrong}' is not the object id of an account, such as 748d2cbb-3b55-40ed-8c34-2eae5932b22a. A mail address will not do.";
        return options.Timeout < Shortest || options.Timeout > Longest ? "Graph:Timeout must be from 5 seconds to 4 minutes, such as 00:02:00." : null;
    }
}
