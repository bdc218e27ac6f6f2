using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Errata;

/// <summary>The form by which approved minutes are corrected, in the language of whoever corrects.</summary>
internal static class ErratumForm
{
    /// <summary>As it was filled in, with what is wrong.</summary>
    public sealed record Filling(string Text, string Part, string Problem);

    public static CardView Of(Turn turn, MeetingRecord meeting, int errata, Filling filled)
    {
        var parts = new MinutesParts(meeting, turn.Phrases, turn.Language);
        var heading = turn.Say("erratumHeading", meeting.Number);
        var budget = new CardBudget();
        var text = budget.Beginning(TextLimits.Cut(filled.Text, MinutesErratum.LongestText));
        var (entries, _) = CirculationForms.Choices(parts, [], parts.All.Where(p => p.IsNumbered), budget);
        IReadOnlyList<Choice> choices = [new(turn.Say("erratumWhole"), IssueErratum.WholeMinutes), .. entries];
        var model = new ErratumFormModel(
            turn.Alliance.Id.ToString(), meeting.Id.ToString(), heading, filled.Problem, choices,
            choices.FirstOrDefault(c => c.Value == filled.Part)?.Value ?? IssueErratum.WholeMinutes,
            text, errata.ToString(CultureInfo.InvariantCulture));
        return new("minutes/erratum.json", CardModel.Of(model, ErrataJson.Default.ErratumFormModel), turn.Language, heading);
    }
}

internal sealed record ErratumFormModel(
    string Alliance, string Meeting, string Heading, string Problem, IReadOnlyList<Choice> Parts, string Part, string Text, string Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ErratumFormModel))]
internal sealed partial class ErrataJson : JsonSerializerContext;
