using System.Text;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// Transcripts in WebVTT (W3C, sections 4.1 and 6.1): blocks of lines apart by empty ones. A block with a line <c>start --> end</c> is a cue and
/// what stands above that line its id; all other blocks (NOTE, STYLE, REGION) say nothing. Cues may overlap. Read in one pass.
/// </summary>
internal static class WebVttReader
{
    /// <summary>Section 6.1, steps 6 to 9: the signature ends the line, or a blank follows.</summary>
    public static bool IsSignature(string line) =>
        line.StartsWith("WEBVTT", StringComparison.Ordinal) && (line.Length == 6 || line[6] is ' ' or '\t');

    public static SourceReading Read(SourceText text, SourceLimits limits)
    {
        var list = new UtteranceList(limits);
        var names = new SpeakerPrefixes();
        var cues = new List<Cue>();
        ReadCues(text, limits, list, cues);
        foreach (var cue in cues)
            if (cue.Speaker.Length == 0)
                names.Count(cue.Text);
        foreach (var cue in cues)
        {
            var (speaker, said) = cue.Speaker.Length > 0 ? (cue.Speaker, cue.Text) : names.Part(cue.Text);
            list.Add(SourceKind.Transcript, cue.Start, cue.End, speaker, said);
        }

        list.Note(SourceNoticeKind.Shortened, text.Shortened);
        return list.ToReading(SourceFormat.WebVtt);
    }

    private static void ReadCues(SourceText text, SourceLimits limits, UtteranceList list, List<Cue> cues)
    {
        var payload = new StringBuilder();
        while (text.Next() is { } line)
        {
            if (!HasArrow(line))
                continue;
            var isReadable = CueTime.TryReadLine(line, out var start, out var end);
            payload.Clear();
            // Section 6.1, "collect a WebVTT block", step 12: a second arrow begins the next cue even without an empty line.
            while (text.Peek() is { Length: > 0 } next && !HasArrow(next))
                AppendLine(payload, text.Next()!, limits);
            if (!isReadable)
                list.Note(SourceNoticeKind.Unreadable);
            else
                CueText.Read(payload.ToString(), (speaker, said) => Keep(new Cue(start, end, speaker, said)));
        }

        void Keep(Cue cue)
        {
            if (string.IsNullOrWhiteSpace(cue.Text))
                return;
            if (cues.Count < limits.Utterances)
                cues.Add(cue);
            else
                list.Note(SourceNoticeKind.LeftOut);
        }
    }

    /// <summary>Writers forbid the arrow in payloads; but the tag of a speaker whose name ends with "--" holds one.</summary>
    private static bool HasArrow(ReadOnlySpan<char> line) =>
        line.IndexOf("-->", StringComparison.Ordinal) is >= 0 and var arrow && !line[..arrow].Contains('<');

    private static void AppendLine(StringBuilder payload, string line, SourceLimits limits)
    {
        // What is longer is shortened afterwards, and one payload of a whole hostile file is never built.
        if (payload.Length <= limits.Text + limits.Line)
            payload.Append(payload.Length > 0 ? "\n" : "").Append(line);
    }

    private readonly record struct Cue(TimeSpan Start, TimeSpan End, string Speaker, string Text);
}
