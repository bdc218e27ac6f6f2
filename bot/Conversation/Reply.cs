using System.Text.Json;
using AllianceBot.Conversation.Files;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Conversation;

/// <summary>A card to show: which template, with what model, in whose language.</summary>
/// <param name="Summary">One line for notifications and for clients that cannot show cards.</param>
public sealed record CardView(string Template, JsonElement Model, TextLanguage Language, string Summary)
{
    /// <summary>A language model wrote something of what it shows; the message that brings it then says so.</summary>
    public bool IsAiGenerated { get; init; }
}

/// <summary>What somebody without Teams can press in a mail, where Teams shows a button.</summary>
/// <param name="Purpose">Which action it leads to.</param>
/// <param name="SubjectId">What it is about, in that action's own terms.</param>
/// <param name="Label">In the reader's language.</param>
public sealed record MailLink(string Purpose, string SubjectId, string Label);

/// <summary>A document that comes with a mail, where Teams has a button that opens it.</summary>
/// <param name="Name">With its extension.</param>
/// <param name="ContentType">A media type.</param>
/// <param name="Content">All of it.</param>
public sealed record MailFile(string Name, string ContentType, ReadOnlyMemory<byte> Content)
{
    /// <summary>Where it can be fetched when it is too large for a mail; null for nowhere.</summary>
    public string? Address { get; init; }
}

/// <summary>One message of a reply: a sentence, a card or the offer of a file.</summary>
public abstract record ReplyMessage
{
    private ReplyMessage() { }

    /// <summary>For those who get it as a mail; Teams does not show them.</summary>
    public IReadOnlyList<MailLink> MailLinks { get; init; } = [];

    /// <summary>Likewise.</summary>
    public MailFile? MailFile { get; init; }

    /// <summary>Shown as plain text: nothing in it is formatting.</summary>
    public sealed record Text(string Sentence) : ReplyMessage;

    public sealed record Card(CardView View) : ReplyMessage;

    /// <summary>A card for another place where the bot is, which is told of what happened here.</summary>
    public sealed record Elsewhere(string ConversationId, CardView View) : ReplyMessage;

    /// <summary>For a personal chat alone: elsewhere Teams does not show it.</summary>
    public sealed record File(FileOffer Offer) : ReplyMessage;

    /// <summary>An answer that takes long: the card is there at once, and what the work comes to takes its place.</summary>
    /// <param name="AllianceId">Whose it is.</param>
    /// <param name="View">Says what is being done.</param>
    /// <param name="WorkAsync">Does it; not called more than once. It must not use the turn's cancellation, which ends with the request.</param>
    public sealed record Later(Guid AllianceId, CardView View, Func<CancellationToken, Task<Reply>> WorkAsync) : ReplyMessage;
}

/// <summary>What a handler wants people to see.</summary>
public sealed record Reply
{
    public static readonly Reply Nothing = new();

    public IReadOnlyList<ReplyMessage> Messages { get; init; } = [];

    /// <summary>Takes the place of the card whose button was pressed, for everyone who sees it.</summary>
    public CardView? Replacement { get; init; }

    /// <summary>
    /// Reads <see cref="Replacement"/> anew when its turn to be sent has come, where others may have changed it meanwhile;
    /// null where it is what it is.
    /// </summary>
    public Func<CancellationToken, Task<CardView?>>? Reread { get; init; }

    /// <summary>Something broke; the sentence is for whoever asked.</summary>
    public bool IsFailure { get; private init; }

    public static Reply Say(string sentence) => new() { Messages = [new ReplyMessage.Text(sentence)] };

    public static Reply Failed(string sentence) => Say(sentence) with { IsFailure = true };

    public static Reply Show(CardView card) => new() { Messages = [new ReplyMessage.Card(card)] };

    public static Reply Offer(FileOffer file) => new() { Messages = [new ReplyMessage.File(file)] };

    public static Reply Later(Guid allianceId, CardView card, Func<CancellationToken, Task<Reply>> workAsync) => new() { Messages = [new ReplyMessage.Later(allianceId, card, workAsync)] };

    public static Reply Replace(CardView card) => new() { Replacement = card };

    /// <summary>For a card that many people change: <paramref name="reread"/> gives it as it is by the time it is sent.</summary>
    public static Reply Replace(CardView card, Func<CancellationToken, Task<CardView?>> reread) => new() { Replacement = card, Reread = reread };

    /// <summary>An outcome that whoever answers did not think of; its texts may be long, and are people's.</summary>
    public static InvalidOperationException Unforeseen(object? outcome) => new($"No reply was foreseen for {TextLimits.Abridge($"{outcome}", TextLimits.Quote)}.");

    public Reply AndSay(string sentence) => this with { Messages = [.. Messages, new ReplyMessage.Text(sentence)] };

    public Reply AndShowIn(string conversationId, CardView card) => this with { Messages = [.. Messages, new ReplyMessage.Elsewhere(conversationId, card)] };

    public Reply AndShow(CardView card) => this with { Messages = [.. Messages, new ReplyMessage.Card(card)] };

    /// <summary>
    /// The sentences that follow each other as one message, equal ones counted: fifty notes in one message must not become
    /// fifty answers.
    /// </summary>
    public Reply Joined()
    {
        var messages = new List<ReplyMessage>();
        var lines = new List<(string Sentence, int Times)>();
        foreach (var message in Messages)
        {
            if (message is ReplyMessage.Text { Sentence: var sentence })
            {
                if (lines is [.., var last] && last.Sentence == sentence)
                    lines[^1] = last with { Times = last.Times + 1 };
                else
                    lines.Add((sentence, 1));
                continue;
            }

            Flush();
            messages.Add(message);
        }

        Flush();
        return this with { Messages = messages };

        void Flush()
        {
            if (lines.Count > 0)
                messages.Add(new ReplyMessage.Text(string.Join('\n', lines.Select(line => line.Times == 1 ? line.Sentence : $"{line.Sentence} (×{line.Times})"))));
            lines.Clear();
        }
    }

    public Reply And(Reply other) => new()
    {
        Messages = [.. Messages, .. other.Messages],
        Replacement = other.Replacement ?? Replacement,
        Reread = other.Replacement is null ? Reread : other.Reread,
    };
}
