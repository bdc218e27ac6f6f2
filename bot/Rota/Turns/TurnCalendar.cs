using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Rota.Plans;

namespace AllianceBot.Rota.Turns;

/// <summary>When what of a turn's life happens.</summary>
internal static class TurnCalendar
{
    /// <summary>So many days before, people are told of a turn, and from then on no plan moves it.</summary>
    public const int AnnouncedBefore = 28;

    /// <summary>So many days before, whoever leads is told that nobody has said yes.</summary>
    public const int LastCall = 3;

    /// <summary>Reminders come so many days before.</summary>
    public static readonly int[] Reminders = [7, 1];

    private const int LongestStep = 7;

    /// <summary>Within three steps and the last call a turn passes from one person to the organisation's others, to volunteers and on.</summary>
    private const int Steps = 4;

    /// <summary>So many days after its last day, its holder is asked whether it was done.</summary>
    private const int AskedAfter = 1;

    /// <summary>So many days after its last day, whoever leads is asked.</summary>
    private const int SettledAfter = 8;

    private static readonly TimeOnly Morning = new(9, 0);

    /// <summary>When nobody's answer has been waited for long enough; null when the time is too short to wait at all.</summary>
    public static DateTimeOffset? NextStep(AllianceInfo alliance, RotaTurn turn, DateTimeOffset now)
    {
        var left = turn.Date.DayNumber - DateOnly.FromDateTime(alliance.ToLocal(now)).DayNumber;
        return left <= LastCall ? null : now.AddDays(Math.Clamp(left / Steps, 1, Math.Min(LongestStep, left - LastCall)));
    }

    public static WallClock Reminder(AllianceInfo alliance, RotaTurn turn, int daysBefore) => At(alliance, turn.Date.AddDays(-daysBefore));

    public static WallClock AskWhetherDone(AllianceInfo alliance, RotaTurn turn) => At(alliance, RotaDays.LastOf(turn.Rhythm, turn.Date).AddDays(AskedAfter));

    public static DateTimeOffset AskLeaders(AllianceInfo alliance, RotaTurn turn) => At(alliance, RotaDays.LastOf(turn.Rhythm, turn.Date).AddDays(SettledAfter)).ToUtc();

    private static WallClock At(AllianceInfo alliance, DateOnly day) => new(day, Morning, alliance.TimeZone);
}
