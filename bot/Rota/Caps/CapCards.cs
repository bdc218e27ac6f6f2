using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Caps;

/// <summary>The caps as a form, and in words.</summary>
internal static class CapCards
{
    public static CardView Form(Turn turn, CapFields fields, int version, string problem)
    {
        var model = new CapModel(turn.Alliance.Id.ToString(), RotaForms.KeyOf(turn), RotaCards.OfGroup(turn), version.ToString(CultureInfo.InvariantCulture), problem, TextLimits.Cut(fields.Each, TextLimits.Name), TextLimits.Cut(fields.International, TextLimits.Name));
        return new("rota/caps.json", CardModel.Of(model, CapJson.Default.CapModel), turn.Language, turn.Say("capsHeading"));
    }

    /// <summary>What holds, in a sentence or two; empty while there are no caps.</summary>
    public static string Say(Turn turn, CapFacts caps) => string.Join(' ', new[]
    {
        caps.Each is { } each ? turn.Say("capsEach", each) : "",
        caps.International is { } together ? turn.Say("capsInternational", together) : "",
    }.Where(sentence => sentence.Length > 0));

    /// <summary>What is wrong with a filled-in form, in one sentence with the way forward.</summary>
    public static string Describe(Turn turn, CapProblem problem, IReadOnlyList<object> values) =>
        turn.Say($"capsProblem.{problem}", [.. values.Select(value => value is string typed ? TextLimits.Abridge(typed, TextLimits.Quote) : value)]);
}

internal sealed record CapModel(string Alliance, string Rota, string Group, string Version, string Problem, string Each, string International);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CapModel))]
internal sealed partial class CapJson : JsonSerializerContext;
