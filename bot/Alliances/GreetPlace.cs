using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>
/// Says hello once in each place, however many events announce the same arrival. Whoever brings the bot into the alliance's
/// home is its steward for now.
/// </summary>
public static class GreetPlace
{
    /// <returns>Whether a greeting is due.</returns>
    public static async Task<bool> HandleAsync(AllianceDb db, Place place, Actor installer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await IsHomeAsync(db, place, cancellationToken))
            await Stewardship.TakeAsync(db, installer, now, cancellationToken);
        var known = await FindAsync(db, place, cancellationToken);
        if (known is null)
            db.Add(known = new KnownPlace { ConversationId = place.ConversationId, Kind = place.Kind });
        var isDue = known.GreetedAt is null || known.LeftAt is not null;
        known.GreetedAt ??= now;
        known.LeftAt = null;
        return isDue;
    }

    public static async Task<bool> LeaveAsync(AllianceDb db, Place place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, place, cancellationToken) is { } known)
            known.LeftAt = now;
        return true;
    }

    /// <summary>One member's own chat with the bot may be about an alliance without being its home.</summary>
    private static Task<bool> IsHomeAsync(AllianceDb db, Place place, CancellationToken cancellationToken)
    {
        var home = AllianceDirectory.HomeOf(place);
        return db.Set<Alliance>().AnyAsync(a => a.Home == home, cancellationToken);
    }

    private static Task<KnownPlace?> FindAsync(AllianceDb db, Place place, CancellationToken cancellationToken) =>
        db.Set<KnownPlace>().SingleOrDefaultAsync(p => p.ConversationId == place.ConversationId, cancellationToken);
}
