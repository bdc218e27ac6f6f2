using AllianceBot.Documents;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Circulation;

/// <summary>What approved minutes say of the circulation before.</summary>
internal static class CirculationFacts
{
    /// <param name="db">The alliance.</param>
    /// <param name="circulation">Closed, in this transaction or before.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<MinutesCirculated> ReadAsync(AllianceDb db, MinutesCirculation circulation, CancellationToken cancellationToken) => new(
        circulation.CirculatedOn,
        circulation.LastDay,
        IsUnopposed: circulation.End is CirculationEnd.Unopposed,
        circulation.VotedAs,
        await db.Set<MinutesAmendment>().CountAsync(a => a.MeetingId == circulation.MeetingId && a.State == AmendmentState.Accepted, cancellationToken))
    {
        EndedEarlyOn = circulation.LastDayHeld < circulation.LastDay ? circulation.LastDayHeld : null,
    };
}
