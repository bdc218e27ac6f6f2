using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Pages;
using AllianceBot.Storage;

namespace AllianceBot.Delivery.Mail;

/// <summary>
/// What a link in a mail does for somebody whom only mail reaches. A feature registers one for each <see cref="MailLink.Purpose"/>. Opening the
/// link asks, for programs that check mail open every link; a press on the button acts, once.
/// </summary>
public interface IMailAction
{
    /// <summary>Unique among all features.</summary>
    string Purpose { get; }

    /// <summary>What the page asks; null when there is nothing to answer any more.</summary>
    Task<MailQuestion?> AskAsync(MailTurn turn, CancellationToken cancellationToken);

    /// <summary>Does it, in the transaction that uses the link up, on <see cref="MailTurn.Db"/>.</summary>
    Task<MailOutcome> ActAsync(MailTurn turn, CancellationToken cancellationToken);
}

/// <summary>What somebody is asked before they press.</summary>
/// <param name="Heading">A few words.</param>
/// <param name="Sentences">What it is about, and what the press does.</param>
/// <param name="Button">What is on it; null when it is too late to press anything, and the sentences say why.</param>
public sealed record MailQuestion(string Heading, IReadOnlyList<string> Sentences, string? Button)
{
    /// <summary>What is to be written or chosen; most questions have nothing of the kind.</summary>
    public IReadOnlyList<PageField> Fields { get; init; } = [];

    /// <summary>The one thing that is to be written, such as a reason: <see cref="MailTurn.Text"/>.</summary>
    public PageField? Field
    {
        get => Fields is [var only] ? only : null;
        init => Fields = value is null ? [] : [value];
    }

    /// <summary>What leads back to the beginning of a question that takes several steps; null for the first.</summary>
    public string? BackLabel { get; init; }
}

/// <summary>What came of a press.</summary>
/// <param name="Sentence">For the page; empty where it asks on.</param>
/// <param name="IsDone">False when something must be put right first, or is asked next: then the page asks again, and the link still works.</param>
public sealed record MailOutcome(string Sentence, bool IsDone);

/// <summary>Somebody who answers by a link of a mail.</summary>
public sealed class MailTurn
{
    /// <summary>For reading when the page asks; the transaction when it acts.</summary>
    public required AllianceDb Db { get; init; }

    public required NoticeReader Reader { get; init; }

    public required string SubjectId { get; init; }

    /// <summary>What they wrote and chose, by the names of the fields; nothing while the page asks for the first time.</summary>
    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    /// <summary>What they wrote where one thing is asked for; empty for nothing.</summary>
    public string Text => Answer(PageField.OnlyName);

    public required Phrasebook Phrases { get; init; }

    public required TextLanguage Language { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    public AllianceInfo Alliance => Reader.Alliance;

    /// <summary>For use cases; they look up what somebody may.</summary>
    public Actor Actor => new(Reader.PersonId, Reader.Name, Standing.None);

    public string Answer(string field) => Answers.GetValueOrDefault(field, "");

    public string Say(string key, params ReadOnlySpan<object?> values) => Phrases.Say(Language, key, values);
}
