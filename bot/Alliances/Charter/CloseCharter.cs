using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>How the answering of a proposed charter ended.</summary>
public sealed record CharterClosing(Guid VersionId, int Number, CharterVerdict Verdict);

/// <summary>
/// Ends the answering of a proposed charter once its last day has passed, or as soon as everyone has answered. What is
/// adopted takes the place of the version in force, and its document waits for the archive.
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
        var voters = await CharterVoters.ReadAsync(db, cancellationToken);
        var answers = await db.Set<CharterAnswer>().Where(a => a.VersionId == version.Id).ToListAsync(cancellationToken);
        var counted = voters.Count(answers);
        var tally = voters.Tally(counted);
        if (today <= version.LastDay && !tally.IsComplete)
            return null;

        // From here on the answers are those that counted; what others said before they left is in the audit trail.
        db.RemoveRange(answers.Except(counted));
        var verdict = tally.Decide(version.Rule, version.QuorumPercent);
        version.Decide(verdict is CharterVerdict.Adopted, voters.All.Count, now, today);
        if (verdict is CharterVerdict.Adopted)
            await PutInForceAsync(db, version, voters, counted, alliance, phrases, cancellationToken);
        CharterTrail.Write(
            // In the trail it comes after the answer that completed it.
            db, version, by: null, verdict is CharterVerdict.Adopted ? "charterAdopted" : "charterRejected", now.AddMilliseconds(1),
            new FieldChange("charterVerdict", "", verdict.ToString()));
        return new CharterClosing(version.Id, version.Number, verdict);
    }

    private static async Task PutInForceAsync(
        AllianceDb db, CharterVersion version, CharterVoters voters, IReadOnlyList<CharterAnswer> counted, AllianceInfo alliance, Phrasebook phrases, CancellationToken cancellationToken)
    {
        var former = await CharterRecords.FindInForceAsync(db, cancellationToken);
        former?.Supersede();
        var view = CharterView.Of(version, former, voters, counted, alliance);
        var record = CharterPaper.Render(view, alliance, phrases);
        version.AwaitArchive(record.Name, record.Title, record.Language, record.Content);
    }
}
