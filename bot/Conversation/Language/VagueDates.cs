namespace AllianceBot.Conversation.Language;

/// <summary>Words that people write where a date belongs and that name no day: "asap", "lo antes posible".</summary>
internal static class VagueDates
{
    private static readonly string[] Phrases =
    [
        "as soon as possible", "asap", "as soon as you can", "at your earliest convenience", "soon", "lo antes posible", "lo mas pronto posible", "tan pronto como sea posible", "cuanto antes", "a la brevedad posible",
        "a la brevedad", "a la mayor brevedad", "lo mas rapido posible", "pronto",
    ];

    /// <summary>The words as typed, or "" when there are none.</summary>
    public static string Find(string text)
    {
        var tokens = new DateTokens(text);
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens.AfterAny(at, Phrases) is > 0 and var next)
                return text[tokens[at].Start..tokens[next - 1].End];
        }
        return "";
    }
}
