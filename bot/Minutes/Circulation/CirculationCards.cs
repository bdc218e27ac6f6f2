using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Circulation;

/// <summary>The cards that everyone in the place reads, so they are in the alliance's language.</summary>
internal static class CirculationCards
{
    private const int NamesShown = 40;

    /// <summary>A wish, a reason and an answer are quoted up to here on the list; the amendment's own card has all of it.</summary>
    private const int QuoteLength = 300;

    /// <summary>Of what people wrote on the card of one amendment: the draft and the trail have all of it.</summary>
    private const int LongQuote = 1_200;

    // Characters of JSON around the texts of one line, as in circulation.json.
    private const int AmendmentFrame = 1_300;
    private const int LineFrame = 130;

    public static CardView Circulation(Turn turn, CirculationView view)
    {
        var budget = new CardBudget();
        var circulation = view.Circulation;
        var heading = turn.SayToAll("circulationHeading", view.Meeting.Number);
        var parts = Parts(turn, view);
        string[] status = [.. CirculationText.Status(view, turn.Phrases, turn.Alliance.Language)];
        budget.Allows(LineFrame * status.Length, [view.Meeting.Title, .. status]);
        // What waits for an answer comes first when there is not room for all.
        var amendments = view.Amendments.OrderBy(a => a.State is not AmendmentState.Open).Select(a => Line(turn, a, parts))
            .TakeWhile(line => budget.Allows(AmendmentFrame, line.Name, line.Text, line.Who, line.Answer)).ToList();
        var unreached = view.Unreached.Select(v => Unreached(turn, v)).TakeWhile(line => budget.Allows(LineFrame, line)).ToList();
        if (unreached.Count < view.Unreached.Count)
            unreached.Add($"…{turn.SayToAll("andMore", view.Unreached.Count - unreached.Count)}");
        var model = new CirculationModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Meeting = view.Meeting.Id.ToString(),
            Edition = view.Meeting.Edition,
            Heading = heading,
            Title = view.Meeting.Title,
            Status = status,
            NoChanges = view.NoChanges.Count > 0 ? Names(turn, view.NoChanges, budget) : "",
            Silent = circulation.IsOpen && view.Silent.Count > 0 ? Names(turn, view.Silent, budget) : "",
            Amendments = amendments,
            Omitted = amendments.Count < view.Amendments.Count ? turn.SayToAll("circulationOmitted", view.Amendments.Count - amendments.Count) : "",
            Unreached = circulation.IsOpen ? unreached : [],
            IsOpen = circulation.IsOpen,
            TakesAmendments = view.TakesAmendments,
            CanAskForVote = view.TakesAmendments && !circulation.WaitsForVote,
            CanApprove = circulation.IsOpen && MinutesHolder.IsOffered(turn, view.Meeting, view.NamedByRota),
        };
        return new("minutes/circulation.json", CardModel.Of(model, CirculationJson.Default.CirculationModel), turn.Alliance.Language, heading);
    }

    /// <param name="turn">Who looks.</param>
    /// <param name="view">The circulation it belongs to.</param>
    /// <param name="amendment">One of its amendments.</param>
    /// <param name="reason">Why it is to be declined, as it was filled in.</param>
    /// <param name="problem">What is wrong with that.</param>
    public static CardView Amendment(Turn turn, CirculationView view, MinutesAmendment amendment, string reason = "", string problem = "")
    {
        var parts = Parts(turn, view);
        var isOpen = view.Circulation.IsOpen && amendment.State is AmendmentState.Open;
        var (current, seen) = (parts.Current(amendment.Part), parts.SequenceOf(amendment.Part));
        var isGone = isOpen && seen is null && amendment.Place is not null;
        var hasChanged = isOpen && seen != amendment.SeenSequence;
        var budget = new CardBudget();
        var heading = turn.SayToAll("amendmentHeading", amendment.Number, view.Meeting.Number, parts.Name(amendment.Part));
        var model = new AmendmentModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Meeting = view.Meeting.Id.ToString(),
            Id = amendment.Id.ToString(),
            Seen = seen?.ToString(CultureInfo.InvariantCulture) ?? "",
            Heading = heading,
            State = State(turn, amendment),
            Problem = problem.Length > 0 || !hasChanged ? problem : turn.SayToAll(isGone ? "amendmentPartGone" : "amendmentOvertaken"),
            // In the order of what somebody who decides cannot do without.
            Text = Quote(parts.Wish(amendment)),
            Current = isOpen ? Quote(current) : "",
            Reason = Quote(amendment.Reason),
            DeclineReason = budget.Beginning(TextLimits.Cut(reason, MinutesAmendment.LongestReason)),
            Before = hasChanged || !isOpen ? Quote(amendment.Before) : "",
            Who = CirculationText.Who(amendment),
            Answer = Quote(amendment.Answer),
            CanWithdraw = isOpen && (turn.Place.Kind is not PlaceKind.Personal || amendment.SuggestedById == turn.Person.Id),
            CanAccept = isOpen && !isGone && MinutesHolder.IsOffered(turn, view.Meeting, view.NamedByRota),
            CanAnswer = isOpen && MinutesHolder.IsOffered(turn, view.Meeting, view.NamedByRota),
        };
        return new("minutes/amendment.json", CardModel.Of(model, CirculationJson.Default.AmendmentModel), turn.Alliance.Language, heading);

        string Quote(string text) => budget.Beginning(TextLimits.Abridge(text, LongQuote));
    }

    public static MinutesParts Parts(Turn turn, CirculationView view) => new(view.Meeting, turn.Phrases, turn.Alliance.Language);

    private static AmendmentLineModel Line(Turn turn, MinutesAmendment amendment, MinutesParts parts) => new(
        amendment.Id.ToString(),
        turn.SayToAll("amendmentOpenButton", amendment.Number),
        $"{amendment.Number}. {parts.Name(amendment.Part)}",
        State(turn, amendment),
        TextLimits.Abridge(parts.Wish(amendment), QuoteLength),
        $"{CirculationText.Who(amendment)}: {TextLimits.Abridge(amendment.Reason, QuoteLength)}",
        amendment.Answer.Length > 0 ? $"{amendment.AnsweredByName}: {TextLimits.Abridge(amendment.Answer, QuoteLength)}" : "");

    private static string State(Turn turn, MinutesAmendment amendment) => turn.SayToAll($"amendmentState.{amendment.State}", amendment.AnsweredByName);

    private static string Unreached(Turn turn, UnreachedVoter voter) => voter.People switch
    {
        [] => turn.SayToAll("circulationNobody", voter.Name),
        [var only] when only == voter.Name => voter.Name,
        var people => $"{voter.Name}: {string.Join(", ", people)}",
    };

    private static string Names(Turn turn, IReadOnlyList<string> names, CardBudget budget)
    {
        var (shown, more) = budget.Names(names, NamesShown);
        return $"{names.Count}: {shown}{(more > 0 ? turn.SayToAll("andMore", more) : "")}";
    }
}

internal sealed record CirculationModel
{
    public required string Alliance { get; init; }
    public required string Meeting { get; init; }
    public required string Edition { get; init; }
    public required string Heading { get; init; }
    public required string Title { get; init; }

    /// <summary>Sentences of ours with people's names and words in them.</summary>
    public required IReadOnlyList<string> Status { get; init; }
    public required string NoChanges { get; init; }
    public required string Silent { get; init; }
    public required IReadOnlyList<AmendmentLineModel> Amendments { get; init; }
    public required string Omitted { get; init; }
    public required IReadOnlyList<string> Unreached { get; init; }
    public required bool IsOpen { get; init; }
    public required bool TakesAmendments { get; init; }
    public required bool CanAskForVote { get; init; }
    public required bool CanApprove { get; init; }
}

internal sealed record AmendmentLineModel(string Id, string Open, string Name, string State, string Text, string Who, string Answer);

internal sealed record AmendmentModel
{
    public required string Alliance { get; init; }
    public required string Meeting { get; init; }
    public required string Id { get; init; }

    /// <summary>The entry that the card shows as it stands.</summary>
    public required string Seen { get; init; }
    public required string Heading { get; init; }
    public required string State { get; init; }
    public required string Problem { get; init; }
    public required string Current { get; init; }

    /// <summary>What stood there when it was suggested, where that is another text by now.</summary>
    public required string Before { get; init; }
    public required string Text { get; init; }
    public required string Reason { get; init; }
    public required string Who { get; init; }
    public required string Answer { get; init; }
    public required string DeclineReason { get; init; }
    public required bool CanWithdraw { get; init; }
    public required bool CanAccept { get; init; }
    public required bool CanAnswer { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CirculationModel))]
[JsonSerializable(typeof(AmendmentModel))]
internal sealed partial class CirculationJson : JsonSerializerContext;
