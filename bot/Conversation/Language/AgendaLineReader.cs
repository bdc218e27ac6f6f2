using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace AllianceBot.Conversation.Language;

/// <summary>Takes one line of an agenda apart: its bullet, its minutes, its kind, and the title that remains.</summary>
internal static partial class AgendaLineReader
{
    // Longer than a working day is a year or an amount, not a length.
    private const int MostMinutes = 600;

    private static readonly FrozenDictionary<string, AgendaKind> Kinds = new[]
    {
        (AgendaKind.Decision, "decision decisions decide decidir acuerdo acuerdos aprobacion approval vote votacion resolucion"),
        (AgendaKind.Discussion, "discussion discuss discusion debate debatir dialogo deliberacion"),
        (AgendaKind.Information, "information info inform informativo informativa informacion informe update news novedades"),
    }.SelectMany(row => row.Item2.Split(' ').Select(word => KeyValuePair.Create(word, row.Item1))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null for a line without words: empty, a rule, a bullet alone.</summary>
    public static AgendaLine? Read(string line)
    {
        var rest = WithoutBullet(Emphasis().Replace(line, "$2").AsSpan().Trim()).ToString();
        int? minutes = null;
        AgendaKind? kind = null;
        // "Title (10 min) [decision]" and the reverse; each once.
        for (var turn = 0; turn < 3; turn++)
        {
            if (TakeBracket(ref rest, ref minutes, ref kind) || minutes is null && TakeMinutes(ref rest, out minutes))
                continue;
            break;
        }
        kind ??= TakeLeadingKind(ref rest);
        var title = string.Join(' ', rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', ';', '-', '–', '—', ':', ',').TrimEnd('.', ' ');
        return title.Any(char.IsLetterOrDigit) ? new AgendaLine(title, minutes, kind) : null;
    }

    /// <summary>Pairs of signs that make words bold where a text was copied from.</summary>
    [GeneratedRegex(@"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")]
    private static partial Regex Emphasis();

    private static ReadOnlySpan<char> WithoutBullet(ReadOnlySpan<char> line)
    {
        for (var nested = 0; nested < 3 && line.Length > 0; nested++)
        {
            var length = BulletLength(line);
            if (length == 0)
                break;
            line = line[length..].TrimStart();
        }
        return line;
    }

    /// <summary>What the line begins with: <c>1</c> for whatever number or letter, the sign of a bullet, or null for neither.</summary>
    public static char? Mark(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length == 0 || BulletLength(text) == 0 ? null : char.IsAsciiLetterOrDigit(text[0]) || text[0] == '(' ? '1' : text[0];
    }

    [GeneratedRegex(@"^(?:[ªº°]|(?:er|[rdtmvn]?[ao])(?!\p{L}))", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    private static int BulletLength(ReadOnlySpan<char> line)
    {
        if ("-–—•*·◦▪●○‣⁃>+→✓☐".Contains(line[0]))
            return line.Length == 1 || line[0] is not '-' and not '+' || !char.IsAsciiDigit(line[1]) ? 1 : 0;
        var opened = line[0] == '(' ? 1 : 0;
        var end = opened;
        while (end < line.Length && end < opened + 3 && char.IsAsciiDigit(line[end]))
            end++;
        // 1.2. numbers a sub-item.
        while (end > opened && end + 1 < line.Length && line[end] == '.' && char.IsAsciiDigit(line[end + 1]) && end < 8)
            end += 2;
        var number = end > opened;
        if (!number && end < line.Length && char.IsAsciiLetter(line[end]))
            end++;
        if (end == opened || end >= line.Length)
            return 0;
        if (number && opened == 0 && line[end] is 'º' or '°' or 'ª')
            end++;
        if (end >= line.Length)
            return 0;
        var closed = opened == 1 || !number ? line[end] == ')' : line[end] is '.' or ')' or '-' or ':' or '–';
        // "3.ª reunión ordinaria" and "1.er encuentro" are names.
        if (number && line[end] == '.' && Ordinal().IsMatch(line[(end + 1)..]))
            return 0;
        // "3-year plan", "10:30 Opening" and "2.5 million" begin with a number of their own.
        var apart = end + 1 == line.Length || char.IsWhiteSpace(line[end + 1]) || line[end] is ')' or '.' && !char.IsAsciiDigit(line[end + 1]);
        return closed && apart ? end + 1 : 0;
    }

    /// <summary>A bracket at either end that holds minutes, a kind, or both; others belong to the title.</summary>
    private static bool TakeBracket(ref string text, ref int? minutes, ref AgendaKind? kind)
    {
        var trimmed = text.AsSpan().Trim().TrimEnd(".;,").TrimEnd();
        if (trimmed.Length < 3)
            return false;
        int open, close;
        if (trimmed[^1] is ')' or ']')
            (open, close) = (trimmed.LastIndexOfAny('(', '['), trimmed.Length - 1);
        else if (trimmed[0] is '(' or '[')
            (open, close) = (0, trimmed.IndexOfAny(')', ']'));
        else
            return false;
        if (open < 0 || close <= open + 1 || close - open > 40)
            return false;
        var (foundMinutes, foundKind) = (minutes, kind);
        foreach (var range in trimmed[(open + 1)..close].SplitAny(',', ';', '/', '|', '·'))
        {
            var part = trimmed[(open + 1)..close][range].Trim().ToString();
            if (foundMinutes is null && Minutes(part) is { } length)
                foundMinutes = length;
            else if (foundKind is null && Kinds.TryGetValue(TextFolding.Fold(part).TrimStart('#').Replace("para ", "", StringComparison.Ordinal).Replace("for ", "", StringComparison.Ordinal), out var named))
                foundKind = named;
            else
                return false;
        }
        (minutes, kind) = (foundMinutes, foundKind);
        text = string.Concat(trimmed[..open], " ", trimmed[(close + 1)..]);
        return true;
    }

    /// <summary>"… - 10 min", "… 10'", "… : 1 h" at the end.</summary>
    private static bool TakeMinutes(ref string text, out int? minutes)
    {
        minutes = null;
        var trimmed = text.AsSpan().Trim().TrimEnd(".;,").TrimEnd();
        var start = trimmed.Length;
        while (start > 0 && (char.IsLetter(trimmed[start - 1]) || trimmed[start - 1] is '\'' or '’' or '′'))
            start--;
        while (start > 0 && char.IsWhiteSpace(trimmed[start - 1]))
            start--;
        var digits = start;
        while (digits > 0 && char.IsAsciiDigit(trimmed[digits - 1]))
            digits--;
        if (digits == start || digits == 0 || digits > 0 && (char.IsLetter(trimmed[digits - 1]) || trimmed[digits - 1] is '.' or '/' or '-' && digits > 1 && char.IsAsciiDigit(trimmed[digits - 2])))
            return false;
        var length = trimmed[digits..].ToString();
        var before = trimmed[..digits].TrimEnd();
        // "Wells of 60 m" is about metres; set apart, as in "Wells - 60 m", it is about time.
        if (length.AsSpan().TrimStart("0123456789").Trim() is "m" or "M" && before[^1] is not ('-' or '–' or '—' or ','))
            return false;
        minutes = Minutes(length);
        if (minutes is null)
            return false;
        text = before.TrimEnd("-–—:,·|").TrimEnd().ToString();
        return true;
    }

    /// <summary>"10 min", "10 minutos", "15'", "1 h", "2 horas"; null for anything else, and for zero.</summary>
    private static int? Minutes(string text)
    {
        var folded = TextFolding.Fold(text).Replace("aprox.", "", StringComparison.Ordinal).Replace("~", "", StringComparison.Ordinal).Trim().TrimEnd('.');
        var digits = 0;
        while (digits < folded.Length && char.IsAsciiDigit(folded[digits]))
            digits++;
        if (digits is 0 or > 4)
            return null;
        var each = folded.AsSpan(digits).Trim() switch
        {
            "m" or "min" or "mins" or "minute" or "minutes" or "minuto" or "minutos" or "'" => 1,
            "h" or "hr" or "hrs" or "hour" or "hours" or "hora" or "horas" => 60,
            _ => 0,
        };
        var minutes = int.Parse(folded.AsSpan(0, digits), System.Globalization.CultureInfo.InvariantCulture) * each;
        return minutes is > 0 and <= MostMinutes ? minutes : null;
    }

    /// <summary>"Decision: budget" and "Acuerdo - presupuesto": a kind word that leads and is set apart.</summary>
    private static AgendaKind? TakeLeadingKind(ref string text)
    {
        var colon = text.AsSpan().IndexOf(':');
        if (colon is < 1 or > 20 || !Kinds.TryGetValue(TextFolding.Fold(text[..colon]), out var kind) || !text.AsSpan(colon + 1).ContainsAnyExcept(' ', '.'))
            return null;
        text = text[(colon + 1)..];
        return kind;
    }
}
