using AllianceBot.Alliances;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota;

/// <summary>Who holds the minutes by the rota, for the rights that come with it: a role for the time of the turn.</summary>
public static class DutyHolders
{
    /// <summary>A turn stays its holder's for so many days after the meeting, or until the minutes of the next are due.</summary>
    private const int DaysAfter = 60;

    /// <summary>The people who were named for the minutes of a meeting; none where no turn is near it.</summary>
    /// <param name="groupId">The working group that met; null for the alliance as a whole.</param>
    /// <param name="startedAt">When it began, UTC.</param>
    public static async Task<IReadOnlyList<Guid>> OfMinutesAsync(AllianceDb db, Guid? groupId, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        if (await AllianceSettings.ReadAsync(db, cancellationToken) is not { } settings)
            return [];
        // Turns are of days as the alliance counts them.
        var meetingDay = DateOnly.FromDateTime(settings.Info.ToLocal(startedAt));
        var (from, to) = (meetingDay.AddDays(-SeeWork.ShiftDays), meetingDay.AddDays(SeeWork.ShiftDays));
        var turns = await Named(db, groupId).Where(t => t.Date >= from && t.Date <= to).Select(t => new { t.Date, PersonId = t.PersonId!.Value }).ToListAsync(cancellationToken);
        if (turns.Count == 0)
            return [];
        var nearest = turns.Min(t => Math.Abs(t.Date.DayNumber - meetingDay.DayNumber));
        return [.. turns.Where(t => Math.Abs(t.Date.DayNumber - meetingDay.DayNumber) == nearest).Select(t => t.PersonId).Distinct()];
    }

    /// <summary>Those who hold the minutes of the alliance as a whole now: of the latest meeting, and of the next if it is near.</summary>
    /// <param name="today">In the alliance.</param>
    public static async Task<IReadOnlyList<Guid>> OfMinutesNowAsync(AllianceDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var (earliest, latest) = (today.AddDays(-DaysAfter), today.AddDays(SeeWork.ShiftDays));
        var turns = await Named(db, null).Where(t => t.Date >= earliest && t.Date <= latest).OrderByDescending(t => t.Date).Select(t => new { t.Date, PersonId = t.PersonId!.Value }).ToListAsync(cancellationToken);
        var last = turns.FirstOrDefault(t => t.Date <= today)?.Date;
        return [.. turns.Where(t => t.Date == last || t.Date > today).Select(t => t.PersonId).Distinct()];
    }

    private static IQueryable<RotaTurn> Named(AllianceDb db, Guid? groupId)
    {
        var minutes = RotaDuty.IdOf(DutyKind.Minutes, groupId);
        return db.Set<RotaTurn>().Where(t => t.DutyId == minutes && t.PersonId != null && t.State != TurnState.NotDone);
    }
}
