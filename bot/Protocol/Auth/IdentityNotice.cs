using Microsoft.Extensions.Options;

namespace AllianceBot.Protocol.Auth;

/// <summary>Says once, at the start, when the bot has no identity and what that means.</summary>
internal sealed partial class IdentityNotice(IOptions<BotOptions> options, IHostEnvironment environment, ILogger<IdentityNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.AppId.Length == 0)
        {
            if (environment.IsDevelopment())
                OnlyThisMachine();
            else
                Nobody(environment.EnvironmentName);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "NO AUTHENTICATION: Bot:AppId is not set, so activities are taken without a token, from this machine only. Set it before anybody else is to reach the bot.")]
    private partial void OnlyThisMachine();

    [LoggerMessage(Level = LogLevel.Critical, Message = "Bot:AppId is not set and the environment is {Environment}: every activity will be refused with 401.")]
    private partial void Nobody(string environment);
}
