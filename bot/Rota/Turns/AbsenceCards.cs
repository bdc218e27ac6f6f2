using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Turns;

/// <summary>The form of an absence as it is to be shown.</summary>
internal sealed record AbsenceForm
{
    /// <summary>What was done a moment ago; empty for nothing.</summary>
    public string Notice { get; init; } = "";

    public string Problem { get; init; } = "";

    public string Organisation { get; init; } = "";

    public string From { get; init; } = "";

    public string To { get; init; } = "";
}

/// <summary>The model of the card about absences.</summary>
internal static class AbsenceCards
{
    /// <summary>The next ones; each has a button.</summary>
    public const int MostRows = 8;

    public static CardView Card(Turn turn, AbsenceForm form, IReadOnlyList<AbsenceRow> absences)
    {
        var budget = new CardBudget();
        var model = new AwayModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Notice = budget.Beginning(form.Notice),
            Problem = budget.Beginning(form.Problem),
            Organisation = TextLimits.Cut(form.Organisation, TextLimits.Name),
            From = TextLimits.Cut(form.From, 10),
            To = TextLimits.Cut(form.To, 10),
            Absences =
            [
                .. absences.Select((absence, at) => new AwayRow(
                    absence.Id.ToString(),
                    budget.Beginning(turn.Say("awayRow", at + 1, TextLimits.Abridge(absence.Organisation, TextLimits.Name), Day(turn, absence.From), Day(turn, absence.To))),
                    turn.Say("awayRemoveButton", at + 1))),
            ],
        };
        return new("rota/away.json", CardModel.Of(model, AbsenceJson.Default.AwayModel), turn.Language, turn.Say("awayHeading"));
    }

    private static string Day(Turn turn, DateOnly day) => day.ToString(turn.Say("longDate"), turn.Language.Culture());
}

internal sealed record AwayModel
{
    public required string Alliance { get; init; }
    public required string Notice { get; init; }
    public required string Problem { get; init; }
    public required string Organisation { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required IReadOnlyList<AwayRow> Absences { get; init; }
}

/// <param name="Remove">What the button says; no two the same.</param>
internal sealed record AwayRow(string Id, string Text, string Remove);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AwayModel))]
internal sealed partial class AbsenceJson : JsonSerializerContext;
