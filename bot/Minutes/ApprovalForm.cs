using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Storage;

namespace AllianceBot.Minutes;

/// <summary>Before minutes are approved by hand: what that cuts short, in the language of whoever approves.</summary>
internal static class ApprovalForm
{
    /// <summary>As it was filled in, with what is wrong.</summary>
    public sealed record Filling(string Voted, string Problem);

    /// <param name="turn">Who approves.</param>
    /// <param name="meeting">Whose minutes.</param>
    /// <param name="circulation">How their circulation stands; null when they are not with the members.</param>
    /// <param name="proposals">How many proposals wait for an answer.</param>
    /// <param name="filled">What was voted, where a vote was asked for.</param>
    public static CardView Of(Turn turn, MeetingRecord meeting, CirculationView? circulation, int proposals, Filling filled)
    {
        var heading = turn.Say("approveNowHeading", meeting.Number);
        var sentences = circulation is null ? [] : Sentences(turn, circulation).ToList();
        if (proposals > 0)
            sentences.Add(turn.Say("approveNowProposals", proposals));
        var model = new ApprovalFormModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Meeting = meeting.Id.ToString(),
            Edition = meeting.Edition,
            Heading = heading,
            Sentences = sentences,
            Problem = filled.Problem,
            WaitsForVote = circulation is { Circulation.WaitsForVote: true },
            Voted = new CardBudget().Beginning(TextLimits.Cut(filled.Voted, MinutesCirculation.LongestReason)),
            Confirmed = ApproveMinutes.Confirmation,
            Open = (circulation?.OpenAmendments ?? 0).ToString(CultureInfo.InvariantCulture),
            Proposals = proposals.ToString(CultureInfo.InvariantCulture),
            IsInCirculation = circulation is not null,
            HasProposals = proposals > 0,
        };
        return new("minutes/approve-now.json", CardModel.Of(model, ApprovalFormJson.Default.ApprovalFormModel), turn.Language, heading);
    }

    private static IEnumerable<string> Sentences(Turn turn, CirculationView view)
    {
        var circulation = view.Circulation;
        if (!view.IsPast)
            yield return turn.Say("approveNowWindow", CirculationText.Date(circulation.LastDay, turn.Phrases, turn.Language));
        if (view.OpenAmendments > 0)
            yield return turn.Say("approveNowOpen", view.OpenAmendments);
        if (circulation.WaitsForVote)
            yield return turn.Say("approveNowVote", CirculationText.Who(circulation.VoteAskedByName, circulation.VoteAskedFor), circulation.VoteReason);
    }
}

internal sealed record ApprovalFormModel
{
    public required string Alliance { get; init; }
    public required string Meeting { get; init; }
    public required string Edition { get; init; }
    public required string Heading { get; init; }

    /// <summary>What would be cut short, each in a sentence.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }
    public required string Problem { get; init; }
    public required bool WaitsForVote { get; init; }
    public required string Voted { get; init; }
    public required string Confirmed { get; init; }

    /// <summary>How many suggested changes it tells of.</summary>
    public required string Open { get; init; }

    /// <summary>How many proposals it tells of.</summary>
    public required string Proposals { get; init; }
    public required bool IsInCirculation { get; init; }
    public required bool HasProposals { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ApprovalFormModel))]
internal sealed partial class ApprovalFormJson : JsonSerializerContext;
