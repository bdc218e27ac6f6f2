using System.Buffers;

namespace AllianceBot.Minutes.Sources;

/// <summary>Takes the head of a message apart: its time, who wrote it, and where the text begins.</summary>
internal static class ChatLineReader
{
    private const int LongestName = 100;
    private static readonly (string From, string To)[] ZoomWords = [("From ", " to "), ("De ", " a "), ("De ", " para ")];
    private const int LongestAbbreviation = 5;
    private static readonly SearchValues<char> NeverInNames = SearchValues.Create("?!:;<>");

    // A head ends early in a line; text behind it is not looked at.
    private const int LongestHeading = 160;

    /// <summary>Null for a line that begins no message.</summary>
    public static ChatLine? Read(string line) => ReadStamped(line) ?? ReadHeading(line);

    /// <summary>A line that is a time and nothing else: Slack writes the name above it.</summary>
    public static Stamp? ReadTimeAlone(string line)
    {
        if (line.Length > LongestHeading)
            return null;
        var scanner = new StampScanner(line);
        if (!scanner.TryRead(out var stamp))
            return null;
        scanner.SkipBlanks();
        return scanner.At == line.Length ? stamp : null;
    }

    /// <summary>Whether a line could be a name on its own.</summary>
    public static bool IsName(string line)
    {
        var name = Trim(line);
        return IsNameOrNumber(name) && char.IsLetter(name, 0) && !name.Contains('.', StringComparison.Ordinal);
    }

    /// <summary>Before a gap and a time more can be a name: <c>Dr. Luis Prado</c>, <c>Ana M. Torres</c>, <c>+51 987 654 321</c>.</summary>
    private static bool IsNameOrNumber(string name)
    {
        if (name.Length is 0 or > LongestName || !(char.IsLetterOrDigit(name, 0) || name[0] is '+') || name.AsSpan().ContainsAny(NeverInNames) || name.Count(c => c == ' ') >= 7)
            return false;
        // A full stop is of an abbreviation, and not the end of a sentence.
        return name.Split(' ').All(word => word.IndexOf('.') is var stop && (stop < 0 || (stop > 0 && word.Length <= LongestAbbreviation)));
    }

    /// <summary>Without blanks and invisible marks around it, and without the tilde before names that are in nobody's contacts.</summary>
    public static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && (StampScanner.IsBlank(text[start]) || text[start] == '~'))
            start++;
        while (end > start && StampScanner.IsBlank(text[end - 1]))
            end--;
        return text[start..end];
    }

    private static ChatLine? ReadStamped(string line)
    {
        var scanner = new StampScanner(line);
        if (!scanner.TryRead(out var stamp))
            return null;
        scanner.SkipBlanks();
        var at = scanner.At;
        var hasDash = at + 1 < line.Length && line[at] is '-' or '–' or '|' && StampScanner.IsBlank(line[at + 1]);
        if (at + 1 < line.Length && line[at] is '\t' or '-' or '–' or '|' or ',')
            at++;
        var rest = line[at..].TrimStart();
        if (rest.Length == 0)
            return null;
        var isWhatsApp = stamp.Date is { Year: > 0 } && (stamp.IsBracketed || hasDash);
        if (rest[0] == '<' && rest.IndexOf('>') is > 1 and <= LongestName and var close)
            return new ChatLine(ChatShape.Log, stamp, Trim(rest[1..close]), rest[(close + 1)..]);
        if (line.IndexOf('\t', at) is > 0 and var tab && tab > at + 1 && IsName(line[at..tab]))
            return new ChatLine(ChatShape.Log, stamp, Trim(line[at..tab]), line[(tab + 1)..]);
        if (ColonOf(rest) is { } colon && !(isWhatsApp && WhatsAppLines.IsSystemName(rest.AsSpan(0, colon))))
            return new ChatLine(isWhatsApp ? ChatShape.WhatsApp : ChatShape.Log, stamp, ZoomName(Trim(rest[..colon])), rest[(colon + 1)..]);
        if (stamp.IsBracketed && IsName(rest) && !WhatsAppLines.IsSystemName(rest))
            return new ChatLine(ChatShape.Heading, stamp, Trim(rest), "");
        return isWhatsApp ? new ChatLine(ChatShape.WhatsApp, stamp, null, rest) : null;
    }

    /// <summary>The colon behind a name. One inside a web address or a time parts nothing.</summary>
    private static int? ColonOf(string rest)
    {
        var colon = rest.AsSpan(0, Math.Min(rest.Length, LongestName + 1)).IndexOf(':');
        var isPart = colon > 0 && (colon + 1 == rest.Length || StampScanner.IsBlank(rest[colon + 1]) || !char.IsAsciiDigit(rest[colon + 1]) && rest[colon + 1] != '/');
        return isPart && Trim(rest[..colon]).Length > 0 ? colon : null;
    }

    /// <summary>Zoom's saved chat: <c>From Ana Pérez to Everyone</c>, <c>De Ana Pérez a Todos</c>.</summary>
    private static string ZoomName(string name)
    {
        foreach (var (from, to) in ZoomWords)
        {
            if (name.StartsWith(from, StringComparison.Ordinal) && name.LastIndexOf(to, StringComparison.OrdinalIgnoreCase) is var end && end > from.Length)
                return name[from.Length..end].Trim();
        }

        return name;
    }

    /// <summary>A name with the time behind it, apart by more than one blank: the transcript that Teams saves as Word, and Slack.</summary>
    private static ChatLine? ReadHeading(string line)
    {
        if (line.Length is 0 or > LongestHeading || !char.IsAsciiDigit(line[^1]) && line[^1] is not (']' or '.' or 'm' or 'M'))
            return null;
        for (var at = 1; at < line.Length - 3; at++)
        {
            if (!char.IsAsciiDigit(line[at]) && line[at] != '[' || !IsGap(line, at))
                continue;
            if (ReadTimeAlone(line[at..]) is { } stamp && line[..at].TrimEnd(' ', '\t', '\u00A0', '\u202F', '—', '–', '·', '|') is var name && IsNameOrNumber(Trim(name)))
                return new ChatLine(ChatShape.Heading, stamp, Trim(name), "");
        }

        return null;
    }

    private static bool IsGap(string line, int at) =>
        line[at - 1] == '\t' || (at > 2 && StampScanner.IsBlank(line[at - 1]) && (StampScanner.IsBlank(line[at - 2]) || line[at - 2] is '—' or '–' or '·' or '|'));
}
