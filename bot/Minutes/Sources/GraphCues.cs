using System.Text.Json;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// The <c>metadataContent</c> of a transcript in Microsoft Graph: one JSON object a cue, <c>{startDateTime, endDateTime, speakerName, spokenText,
/// spokenLanguage}</c>, either alone on its line or as the payload of a WebVTT cue. Its moments are absolute.
/// </summary>
internal sealed class GraphCues(SourceContext context, UtteranceList list)
{
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 4, AllowTrailingCommas = true };
    private DateTimeOffset? _first;

    /// <summary>Whether a text begins as an object with a name in it does; <c>{\an8}</c> of a subtitle does not.</summary>
    public static bool IsCue(string text) => text.AsSpan().TrimStart() is ['{', .. var rest] && rest.TrimStart() is [] or ['"', ..];

    public static SourceReading Read(SourceText text, SourceContext context)
    {
        var list = new UtteranceList(context.Limits);
        var cues = new GraphCues(context, list);
        text.Rewind();
        while (text.Next() is { } line)
            if (line.AsSpan().ContainsAnyExcept("[], \t"))
                cues.Add(line, null, null);
        list.Note(SourceNoticeKind.Shortened, text.Shortened);
        return cues.ToReading();
    }

    public SourceReading ToReading() => list.ToReading(SourceFormat.GraphMetadata, onTheMeetingsClock: context.Clock is not null);

    /// <param name="json">One object; anything else is counted as unreadable.</param>
    /// <param name="start">The cue's own time, for objects without moments.</param>
    /// <param name="end">The same.</param>
    public void Add(string json, TimeSpan? start, TimeSpan? end)
    {
        try
        {
            using var document = JsonDocument.Parse(json.AsMemory().Trim().TrimEnd(','), Shallow);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } cue)
            {
                list.Note(SourceNoticeKind.Unreadable);
                return;
            }

            start = TimeOf(cue, "startDateTime") ?? start;
            end = TimeOf(cue, "endDateTime") ?? end ?? start;
            list.Add(SourceKind.Transcript, start, end, JsonText.Of(cue, "speakerName"), JsonText.Of(cue, "spokenText"));
        }
        catch (JsonException)
        {
            list.Note(SourceNoticeKind.Unreadable);
        }
    }

    private TimeSpan? TimeOf(JsonElement cue, string name)
    {
        if (JsonText.Moment(cue, name) is not { } moment)
            return null;
        _first ??= moment;
        return moment - (context.Clock?.Start ?? _first.Value);
    }
}
