using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Minutes;

/// <summary>The model of the card that shows the register of decisions; in the language of the minutes, as what it shows.</summary>
internal static class DecisionCards
{
    /// <summary>A decision is shown up to here; the minutes have all of it.</summary>
    private const int QuoteLength = 600;

    /// <summary>Likewise a correction, of which a decision seldom has more than one; the latest are shown.</summary>
    private const int ErratumLength = 300;
    private const int MostErrata = 3;

    // Characters of JSON around the texts of one line, as in decisions.json.
    private const int DecisionFrame = 400;
    private const int ErratumFrame = 120;

    public static CardView Register(Turn turn, FindDecisions.Outcome found)
    {
        var page = found.Page;
        var budget = new CardBudget();
        // Decisions come before what was corrected of them when there is not room for all.
        foreach (var decision in page.Rows)
            budget.Allows(DecisionFrame, TextLimits.Abridge(decision.Text, QuoteLength));
        var model = new DecisionsModel(
            turn.Alliance.Id.ToString(),
            found.Words.Length > 0 ? turn.SayToAll("decisionsAbout", TextLimits.Abridge(found.Words, TextLimits.Name)) : "",
            [.. page.Rows.Select(d => new RegisteredDecisionModel(
                d.Number,
                TextLimits.Abridge(d.Text, QuoteLength),
                [.. d.Errata.TakeLast(MostErrata).Select(e => turn.SayToAll("decisionErratum", e.Number, TextLimits.Abridge(e.Text, ErratumLength))).TakeWhile(line => budget.Allows(ErratumFrame, line))],
                turn.SayToAll(d.IsApproved ? "decisionApproved" : "decisionDraft", d.On.ToString(turn.SayToAll("longDate"), turn.Alliance.Language.Culture()))))],
            turn.SayToAll("decisionsCount", page.Total, page.Number, page.Count),
            TextLimits.Cut(found.Words, TextLimits.Name),
            page.HasPrevious ? (page.Number - 1).ToString(CultureInfo.InvariantCulture) : "",
            page.HasNext ? (page.Number + 1).ToString(CultureInfo.InvariantCulture) : "");
        return new("minutes/decisions.json", CardModel.Of(model, DecisionsJson.Default.DecisionsModel), turn.Alliance.Language, turn.SayToAll("decisionsHeading"));
    }
}

/// <param name="Filter">What was looked for; empty for all.</param>
/// <param name="Words">The same, for the next page.</param>
internal sealed record DecisionsModel(string Alliance, string Filter, IReadOnlyList<RegisteredDecisionModel> Decisions, string Count, string Words, string Previous, string Next);

/// <param name="Text">People's text.</param>
/// <param name="Errata">What was corrected of it.</param>
internal sealed record RegisteredDecisionModel(string Number, string Text, IReadOnlyList<string> Errata, string When);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DecisionsModel))]
internal sealed partial class DecisionsJson : JsonSerializerContext;
