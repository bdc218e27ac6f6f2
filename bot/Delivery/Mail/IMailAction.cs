using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
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
/// <param name="Button">What is on it.</param>
public sealed record MailQuestion(string Heading, IReadOnlyList<string> Sentences, string Button)
{
    /// <summary>What is to be written, such as a reason; null for nothing.</summary>
    public MailField? Field { get; init; }
}

/// <param name="Label">What is asked for.</param>
/// <param name="MaxLength">In UTF-16 units.</param>
public sealed record MailField(string Label, int MaxLength);

/// <summary>What came of a press.</summary>
/// <param name="Sentence">For the page.</param>
/// <param name="IsDone">False when something must be put right first: then the page asks again, and the link still works.</param>
public sealed record MailOutcome(string Sentence, bool IsDone);

/// <summary>Somebody who answers by a link of a mail.</summary>
public sealed class MailTurn
{
    /// <summary>For reading when the page asks; the transaction when it acts.</summary>
    public required AllianceDb Db { get; init; }

    public required NoticeReader Reader { get; init; }

    public required string SubjectId { get; init; }

    /// <summary>What they wrote; empty for nothing.</summary>
    public required string Text { get; init; }

    public required Phrasebook Phrases { get; init; }

    public required TextLanguage Language { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    public AllianceInfo Alliance => Reader.Alliance;

    /// <summary>For use cases; they look up what somebody may.</summary>
    public Actor Actor => new(Reader.PersonId, Reader.Name, Standing.None);

    public string Say(string key, params ReadOnlySpan<object?> values) => Phrases.Say(Language, key, values);
}
