using System.Text.Json;
using System.Text.Json.Serialization;
using AllianceBot.Rota.Engine;

namespace AllianceBot.Rota;

/// <summary>A rota as other programs read it: <c>docs/rota-json.md</c> and <c>docs/rota-out.schema.json</c> say what each field holds.</summary>
public static class RotaJsonWriter
{
    private const int Digits = 6;

    // The file is data and never part of a page: "í" stays an í for whoever opens it.
    private static readonly RotaJsonContext Readable =
        new(new JsonSerializerOptions(RotaJsonContext.Default.Options) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <param name="notes">As sentences.</param>
    public static void Write(RotaPlan plan, IReadOnlyList<string> notes, Stream output) => JsonSerializer.Serialize(output, Of(plan, notes), Readable.JsonRota);

    private static JsonRota Of(RotaPlan plan, IReadOnlyList<string> notes) => new(
        [.. plan.Turns.Select(turn => new JsonAssignment(turn.Meeting, turn.Duty, turn.Organisations))],
        Below(plan.Fairness.MaxDeviation, plan.Fairness.Bound),
        plan.Fairness.Bound,
        [.. plan.Report.Select(line => new JsonFairness(line.Organisation, Math.Round(line.Share, Digits), Math.Round(line.Load, Digits), Below(line.MaxDeviation, plan.Fairness.Bound)))],
        notes);

    /// <summary>Rounded, but never up to a bound that it is below.</summary>
    private static double Below(double deviation, double bound)
    {
        var rounded = Math.Round(deviation, Digits);
        return deviation < bound && rounded >= bound ? bound - Math.Pow(10, -Digits) : rounded;
    }
}

internal sealed record JsonRota(IReadOnlyList<JsonAssignment> Assignments, double MaxDeviation, double Bound, IReadOnlyList<JsonFairness> Report, IReadOnlyList<string> Notes);

internal sealed record JsonAssignment(DateOnly Meeting, string Duty, IReadOnlyList<string> Organisations);

internal sealed record JsonFairness(string Organisation, double Share, double Load, double MaxDeviation);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(JsonRota))]
internal sealed partial class RotaJsonContext : JsonSerializerContext;
