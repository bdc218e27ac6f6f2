using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>What other features may know of the alliance beyond a turn.</summary>
/// <param name="LinkSecret">Key for signing links to its documents; never shown.</param>
public sealed record AllianceSettings(AllianceInfo Info, byte[] LinkSecret)
{
    /// <summary>Null when there is no such alliance.</summary>
    public static async Task<AllianceSettings?> ReadAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await db.Set<Alliance>().SingleOrDefaultAsync(cancellationToken) is { } alliance ? new(alliance.ToInfo(), alliance.LinkSecret) : null;
}
