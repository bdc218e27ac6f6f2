namespace AllianceBot.Meetings;

/// <summary>A web address with the words around it.</summary>
internal sealed record LinkText(string Address, string Label)
{
    private const int LongestAddress = 2000;

    private const string Opening = "(<[{‹«“\"";

    private const string Closing = ")>]}›»”\"";

    public static LinkText? Parse(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            var address = WithoutMarks(word);
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || address.Length > LongestAddress)
                continue;
            var label = WithoutLoneBrackets(string.Join(' ', words.Where(other => other != word))).Trim(' ', ':', '-', '–');
            return new LinkText(address, label.Length == 0 ? address : label);
        }

        return null;
    }

    /// <summary>A full stop behind an address and brackets around it belong to the sentence; a bracket that is opened within it is part of it.</summary>
    private static string WithoutMarks(string word)
    {
        var address = word.TrimStart(Opening.ToCharArray());
        while (address.Length > 0 && (".,;:!?…".Contains(address[^1]) || IsLoneClosing(address)))
            address = address[..^1];
        return address;
    }

    private static bool IsLoneClosing(string text) =>
        Closing.IndexOf(text[^1], StringComparison.Ordinal) is >= 0 and var kind && (Opening[kind] == Closing[kind] || text.Count(c => c == Opening[kind]) < text.Count(c => c == Closing[kind]));

    /// <summary>“Law (see …)” has its other bracket at the address.</summary>
    private static string WithoutLoneBrackets(string label)
    {
        for (var kind = 0; kind < Opening.Length; kind++)
            if (Opening[kind] != Closing[kind] && label.Count(c => c == Opening[kind]) > label.Count(c => c == Closing[kind]))
                label = label.Remove(label.LastIndexOf(Opening[kind]), 1);
        return label;
    }
}
