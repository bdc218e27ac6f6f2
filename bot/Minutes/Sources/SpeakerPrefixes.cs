using System.Buffers;
using System.Collections.Frozen;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// Speakers written before what they say, <c>Ana Pérez: …</c>, where the format has no place for them: SubRip, and the WebVTT of Zoom.
/// A name counts when it comes at least twice, or when most lines begin with one: "Dos cosas: …" is no speaker. Where most lines begin with
/// something that comes again and again, that is a name too, however it is written: "maria lopez: …", "iPhone de Luis: …".
/// </summary>
internal sealed class SpeakerPrefixes
{
    private const int LongestName = 60;
    private const int MostWords = 6;
    private static readonly SearchValues<char> NeverInNames = SearchValues.Create("/\\<>{}=?!\"«»“”;#\n");

    // Lines of notes begin so; nobody is called that.
    private static readonly FrozenSet<string> Labels = FrozenSet.Create(StringComparer.Ordinal,
        "acuerdo", "acuerdos", "accion", "nota", "notas", "tarea", "tareas", "compromiso", "compromisos", "decision", "decisiones", "punto", "tema", "pregunta", "respuesta",
        "action", "actions", "agreed", "note", "notes", "task", "tasks", "todo", "topic", "item", "question", "answer", "decisions", "info", "example", "ejemplo", "resumen", "summary",
        "http", "https", "mailto", "re", "fw", "rv", "ps", "pd");

    private const int Recurring = 3;
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _beginnings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _people;
    private int _lines;
    private int _named;
    private bool? _mostNamed;

    /// <param name="people">Names that need not come twice: whole ones, and of each first name that only one of them has.</param>
    public SpeakerPrefixes(IReadOnlyList<string>? people = null)
    {
        var names = (people ?? []).Select(TextFolding.Fold).Distinct().ToList();
        _people = names.GroupBy(name => name.Split(' ')[0]).Where(same => same.Count() == 1).Select(same => same.Key).Concat(names).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>First, every line once.</summary>
    public void Count(string line)
    {
        _lines++;
        if (Beginning(line, out _) is not { } beginning)
            return;
        Count(_beginnings, beginning);
        if (!IsName(beginning))
            return;
        _named++;
        Count(_names, beginning);
    }

    /// <summary>Then, the speaker and the rest; no speaker where none is named.</summary>
    public (string Speaker, string Text) Part(string line)
    {
        if (Beginning(line, out var colon) is not { } beginning)
            return ("", line);
        if (AreMostNamed && _beginnings.GetValueOrDefault(beginning) >= Recurring)
            return (WithoutPronouns(beginning), line[(colon + 1)..]);
        return IsName(beginning) && (_named * 2 > _lines || _names.GetValueOrDefault(beginning) > 1) ? (beginning, line[(colon + 1)..]) : ("", line);
    }

    /// <summary>In notes a single word before a colon is more often a topic than a name: two are asked for, in capitals, and that they come again.</summary>
    public (string Speaker, string Text) PartFullName(string line)
    {
        if (Beginning(line, out var colon) is not { } name || !IsName(name))
            return ("", line);
        var isFull = name.Split(' ').Count(word => word.Length > 0 && char.IsUpper(word, 0)) > 1;
        return (isFull && _names.GetValueOrDefault(name) > 1) || _people.Contains(TextFolding.Fold(name)) ? (name, line[(colon + 1)..]) : ("", line);
    }

    /// <summary>What could be a name before the first colon; null when nothing could.</summary>
    public static string? NameIn(string line) => Beginning(line, out _) is { } name && IsName(name) ? name : null;

    private bool AreMostNamed => _mostNamed ??= _beginnings.Values.Where(count => count >= Recurring).Sum() * 2 > _lines;

    private static void Count(Dictionary<string, int> names, string name)
    {
        if (names.Count < 1_000 || names.ContainsKey(name))
            names[name] = names.GetValueOrDefault(name) + 1;
    }

    /// <summary>What stands before a colon, if it is as short as a name and nothing that notes begin with; null otherwise.</summary>
    private static string? Beginning(string line, out int colon)
    {
        colon = line.IndexOf(':');
        if (colon is < 1 or > LongestName || (colon + 1 < line.Length && !char.IsWhiteSpace(line[colon + 1])))
            return null;
        var name = line.AsSpan(0, colon).Trim().TrimStart("-–—").TrimStart();
        var isShort = name.Length > 0 && name.Count(' ') < MostWords;
        return isShort && !WithoutPronouns(name).ContainsAny(NeverInNames) && name.ToString() is var text && !Labels.Contains(TextFolding.Fold(text)) ? text : null;
    }

    /// <summary>Zoom shows "(she/her)" behind a name.</summary>
    private static ReadOnlySpan<char> WithoutPronouns(ReadOnlySpan<char> name)
    {
        var open = name.LastIndexOf('(');
        return open > 0 && name[^1] is ')' && name[open..].Contains('/') ? name[..open].TrimEnd() : name;
    }

    private static string WithoutPronouns(string name) => WithoutPronouns(name.AsSpan()) is var bare && bare.Length < name.Length ? bare.ToString() : name;

    /// <summary>Written as names are; anything else is one only where it comes again and again.</summary>
    private static bool IsName(string beginning) =>
        char.IsLetter(beginning, 0) && !beginning.Contains('/', StringComparison.Ordinal) && beginning.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(IsNameWord);

    // "Ana de la Torre (CARE)": capitals, or scripts that have none, or a particle.
    private static bool IsNameWord(string word)
    {
        var first = word.TrimStart('(', '[', '|', '-', '\'');
        return first.Length == 0 || !char.IsLower(first, 0) || NameWords.IsParticle(TextFolding.Fold(first));
    }
}
