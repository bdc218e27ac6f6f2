using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Letterheads;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>How the answering of a proposed charter ended.</summary>
public sealed record CharterClosing(Guid VersionId, int Number, Verdict Verdict);

/// <summary>
/// Ends the answering of a proposed charter once its last day has passed, or as soon as every organisation adopts it: until
/// then an answer may still change. What is adopted takes the place of the version in force, its document waits for the
/// archive, its language becomes the alliance's, and everyone is told.
/// </summary>
public static class CloseCharter
{
    /// <summary>Ends what is due. Null when nothing was.</summary>
    public static async Task<CharterClosing?> HandleAsync(AllianceDb db, AllianceInfo alliance, Phrasebook phrases, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        return await CharterRecords.FindOpenAsync(db, cancellationToken) is { } version
            ? await CloseIfDueAsync(db, version, alliance, phrases, now, cancellationToken)
            : null;
    }

    /// <summary>Whether a look at it would end it: told by a query alone, so that looking costs no transaction.</summary>
    public static Task<bool> IsDueAsync(AllianceDb db, DateOnly today, CancellationToken cancellationToken) =>
        db.Set<CharterVersion>().AnyAsync(v => v.State == CharterState.Proposed && v.LastDay < today, cancellationToken);

    internal static async Task<CharterClosing?> CloseIfDueAsync(
        AllianceDb db, CharterVersion version, AllianceInfo alliance, Phrasebook phrases, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (version.State is not CharterState.Proposed)
            return null;
        var today = DateOnly.FromDateTime(alliance.ToLocal(now));
        var answers = await CountedAnswers.ReadAsync(db, version.Id, cancellationToken);
        if (today <= version.LastDay && !answers.Voters.Tally(answers.Counted).IsUnanimous)
            return null;

        var closing = await DecideAsync(db, version, answers, alliance, phrases, now, cancellationToken);
        await CharterNotices.TellResultAsync(db, version, now, cancellationToken);
        return closing;
    }

    /// <summary>Counts and decides, whatever day it is.</summary>
    internal static async Task<CharterClosing> DecideAsync(
        AllianceDb db, CharterVersion version, CountedAnswers answers, AllianceInfo alliance, Phrasebook phrases, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (voters, counted) = (answers.Voters, answers.Counted);
        // From here on the answers are those that counted; what others said before they left is in the audit trail.
        db.RemoveRange(answers.All.Except(counted));
        var verdict = voters.Tally(counted).Decide(version.Rule, version.QuorumPercent);
        version.Decide(verdict is Verdict.Adopted, voters.All.Count, now, DateOnly.FromDateTime(alliance.ToLocal(now)));
        // In the trail it comes after the answer that completed it.
        var at = now.AddMilliseconds(1);
        CharterTrail.Write(
            db, version, by: null, verdict is Verdict.Adopted ? "charterAdopted" : "charterRejected", at,
            new FieldChange("charterVerdict", "", verdict.ToString()));
        if (verdict is Verdict.Adopted)
            await PutInForceAsync(db, version, voters, counted, alliance, phrases, at, cancellationToken);
        return new CharterClosing(version.Id, version.Number, verdict);
    }

    private static async Task PutInForceAsync(
        AllianceDb db, CharterVersion version, Voters voters, IReadOnlyList<CharterAnswer> counted, AllianceInfo alliance, Phrasebook phrases, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var former = await CharterRecords.FindInForceAsync(db, cancellationToken);
        former?.Supersede();
        var agreed = alliance with { Language = version.Text.Ways.Language };
        var record = CharterPaper.Render(CharterView.Of(version, former, voters, counted, agreed), agreed, phrases, await LetterheadRecords.ReadAsync(db, cancellationToken));
        version.AwaitArchive(record.Name, record.Title, record.Language, record.Content);
        await SpeakAsync(db, agreed, now.AddMilliseconds(1), cancellationToken);
    }

    /// <summary>The language agreed on is that of the minutes, and of all that everyone reads.</summary>
    private static async Task SpeakAsync(AllianceDb db, AllianceInfo agreed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var alliance = await db.Set<Alliance>().SingleAsync(cancellationToken);
        var before = alliance.Language;
        if (before == agreed.Language)
            return;
        alliance.Speak(agreed.Language);
        ChangeRecord.Write(db, new Change
        {
            At = now,
            By = null,
            Subject = ChangeSubject.Alliance,
            SubjectId = agreed.Id,
            SubjectName = agreed.Name ?? "",
            Action = "allianceLanguageAgreed",
            Fields = [new("allianceLanguage", before.Code(), agreed.Language.Code())],
        });
    }
}
