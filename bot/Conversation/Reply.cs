using System.Text.Json;
using AllianceBot.Conversation.Files;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Conversation;

/// <summary>A card to show: which template, with what model, in whose language.</summary>
/// <param name="Summary">One line for notifications and for clients that cannot show cards.</param>
public sealed record CardView(string Template, JsonElement Model, TextLanguage Language, string Summary);

/// <summary>One message of a reply: a sentence, a card or the offer of a file.</summary>
public abstract record ReplyMessage
{
    private ReplyMessage() { }

    /// <summary>Shown as plain text: nothing in it is formatting.</summary>
    public sealed record Text(string Sentence) : ReplyMessage;

    public sealed record Card(CardView View) : ReplyMessage;

    /// <summary>For a personal chat alone: elsewhere Teams does not show it.</summary>
    public sealed record File(FileOffer Offer) : ReplyMessage;
}

/// <summary>What a handler wants people to see.</summary>
public sealed record Reply
{
    public static readonly Reply Nothing = new();

    public IReadOnlyList<ReplyMessage> Messages { get; init; } = [];

    /// <summary>Takes the place of the card whose button was pressed, for everyone who sees it.</summary>
    public CardView? Replacement { get; init; }

    /// <summary>Something broke; the sentence is for whoever asked.</summary>
    public bool IsFailure { get; private init; }

    public static Reply Say(string sentence) => new() { Messages = [new ReplyMessage.Text(sentence)] };

    public static Reply Failed(string sentence) => Say(sentence) with { IsFailure = true };

    public static Reply Show(CardView card) => new() { Messages = [new ReplyMessage.Card(card)] };

    public static Reply Offer(FileOffer file) => new() { Messages = [new ReplyMessage.File(file)] };

    public static Reply Replace(CardView card) => new() { Replacement = card };

    public Reply AndSay(string sentence) => this with { Messages = [.. Messages, new ReplyMessage.Text(sentence)] };

    public Reply AndShow(CardView card) => this with { Messages = [.. Messages, new ReplyMessage.Card(card)] };

    public Reply And(Reply other) => new()
    {
        Messages = [.. Messages, .. other.Messages],
        Replacement = other.Replacement ?? Replacement,
    };
}
