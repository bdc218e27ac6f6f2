using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Minutes;
using AllianceBot.Rota.Duties;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Turns;

/// <summary>Sees from the work itself that a turn was done: the meeting was convened, the minutes went out. Then its holder is asked for a handover note.</summary>
internal static class SeeWork
{
    /// <summary>Meetings shift by some days, and the turn goes with them.</summary>
    public const int ShiftDays = 3;

    /// <summary>Minutes that come later are somebody's word.</summary>
    private const int LatestDays = 60;

    /// <summary>Turns whose work is done and that nobody has settled yet.</summary>
    public static async Task<IReadOnlyList<Guid>> FindDoneAsync(AllianceDb db, RotaSetting setting, CancellationToken cancellationToken)
    {
        var done = new List<Guid>();
        foreach (var own in await RotaScopes.ListAsync(db, setting, cancellationToken))
            done.AddRange(await FindDoneInAsync(db, own, cancellationToken));
        return done;
    }

    /// <summary>A group's meetings are its rota's, and no other's.</summary>
    private static async Task<IReadOnlyList<Guid>> FindDoneInAsync(AllianceDb db, RotaSetting setting, CancellationToken cancellationToken)
    {
        var group = setting.GroupId;
        var (today, earliest) = (setting.Today, setting.Today.AddDays(-LatestDays));
        var duties = await db.Set<RotaDuty>().Where(d => d.GroupId == group && (d.Kind == DutyKind.Convening || d.Kind == DutyKind.Minutes)).ToDictionaryAsync(d => d.Id, d => d.Kind, cancellationToken);
        var seen = duties.Keys.ToList();
        var latest = today.AddDays(ShiftDays);
        var turns = await db.Set<RotaTurn>().Where(TurnSpan.IsOpen).Where(t => t.Rhythm == Rhythm.Meeting && t.Date >= earliest && t.Date <= latest && seen.Contains(t.DutyId))
            .OrderBy(t => t.Date).Select(t => new { t.Id, t.DutyId, t.Date }).ToListAsync(cancellationToken);
        if (turns.Count == 0)
            return [];
        var days = (await db.Set<RotaTurn>().Where(t => t.Rhythm == Rhythm.Meeting && t.Date >= earliest.AddDays(-ShiftDays) && t.Date <= latest.AddDays(ShiftDays) && seen.Contains(t.DutyId))
            .Select(t => new { t.DutyId, t.Date }).Distinct().ToListAsync(cancellationToken)).ToLookup(t => t.DutyId, t => t.Date);
        var meetings = await HeldMeetings.ReadAsync(db, group, setting.Now.AddDays(-LatestDays - ShiftDays - 1), setting.Now.AddDays(1), cancellationToken);
        var posted = await PostedMinutes.FindAsync(db, [.. meetings.Select(m => m.Id)], cancellationToken);
        return [.. turns.Where(t => Find(setting.Alliance, meetings, t.Date, days[t.DutyId]) is { } meeting && (duties[t.DutyId] is DutyKind.Convening || posted.Contains(meeting.Id))).Select(t => t.Id)];
    }

    public static async Task<int> HandleAsync(AllianceDb db, RotaSetting setting, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var done = await FindDoneAsync(db, setting, cancellationToken);
        foreach (var id in done)
        {
            var nobody = new Actor(Guid.Empty, "", Standing.None);
            if (await TurnAtHand.FindAsync(db, id, nobody, await RotaScopes.OfTurnAsync(db, id, setting, cancellationToken), cancellationToken) is not { } hand)
                continue;
            await SettleTurn.ApplyAsync(db, hand, isDone: true, instead: null, by: null, cancellationToken);
            if (hand.Turn.PersonId is { } person && hand.Turn.HandoverNote.Length == 0)
                await TurnCalls.AddAsync(db, TurnCall.HandOver, hand.Turn, [person], setting.Now, cancellationToken);
        }

        return done.Count;
    }

    /// <summary>The meeting that a turn of that day is about: the nearest one, if it is near and no other turn is nearer to it.</summary>
    private static HeldMeeting? Find(AllianceInfo alliance, IReadOnlyList<HeldMeeting> meetings, DateOnly day, IEnumerable<DateOnly> turnDays) => meetings
        .Select(m => (Meeting: m, Day: DateOnly.FromDateTime(alliance.ToLocal(m.StartedAt))))
        .Where(m => Apart(m.Day, day) <= ShiftDays && turnDays.OrderBy(other => Apart(m.Day, other)).ThenBy(other => other).First() == day)
        .OrderBy(m => Apart(m.Day, day)).Select(m => m.Meeting).FirstOrDefault();

    private static int Apart(DateOnly one, DateOnly other) => Math.Abs(one.DayNumber - other.DayNumber);
}
