using AllianceBot.Alliances.Charters;
using CsCheck;

namespace AllianceBot.Tests.Alliances.Charters;

public sealed class TallyTests
{
    [Theory]
    // voters, for, against, abstaining, quorum
    [InlineData(DecisionRule.Consensus, 4, 2, 0, 0, 50, CharterVerdict.Adopted)]
    [InlineData(DecisionRule.Consensus, 4, 1, 0, 0, 50, CharterVerdict.QuorumMissed)]
    // Standing aside helps an answer to be reached; it is no agreement.
    [InlineData(DecisionRule.Consensus, 4, 1, 0, 1, 50, CharterVerdict.TooFewFor)]
    [InlineData(DecisionRule.Consensus, 40, 1, 0, 19, 50, CharterVerdict.TooFewFor)]
    [InlineData(DecisionRule.Consent, 40, 1, 0, 19, 50, CharterVerdict.Adopted)]
    [InlineData(DecisionRule.Consensus, 40, 20, 0, 20, 50, CharterVerdict.Adopted)]
    [InlineData(DecisionRule.Consent, 40, 0, 0, 20, 50, CharterVerdict.NobodyFor)]
    [InlineData(DecisionRule.Consensus, 4, 3, 1, 0, 50, CharterVerdict.Objected)]
    [InlineData(DecisionRule.Consensus, 4, 0, 1, 0, 50, CharterVerdict.QuorumMissed)]
    [InlineData(DecisionRule.Consensus, 4, 0, 0, 4, 50, CharterVerdict.NobodyFor)]
    [InlineData(DecisionRule.Consensus, 5, 2, 0, 0, 50, CharterVerdict.QuorumMissed)]
    [InlineData(DecisionRule.Consensus, 5, 3, 0, 0, 50, CharterVerdict.Adopted)]
    [InlineData(DecisionRule.Consensus, 3, 3, 0, 0, 100, CharterVerdict.Adopted)]
    [InlineData(DecisionRule.Consensus, 3, 2, 0, 0, 100, CharterVerdict.QuorumMissed)]
    [InlineData(DecisionRule.Consensus, 0, 0, 0, 0, 50, CharterVerdict.QuorumMissed)]
    [InlineData(DecisionRule.Consensus, 40, 0, 0, 0, 1, CharterVerdict.QuorumMissed)]
    [InlineData(DecisionRule.Consent, 4, 3, 0, 1, 50, CharterVerdict.Adopted)]
    [InlineData(DecisionRule.Consent, 4, 3, 1, 0, 50, CharterVerdict.Objected)]
    [InlineData(DecisionRule.SimpleMajority, 10, 3, 2, 0, 50, CharterVerdict.Adopted)]
    [InlineData(DecisionRule.SimpleMajority, 10, 2, 2, 1, 50, CharterVerdict.MajorityMissed)]
    [InlineData(DecisionRule.SimpleMajority, 10, 1, 0, 4, 50, CharterVerdict.Adopted)]
    [InlineData(DecisionRule.SimpleMajority, 10, 0, 0, 5, 50, CharterVerdict.NobodyFor)]
    [InlineData(DecisionRule.SimpleMajority, 10, 4, 0, 0, 50, CharterVerdict.QuorumMissed)]
    [InlineData(DecisionRule.TwoThirds, 9, 4, 2, 0, 50, CharterVerdict.Adopted)]
    [InlineData(DecisionRule.TwoThirds, 9, 3, 2, 0, 50, CharterVerdict.MajorityMissed)]
    [InlineData(DecisionRule.TwoThirds, 9, 2, 1, 6, 50, CharterVerdict.Adopted)]
    [InlineData(DecisionRule.TwoThirds, 9, 0, 5, 0, 50, CharterVerdict.MajorityMissed)]
    public void The_rule_decides(DecisionRule rule, int voters, int yes, int no, int abstaining, int quorum, CharterVerdict verdict) =>
        new CharterTally(voters, yes, no, abstaining).Decide(rule, quorum).ShouldBe(verdict);

    [Fact]
    public void One_more_for_it_never_harms_and_one_more_against_never_helps() =>
        Gen.Select(Gen.Enum<DecisionRule>(), Gen.Int[1, 20], Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[1, 100]).Sample((rule, silent, yes, no, abstaining, quorum) =>
        {
            var tally = new CharterTally(silent + yes + no + abstaining, yes, no, abstaining);
            var isAdopted = tally.Decide(rule, quorum) is CharterVerdict.Adopted;
            if (isAdopted)
                (tally with { For = yes + 1 }).Decide(rule, quorum).ShouldBe(CharterVerdict.Adopted);
            // An objection counts as an answer; once enough have answered it can only lower the chances.
            if (!isAdopted && tally.Answered * 100 >= quorum * tally.Voters)
                (tally with { Against = no + 1 }).Decide(rule, quorum).ShouldNotBe(CharterVerdict.Adopted);
        });
}
