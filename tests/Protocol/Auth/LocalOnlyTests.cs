using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AllianceBot.Tests.Protocol.Auth;

public sealed class LocalOnlyTests
{
    [Fact]
    public async Task Without_an_app_id_this_machine_is_served_in_development()
    {
        await using var bot = await TestBot.StartAsync();
        (await StatusAsync(bot)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Without_an_app_id_nobody_is_served_anywhere_else(string environment)
    {
        await using var bot = await TestBot.StartAsync(environment: environment);
        (await StatusAsync(bot)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(bot, change: request => request.Headers.TryAddWithoutValidation("Authorization", "Bearer a.b.c"))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://localhost.evil.example/")]
    public async Task Without_an_app_id_answers_go_to_this_machine_only(string serviceUrl)
    {
        await using var bot = await TestBot.StartAsync();
        (await StatusAsync(bot, ActivityCorpus.Message(serviceUrl))).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-Host", "bot.example.org")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Host", "evil.example")]
    public async Task A_tunnel_or_a_web_page_does_not_pass_for_this_machine(string header, string value)
    {
        await using var bot = await TestBot.StartAsync();
        (await StatusAsync(bot, change: request => request.Headers.TryAddWithoutValidation(header, value))).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Another_machine_is_refused()
    {
        await using var bot = await TestBot.StartAsync(caller: IPAddress.Parse("203.0.113.9"));
        (await StatusAsync(bot)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Development", LogLevel.Warning, "NO AUTHENTICATION")]
    [InlineData("Production", LogLevel.Critical, "every activity will be refused")]
    public async Task A_missing_app_id_is_said_loudly_once(string environment, LogLevel level, string words)
    {
        var log = new RecordingLog();
        await using var bot = await TestBot.StartAsync(services: services => services.AddSingleton<ILoggerProvider>(log), environment: environment);
        await StatusAsync(bot);
        await StatusAsync(bot);

        log.Lines.Where(line => line.Text.Contains(words, StringComparison.Ordinal)).ShouldHaveSingleItem().Level.ShouldBe(level);
    }

    [Theory]
    [InlineData("Bot:TenantId")]
    [InlineData("Bot:ClientSecret")]
    public async Task An_identity_half_set_up_stops_the_start(string missing)
    {
        var settings = new Dictionary<string, string?> { ["Bot:AppId"] = "a", ["Bot:TenantId"] = "t", ["Bot:ClientSecret"] = "s" };
        settings.Remove(missing);

        var thrown = await Should.ThrowAsync<OptionsValidationException>(() => TestBot.StartAsync(settings: settings));

        thrown.Message.ShouldContain(missing);
    }

    [Theory]
    [InlineData("Bot:OpenIdMetadataUrl", "http://login.example.org/keys")]
    [InlineData("Bot:AllowedServiceHosts:0", "https://smba.example.org")]
    [InlineData("Bot:AllowedServiceHosts:0", "org")]
    public async Task A_setting_that_would_weaken_the_checks_stops_the_start(string setting, string value) =>
        await Should.ThrowAsync<OptionsValidationException>(() => TestBot.StartAsync(settings: new() { [setting] = value }));

    private static async Task<HttpStatusCode> StatusAsync(TestBot bot, string? activity = null, Action<HttpRequestMessage>? change = null)
    {
        using var response = await bot.PostAsync(activity ?? ActivityCorpus.Message("http://127.0.0.1:9/"), change: change);
        return response.StatusCode;
    }

    private sealed class RecordingLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue((logLevel, formatter(state, exception)));

        public void Dispose()
        {
        }
    }
}
