using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>Says hello once in each place, however many events announce the same arrival.</summary>
public static class GreetPlace
{
    /// <returns>Whether a greeting is due.</returns>
    public static async Task<bool> HandleAsync(AllianceDb db, Place place, DateTimeOffset now, CancellationToken cancellationToken)
    {
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

    private static Task<KnownPlace?> FindAsync(AllianceDb db, Place place, CancellationToken cancellationToken) =>
        db.Set<KnownPlace>().SingleOrDefaultAsync(p => p.ConversationId == place.ConversationId, cancellationToken);
}
