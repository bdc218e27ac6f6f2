using Microsoft.Extensions.Options;

namespace AllianceBot.Minutes.Wording;

/// <summary>Names the setting that is wrong and what it should be; never repeats the key.</summary>
internal sealed class AiOptionsValidation : IValidateOptions<AiOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public ValidateOptionsResult Validate(string? name, AiOptions options) =>
        options.IsOn && Wrong(options) is { } wrong ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;

    private static string? Wrong(AiOptions options) => options switch
    {
        { Endpoint: var address } when !IsEndpoint(address) =>
            "Ai:Endpoint must be an https address such as https://models.example.org/v1, without user, query or fragment; http only for a service on this machine.",
        { Model: null } => "Ai:Model must name the model that Ai:Endpoint is asked for.",
        { ApiKey: { } key } when !key.All(c => c is > ' ' and <= '~') => "Ai:ApiKey holds a character that no key has.",
        { Timeout: var timeout } when timeout < Shortest || timeout > Longest => "Ai:Timeout must be from 1 second to 2 minutes, such as 00:00:20.",
        _ => null,
    };

    private static bool IsEndpoint(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { UserInfo: "", Query: "", Fragment: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
