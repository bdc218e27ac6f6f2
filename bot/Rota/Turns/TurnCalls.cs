using System.Globalization;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Turns;

/// <summary>Why a turn is shown to somebody by itself. Each has a phrase <c>turnCall.{call}</c>.</summary>
public enum TurnCall
{
    /// <summary>Your organisation has it: who does it?</summary>
    Ask,

    /// <summary>Nobody of its organisation does it: do you?</summary>
    Offer,

    /// <summary>It is near.</summary>
    Reminder,

    /// <summary>Its day is over: was it done?</summary>
    Settle,

    /// <summary>To whoever leads: nobody has said yes.</summary>
    Waits,

    /// <summary>To whoever leads: its day is long over, and nobody said whether it was done.</summary>
    Unsettled,

    /// <summary>It was seen to be done: what should the next holder know?</summary>
    HandOver,
}

/// <summary>Writes the notices of a turn's life; what they say is worked out when they are sent.</summary>
internal static class TurnCalls
{
    public static string KindOf(TurnCall call) => $"turn{call}";

    /// <summary>Each call comes once to each reader while the same organisation holds the turn.</summary>
    public static string SubjectOf(RotaTurn turn, string detail = "") => string.Create(CultureInfo.InvariantCulture, $"{turn.Id}/{turn.Round}/{detail}");

    public static Task AddAsync(AllianceDb db, TurnCall call, RotaTurn turn, IEnumerable<Guid> readers, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        Notices.AddForAllAsync(db, KindOf(call), readers, SubjectOf(turn), dueAt, cancellationToken);

    /// <summary>What comes of a yes: reminders before, and the question afterwards.</summary>
    public static async Task AddForHolderAsync(AllianceDb db, AllianceInfo alliance, RotaTurn turn, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (turn.PersonId is not { } person)
            return;
        foreach (var days in TurnCalendar.Reminders)
        {
            if (TurnCalendar.Reminder(alliance, turn, days) is var due && due.ToUtc() > now)
                await Notices.AddAsync(db, KindOf(TurnCall.Reminder), person, SubjectOf(turn, days.ToString(CultureInfo.InvariantCulture)), due, cancellationToken);
        }

        await Notices.AddAsync(db, KindOf(TurnCall.Settle), person, SubjectOf(turn), TurnCalendar.AskWhetherDone(alliance, turn), cancellationToken);
    }

    /// <summary>Those who can be asked for an organisation, the first of them whom one would ask alone.</summary>
    public static IReadOnlyList<RepresentativeRecord> Askable(IReadOnlyList<RepresentativeRecord> speakers, RotaTurn turn) =>
        [.. speakers.Where(s => s.OrganisationId == turn.OrganisationId && s.HasTeams).OrderBy(s => s.IsAwayOn(turn.Date))];

    /// <summary>Those that could take a turn, whoever owes most first.</summary>
    public static IReadOnlyList<RotaMember> Volunteers(RotaState state, RotaFairness fairness, RotaTurn turn)
    {
        var duty = state.DutyOf(turn);
        return
        [
            .. state.Members.TurnTakers.Where(m => m.Id != turn.OrganisationId && !turn.WasGivenAwayBy(m.Id) && state.CouldHold(m, duty, turn.Date) && !state.IsBarred(m, duty, turn.Date))
                .OrderBy(m => Math.Round(fairness.DeviationAfter(turn.Rhythm, m.Id, turn.Date), 6)).ThenBy(m => m.Key, StringComparer.Ordinal),
        ];
    }
}
