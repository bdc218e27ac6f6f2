using AllianceBot.Alliances.Holidays;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Rota;
using AllianceBot.Rota.Caps;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Engine;
using AllianceBot.Rota.Plans;
using AllianceBot.Rota.Turns;

namespace AllianceBot.Tests.Cards;

/// <summary>The cards about the rota.</summary>
internal static class RotaModels
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 3, 24);
    private static readonly DutyKind[] Kinds = [DutyKind.Convening, DutyKind.Minutes, DutyKind.Records, DutyKind.Statements];

    public static IEnumerable<CardView> Usual(Turn turn) =>
    [
        .. Cards(turn, "Boletín_mensual", "Redactar y enviar el boletín", ["Red del Río", "Facultad de Suelos", "Unión de Mujeres"], 3),
        // Nothing that people wrote is on them but short names.
        DutyCards.Retire(turn, new(RotaDuty.Usual(DutyKind.Minutes), 12, 3)),
        MeetingDayCards.Form(turn, [.. Enumerable.Range(0, 104).Select(i => Day.AddDays(7 * i))], "2026-03-24", "2026-03-26", turn.Say("moveDayProblem.DayTaken")),
    ];

    public static IEnumerable<CardView> Empty(Turn turn)
    {
        yield return DutyCards.List(turn, [], CapFacts.None);
        yield return CapCards.Form(turn, new("", ""), 0, "");
        yield return DutyCards.Retire(turn, new(RotaDuty.Usual(DutyKind.Records), 0, 0));
        yield return DutyCards.Form(turn, new DutyForm(new("", "", "", "1", "Meeting", "1", "", "", "false", "", ""), null, [], null, 0));
        yield return RotaCards.Rota(turn, new([], [], new([], 1, 1, 0), "", IsPast: false));
        yield return TurnMonthCards.Card(turn, new(new(Day.Year, Day.Month, 1), [], [], new HashSet<Guid>(), 0));
        var state = State(turn, [], []);
        yield return RotaCards.Fairness(turn, RotaFairness.Measure(state, RotaAccounts.Close(null!, state)), state.Members, new([], 1, 1, 0));
        yield return PlanCards.Form(turn, new("", "", "", "", "", ""), null, canMove: false);
        yield return PlanCards.Preview(turn, new("", "", "", "", "", ""), state, new RotaProposal.NoOrganisations(), [], [], mayPublish: false, 1);
        yield return AbsenceCards.Card(turn, new(), []);
    }

    public static IEnumerable<CardView> Worst(Turn turn, string text, string[] names) => Cards(turn, Cut(text, RotaDuty.LongestName), text, names, 40);

    /// <summary>A rota of five hundred organisations with such names.</summary>
    public static IEnumerable<CardView> Laden(Turn turn, string[] names)
    {
        var state = State(turn, [.. Kinds.Select(RotaDuty.Usual)], names);
        var proposal = RotaPlanning.Plan(state, RotaAccounts.Close(null!, state), new([.. Enumerable.Range(0, 12).Select(i => Day.AddDays(14 * i))], Day.AddDays(200)));
        yield return PlanCards.Preview(turn, new("24 de marzo de 2026", "2026-05-31", "", "", "", ""), state, proposal, [new(Day, new(Id(1), Day, Day, "Fiestas Patrias", "PE"), 3)], names[..12], mayPublish: true, 1);
        var fairness = ((RotaProposal.Ready)proposal).Fairness;
        yield return RotaCards.Fairness(turn, fairness, state.Members, new([.. fairness.Lines.Take(Page.Size)], 1, 42, fairness.Lines.Count));
    }

    private static IEnumerable<CardView> Cards(Turn turn, string name, string text, string[] organisations, int rows)
    {
        var own = RotaDuty.Create(
            new()
            {
                Name = name,
                Meaning = Cut(text, RotaDuty.LongestMeaning),
                Template = Cut(text, RotaDuty.LongestTemplate),
                Effort = 2.5m,
                Holders = 2,
                Sectors = [Sector.Academia, Sector.LocalNgo],
                Language = "qu",
                Excludes = [RotaDuty.IdOf(DutyKind.Minutes)],
            }, Now);
        var gone = RotaDuty.Create(new() { Name = name[..^1], Meaning = Cut(text, RotaDuty.LongestMeaning) }, Now);
        gone.Retire(Now);
        IReadOnlyList<RotaDuty> duties = [.. Kinds.Select(RotaDuty.Usual), own, gone];
        IReadOnlyList<Choice> choices = [.. organisations.Select((o, i) => new Choice(o, Id(i).ToString()))];
        yield return DutyCards.List(turn, duties, new(33.33m, 40));
        yield return CapCards.Form(turn, new(organisations[0], "33,3"), 2, CapCards.Describe(turn, CapProblem.Unclear, [organisations[0]]));
        yield return DutyCards.Form(turn, new DutyForm(DutyFields.Of(own, null), own, duties, choices, 2) { Problem = DutyCards.Describe(turn, new(DutyProblem.NameTaken, name, [])) });
        yield return DutyCards.Form(turn, new DutyForm(DutyFields.Of(gone, null), gone, duties, null, 2));

        IReadOnlyList<TurnRow> list = [.. Enumerable.Range(0, Math.Min(rows, Page.Size)).Select(i => new TurnRow(Id(i), duties[i % duties.Count], Day.AddDays(i), organisations[i % organisations.Length], i % 2 == 0 ? organisations[^1] : "", (TurnState)(i % 7)))];
        yield return RotaCards.Rota(turn, new(list, [.. list.Take(5)], new(list, 2, 40, 480), "", IsPast: false));
        yield return RotaCards.Rota(turn, new([], [], new(list, 2, 3, 36), organisations[0], IsPast: true));
        yield return TurnMonthCards.Card(turn, new(new(Day.Year, Day.Month, 1), list, [.. list.Take(3)], new HashSet<Guid> { Id(1) }, 3));

        var state = State(turn, duties, organisations[..3]);
        var proposal = RotaPlanning.Plan(state, RotaAccounts.Close(null!, state), new([Day, Day.AddDays(21)], Day.AddDays(60)));
        var ready = proposal.ShouldBeOfType<RotaProposal.Ready>();
        yield return RotaCards.Fairness(turn, ready.Fairness, state.Members, new([.. ready.Fairness.Lines.OrderBy(line => line.OrganisationId).Take(Page.Size)], 2, 40, 500));
        var fields = new PlanFields("24 de marzo de 2026\n14 de abril de 2026", "2026-05-31", "", "2026-04-01", "2026-04-30", "");
        yield return PlanCards.Form(turn, fields with { Weights = Cut(text, 2000) }, choices, canMove: true, PlanCards.Describe(turn, [new(PlanProblem.DateUnclear, "", [name]), new(PlanProblem.DatePast, "", [name])]));
        yield return PlanCards.Preview(turn, fields, state, ready, [.. Enumerable.Range(0, 20).Select(i => new PlanHoliday(Day.AddDays(i), new(Id(i), Day, Day, Cut(text, Holiday.LongestName), i % 2 == 0 ? "" : "PE"), i))], ["Red del Río"], mayPublish: true, 1);
        yield return PlanCards.Preview(turn, fields with { Weights = Cut(text, 1000) }, state, new RotaProposal.Impossible([(Rhythm.Month, new RotaProblem(RotaProblemKind.NobodyAvailable, Day, 2, organisations[0]))]), [], [], mayPublish: true, 1);
        yield return AbsenceCards.Card(
            turn,
            new() { Notice = turn.Say("awayGone"), Problem = TurnCards.Describe(turn, TurnProblem.OrganisationUnknown, name, []), Organisation = organisations[0], From = "2026-03-24", To = "2026-04-24" },
            [.. organisations.Take(AbsenceCards.MostRows).Select((o, i) => new AbsenceRow(Id(i), o, Day, Day.AddDays(i)))]);
        foreach (var card in Life(turn, own, text, organisations))
            yield return card;
    }

    private static IEnumerable<CardView> Life(Turn turn, RotaDuty duty, string text, string[] organisations)
    {
        var held = RotaTurn.Plan(duty.Id, Rhythm.Meeting, Day, 0, Id(0), Now);
        held.HandOver(Cut(text, RotaTurn.LongestNote), organisations[0]);
        var view = new TurnView(held, duty, organisations[0], organisations[1], Cut(text, RotaTurn.LongestNote), organisations[2], [organisations[1]]);
        var reader = new TurnViewer(IsForAll: true, null, Leads: true);
        foreach (var call in Enum.GetValues<TurnCall>())
            yield return TurnCards.Card(Voice.Of(turn), turn.SpokenHere, view, reader, call, Day);
        held.Offer(Cut(text, RotaTurn.LongestReason), null);
        yield return TurnCards.Card(Voice.Of(turn), turn.SpokenHere, view, reader, null, Day.AddDays(-9));
        yield return TurnCards.Swap(Voice.Of(turn), Id(3), organisations[0], view, view with { Holder = organisations[1] });
        foreach (var (template, heading) in new[] { ("name", "turnNameHeading"), ("swap", "turnSwapHeading"), ("decline", "turnDeclineHeading"), ("done", "turnDoneHeading"), ("not-done", "turnNotDoneHeading"), ("handover", "turnHandoverHeading") })
            yield return TurnCards.Form(turn, new($"rota/turn-{template}.json", heading, view, "", [.. organisations.Take(24).Select((o, i) => new Choice(o, Id(i).ToString()))]) { Problem = TurnCards.Describe(turn, TurnProblem.PersonUnknown, organisations[0], []) });
        foreach (var what in Enum.GetValues<TurnNewsKind>())
            yield return TurnNews.Card(Voice.Of(turn), new(what, duty.Id, Rhythm.Quarter, Day, Id(0), Id(1), organisations[0], Cut(text, RotaTurn.LongestReason)), duty.Title(turn.Phrases, turn.Language), Members(organisations));
    }

    private static RotaState State(Turn turn, IReadOnlyList<RotaDuty> duties, string[] organisations) => new()
    {
        Setting = new RotaSetting(turn.Alliance, turn.Phrases, Now),
        Members = Members(organisations),
        Duties = duties,
        Turns = [],
        Accounts = [],
        Absences = [],
    };

    private static RotaMembers Members(string[] organisations) =>
        new(organisations.Select((o, i) => new OrganisationRecord(Id(i), $"{o} {i}", "", i % 2 == 0 ? Sector.Academia : Sector.LocalNgo, "es qu", 1 + (i % 3), OrganisationStatus.Member)));

    private static Guid Id(int i) => new(i + 1, 0, 0, new byte[8]);

    private static string Cut(string text, int length) => text.Length >= length ? text[..length] : text;
}
