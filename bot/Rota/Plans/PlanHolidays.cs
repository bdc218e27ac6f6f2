using AllianceBot.Alliances.Holidays;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Plans;

/// <summary>A meeting that is planned on a holiday. It is told, and stays: only people know whether it matters.</summary>
/// <param name="Organisations">That take turns and have it.</param>
internal sealed record PlanHoliday(DateOnly Day, HolidayRecord Holiday, int Organisations);

/// <summary>What a plan's preview says of holidays.</summary>
internal static class PlanHolidays
{
    /// <summary>The holidays that any of these meetings falls on, by day; one of a country where none of the organisations is, is none.</summary>
    public static async Task<IReadOnlyList<PlanHoliday>> FindAsync(AllianceDb db, PlanWish wish, RotaState state, CancellationToken cancellationToken)
    {
        var holidays = await HolidayRecords.ReadAsync(db, state.Today, cancellationToken);
        return
        [
            .. from day in wish.Meetings
               from holiday in holidays
               where holiday.Includes(day)
               let organisations = state.Members.TurnTakers.Count(m => holiday.IsIn(m.Organisation.Country))
               where holiday.IsForAll || organisations > 0
               select new PlanHoliday(day, holiday, organisations),
        ];
    }

    public static string Say(Turn turn, PlanHoliday found)
    {
        var day = found.Day.ToString(turn.Say("longDate"), turn.Language.Culture());
        return found.Holiday.IsForAll ? turn.Say("planHolidayOfAll", day, found.Holiday.Name)
            : found.Organisations == 1 ? turn.Say("planHolidayOfOne", day, turn.Say($"country.{found.Holiday.Country}"), found.Holiday.Name)
            : turn.Say("planHoliday", day, turn.Say($"country.{found.Holiday.Country}"), found.Organisations, found.Holiday.Name);
    }
}
