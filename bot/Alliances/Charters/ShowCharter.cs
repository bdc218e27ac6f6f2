using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>
/// Finds the charter as it stands: what is proposed and waits for answers, else what is in force, else the draft; or the
/// version asked for by its number.
/// </summary>
public static class ShowCharter
{
    public sealed record Input(int? Number, AllianceInfo Alliance);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Found(CharterView Charter) : Outcome;

        /// <param name="LastTried">A version that was rejected or withdrawn.</param>
        public sealed record NoneYet(CharterView? LastTried) : Outcome;

        public sealed record NumberUnknown(int Number, int Versions) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var versions = await db.Set<CharterVersion>().OrderByDescending(v => v.Number).Select(v => new { v.Id, v.Number, v.State }).ToListAsync(cancellationToken);
        var chosen = input.Number is { } number
            ? versions.SingleOrDefault(v => v.Number == number)
            : versions.FirstOrDefault(v => v.State is CharterState.Proposed)
                ?? versions.FirstOrDefault(v => v.State is CharterState.Adopted)
                ?? versions.FirstOrDefault(v => v.State is CharterState.Draft);
        if (chosen is not null)
            return new Outcome.Found((await CharterView.ReadAsync(db, chosen.Id, input.Alliance, cancellationToken))!);
        if (input.Number is { } unknown && versions.Count > 0)
            return new Outcome.NumberUnknown(unknown, versions.Count);
        return new Outcome.NoneYet(versions is [var latest, ..] ? await CharterView.ReadAsync(db, latest.Id, input.Alliance, cancellationToken) : null);
    }

    /// <summary>
    /// Proposals that ended and were not said in a place of the alliance yet; each is said once, where somebody looks next. A
    /// chat of one's own is no such place: everyone gets a notice there.
    /// </summary>
    public static async Task<IReadOnlyList<Guid>> TakeUnannouncedAsync(AllianceDb db, Place place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What was ended in this very transaction is found as well.
        await db.SaveChangesAsync(cancellationToken);
        if (!await IsOfAllianceAsync(db, place, cancellationToken))
            return [];
        var ended = await db.Set<CharterVersion>().Where(v => v.ClosedAt != null && v.AnnouncedAt == null).OrderBy(v => v.Number).ToListAsync(cancellationToken);
        ended.ForEach(version => version.Announced(now));
        return [.. ended.Select(version => version.Id)];
    }

    /// <summary>Whether looking has to do more than read.</summary>
    public static async Task<bool> HasNewsAsync(AllianceDb db, Place place, DateOnly today, CancellationToken cancellationToken) =>
        await CloseCharter.IsDueAsync(db, today, cancellationToken)
        || (await db.Set<CharterVersion>().AnyAsync(v => v.ClosedAt != null && v.AnnouncedAt == null, cancellationToken) && await IsOfAllianceAsync(db, place, cancellationToken));

    /// <summary>Not private, unless all there is of the alliance is this one chat.</summary>
    private static async Task<bool> IsOfAllianceAsync(AllianceDb db, Place place, CancellationToken cancellationToken) =>
        !place.IsPrivate || await db.Set<Alliance>().AnyAsync(a => a.Home == place.ConversationId, cancellationToken);
}
