using AllianceBot.Conversation;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Plans;

/// <summary>The turns of one month, as a sheet of a calendar shows them.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Days">Of meetings and weeks that begin in it, by day.</param>
/// <param name="Whole">Of a week, month or quarter that goes on in it and began before, and those of the month itself.</param>
/// <param name="Own">Turns of the reader's organisation.</param>
/// <param name="Left">How many there were not room for.</param>
internal sealed record TurnMonth(DateOnly First, IReadOnlyList<TurnRow> Days, IReadOnlyList<TurnRow> Whole, IReadOnlySet<Guid> Own, int Left);

/// <summary>Reads the turns of a month.</summary>
internal static class ShowTurnMonth
{
    /// <summary>Each has a line below the sheet.</summary>
    private const int MostDays = 24;

    private const int MostWhole = 8;

    /// <param name="Month">Any day of it.</param>
    public sealed record Input(DateOnly Month, Actor Actor, RotaSetting Setting);

    public static async Task<TurnMonth> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var first = RotaDays.StartOf(Rhythm.Month, input.Month);
        var (last, quarter) = (first.AddMonths(1).AddDays(-1), RotaDays.StartOf(Rhythm.Quarter, first));
        var group = input.Setting.GroupId;
        var turns = await db.Set<RotaTurn>().Where(t => t.GroupId == group && t.Date >= quarter && t.Date <= last).OrderBy(t => t.Date).ThenBy(t => t.DutyId).ThenBy(t => t.Seat).ToListAsync(cancellationToken);
        var (members, duties) = (await RotaMembers.ReadAsync(db, cancellationToken), (await DutyList.ReadAsync(db, group, cancellationToken)).ToDictionary(d => d.Id));
        var going = turns.Where(t => RotaDays.LastOf(t.Rhythm, t.Date) >= first).ToLookup(t => t.Date >= first && t.Rhythm is Rhythm.Meeting or Rhythm.Week);
        var (days, whole) = (going[true].ToList(), going[false].ToList());
        var own = input.Actor.Standing.OrganisationId;
        return new(
            first, [.. days.Take(MostDays).Select(Row)], [.. whole.Take(MostWhole).Select(Row)], turns.Where(t => t.OrganisationId == own).Select(t => t.Id).ToHashSet(),
            Math.Max(0, days.Count - MostDays) + Math.Max(0, whole.Count - MostWhole));

        TurnRow Row(RotaTurn turn) => new(turn.Id, duties[turn.DutyId], turn.Date, members.LabelOf(turn.OrganisationId), turn.PersonName, turn.State);
    }
}
