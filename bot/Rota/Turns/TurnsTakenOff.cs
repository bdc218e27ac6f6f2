using AllianceBot.Conversation;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;

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
}
