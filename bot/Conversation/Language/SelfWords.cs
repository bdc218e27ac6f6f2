using System.Collections.Frozen;

namespace AllianceBot.Conversation.Language;

/// <summary>Words with which the writer names no one but herself: "I will …", "yo: …", "me encargo de …".</summary>
internal static class SelfWords
{
    /// <summary>Longest first. "me encargo de" goes with the name: what is left is the task.</summary>
    private static readonly string[] Phrases =
    [
        "yo me encargare de", "yo me encargo de", "yo me comprometo a", "yo me ocupo de", "me encargare de", "me encargo de", "me comprometo a", "me ocupare de", "me ocupo de",
        "yo mismo", "yo misma", "myself", "yo", "me", "i",
    ];

    // "Me parece que …" is said about something and takes nothing on.
    private static readonly FrozenSet<string> NotAfterMe = FrozenSet.Create(StringComparer.Ordinal,
        "parece", "parecen", "gustaria", "gusta", "dicen", "dice", "piden", "pide", "pidieron", "dijeron", "informan", "falta", "faltan");

    /// <summary>How much of the text they take up; 0 when it does not begin with them.</summary>
    public static int Length(string text)
    {
        var words = NameWords.Read(text, 5);
        if (words.Count == 0)
            return 0;
        foreach (var phrase in Phrases)
        {
            var keys = phrase.Split(' ');
            if (words.Count < keys.Length || !words.Take(keys.Length).Select(word => word.Key).SequenceEqual(keys))
                continue;
            var end = words[keys.Length - 1].End;
            var next = words.Count > keys.Length ? words[keys.Length] : default;
            if (phrase == "me" && next.Key is { } said && NotAfterMe.Contains(said))
                return 0;
            // "I'll" and "I'm"; but not "I.", "i)" and "I-95".
            if (end < text.Length && text[end] is '\'' or '\u2019')
                return phrase == "i" && next is { Key: "ll" or "m" or "d" or "ve" } ? next.End : 0;
            return end == text.Length || char.IsWhiteSpace(text[end]) || text[end] is ':' or ',' or '+' or '/' ? end : 0;
        }
        return 0;
    }
}
