using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Alliances.Charters;

/// <summary>How a version stands, in sentences that cards and paper share.</summary>
internal static class CharterStatus
{
    /// <summary>One line: a draft, proposed, adopted on a day.</summary>
    public static string Describe(CharterView charter, Phrasebook phrases, TextLanguage language) => charter.State switch
    {
        CharterState.Draft => phrases.Say(language, "charterStateDraft"),
        CharterState.Proposed => phrases.Say(language, "charterStateProposed", charter.Proposal!.ProposedBy, Date(charter.Proposal.LastDay, phrases, language)),
        _ => phrases.Say(language, $"charterState.{charter.State}", Date(charter.ClosedOn ?? default, phrases, language)),
    };

    /// <summary>By what rule it is or was decided, and how the answers stand.</summary>
    public static IEnumerable<string> Explain(CharterProposal proposal, CharterView charter, Phrasebook phrases, TextLanguage language)
    {
        var tally = proposal.Tally;
        yield return phrases.Say(language, $"charterRule.{proposal.Rule}", proposal.QuorumPercent);
        yield return phrases.Say(language, proposal.ByOrganisation ? "charterCount" : "charterCountPeople", tally.For, tally.Against, tally.Abstaining, tally.Silent, tally.Voters);
        if (charter.ClosedOn is not null && charter.State is not CharterState.Withdrawn)
            yield return phrases.Say(language, $"charterVerdict.{tally.Decide(proposal.Rule, proposal.QuorumPercent)}");
        else if (charter.State is CharterState.Proposed)
            yield return phrases.Say(language, "charterSilence");
    }

    public static string Date(DateOnly date, Phrasebook phrases, TextLanguage language) => date.ToString(phrases.Say(language, "longDate"), language.Culture());
}
