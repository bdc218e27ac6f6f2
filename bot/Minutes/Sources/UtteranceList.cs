using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Sources;

/// <summary>Where readers put what they find: it cleans texts, keeps the limits and counts what they cost.</summary>
internal sealed class UtteranceList(SourceLimits limits)
{
    private readonly List<Utterance> _utterances = [];
    private readonly SortedDictionary<SourceNoticeKind, int> _notices = [];
    // A meeting has few speakers and each is named thousands of times.
    private readonly Dictionary<string, string> _speakers = new(StringComparer.Ordinal);

    public int Count => _utterances.Count;

    public IReadOnlyList<Utterance> Utterances => _utterances;

    public void Add(SourceKind source, TimeSpan? start, TimeSpan? end, string speaker, string text, Uri? link = null)
    {
        var clean = source is SourceKind.Chat ? KeptLines(text) : OneLine(text);
        if (clean.Length == 0)
            return;
        if (_utterances.Count >= limits.Utterances)
        {
            Note(SourceNoticeKind.LeftOut);
            return;
        }

        if (clean.Length > limits.Text)
        {
            Note(SourceNoticeKind.Shortened);
            clean = TextLimits.Abridge(clean, limits.Text);
        }

        _utterances.Add(new Utterance { Start = start, End = end < start ? start : end, Speaker = Named(speaker), Text = clean, Source = source, Link = link });
    }

    public void Note(SourceNoticeKind kind, int count = 1)
    {
        if (count > 0)
            _notices[kind] = _notices.GetValueOrDefault(kind) + count;
    }

    public SourceReading ToReading(SourceFormat format, bool onTheMeetingsClock = false) =>
        _utterances.Count == 0
            ? new SourceReading.Refused(_notices.ContainsKey(SourceNoticeKind.OutsideTheMeeting) ? SourceRefusal.NothingFromTheMeeting : SourceRefusal.NothingSaid)
            : new SourceReading.Read(format, _utterances, [.. _notices.Select(notice => new SourceNotice(notice.Key, notice.Value))]) { OnTheMeetingsClock = onTheMeetingsClock };

    /// <summary>Line breaks and runs of blanks as one blank: what was said flows.</summary>
    public static string OneLine(string text)
    {
        var clean = WithoutMarks(PrintableText.Printable(text));
        var isFlowing = !clean.AsSpan().ContainsAny('\n', '\u00A0', '\u202F') && !clean.Contains("  ", StringComparison.Ordinal);
        return isFlowing ? clean : string.Join(' ', clean.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A message keeps the lines it was written in, without the empty ones.</summary>
    public static string KeptLines(string text) =>
        text.AsSpan().ContainsAny('\n', '\r') ? string.Join('\n', PrintableText.Clean(text).Split('\n').Select(OneLine).Where(line => line.Length > 0)) : OneLine(text);

    /// <summary>Without blanks and marks of direction at the ends, which exports put there and nobody sees.</summary>
    private static string WithoutMarks(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && (char.IsWhiteSpace(text[start]) || StampScanner.IsMark(text[start])))
            start++;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || StampScanner.IsMark(text[end - 1])))
            end--;
        return text[start..end];
    }

    private string Named(string speaker)
    {
        if (_speakers.TryGetValue(speaker, out var known))
            return known;
        var name = TextLimits.Abridge(OneLine(speaker), limits.Speaker);
        // A file in which everybody speaks once would fill the memory of names.
        if (_speakers.Count < 1_000)
            _speakers[speaker] = name;
        return name;
    }
}
