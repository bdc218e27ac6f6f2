using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>Where the alliance as a whole meets, for what everybody should see.</summary>
internal static class AllianceHome
{
    /// <summary>Null where the bot is not there (any more), or that is this place itself.</summary>
    public static async Task<string?> FindAsync(AllianceDb db, string conversationId, CancellationToken cancellationToken)
    {
        var home = await db.Set<Alliance>().Select(a => a.Home).SingleAsync(cancellationToken);
        return home != conversationId && await db.Set<PlaceAddress>().AnyAsync(a => a.ConversationId == home, cancellationToken) ? home : null;
    }
}
