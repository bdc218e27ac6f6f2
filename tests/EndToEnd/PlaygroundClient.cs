using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AllianceBot.Tests.EndToEnd;

/// <summary>
/// One person at the Playground's page. What the bot says is waited for, never slept for: a message counts as new when the
/// conversation did not hold it at the last <see cref="SendAsync"/>, <see cref="ReplyAsync"/>, <see cref="PressAsync"/> or opening.
/// </summary>
public sealed partial class PlaygroundClient : IAsyncDisposable
{
    // A busy machine is slow to paint; a broken bot is found out all the same. In milliseconds.
    private const int Patience = 60_000;
    // What is to be pictured must fit into the window. In pixels.
    private const int Tall = 3_000;
    private const string Polish =
        ".ac-adaptiveCard * { font-family: 'Segoe UI', 'Noto Sans', system-ui, sans-serif !important; } [data-lexical-editor] { outline: none !important; }";

    private readonly IBrowserContext context;
    private readonly IPage page;
    private readonly HttpClient http;
    private readonly JsonObject config;
    private readonly PushGate gate = new();
    private readonly ConcurrentQueue<string> errors = new();
    private JsonObject? actor;
    private JsonObject place;
    private bool inChannel;
    private IReadOnlyList<string> seen = [];

    private PlaygroundClient(IBrowserContext context, IPage page, HttpClient http, JsonObject config)
    {
        (this.context, this.page, this.http, this.config) = (context, page, http, config);
        place = config["personalChat"]!.AsObject();
    }

    /// <summary>What went wrong inside the page: it tells nobody else.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    /// <summary>The bot's messages in the open conversation; in a channel the newest thread comes first.</summary>
    public ILocator BotMessages
    {
        get
        {
            var face = $"[role='img'][aria-label='{Text(config["bot"], "name").Replace("'", "\\'", StringComparison.Ordinal)}']";
            return page.Locator($"div:has(> div > {face}):not(.fui-CardHeader__header), .fui-CardHeader:has({face}) + *");
        }
    }

    /// <summary>Opens the page in its own browser context; the bot hears of an installation in the personal chat.</summary>
    /// <param name="browser">A launched browser.</param>
    /// <param name="url">The page, from <see cref="PlaygroundProcess.Url"/>.</param>
    /// <param name="locale">The browser's language, which decides how cards and the page write dates.</param>
    /// <param name="timeZone">The browser's time zone, for the same.</param>
    /// <param name="sharpness">Pixels of a picture to each pixel of the page.</param>
    public static async Task<PlaygroundClient> OpenAsync(IBrowser browser, Uri url, string locale = "es-ES", string timeZone = "Europe/Madrid", float sharpness = 1)
    {
        ArgumentNullException.ThrowIfNull(browser);
        SetDefaultExpectTimeout(Patience);
        var http = new HttpClient { BaseAddress = url };
        var answer = await http.GetFromJsonAsync<JsonObject>("_internal/v1/testConfig");
        var context = await browser.NewContextAsync(new()
        {
            Locale = locale,
            TimezoneId = timeZone,
            ViewportSize = new() { Width = 1280, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
            DeviceScaleFactor = sharpness,
        });
        var page = await context.NewPageAsync();
        var client = new PlaygroundClient(context, page, http, answer!["config"]!.AsObject());
        page.SetDefaultTimeout(Patience);
        page.PageError += (_, error) => client.errors.Enqueue(error);
        await page.RouteAsync(route => !new Uri(route).IsLoopback, route => route.AbortAsync());
        await page.RouteAsync("**/_conversation/v1/**", client.SignAsync);
        await page.RouteWebSocketAsync("**/_ws_conversation/**", client.gate.Attach);
        await page.GotoAsync(url.ToString(), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        // Every message keeps a spinner turning, which costs a machine without a graphics card more than all the rest.
        await page.AddStyleTagAsync(new() { Content = "*, *::before, *::after { animation: none !important; transition: none !important; }" });
        // Once the conversations are there, the page no longer lays itself out anew.
        await Expect(page.GetByRole(AriaRole.Treeitem).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hide log panel" }).ClickAsync();
        return client;
    }

    public Task OpenPersonalChatAsync() => OpenAsync(config["personalChat"]!, "Personal Chat", channel: false);

    public Task OpenGroupChatAsync()
    {
        var chat = config["groupChats"]![0]!;
        return OpenAsync(chat, Text(chat, "name"), channel: false);
    }

    public Task OpenChannelAsync(string name)
    {
        var team = config["teams"]![0]!;
        var channel = team["channels"]!.AsArray().Single(c => Text(c, "name") == name)!;
        return OpenAsync(channel, $"{Text(team, "name")} - {name}", channel: true);
    }

    /// <summary>Makes what follows come from another person of the team or the group chat; null is the current user again.</summary>
    /// <remarks>Button presses need only the Playground; for messages the bot must be reached through a <see cref="PlaygroundRelay"/>.</remarks>
    public void ActAs(string? name) =>
        actor = name is null ? null : config["users"]!.AsArray().Single(u => Text(u, "name") == name)!.AsObject();

    /// <summary>Writes a message, in a channel as a new post. Outside the personal chat the bot hears it only when mentioned.</summary>
    /// <param name="text">What to type; <c>@[Mateo Ríos]</c> mentions a person or the bot.</param>
    public Task SendAsync(string text) => WriteAsync(Editors.First, text);

    /// <summary>Writes into the newest thread of a channel.</summary>
    public Task ReplyAsync(string text) => WriteAsync(Editors.Nth(1), text);

    /// <summary>Waits until the bot says something new, as a message or on a card, that contains the text.</summary>
    public async Task<ILocator> WaitForBotMessageAsync(string text)
    {
        var matches = BotMessages.Filter(new() { HasText = text });
        var before = seen.Count(m => Flatten(m).Contains(Flatten(text), StringComparison.OrdinalIgnoreCase));
        await Expect(matches.Nth(before)).ToBeVisibleAsync();
        return inChannel ? Posts(matches).First.Locator(matches).Last : matches.Last;
    }

    /// <summary>Sends an activity of the "Mock an Activity" menu for the open conversation: install, uninstall, botAdded, userAdded, …</summary>
    /// <param name="template">The name of the template; empty for a bare activity.</param>
    /// <param name="change">Makes of it what the menu's editor would: any activity can be sent, but its answer goes nowhere.</param>
    public async Task RaiseAsync(string template, Action<JsonObject>? change = null)
    {
        seen = await BotMessages.AllTextContentsAsync();
        var query = $"conversationId={Uri.EscapeDataString(Text(place, "id"))}{(template.Length > 0 ? $"&type={template}" : "")}";
        var activity = await http.GetFromJsonAsync<JsonObject>($"_internal/v1/customActivities/template?{query}");
        change?.Invoke(activity!);
        using var answer = await http.PostAsJsonAsync("_internal/v1/customActivities", activity);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Takes a picture of the newest post of the channel with that text, without the Playground's remarks on what it does not support.</summary>
    /// <param name="path">The PNG to write.</param>
    /// <param name="text">Something said in the post that is wanted.</param>
    /// <param name="cardWidth">Widens cards as Teams does for <c>msteams.width: Full</c>, which the Playground ignores; in pixels.</param>
    public async Task PhotographAsync(string path, string text, int? cardWidth = null)
    {
        await page.GetByText("in Microsoft 365 Agents playground, you can try it in real environment")
            .EvaluateAllAsync<object?>("hints => hints.forEach(h => h.parentElement.parentElement.style.display = 'none')");
        var width = cardWidth is { } pixels ? $"div:has(> .ac-preview-panel) {{ width: {pixels}px !important; }}" : "";
        await page.SetViewportSizeAsync(900, Tall);
        await Posts(page.GetByText(text)).First.ScreenshotAsync(new() { Path = path, Style = Polish + width, Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
    }

    /// <summary>Takes a picture of each card in the conversation, at each of the widths in pixels.</summary>
    public async Task PhotographCardsAsync(string prefix, params int[] widths)
    {
        var cards = page.Locator(CardSelector);
        await page.SetViewportSizeAsync(1280, Tall);
        foreach (var width in widths)
        {
            var style = $"{Polish} div:has(> .ac-preview-panel) {{ width: {width}px !important; }}";
            for (var i = 0; i < await cards.CountAsync(); i++)
                await cards.Nth(i).ScreenshotAsync(new() { Path = $"{prefix}{i}-{width}.png", Style = style, Caret = ScreenshotCaret.Hide });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        http.Dispose();
    }

    private ILocator Editors => page.Locator("[data-lexical-editor]");

    private ILocator Posts(ILocator content) => page.Locator(".fui-Card").Filter(new() { Has = content });

    private async Task OpenAsync(JsonNode where, string title, bool channel)
    {
        await page.GetByRole(AriaRole.Treeitem, new() { Name = title, Exact = true }).ClickAsync();
        var post = page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true });
        await Expect(post).ToHaveCountAsync(channel ? 1 : 0);
        await Expect(Editors.First).ToBeVisibleAsync();
        (place, inChannel, seen) = (where.AsObject(), channel, []);
    }

    private async Task WriteAsync(ILocator editor, string text)
    {
        gate.Close();
        seen = await BotMessages.AllTextContentsAsync();
        var messages = page.GetByLabel("Show more information");
        var before = await messages.CountAsync();
        await editor.ClickAsync();
        foreach (var piece in Mentions().Split(text))
        {
            if (piece.StartsWith("@[", StringComparison.Ordinal))
                await MentionAsync(editor, piece[2..^1]);
            else if (piece.Length > 0)
                await page.Keyboard.InsertTextAsync(piece);
        }

        await editor.PressAsync("Enter");
        await Expect(messages).ToHaveCountAsync(before + 1);
        gate.Open();
    }

    private async Task MentionAsync(ILocator editor, string name)
    {
        var typed = "@" + name.Split(' ')[0];
        for (var attempt = 1; ; attempt++)
        {
            // The menu of people opens at the key; the rest narrows it down.
            await editor.PressSequentiallyAsync(typed[..1]);
            await page.Keyboard.InsertTextAsync(typed[1..]);
            await page.GetByRole(AriaRole.Menuitem).Filter(new() { HasText = name }).First.ClickAsync();
            try
            {
                // A mention shows the name alone. On a busy machine the menu now and then closes without having made one.
                await Expect(editor).Not.ToContainTextAsync(typed, new() { Timeout = 5000 });
                return;
            }
            catch (PlaywrightException) when (attempt < 3)
            {
                for (var i = 0; i < typed.Length; i++)
                    await editor.PressAsync("Backspace");
            }
        }
    }

    /// <summary>Puts the person acted as in the place of the current user in what the page posts.</summary>
    private async Task SignAsync(IRoute route)
    {
        if (actor is null || JsonNode.Parse(route.Request.PostData!) is not JsonObject body)
        {
            await route.ContinueAsync();
            return;
        }

        body["from"] = new JsonObject { ["id"] = Text(actor, "id") };
        if (route.Request.Url.EndsWith("/messages", StringComparison.Ordinal))
        {
            // The Playground ignores the sender of a message; the relay finds it in this mention.
            var mentions = body["mentions"]?.DeepClone().AsArray() ?? [];
            mentions.Add(new JsonObject
            {
                ["mentioned"] = new JsonObject { ["id"] = Text(actor, "id") },
                ["text"] = PlaygroundRelay.SenderMark + Text(actor, "aadObjectId"),
            });
            body["mentions"] = mentions;
        }

        await route.ContinueAsync(new() { PostData = Encoding.UTF8.GetBytes(body.ToJsonString()) });
    }

    private static string Text(JsonNode? node, string property) => node![property]!.GetValue<string>();

    private static string Flatten(string text) => Whitespace().Replace(text, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"(@\[[^\]]+\])")]
    private static partial Regex Mentions();
}
