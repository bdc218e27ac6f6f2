using System.Text.Json.Serialization;
using AllianceBot.Alliances;
using AllianceBot.Conversation;

namespace AllianceBot.Meetings.Votes;

/// <summary>The model of the vote's card. Everyone in the place reads it, so it is in the alliance's language.</summary>
internal static class VoteCards
{
    /// <summary>More names than this are counted.</summary>
    private const int NamesShown = 40;

    public static CardView Vote(Turn turn, VoteView vote)
    {
        var heading = turn.SayToAll("voteHeading", vote.MeetingNumber);
        var budget = new CardBudget();
        budget.Allows(0, vote.Motion);
        var model = new VoteModel(
            vote.Id.ToString(),
            heading,
            vote.Motion,
            turn.SayToAll("voteRule", turn.SayToAll($"decisionRule.{vote.Rule}"), vote.QuorumPercent),
            [.. Enum.GetValues<VoteChoice>().Select(choice => Line(turn, vote, choice, budget))],
            turn.SayToAll(vote.AreOrganisations ? "voteHint" : "voteHintPeople"),
            vote.IsOpen ? turn.SayToAll(vote.AreOrganisations ? "voteSilentOrganisations" : "voteSilentPeople", vote.Tally.Silent) : "",
            vote.IsOpen ? "" : turn.SayToAll($"voteVerdict.{vote.Verdict}"),
            vote.ReplacesEarlier ? turn.SayToAll("voteReplaces") : "",
            vote.Verdict is Verdict.Adopted,
            vote.IsOpen);
        return new("meetings/vote.json", CardModel.Of(model, VoteJson.Default.VoteModel), turn.Alliance.Language, heading);
    }

    private static VoteLineModel Line(Turn turn, VoteView vote, VoteChoice choice, CardBudget budget)
    {
        var (names, more) = budget.Names([.. vote.Voices.Where(v => v.Choice == choice).Select(v => v.Voter)], NamesShown);
        var count = choice switch
        {
            VoteChoice.For => vote.Tally.For,
            VoteChoice.Against => vote.Tally.Against,
            _ => vote.Tally.Abstaining,
        };
        return new(turn.SayToAll($"voteLine.{choice}", count), names + (more > 0 ? turn.SayToAll("andMore", more) : ""));
    }
}

/// <param name="Motion">People's text.</param>
/// <param name="Silent">How many have not voted; empty once closed.</param>
/// <param name="Result">Empty while it is open.</param>
/// <param name="Replaces">That it takes an earlier result's place; empty where there is none.</param>
internal sealed record VoteModel(
    string Vote, string Heading, string Motion, string Rule, IReadOnlyList<VoteLineModel> Lines, string Hint, string Silent, string Result, string Replaces, bool IsCarried, bool IsOpen);

/// <param name="Names">People's text.</param>
internal sealed record VoteLineModel(string Count, string Names);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VoteModel))]
internal sealed partial class VoteJson : JsonSerializerContext;
