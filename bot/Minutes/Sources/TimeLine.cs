namespace AllianceBot.Minutes.Sources;

/// <summary>One source on its way to the time line.</summary>
/// <param name="Utterances">In the order of the source.</param>
public sealed record TimeLinePart(IReadOnlyList<Utterance> Utterances)
{
    /// <summary>
    /// Where its zero lies, from the start of the meeting: zero for what is on the meeting's clock, the start of the recording for a transcript. Null
    /// where nobody knows; a transcript then follows the ones before it, as one recording follows another.
    /// </summary>
    public TimeSpan? Offset { get; init; }

    /// <summary>A source as it was read: with its own clock it stays where that puts it.</summary>
    public static TimeLinePart Of(SourceReading.Read read) => new(read.Utterances) { Offset = read.OnTheMeetingsClock ? TimeSpan.Zero : null };
}

/// <summary>An utterance in its place.</summary>
/// <param name="Said">With its time from the start of the meeting, and the speaker under the one name that all sources share.</param>
/// <param name="Part">From which source, by its place among those merged.</param>
public sealed record TimeLineEntry(Utterance Said, int Part)
{
    /// <summary>The place, on the line, of the entry that says the same; null for what is said once. The other is no echo itself.</summary>
    public int? EchoOf { get; init; }
}

/// <summary>
/// Everything that was said and written at a meeting, in one order: by time, then by source, then as the source has it; what has no time comes
/// last. Transcripts of an interrupted meeting follow each other. Cost: that of sorting.
/// </summary>
public sealed record TimeLine
{
    /// <summary>Between two recordings whose distance nobody knows.</summary>
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(1);

    public required IReadOnlyList<TimeLineEntry> Entries { get; init; }

    /// <summary>Without what another source says already.</summary>
    public IEnumerable<Utterance> Utterances => Entries.Where(entry => entry.EchoOf is null).Select(entry => entry.Said);

    /// <summary>Who was there, each under the one name that all sources share.</summary>
    public IReadOnlyList<string> Present { get; private init; } = [];

    /// <param name="parts">What was said and written.</param>
    /// <param name="present">Who was there, as the roll call or a report has it; they speak under the same names.</param>
    public static TimeLine Merge(IReadOnlyList<TimeLinePart> parts, IReadOnlyList<string>? present = null)
    {
        var names = SpeakerNames.Of(parts, present ?? []);
        var offsets = Offsets(parts);
        var entries = parts.SelectMany((part, index) => part.Utterances.Select(said => new TimeLineEntry(Place(said, offsets[index], names), index)))
            .OrderBy(entry => entry.Said.Start is null).ThenBy(entry => entry.Said.Start).ThenBy(entry => entry.Part).ToList();
        Echoes.Mark(entries);
        return new TimeLine { Entries = entries, Present = [.. (present ?? []).Select(names.NameOf).Distinct(StringComparer.Ordinal)] };
    }

    private static Utterance Place(Utterance said, TimeSpan offset, SpeakerNames names)
    {
        var speaker = names.NameOf(said.Speaker);
        return offset == TimeSpan.Zero && speaker == said.Speaker ? said : said with { Start = said.Start + offset, End = said.End + offset, Speaker = speaker };
    }

    /// <summary>Known ones as they are. Of the rest, a transcript that says what an earlier one says is the same recording; another follows the last.</summary>
    private static TimeSpan[] Offsets(IReadOnlyList<TimeLinePart> parts)
    {
        var offsets = new TimeSpan[parts.Count];
        var placed = new List<(int Part, TimeSpan End)>();
        for (var i = 0; i < parts.Count; i++)
        {
            var isTranscript = parts[i].Utterances is [{ Source: SourceKind.Transcript }, ..];
            if (parts[i].Offset is { } known)
                offsets[i] = known;
            else if (isTranscript && placed.FirstOrDefault(other => Echoes.AreOneRecording(parts[other.Part].Utterances, parts[i].Utterances)) is { End.Ticks: > 0 } same)
                offsets[i] = offsets[same.Part];
            else if (isTranscript && placed.Count > 0)
                offsets[i] = placed.Max(other => other.End) + Break - Earliest(parts[i]);
            if (isTranscript)
                placed.Add((i, offsets[i] + Latest(parts[i])));
        }

        return offsets;
    }

    private static TimeSpan Earliest(TimeLinePart part) => part.Utterances.Min(said => said.Start) ?? TimeSpan.Zero;

    private static TimeSpan Latest(TimeLinePart part) => part.Utterances.Max(said => said.End) ?? TimeSpan.Zero;
}
