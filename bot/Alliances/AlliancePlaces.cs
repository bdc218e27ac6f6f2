using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>Where the bot is present, for other features.</summary>
public static class AlliancePlaces
{
    /// <summary>Where the alliance as a whole reads: its home; where the bot is not there, the channel or chat it came to first. Null when it is nowhere.</summary>
    public static async Task<string?> FindForAllAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var home = await db.Set<Alliance>().Select(a => a.Home).SingleOrDefaultAsync(cancellationToken);
        var present = await db.Set<KnownPlace>().Where(p => p.GreetedAt != null && p.LeftAt == null && p.Kind != PlaceKind.Personal).OrderBy(p => p.GreetedAt)
            .Select(p => p.ConversationId).ToListAsync(cancellationToken);
        return present.Contains(home!) ? home : present.FirstOrDefault();
    }
}
