using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>What other features may know of the alliance beyond a turn.</summary>
/// <param name="LinkSecret">Key for signing links to its documents; never shown.</param>
public sealed record AllianceSettings(AllianceInfo Info, byte[] LinkSecret)
{
    /// <summary>When the bot first met it; UTC.</summary>
    public required DateTimeOffset FoundedAt { get; init; }

    /// <summary>Null when there is no such alliance.</summary>
    public static async Task<AllianceSettings?> ReadAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await db.Set<Alliance>().SingleOrDefaultAsync(cancellationToken) is { } alliance ? new(alliance.ToInfo(), alliance.LinkSecret) { FoundedAt = alliance.CreatedAt } : null;

    /// <summary>Ids of those that are set up, the oldest first.</summary>
    public static Task<List<Guid>> FindSetUpAsync(AllianceDb acrossAlliances, CancellationToken cancellationToken) =>
        acrossAlliances.Set<Alliance>().IgnoreQueryFilters().Where(a => a.Name != null).OrderBy(a => a.AllianceId).Select(a => a.AllianceId).ToListAsync(cancellationToken);
}
