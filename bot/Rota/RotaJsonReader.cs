using System.Globalization;
using System.Text.Json;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Engine;

namespace AllianceBot.Rota;

/// <summary>What is wrong with the form of a file.</summary>
public enum RotaJsonFault
{
    /// <summary>Values: line, place in it; both from 1.</summary>
    NotJson,

    /// <summary>Values: the most, in megabytes.</summary>
    TooLong,

    /// <summary>Values: the place, as of all that follow.</summary>
    Missing,
    Unknown,
    NotObject,
    NotArray,
    NotText,
    NotNumber,
    NotWhole,
    NotDay,
    NotPair,
}

/// <summary>The file cannot be read as an instance.</summary>
public sealed class RotaJsonException(RotaJsonFault fault, params IReadOnlyList<object> values) : Exception($"{fault} {string.Join(' ', values)}")
{
    public RotaJsonFault Fault => fault;

    public IReadOnlyList<object> Values => values;
}

/// <summary>Reads <c>rota.json</c>; <c>docs/rota-json.md</c> and <c>docs/rota-in.schema.json</c> say what each field holds. What is misspelt is not passed over.</summary>
public static class RotaJsonReader
{
    public const int MostBytes = 64 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="RotaJsonException">It is no such file; with the place.</exception>
    public static RotaInstance Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MostBytes)
            throw new RotaJsonException(RotaJsonFault.TooLong, MostBytes / (1024 * 1024));
        try
        {
            // A byte order mark is no JSON, but editors write one.
            using var document = JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json, Strict);
            return Instance(document.RootElement);
        }
        catch (JsonException wrong)
        {
            throw new RotaJsonException(RotaJsonFault.NotJson, (wrong.LineNumber ?? 0) + 1, (wrong.BytePositionInLine ?? 0) + 1);
        }
    }

    private static RotaInstance Instance(JsonElement root)
    {
        var fields = Fields(root, "$", ["meetings", "organisations", "duties"], ["exclusions"]);
        return new RotaInstance
        {
            Meetings = [.. Items(fields["meetings"], "meetings").Select(item => Day(item.Value, item.Place))],
            Organisations = [.. Items(fields["organisations"], "organisations").Select(item => Organisation(item.Value, item.Place))],
            Duties = [.. Items(fields["duties"], "duties").Select(item => OneDuty(item.Value, item.Place))],
            Exclusions = fields.TryGetValue("exclusions", out var pairs) ? [.. Items(pairs, "exclusions").Select(item => Pair(item.Value, item.Place))] : [],
        };
    }

    private static RotaOrganisation Organisation(JsonElement element, string place)
    {
        var fields = Fields(element, place, ["id"], ["weight", "cap", "from", "to", "unavailable"]);
        return new RotaOrganisation(Text(fields["id"], $"{place}.id"))
        {
            Weight = fields.TryGetValue("weight", out var weight) ? Number(weight, $"{place}.weight") : 1,
            Cap = fields.TryGetValue("cap", out var cap) ? Number(cap, $"{place}.cap") : null,
            From = fields.TryGetValue("from", out var from) ? Day(from, $"{place}.from") : null,
            To = fields.TryGetValue("to", out var to) ? Day(to, $"{place}.to") : null,
            Unavailable = fields.TryGetValue("unavailable", out var days) ? [.. Items(days, $"{place}.unavailable").Select(item => Day(item.Value, item.Place))] : [],
        };
    }

    private static Duty OneDuty(JsonElement element, string place)
    {
        var fields = Fields(element, place, ["id"], ["effort", "holders", "eligible"]);
        return new Duty(Text(fields["id"], $"{place}.id"))
        {
            Effort = fields.TryGetValue("effort", out var effort) ? Number(effort, $"{place}.effort") : 1,
            Holders = fields.TryGetValue("holders", out var holders) ? WholeNumber(holders, $"{place}.holders") : 1,
            Eligible = fields.TryGetValue("eligible", out var eligible) ? [.. Items(eligible, $"{place}.eligible").Select(item => Text(item.Value, item.Place))] : null,
        };
    }

    private static DutyPair Pair(JsonElement element, string place)
    {
        List<string> duties = [.. Items(element, place).Select(item => Text(item.Value, item.Place))];
        return duties is [var one, var other] ? new DutyPair(one, other) : throw new RotaJsonException(RotaJsonFault.NotPair, place);
    }

    /// <summary>Fields that are null are as if they were not there.</summary>
    private static Dictionary<string, JsonElement> Fields(JsonElement element, string place, string[] required, string[] optional)
    {
        if (element.ValueKind is not JsonValueKind.Object)
            throw new RotaJsonException(RotaJsonFault.NotObject, place);
        var fields = element.EnumerateObject().ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
        var inside = place == "$" ? "" : place + ".";
        if (fields.Keys.FirstOrDefault(name => !required.Contains(name) && !optional.Contains(name)) is { } unknown)
            throw new RotaJsonException(RotaJsonFault.Unknown, inside + unknown);
        foreach (var name in optional.Where(name => fields.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.Null))
            fields.Remove(name);
        return required.FirstOrDefault(name => !fields.ContainsKey(name)) is { } missing ? throw new RotaJsonException(RotaJsonFault.Missing, inside + missing) : fields;
    }

    private static IEnumerable<(JsonElement Value, string Place)> Items(JsonElement element, string place) =>
        element.ValueKind is JsonValueKind.Array
            ? element.EnumerateArray().Select((value, at) => (value, string.Create(CultureInfo.InvariantCulture, $"{place}[{at}]")))
            : throw new RotaJsonException(RotaJsonFault.NotArray, place);

    private static string Text(JsonElement element, string place) =>
        element.ValueKind is JsonValueKind.String && element.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw new RotaJsonException(RotaJsonFault.NotText, place);

    private static decimal Number(JsonElement element, string place) =>
        element.ValueKind is JsonValueKind.Number && element.TryGetDecimal(out var number) ? number : throw new RotaJsonException(RotaJsonFault.NotNumber, place);

    private static int WholeNumber(JsonElement element, string place) =>
        element.ValueKind is JsonValueKind.Number && element.TryGetDecimal(out var number) && number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue ? (int)number : throw new RotaJsonException(RotaJsonFault.NotWhole, place);

    private static DateOnly Day(JsonElement element, string place) =>
        element.ValueKind is JsonValueKind.String && IsoDay.Read(element.GetString()) is { } day
            ? day : throw new RotaJsonException(RotaJsonFault.NotDay, place);
}
