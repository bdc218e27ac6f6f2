using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using CsCheck;

namespace AllianceBot.Tests.Alliances;

public sealed class TallyTests
{
    [Theory]
    // voters, for, against, abstaining, quorum
    [InlineData(DecisionRule.Consensus, 4, 2, 0, 0, 50, Verdict.Adopted)]
    [InlineData(DecisionRule.Consensus, 4, 1, 0, 0, 50, Verdict.QuorumMissed)]
    // Standing aside helps an answer to be reached; it is no agreement.
    [InlineData(DecisionRule.Consensus, 4, 1, 0, 1, 50, Verdict.TooFewFor)]
    [InlineData(DecisionRule.Consensus, 40, 1, 0, 19, 50, Verdict.TooFewFor)]
    [InlineData(DecisionRule.Consent, 40, 1, 0, 19, 50, Verdict.Adopted)]
    [InlineData(DecisionRule.Consensus, 40, 20, 0, 20, 50, Verdict.Adopted)]
    [InlineData(DecisionRule.Consent, 40, 0, 0, 20, 50, Verdict.NobodyFor)]
    [InlineData(DecisionRule.Consensus, 4, 3, 1, 0, 50, Verdict.Objected)]
    [InlineData(DecisionRule.Consensus, 4, 0, 1, 0, 50, Verdict.QuorumMissed)]
    [InlineData(DecisionRule.Consensus, 4, 0, 0, 4, 50, Verdict.NobodyFor)]
    [InlineData(DecisionRule.Consensus, 5, 2, 0, 0, 50, Verdict.QuorumMissed)]
    [InlineData(DecisionRule.Consensus, 5, 3, 0, 0, 50, Verdict.Adopted)]
    [InlineData(DecisionRule.Consensus, 3, 3, 0, 0, 100, Verdict.Adopted)]
    [InlineData(DecisionRule.Consensus, 3, 2, 0, 0, 100, Verdict.QuorumMissed)]
    [InlineData(DecisionRule.Consensus, 0, 0, 0, 0, 50, Verdict.QuorumMissed)]
    [InlineData(DecisionRule.Consensus, 40, 0, 0, 0, 1, Verdict.QuorumMissed)]
    [InlineData(DecisionRule.Consent, 4, 3, 0, 1, 50, Verdict.Adopted)]
    [InlineData(DecisionRule.Consent, 4, 3, 1, 0, 50, Verdict.Objected)]
    [InlineData(DecisionRule.SimpleMajority, 10, 3, 2, 0, 50, Verdict.Adopted)]
    [InlineData(DecisionRule.SimpleMajority, 10, 2, 2, 1, 50, Verdict.MajorityMissed)]
    [InlineData(DecisionRule.SimpleMajority, 10, 1, 0, 4, 50, Verdict.Adopted)]
    [InlineData(DecisionRule.SimpleMajority, 10, 0, 0, 5, 50, Verdict.NobodyFor)]
    [InlineData(DecisionRule.SimpleMajority, 10, 4, 0, 0, 50, Verdict.QuorumMissed)]
    [InlineData(DecisionRule.TwoThirds, 9, 4, 2, 0, 50, Verdict.Adopted)]
    [InlineData(DecisionRule.TwoThirds, 9, 3, 2, 0, 50, Verdict.MajorityMissed)]
    [InlineData(DecisionRule.TwoThirds, 9, 2, 1, 6, 50, Verdict.Adopted)]
    [InlineData(DecisionRule.TwoThirds, 9, 0, 5, 0, 50, Verdict.MajorityMissed)]
    public void The_rule_decides(DecisionRule rule, int voters, int yes, int no, int abstaining, int quorum, Verdict verdict) =>
        new Tally(voters, yes, no, abstaining).Decide(rule, quorum).ShouldBe(verdict);

    [Fact]
    public void One_more_for_it_never_harms_and_one_more_against_never_helps() =>
        Gen.Select(Gen.Enum<DecisionRule>(), Gen.Int[1, 20], Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[1, 100]).Sample((rule, silent, yes, no, abstaining, quorum) =>
        {
            var tally = new Tally(silent + yes + no + abstaining, yes, no, abstaining);
            var isAdopted = tally.Decide(rule, quorum) is Verdict.Adopted;
            if (isAdopted)
                (tally with { For = yes + 1 }).Decide(rule, quorum).ShouldBe(Verdict.Adopted);
            // An objection counts as an answer; once enough have answered it can only lower the chances.
            if (!isAdopted && tally.Answered * 100 >= quorum * tally.Voters)
                (tally with { Against = no + 1 }).Decide(rule, quorum).ShouldNotBe(Verdict.Adopted);
        });
}
