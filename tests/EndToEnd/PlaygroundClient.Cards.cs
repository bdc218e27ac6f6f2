using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AllianceBot.Tests.EndToEnd;

/// <summary>What a person does with cards.</summary>
public sealed partial class PlaygroundClient
{
    // A card shown by Action.ShowCard is a card within a card: the outer one is meant.
    private const string CardSelector = ".ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)";

    /// <summary>Waits until a card contains the text, new or updated in place.</summary>
    public async Task<ILocator> WaitForCardAsync(string text)
    {
        var card = Card(page.GetByText(text));
        await Expect(card).ToBeVisibleAsync();
        return card;
    }

    /// <summary>Waits for the line under a card that says how the bot took an Action.Execute.</summary>
    public Task WaitForNoticeAsync(string text) =>
        Expect(page.Locator(":has(> .ac-preview-panel) > :not(.ac-preview-panel)").Filter(new() { HasText = text }).Last).ToBeVisibleAsync();

    /// <summary>Presses a button of the newest card that has it, and waits until the bot has answered: only then does the card stand still.</summary>
    public Task PressAsync(string title) =>
        page.RunAndWaitForResponseAsync(() => ClickAsync(AriaRole.Button, title), answer => new Uri(answer.Url).AbsolutePath.EndsWith("/invoke", StringComparison.Ordinal));

    /// <summary>Presses a button of a card that refuses by itself, so that nothing is sent.</summary>
    public Task PressInVainAsync(string title) => ClickAsync(AriaRole.Button, title);

    /// <summary>Waits until no card has such a button any more.</summary>
    public Task WaitForNoAsync(string title) =>
        Expect(page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true })).ToHaveCountAsync(0);

    /// <summary>Follows a link of the newest card that has it, as far as the address that the browser then asks for in a new tab.</summary>
    public async Task<Uri> FollowAsync(string title)
    {
        var asked = new TaskCompletionSource<string>();
        context.Request += Note;
        // The tab may be told of after what it asks for; left open, it would ask again while the next link is followed.
        var tab = await context.RunAndWaitForPageAsync(() => ClickAsync(AriaRole.Link, title), new() { Timeout = Patience });
        var address = await asked.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience), TimeProvider.System);
        context.Request -= Note;
        await tab.CloseAsync();
        return new Uri(address);

        void Note(object? sender, IRequest request)
        {
            if (request.IsNavigationRequest)
                asked.TrySetResult(request.Url);
        }
    }

    /// <summary>Fills a text, number, date (2026-12-01) or time (10:30) input of the newest card that has one so labelled.</summary>
    public async Task FillAsync(string label, string value)
    {
        var input = await FindInputAsync(label);
        await input.FillAsync(value);
        // Dates and times are read when the input loses the focus.
        await input.PressAsync("Tab");
    }

    /// <summary>Chooses an option of a choice set of any style, or ticks the toggle or check box so titled.</summary>
    public async Task ChooseAsync(string label, string option)
    {
        var input = await FindInputAsync(label);
        switch (await input.GetAttributeAsync("role"), await input.GetAttributeAsync("type"))
        {
            case ("combobox", _):
                await input.ClickAsync();
                if (await input.GetAttributeAsync("aria-autocomplete") is not null and not "none")
                    await input.FillAsync(option);
                var choice = page.GetByRole(AriaRole.Option, new() { Name = option, Exact = true })
                    .Or(page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = option, Exact = true }));
                await choice.ClickAsync();
                // A multiple choice stays open for the next one.
                await input.PressAsync("Escape");
                break;
            case (_, "checkbox"):
                await input.CheckAsync();
                break;
            default:
                await input.GetByLabel(option, new() { Exact = true }).CheckAsync();
                break;
        }
    }

    private async Task ClickAsync(AriaRole role, string title)
    {
        seen = await BotMessages.AllTextContentsAsync();
        var button = page.GetByRole(role, new() { Name = title, Exact = true });
        await Card(button).Locator(button).Last.ClickAsync();
    }

    /// <summary>The newest card with that content: chats grow downwards, channels upwards with threads that grow downwards.</summary>
    private ILocator Card(ILocator content)
    {
        var cards = page.Locator(CardSelector).Filter(new() { Has = content });
        return inChannel ? Posts(cards).First.Locator(cards).Last : cards.Last;
    }

    /// <summary>The control that a card's label names: the renderer gives every input a label with <c>for</c>.</summary>
    private async Task<ILocator> FindInputAsync(string label)
    {
        var labels = page.Locator("label.ac-richTextBlock[for]").Filter(new() { HasTextRegex = new Regex($@"^\s*{Regex.Escape(label)}( \*)?\s*$") });
        var card = Card(labels);
        var id = await card.Locator(labels).Last.GetAttributeAsync("for");
        return card.Locator($"[id='{id}']");
    }
}
