using System.Linq.Expressions;
using AllianceBot.Conversation;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Turns;

/// <summary>Turns that are no more, because their day or their duty is gone. Whoever had one is told.</summary>
internal static class TurnsTakenOff
{
    public static async Task TakeOffAsync(
        AllianceDb db, RotaState state, IReadOnlyList<RotaTurn> turns, Actor by, DateTimeOffset now, CancellationToken cancellationToken, TurnNewsKind why = TurnNewsKind.TakenOff)
    {
        foreach (var (at, turn) in turns.Index())
            await TurnNews.TellAsync(db, state, turn, why, turn.OrganisationId, null, by, "", now.AddMilliseconds(at - turns.Count), cancellationToken);
        db.RemoveRange(turns);
    }

    public static async Task TakeOffAsync(AllianceDb db, Expression<Func<RotaTurn, bool>> which, Actor by, RotaSetting setting, CancellationToken cancellationToken)
    {
        var turns = await db.Set<RotaTurn>().Where(which).Where(t => t.State != TurnState.Done && t.State != TurnState.NotDone).OrderBy(t => t.Date).ToListAsync(cancellationToken);
        if (turns.Count > 0)
            await TakeOffAsync(db, await RotaState.ReadAsync(db, setting, cancellationToken), turns, by, setting.Now, cancellationToken);
    }
}
