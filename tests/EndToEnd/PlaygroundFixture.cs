using Microsoft.Playwright;

namespace AllianceBot.Tests.EndToEnd;

/// <summary>One browser and one Playground for all the tests that drive them; each test brings its own bot and its own page.</summary>
public sealed class PlaygroundFixture : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;
    private PlaygroundProcess? playground;

    /// <summary>Between the Playground and the bot of the test that runs.</summary>
    public PlaygroundRelay Relay { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Relay = await PlaygroundRelay.StartAsync();
        if (RealClient.Missing is not null)
            return;
        playground = await PlaygroundProcess.StartAsync(RealClient.NodeModules!, Relay.Endpoint, Configuration);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(RealClient.Chromium);
    }

    /// <summary>Opens the page of a person whose client has this locale, before that bot.</summary>
    public async Task<PlaygroundClient> OpenAsync(BotProcess bot, string locale, float sharpness = 1)
    {
        ArgumentNullException.ThrowIfNull(bot);
        Relay.Connect(bot.Endpoint, locale);
        return await PlaygroundClient.OpenAsync(browser!, playground!.Url, locale, "America/Lima", sharpness);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (playground is not null)
            await playground.DisposeAsync();
        await Relay.DisposeAsync();
    }

    private static string Configuration => Path.Combine(RealClient.SourceFolder(), "playground.yml");
}
