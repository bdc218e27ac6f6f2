using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Pages;
using AllianceBot.Storage;

namespace AllianceBot.Delivery.Mail;

/// <summary>
/// The pages behind the links of mails. To open one changes nothing: programs that check mail follow every link. A press on its
/// button acts, in one transaction with the use of the link.
/// </summary>
internal sealed class MailPages(AllianceStore store, MailLinks links, INoticeReaders readers, IEnumerable<IMailAction> actions, PublicPages pages, Phrasebook phrases, TimeProvider time)
{
    /// <summary>What a form may bring, in bytes.</summary>
    public const int LongestForm = 64 * 1024;

    private static readonly IReadOnlyDictionary<string, string> NoAnswers = new Dictionary<string, string>();

    private readonly Dictionary<string, IMailAction> _actions = actions.ToDictionary(a => a.Purpose);

    public async Task<MailPage> AskAsync(string token, TextLanguage? chosen, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not var (link, action))
            return NotFound(chosen);
        var path = PathOf(token);
        await using var db = store.OpenForReading(link.AllianceId);
        if (await TurnAsync(db, link, NoAnswers, chosen, cancellationToken) is not { } turn)
            return NotFound(chosen);
        if (link.UsedAt is not null)
            return Say(turn, path, turn.Say("mailLinkUsed"), StatusCodes.Status410Gone);
        return await action.AskAsync(turn, cancellationToken) is { } question ? Ask(turn, path, question, problem: null) : Say(turn, path, turn.Say("mailLinkOver"));
    }

    public async Task<MailPage> ActAsync(string token, IReadOnlyDictionary<string, string> answers, TextLanguage? chosen, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not var (link, action))
            return NotFound(chosen);
        var path = PathOf(token);
        return await store.WriteAsync(link.AllianceId, async (db, ct) =>
        {
            if (await TurnAsync(db, link, answers, chosen, ct) is not { } turn)
                return NotFound(chosen);
            if (!await MailLinks.UseAsync(db, link.Id, turn.Now, ct))
                return Say(turn, path, turn.Say("mailLinkUsed"), StatusCodes.Status410Gone);
            var outcome = await action.ActAsync(turn, ct);
            if (outcome.IsDone)
                return Say(turn, path, outcome.Sentence);
            await MailLinks.FreeAsync(db, link.Id, ct);
            return await action.AskAsync(turn, ct) is { } question ? Ask(turn, path, question, outcome.Sentence.Length > 0 ? outcome.Sentence : null) : Say(turn, path, outcome.Sentence);
        }, cancellationToken);
    }

    private async Task<(MailLinkRow Link, IMailAction Action)?> FindAsync(string token, CancellationToken cancellationToken) =>
        await links.FindAsync(token, cancellationToken) is { } link && _actions.TryGetValue(link.Purpose, out var action) ? (link, action) : null;

    /// <summary>Null when the person has left.</summary>
    private async Task<MailTurn?> TurnAsync(AllianceDb db, MailLinkRow link, IReadOnlyDictionary<string, string> answers, TextLanguage? chosen, CancellationToken cancellationToken)
    {
        if (await readers.FindAsync(db, link.PersonId, cancellationToken) is not { } reader)
            return null;
        return new MailTurn
        {
            Db = db,
            Reader = reader,
            SubjectId = link.SubjectId,
            Answers = answers,
            Phrases = phrases,
            Language = chosen ?? reader.ChosenLanguage ?? reader.Alliance.Language,
            Now = time.GetUtcNow(),
        };
    }

    private MailPage Ask(MailTurn turn, string path, MailQuestion question, string? problem) => Page(turn.Language, path, StatusCodes.Status200OK, new(question.Heading, question.Sentences)
    {
        Problem = problem,
        Button = question.Button,
        // What they wrote comes back to them, to be put right.
        Fields = [.. question.Fields.Select(field => turn.Answers.TryGetValue(field.Name, out var written) && field.Kind is not PageFieldKind.Kept ? field with { Text = written } : field)],
        BackLabel = question.BackLabel,
        Path = path,
    });

    private MailPage Say(MailTurn turn, string path, string sentence, int status = StatusCodes.Status200OK) =>
        Page(turn.Language, path, status, new(turn.Alliance.Name ?? "AllianceBot", [sentence]));

    /// <summary>With no word why: whoever guesses learns nothing.</summary>
    private MailPage NotFound(TextLanguage? chosen)
    {
        var language = chosen ?? TextLanguage.English;
        return Page(language, "/", StatusCodes.Status404NotFound, new("AllianceBot", [phrases.Say(language, "mailLinkUnknown")]));
    }

    private MailPage Page(TextLanguage language, string path, int status, QuestionPage page) => new(new PublicPage(language, pages.Write(language, path, page)), pages.FormPolicy, status);

    private static string PathOf(string token) => $"/{MailLinks.Kind.Path}/{token}";
}

/// <param name="Policy">What it may load and where its form goes.</param>
internal sealed record MailPage(PublicPage Page, string Policy, int Status);
