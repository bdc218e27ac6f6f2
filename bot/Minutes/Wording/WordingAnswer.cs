using System.Text.Json;

namespace AllianceBot.Minutes.Wording;

/// <summary>Reads what a model answered. Nothing about it is believed: what is not as it was asked for is not there.</summary>
internal static class WordingAnswer
{
    private static readonly JsonDocumentOptions Flat = new() { MaxDepth = 8 };

    /// <returns>The sentence for each index asked for; null where there is none, or more than one.</returns>
    public static string?[] Read(string answer, int count)
    {
        var sentences = new string?[count];
        try
        {
            using var json = JsonDocument.Parse(Unfenced(answer), Flat);
            if (json.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("sentences", out var list) || list.ValueKind is not JsonValueKind.Array)
                return sentences;
            var isTaken = new bool[count];
            foreach (var entry in list.EnumerateArray())
            {
                if (IndexOf(entry) is not { } index || index < 0 || index >= count)
                    continue;
                sentences[index] = isTaken[index] ? null : TextOf(entry);
                isTaken[index] = true;
            }
        }
        catch (JsonException)
        {
            // Broken off, or no JSON at all.
        }

        return sentences;
    }

    private static int? IndexOf(JsonElement entry) =>
        entry.ValueKind is JsonValueKind.Object && entry.TryGetProperty("index", out var index) && index.ValueKind is JsonValueKind.Number && index.TryGetInt32(out var number) ? number : null;

    private static string? TextOf(JsonElement entry)
    {
        if (!entry.TryGetProperty("text", out var text) || text.ValueKind is not JsonValueKind.String)
            return null;
        try
        {
            return text.GetString()!.Trim();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }

    /// <summary>Some models cannot help putting JSON into a fence; anything else around it is refused.</summary>
    private static string Unfenced(string answer)
    {
        var text = answer.Trim();
        if (!text.StartsWith("```", StringComparison.Ordinal) || !text.EndsWith("```", StringComparison.Ordinal) || text.Length < 6)
            return text;
        text = text[3..^3];
        return text.StartsWith("json", StringComparison.Ordinal) ? text[4..] : text;
    }
}
