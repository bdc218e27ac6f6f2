using System.Collections.Concurrent;
using System.Text.Json;
using AllianceBot.Tests.EndToEnd;
using Microsoft.Playwright;

namespace AllianceBot.Tests.Cards;

/// <summary>A page with the official renderer of Adaptive Cards and nothing else: no network.</summary>
public sealed class RenderingPage : IAsyncLifetime
{
    /// <summary>What every picture in a card looks like here.</summary>
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);
    private readonly ConcurrentQueue<string> complaints = new();
    private IPlaywright? playwright;
    private IBrowser? browser;
    private IPage page = null!;

    /// <summary>What the renderer made of a card.</summary>
    /// <param name="Warnings">From parsing, validating and rendering.</param>
    /// <param name="Text">All that is shown outside inputs.</param>
    /// <param name="Markup">Elements that no card of ours asks for: what text became when it was taken for Markdown or HTML.</param>
    /// <param name="Values">What the inputs hold.</param>
    /// <param name="Buttons">Titles.</param>
    /// <param name="Overflowing">Elements that stick out on the right.</param>
    /// <param name="WasHacked">Whether a script inside a card ran.</param>
    public sealed record Rendered(string[] Warnings, string Text, string[] Markup, string[] Values, string[] Buttons, string[] Overflowing, bool WasHacked);

    public async ValueTask InitializeAsync()
    {
        if (RealClient.Missing is not null)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(RealClient.Chromium);
        page = await browser.NewPageAsync();
        await page.RouteAsync("**", route => route.AbortAsync());
        await page.RouteAsync("https://example.org/**", route => route.FulfillAsync(new() { ContentType = "image/png", BodyBytes = Pixel }));
        page.Console += (_, message) => complaints.Enqueue($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Enqueue(error);
        await page.SetContentAsync("<!doctype html><meta charset=utf-8><div id=card></div>");
        await page.AddScriptTagAsync(new() { Path = Path.Combine(RealClient.NodeModules!, "adaptivecards", "dist", "adaptivecards.js") });
        await page.AddScriptTagAsync(new() { Path = Path.Combine(RealClient.SourceFolder(), "RenderingPage.js") });
    }

    public async Task<Rendered> RenderAsync(string card, int width)
    {
        complaints.Clear();
        var answer = await page.EvaluateAsync<JsonElement>("([card, width]) => window.renderCard(card, width)", new object[] { card, width });
        var rendered = answer.Deserialize<Rendered>(Names)!;
        return rendered with { Warnings = [.. rendered.Warnings, .. complaints] };
    }

    /// <summary>What happens when somebody goes through a card with Tab and presses Enter at every stop.</summary>
    public async Task<Pressed[]> PressThroughAsync(string card)
    {
        await RenderAsync(card, 600);
        await page.EvaluateAsync("() => window.startPressing()");
        for (var stops = await page.EvaluateAsync<int>("() => window.countStops()"); stops > 0; stops--)
        {
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Enter");
        }

        return (await page.EvaluateAsync<JsonElement>("() => window.pressed")).Deserialize<Pressed[]>(Names)!;
    }

    /// <param name="Title">Of the action.</param>
    /// <param name="Shown">The text of what had the focus.</param>
    /// <param name="Label">What a screen reader says of it.</param>
    public sealed record Pressed(string Title, string Shown, string Label);

    /// <summary>A picture of the card as it is rendered.</summary>
    public async Task PhotographAsync(string card, int width, string path)
    {
        await RenderAsync(card, width);
        await page.Locator("#card").ScreenshotAsync(new() { Path = path });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
