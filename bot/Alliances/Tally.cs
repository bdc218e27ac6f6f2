using AllianceBot.Alliances.Charters;

namespace AllianceBot.Alliances;

/// <summary>Why a proposal or a motion stands as it does.</summary>
public enum Verdict
{
    Adopted,

    /// <summary>Too few answered.</summary>
    QuorumMissed,

    /// <summary>Under a rule that wants everyone along, somebody objects.</summary>
    Objected,

    /// <summary>Not enough for it among those for and against.</summary>
    MajorityMissed,

    /// <summary>Under consensus: nobody objects, but too many of those who answered stand aside.</summary>
    TooFewFor,

    /// <summary>Everyone who answered abstained.</summary>
    NobodyFor,
}

/// <summary>
/// The answers to a proposed charter or to a motion, counted by organisation. Silence counts neither for nor against: it counts only
/// towards a quorum that is missed.
/// </summary>
/// <param name="Voters">How many may answer.</param>
/// <param name="For">How many are for it.</param>
/// <param name="Against">How many object.</param>
/// <param name="Abstaining">How many answered neither.</param>
public sealed record Tally(int Voters, int For, int Against, int Abstaining)
{
    public int Answered => For + Against + Abstaining;

    public int Silent => Math.Max(0, Voters - Answered);

    /// <summary>No answer that may still come could change anything.</summary>
    public bool IsUnanimous => Voters > 0 && For == Voters;

    /// <summary>What the answers amount to if no more come.</summary>
    /// <remarks>
    /// Consensus and consent both fail on one objection and differ in what they make of those who stand aside. Consensus is
    /// agreement that people give: those who adopt must alone be as many as the quorum, because a decision from which most
    /// stand aside has no support to carry it (Seeds for Change, A Consensus Handbook, 2013: “stand aside”). Consent is the absence
    /// of reasoned objections: whoever answers without one lets it pass, and one in favour is enough (Endenburg's sociocracy; as
    /// “consent decision-making” in Sociocracy 3.0).
    /// </remarks>
    /// <param name="rule">How the alliance decides.</param>
    /// <param name="quorumPercent">How many of the voters must have answered, abstaining included.</param>
    public Verdict Decide(DecisionRule rule, int quorumPercent)
    {
        if (Answered == 0 || Answered * 100 < quorumPercent * Voters)
            return Verdict.QuorumMissed;
        var wantsEveryone = rule is DecisionRule.Consensus or DecisionRule.Consent;
        if (wantsEveryone && Against > 0)
            return Verdict.Objected;
        if (For + Against == 0)
            return Verdict.NobodyFor;
        if (rule is DecisionRule.Consensus && For * 100 < quorumPercent * Voters)
            return Verdict.TooFewFor;
        var isCarried = rule switch
        {
            DecisionRule.SimpleMajority => For > Against,
            DecisionRule.TwoThirds => For >= 2 * Against,
            _ => true,
        };
        return isCarried ? Verdict.Adopted : Verdict.MajorityMissed;
    }
}
