using System.Linq.Expressions;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;

namespace AllianceBot.Rota.Turns;

/// <summary>Which turns are open, and which are over: one of a meeting after its day, one of a month when the month is, though it began weeks ago.</summary>
internal static class TurnSpan
{
    /// <summary><see cref="RotaTurn.IsOpen"/>, to ask the database with.</summary>
    public static readonly Expression<Func<RotaTurn, bool>> IsOpen = t => t.State != TurnState.Done && t.State != TurnState.NotDone;

    /// <param name="today">In the alliance.</param>
    public static Expression<Func<RotaTurn, bool>> IsOver(DateOnly today)
    {
        var (week, month, quarter) = Starts(today);
        return t => (t.Rhythm == Rhythm.Meeting && t.Date < today) || (t.Rhythm == Rhythm.Week && t.Date < week)
            || (t.Rhythm == Rhythm.Month && t.Date < month) || (t.Rhythm == Rhythm.Quarter && t.Date < quarter);
    }

    /// <param name="today">In the alliance.</param>
    public static Expression<Func<RotaTurn, bool>> IsNotOver(DateOnly today)
    {
        var (week, month, quarter) = Starts(today);
        return t => (t.Rhythm == Rhythm.Meeting && t.Date >= today) || (t.Rhythm == Rhythm.Week && t.Date >= week)
            || (t.Rhythm == Rhythm.Month && t.Date >= month) || (t.Rhythm == Rhythm.Quarter && t.Date >= quarter);
    }

    private static (DateOnly Week, DateOnly Month, DateOnly Quarter) Starts(DateOnly today) =>
        (RotaDays.StartOf(Rhythm.Week, today), RotaDays.StartOf(Rhythm.Month, today), RotaDays.StartOf(Rhythm.Quarter, today));
}
