using System.Buffers;
using System.Collections.Frozen;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// Speakers written before what they say, <c>Ana Pérez: …</c>, where the format has no place for them: SubRip, and the WebVTT of Zoom.
/// A name counts when it comes at least twice, or when most lines begin with one: "Dos cosas: …" is no speaker.
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

    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _people;
    private int _lines;
    private int _named;

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
        if (Find(line) is not { } colon)
            return;
        _named++;
        var name = Name(line, colon);
        if (_names.Count < 1_000 || _names.ContainsKey(name))
            _names[name] = _names.GetValueOrDefault(name) + 1;
    }

    /// <summary>Then, the speaker and the rest; no speaker where none is named.</summary>
    public (string Speaker, string Text) Part(string line)
    {
        if (Find(line) is not { } colon)
            return ("", line);
        var name = Name(line, colon);
        return _named * 2 > _lines || _names.GetValueOrDefault(name) > 1 ? (name, line[(colon + 1)..]) : ("", line);
    }

    /// <summary>In notes a single word before a colon is more often a topic than a name: two are asked for, in capitals, and that they come again.</summary>
    public (string Speaker, string Text) PartFullName(string line)
    {
        if (Find(line) is not { } colon)
            return ("", line);
        var name = Name(line, colon);
        var isFull = name.Split(' ').Count(word => word.Length > 0 && char.IsUpper(word, 0)) > 1;
        return (isFull && _names.GetValueOrDefault(name) > 1) || _people.Contains(TextFolding.Fold(name)) ? (name, line[(colon + 1)..]) : ("", line);
    }

    /// <summary>What could be a name before the first colon; null when nothing could.</summary>
    public static string? NameIn(string line) => Find(line) is { } colon ? Name(line, colon) : null;

    private static string Name(string line, int colon) => line[..colon].Trim().TrimStart('-', '–', '—').TrimStart();

    /// <summary>The place of the colon behind what could be a name; null when there is none.</summary>
    private static int? Find(string line)
    {
        var colon = line.IndexOf(':');
        if (colon is < 1 or > LongestName || colon + 1 < line.Length && !char.IsWhiteSpace(line[colon + 1]))
            return null;
        var name = Name(line, colon);
        if (name.Length == 0 || !char.IsLetter(name, 0) || name.AsSpan().ContainsAny(NeverInNames) || Labels.Contains(TextFolding.Fold(name)))
            return null;
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MostWords && words.All(IsNameWord) ? colon : null;
    }

    // "Ana de la Torre (CARE)": capitals, or scripts that have none, or a particle.
    private static bool IsNameWord(string word)
    {
        var first = word.TrimStart('(', '[', '|', '-', '\'');
        return first.Length == 0 || !char.IsLower(first, 0) || NameWords.IsParticle(TextFolding.Fold(first));
    }
}
