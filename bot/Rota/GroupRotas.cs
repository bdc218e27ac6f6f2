using AllianceBot.Conversation;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota;

/// <summary>The rotas of working groups, for the feature that keeps the groups.</summary>
public static class GroupRotas
{
    /// <summary>
    /// A group is closed: turns that are not over end, and whoever had one is told. That of today's meeting stays: its minutes are still to be written. What was done stays in its
    /// accounts, and nobody is asked about what was not.
    /// </summary>
    public static async Task EndAsync(AllianceDb db, RotaSetting setting, Actor by, CancellationToken cancellationToken)
    {
        var (group, today) = (setting.GroupId, setting.Today);
        var open = await db.Set<RotaTurn>().Where(TurnSpan.IsOpen).Where(t => t.GroupId == group).OrderBy(t => t.Date).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        var ending = open.ToLookup(t => t.Rhythm is Rhythm.Meeting ? t.Date > today : RotaDays.LastOf(t.Rhythm, t.Date) >= today);
        foreach (var turn in ending[false])
            turn.WaitUntil(null);
        if (ending[true].ToList() is { Count: > 0 } turns)
            await TurnsTakenOff.TakeOffAsync(db, await RotaState.ReadAsync(db, setting, cancellationToken), turns, by, setting.Now, cancellationToken, TurnNewsKind.GroupClosed);
    }
}
