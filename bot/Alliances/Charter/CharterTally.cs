namespace AllianceBot.Alliances.Charters;

/// <summary>Why a proposal stands as it does.</summary>
public enum CharterVerdict
{
    Adopted,

    /// <summary>Too few answered.</summary>
    QuorumMissed,

    /// <summary>Under a rule that wants everyone along, somebody objects.</summary>
    Objected,

    /// <summary>Not enough for it among those for and against.</summary>
    MajorityMissed,

    /// <summary>Everyone who answered abstained.</summary>
    NobodyFor,
}

/// <summary>
/// The answers to a proposed charter, counted by organisation. Silence counts neither for nor against: it counts only
/// towards a quorum that is missed.
/// </summary>
/// <param name="Voters">How many may answer.</param>
/// <param name="For">How many adopt it.</param>
/// <param name="Against">How many object.</param>
/// <param name="Abstaining">How many answered neither.</param>
public sealed record CharterTally(int Voters, int For, int Against, int Abstaining)
{
    public int Answered => For + Against + Abstaining;

    public int Silent => Math.Max(0, Voters - Answered);

    public bool IsComplete => Voters > 0 && Silent == 0;

    /// <summary>What the answers amount to if no more come.</summary>
    /// <param name="rule">How the alliance decides.</param>
    /// <param name="quorumPercent">How many of the voters must have answered, abstaining included.</param>
    public CharterVerdict Decide(DecisionRule rule, int quorumPercent)
    {
        if (Answered == 0 || Answered * 100 < quorumPercent * Voters)
            return CharterVerdict.QuorumMissed;
        var wantsEveryone = rule is DecisionRule.Consensus or DecisionRule.Consent;
        if (wantsEveryone && Against > 0)
            return CharterVerdict.Objected;
        if (For + Against == 0)
            return CharterVerdict.NobodyFor;
        var isCarried = rule switch
        {
            DecisionRule.SimpleMajority => For > Against,
            DecisionRule.TwoThirds => For >= 2 * Against,
            _ => true,
        };
        return isCarried ? CharterVerdict.Adopted : CharterVerdict.MajorityMissed;
    }
}
