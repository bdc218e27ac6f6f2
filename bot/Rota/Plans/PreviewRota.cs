using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.Holidays;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Plans;

/// <summary>Shows what a plan would come to, also if somebody were away or weighed otherwise. Nothing is written.</summary>
internal static class PreviewRota
{
    /// <summary>So many meetings are proposed for a plan.</summary>
    private const int Meetings = 6;

    public sealed record Input(PlanFields Fields, TextLanguage Language, DateOrder DateOrder, RotaSetting Setting);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="State">As it would be.</param>
        public sealed record Planned(PlanWish Wish, RotaState State, RotaProposal Proposal) : Outcome;

        public sealed record Wrong(IReadOnlyList<PlanFault> Faults) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var state = await RotaState.ReadAsync(db, input.Setting, cancellationToken);
        var accounts = RotaAccounts.Close(db, state);
        return PlanReading.Read(input.Fields, state, input.Language, input.DateOrder) switch
        {
            PlanReading.Ready ready => new Outcome.Planned(ready.Wish, ready.State, RotaPlanning.Plan(ready.State, accounts, ready.Wish)),
            PlanReading.Wrong wrong => new Outcome.Wrong(wrong.Faults),
            var other => throw new InvalidOperationException($"Unforeseen reading {other}."),
        };
    }

    /// <summary>The organisations with turns in a plan that nobody speaks for, by name.</summary>
    public static async Task<IReadOnlyList<string>> FindVoicelessAsync(AllianceDb db, RotaState state, RotaProposal proposal, CancellationToken cancellationToken)
    {
        if (proposal is not RotaProposal.Ready ready)
            return [];
        var voiced = (await RepresentativeRecords.ReadAsync(db, cancellationToken)).Select(s => s.OrganisationId).ToHashSet();
        return [.. ready.Turns.Select(t => t.OrganisationId).Distinct().Where(id => !voiced.Contains(id)).Select(state.Members.LabelOf).Order(StringComparer.Ordinal)];
    }

    /// <summary>The days that the form begins with: those that are published, the meeting that was announced or else the last one, and on from there by the charter's rhythm, holidays of everybody left out.</summary>
    public static async Task<PlanWish> ProposeAsync(AllianceDb db, RotaSetting setting, CancellationToken cancellationToken)
    {
        var (group, today) = (setting.GroupId, setting.Today);
        var published = await db.Set<RotaTurn>().Where(t => t.GroupId == group && t.Rhythm == Rhythm.Meeting && t.Date >= today).Select(t => t.Date).Distinct().ToListAsync(cancellationToken);
        var days = published.ToHashSet();
        if (await NextMeeting.FindAsync(db, group, today, cancellationToken) is { } next)
            days.Add(next.Date);
        var rhythm = 7 * (await CharterRecords.ReadInForceAsync(db, cancellationToken)).WaysOfWorking.CadenceWeeks;
        // One that moved a meeting may be over when it is held.
        var holidays = await HolidayRecords.ReadAsync(db, today.AddDays(-Holiday.MostDays), cancellationToken);
        var met = await FindLastMeetingAsync(db, setting, cancellationToken);
        var last = days.Count > 0 ? days.Max() : met ?? Weekday(today);
        // The rhythm goes on from the day as it was, so that one holiday moves one meeting.
        if ((days.Order().SkipLast(1).Select(day => (DateOnly?)day).LastOrDefault() ?? met) is { } earlier)
            last = HolidayRecords.DayInRhythm(last, earlier, rhythm, holidays);
        while (days.Count < Meetings)
            if ((last = last.AddDays(rhythm)) >= today)
                days.Add(HolidayRecords.NextWorkday(last, holidays));
        return new PlanWish([.. days.Order()], days.Max());
    }

    /// <summary>People meet on the weekday on which they met.</summary>
    private static async Task<DateOnly?> FindLastMeetingAsync(AllianceDb db, RotaSetting setting, CancellationToken cancellationToken) =>
        await MeetingRecords.FindLatestOfGroupAsync(db, setting.GroupId, cancellationToken) is { } latest ? DateOnly.FromDateTime(setting.Alliance.ToLocal(latest.StartedAt)) : null;

    private static DateOnly Weekday(DateOnly day) => day.AddDays(day.DayOfWeek switch { DayOfWeek.Saturday => 2, DayOfWeek.Sunday => 1, _ => 0 });
}
