using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Conversation;
using AllianceBot.Meetings.Votes;
using AllianceBot.Minutes;

namespace AllianceBot.Tests.Cards;

internal static partial class RenderingModels
{
    private static IEnumerable<CardView> UsualVotes(Turn turn)
    {
        Voice[] voices = [new("Agua Viva", VoteChoice.For), new("CARE", VoteChoice.For), new("Ministerio de Salud", VoteChoice.Abstain)];
        yield return VoteCards.Vote(turn, VoteOf("Firmamos el pronunciamiento", voices, new(4, 2, 0, 1), verdict: null));
        yield return VoteCards.Vote(turn, VoteOf("Firmamos el pronunciamiento", voices, new(4, 2, 0, 1), Verdict.Adopted));
        yield return VoteCards.Vote(turn, VoteOf("Firmamos el pronunciamiento", voices, new(4, 2, 0, 1), Verdict.Adopted) with { ReplacesEarlier = true });
        yield return DecisionCards.Register(turn, Decisions("nutrición", [new("2026-03/D1", "Se aprueba el plan", new(2026, 3, 2), true), new("2026-02/D4", "Se pide una audiencia", new(2026, 2, 2), false)], 30));
    }

    private static IEnumerable<CardView> EmptyVotes(Turn turn)
    {
        yield return VoteCards.Vote(turn, VoteOf("?", [], new(0, 0, 0, 0), verdict: null));
        yield return VoteCards.Vote(turn, VoteOf("?", [], new(0, 0, 0, 0), Verdict.QuorumMissed));
        yield return DecisionCards.Register(turn, Decisions("", [], 0));
    }

    private static IEnumerable<CardView> WorstVotes(Turn turn)
    {
        var hostile = Long(Hostile, 200);
        Voice[] voices = [.. Enumerable.Range(0, 500).Select(i => new Voice($"{i} {hostile}", (VoteChoice)(i % 3)))];
        yield return VoteCards.Vote(turn, VoteOf(Long(Hostile, 4_000), voices, new(500, 167, 167, 166), verdict: null));
        yield return VoteCards.Vote(turn, VoteOf(Long(Hostile, 4_000), voices, new(500, 167, 167, 166), Verdict.MajorityMissed));
        yield return DecisionCards.Register(turn, Decisions(hostile, [.. Enumerable.Range(0, Page.Size).Select(i => new RegisteredDecision("2026-103/D100", Long(Hostile, 4_000), DateOnly.MaxValue, i % 2 == 0))], 5_000));
    }

    private static VoteView VoteOf(string motion, Voice[] voices, Tally tally, Verdict? verdict) =>
        new(Guid.Empty, "2026-03", motion, DecisionRule.SimpleMajority, 50, tally, verdict, voices, AreOrganisations: true);

    private static FindDecisions.Outcome Decisions(string words, RegisteredDecision[] rows, int total) =>
        new(words, new(rows, 2, Math.Max(2, total / Page.Size), total));
}
