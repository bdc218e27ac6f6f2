using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Conversation;
using AllianceBot.Documents;
using AllianceBot.Meetings;
using AllianceBot.Minutes;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Minutes.Errata;
using AllianceBot.Storage;

namespace AllianceBot.Tests.Cards;

internal static partial class RenderingModels
{
    private static readonly DateTimeOffset Then = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    private static IEnumerable<CardView> UsualCirculation(Turn turn)
    {
        var view = ViewOf(turn, "Plenaria", "Se aprueba el plan", "Lucía Fernández", "Agua Viva", amendments: 3, isVoteAsked: false);
        foreach (var card in CirculationCardsOf(turn, view, problem: ""))
            yield return card;
        foreach (var card in CirculationCardsOf(turn, ViewOf(turn, "Plenaria", "Se aprueba el plan", "Lucía Fernández", "Agua Viva", amendments: 1, isVoteAsked: true), problem: ""))
            yield return card;
        // Not with the members, but proposals wait.
        yield return ApprovalForm.Of(turn, view.Meeting, circulation: null, proposals: 8, new("", ""));
        // Nobody has said anything yet: the draft can be taken back.
        yield return CirculationCards.Circulation(turn, ViewOf(turn, "Plenaria", "?", "Lucía Fernández", "", amendments: 0, isVoteAsked: false) with { NoChanges = [] });
        yield return MinutesCards.Minutes(turn, Corrected(turn, "Lucía Fernández", "Debe decir 3 %.", errata: 2), "https://bot.example/minutes/x");
    }

    private static IEnumerable<CardView> EmptyCirculation(Turn turn) =>
        CirculationCardsOf(turn, ViewOf(turn, "", "?", "?", "", amendments: 1, isVoteAsked: false) with { Silent = [], NoChanges = [], Unreached = [] }, problem: "");

    private static IEnumerable<CardView> WorstCirculation(Turn turn)
    {
        var hostile = Long(Hostile, 200);
        var view = ViewOf(turn, hostile, Long(Hostile, 4_000), hostile, hostile, amendments: 200, isVoteAsked: true) with
        {
            NoChanges = [.. Enumerable.Repeat(hostile, 300)],
            Silent = [.. Enumerable.Repeat(hostile, 300)],
            Unreached = [.. Enumerable.Repeat(new UnreachedVoter(Guid.Empty, hostile, [hostile, hostile]), 300)],
            ByMailAlone = [.. Enumerable.Repeat(new UnreachedVoter(Guid.Empty, hostile, [hostile, hostile]), 300)],
        };
        foreach (var card in CirculationCardsOf(turn, view, hostile))
            yield return card;
        yield return MinutesCards.Minutes(turn, Corrected(turn, hostile, Long(Hostile, 2_000), errata: 50), "https://bot.example/minutes/x");
    }

    private static IEnumerable<CardView> CirculationCardsOf(Turn turn, CirculationView view, string problem)
    {
        var amendment = view.Amendments[0];
        yield return CirculationCards.Circulation(turn, view);
        yield return CirculationCards.Amendment(turn, view, amendment, problem, problem);
        yield return CirculationForms.Choose(turn, view, "", problem);
        yield return CirculationForms.Write(turn, view, amendment.Part, new(amendment.Text, view.Circulation.CirculatedByName, "2026-03-30", "", amendment.Reason) { Problem = problem });
        yield return CirculationForms.Write(turn, view, new AmendedPart(EntryKind.Action, null), new(amendment.Text, view.Circulation.CirculatedByName, "2026-03-30", "1", amendment.Reason) { Problem = problem });
        yield return CirculationForms.AskForVote(turn, view, amendment.Reason, problem);
        yield return ApprovalForm.Of(turn, view.Meeting, view, proposals: 8, new(amendment.Reason, problem));
        yield return ErratumForm.Of(turn, view.Meeting, 1, new(amendment.Reason, "", problem));
        var notice = Notice(turn);
        yield return CirculationNoticeCards.Circulated(notice, view, amendment.SuggestedFor.Length > 0 ? amendment.SuggestedFor : "?");
        yield return CirculationNoticeCards.Suggested(notice, view, amendment);
        yield return CirculationNoticeCards.VoteAsked(notice, view);
        yield return CirculationNoticeCards.Waiting(notice, view);
        if (view.Amendments is [.., { State: not AmendmentState.Open } answered])
            yield return CirculationNoticeCards.Answered(notice, view, answered);
    }

    private static CirculationView ViewOf(Turn turn, string title, string text, string person, string organisation, int amendments, bool isVoteAsked)
    {
        var actor = new Actor(Guid.Empty, person, Standing.None);
        var meeting = MeetingOf(title, text, person);
        var circulation = MinutesCirculation.Begin(meeting.Id, actor, turn.Alliance, 7, charterVersion: 2, Then);
        if (isVoteAsked)
            circulation.AskForVote(person, organisation, ReasonOf(text), Then);
        var wishes = Enumerable.Range(1, amendments).Select(number =>
        {
            var amendment = MinutesAmendment.Suggest(
                meeting.Id, number, new(new(EntryKind.Decision, 2), text, ReasonOf(text)) { SeenSequence = number % 2 == 0 ? 2 : 1, Before = text }, actor, organisation, Then);
            if (number > 1)
                amendment.Settle((AmendmentState)(number % 4 is 0 ? 1 : number % 4), person, number % 4 == 2 ? ReasonOf(text) : "", Then);
            return amendment;
        });
        return new()
        {
            Meeting = meeting,
            Circulation = circulation,
            NamedByRota = [],
            IsPast = false,
            Amendments = [.. wishes],
            NoChanges = [organisation],
            Silent = ["CARE", "Ministerio de Salud"],
            Unreached = [new(Guid.Empty, "Tejedoras", ["Rosa Mamani"]), new(Guid.Empty, "Radio Altiplano", [])],
            ByMailAlone = [],
            Rule = DecisionRule.Consent,
        };
    }

    private static string ReasonOf(string text) => TextLimits.Cut(text, MinutesAmendment.LongestReason);

    private static MeetingRecord MeetingOf(string title, string text, string person) => new()
    {
        Id = Guid.Empty,
        Number = "2026-03",
        OnlyIn = null,
        Title = title,
        StartedAt = Then,
        EndedAt = Then,
        StartedById = Guid.Empty,
        StartedByName = person,
        RollCall = RenderingRollCall.Of([person]),
        Items = [new(1, "Plan", null, [new(EntryKind.Decision, text, null, null, null, null, person, Then) { Sequence = 2, Place = 2 }, new(EntryKind.Action, text, null, Guid.Empty, person, new(2026, 3, 30), person, Then) { Sequence = 3, Place = 3 }])],
    };

    private static MinutesView Corrected(Turn turn, string person, string text, int errata)
    {
        var circulated = new MinutesCirculated(new(2026, 3, 2), new(2026, 3, 9), IsUnopposed: true, "", 0);
        var view = Minutes(turn, person, [person], [Item(1, "Plan 2027", text)], new MinutesApproval("", Evening) { Circulation = circulated });
        var actor = new Actor(Guid.Empty, person, Standing.None);
        return view with { Errata = [.. Enumerable.Range(1, errata).Select(number => MinutesErratum.Issue(Guid.Empty, number, 2, text, actor, Then, new("minutes/2026/x.docx", "x", "es", [])))] };
    }
}
