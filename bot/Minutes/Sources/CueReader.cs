namespace AllianceBot.Minutes.Sources;

/// <summary>
/// Transcripts in cues. WebVTT (W3C, sections 4.1 and 6.1): blocks of lines apart by empty ones. A block with a line <c>start --> end</c> is a cue
/// and what stands above that line its id; all other blocks (NOTE, STYLE, REGION) say nothing. Cues may overlap. SubRip is the same without
/// the signature, with numbers as ids, and with several speakers of a cue on lines that begin with a dash.
/// </summary>
internal sealed class CueReader
{
    private readonly SourceText _text;
    private readonly SourceContext _context;
    private readonly SourceFormat _format;
    private readonly UtteranceList _list;
    private readonly List<Cue> _cues = [];
    private GraphCues? _graph;

    private CueReader(SourceText text, SourceContext context, SourceFormat format)
    {
        (_text, _context, _format) = (text, context, format);
        _list = new UtteranceList(context.Limits);
    }

    /// <summary>Section 6.1, steps 6 to 9: the signature ends the line, or a blank follows.</summary>
    public static bool IsSignature(string line) =>
        line.StartsWith("WEBVTT", StringComparison.Ordinal) && (line.Length == 6 || line[6] is ' ' or '\t');

    public static SourceReading Read(SourceText text, SourceContext context, SourceFormat format) => new CueReader(text, context, format).Read();

    /// <summary>Whether one of the first lines gives the times of a cue.</summary>
    public static bool HasCues(SourceText text)
    {
        text.Rewind();
        for (var lines = 0; lines < 20 && text.Next() is { } line; lines++)
            if (HasArrow(line) && CueTime.TryReadLine(line, out _, out _))
                return true;
        return false;
    }

    private SourceReading Read()
    {
        _text.Rewind();
        ReadCues();
        _list.Note(SourceNoticeKind.Shortened, _text.Shortened);
        if (_graph is not null)
            return _graph.ToReading();
        var names = new SpeakerPrefixes();
        foreach (var cue in _cues)
            if (cue.Speaker.Length == 0)
                names.Count(cue.Text);
        foreach (var cue in _cues)
        {
            var (speaker, said) = cue.Speaker.Length > 0 ? (cue.Speaker, cue.Text) : names.Part(cue.Text);
            _list.Add(SourceKind.Transcript, cue.Start, cue.End, speaker, said);
        }

        return _list.ToReading(_format);
    }

    private void ReadCues()
    {
        var payload = new List<string>();
        while (_text.Next() is { } line)
        {
            if (!HasArrow(line))
                continue;
            var isReadable = CueTime.TryReadLine(line, out var start, out var end);
            ReadPayload(payload);
            if (!isReadable)
                _list.Note(SourceNoticeKind.Unreadable);
            else if (payload is [var first, ..] && GraphCues.IsCue(first))
                (_graph ??= new GraphCues(_context, _list)).Add(string.Join('\n', payload), start, end);
            else
                ReadSpeakers(payload, start, end);
        }
    }

    private void ReadPayload(List<string> payload)
    {
        payload.Clear();
        var length = 0;
        // Section 6.1, "collect a WebVTT block", step 12: a second arrow begins the next cue even without an empty line.
        while (_text.Peek() is { Length: > 0 } next && !HasArrow(next))
        {
            // What is longer is shortened afterwards, and one payload of a whole hostile file is never built.
            if (length <= _context.Limits.Text + _context.Limits.Line)
                payload.Add(next);
            length += next.Length + 1;
            _text.Next();
        }

        // Then the number of that cue is no text of this one.
        if (payload.Count > 1 && _text.Peek() is { Length: > 0 } && payload[^1].All(char.IsAsciiDigit))
            payload.RemoveAt(payload.Count - 1);
    }

    private void ReadSpeakers(List<string> payload, TimeSpan start, TimeSpan end)
    {
        if (_format is SourceFormat.SubRip && payload.Count > 1 && payload.All(line => line.TrimStart() is ['-' or '–', ..]))
        {
            foreach (var line in payload)
                Keep("", WithoutOverrides(line.TrimStart()[1..]), start, end);
            return;
        }

        // Word files that Teams saved some years ago have the name on a line of its own below the times.
        if (_format is SourceFormat.TeamsDocument && payload.Count > 1 && ChatLineReader.IsName(payload[0]))
        {
            Keep(ChatLineReader.Trim(payload[0]), string.Join('\n', payload.Skip(1)), start, end);
            return;
        }

        CueText.Read(WithoutOverrides(string.Join('\n', payload)), (speaker, said) => Keep(speaker, said, start, end));
    }

    private void Keep(string speaker, string said, TimeSpan start, TimeSpan end)
    {
        if (string.IsNullOrWhiteSpace(said))
            return;
        if (_cues.Count < _context.Limits.Utterances)
            _cues.Add(new Cue(start, end, speaker, said));
        else
            _list.Note(SourceNoticeKind.LeftOut);
    }

    /// <summary>SubRip files carry <c>{\an8}</c>, where to show a line.</summary>
    private string WithoutOverrides(string text)
    {
        var isOverride = _format is SourceFormat.SubRip && text.StartsWith("{\\", StringComparison.Ordinal) && text.IndexOf('}') > 0;
        return isOverride ? text[(text.IndexOf('}') + 1)..] : text;
    }

    /// <summary>Writers forbid the arrow in payloads; but the tag of a speaker whose name ends with "--" holds one.</summary>
    private static bool HasArrow(ReadOnlySpan<char> line) =>
        line.IndexOf("-->", StringComparison.Ordinal) is >= 0 and var arrow && !line[..arrow].Contains('<');

    private readonly record struct Cue(TimeSpan Start, TimeSpan End, string Speaker, string Text);
}
