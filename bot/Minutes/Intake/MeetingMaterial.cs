using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Sources;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Intake;

/// <summary>All that the minutes of a meeting can be drafted from: its record, and what people gave, on one time line.</summary>
internal sealed record MeetingMaterial
{
    public required MeetingRecord Meeting { get; init; }

    /// <summary>Of what people gave, in the order they gave it; while they are these, what was read holds.</summary>
    public required IReadOnlyList<Guid> SourceIds { get; init; }

    public required DraftingInput Input { get; init; }

    /// <summary>The tags of the meeting as they stand on the time line: facts that are in the record already.</summary>
    public required IReadOnlySet<string> Recorded { get; init; }

    /// <summary>Null when this alliance has no such meeting. Reads and merges whole transcripts: never inside a transaction.</summary>
    public static async Task<MeetingMaterial?> ReadAsync(AllianceDb db, Guid meetingId, AllianceInfo alliance, CancellationToken cancellationToken)
    {
        if (await MeetingRecords.ReadAsync(db, meetingId, cancellationToken) is not { } meeting)
            return null;
        var sources = await MeetingSource.InOrder(db, meetingId).ToListAsync(cancellationToken);
        var recorded = RecordedTalk.Of(meeting).ToList();
        var context = await ContextAsync(db, meeting, alliance, cancellationToken);
        var parts = sources.Select(source => Part(source, context)).OfType<TimeLinePart>();
        var line = TimeLine.Merge([new TimeLinePart(recorded) { Offset = TimeSpan.Zero }, .. parts]);
        cancellationToken.ThrowIfCancellationRequested();
        return new MeetingMaterial
        {
            Meeting = meeting,
            SourceIds = [.. sources.Select(s => s.Id)],
            Recorded = recorded.Select(said => said.Text).ToHashSet(StringComparer.Ordinal),
            Input = new DraftingInput
            {
                Utterances = [.. line.Utterances],
                Agenda = [.. meeting.Items.Where(item => item.Position is not null).Select(item => item.Title)],
                Present = meeting.PresentNames,
                Day = DateOnly.FromDateTime(alliance.ToLocal(meeting.StartedAt)),
                Language = alliance.Language,
            },
        };
    }

    /// <summary>When the meeting was, for what tells the time of day, and who may be named.</summary>
    public static async Task<SourceContext> ContextAsync(AllianceDb db, MeetingRecord meeting, AllianceInfo alliance, CancellationToken cancellationToken) => new()
    {
        Clock = new() { Start = meeting.StartedAt, End = meeting.EndedAt, TimeZone = alliance.TimeZone },
        People = [.. (await AlliancePeople.ReadAsync(db, cancellationToken)).Select(person => person.Name).Union(meeting.PresentNames)],
    };

    /// <summary>Null when nothing of it belongs to this meeting, as a chat that was moved to another day's.</summary>
    private static TimeLinePart? Part(MeetingSource source, SourceContext context) =>
        Read(source, context) is not SourceReading.Read read ? null
        : source.StartsAt is { } zero && !read.OnTheMeetingsClock ? TimeLinePart.Of(read) with { Offset = zero - context.Clock!.Start }
        : TimeLinePart.Of(read);

    private static SourceReading Read(MeetingSource source, SourceContext context) =>
        source.Format is SourceFormat.TeamsChat ? TeamsChat.Read(source.Unpack(), context) : SourceReader.Read(source.Unpack(), context with { FileName = source.Name });
}

/// <summary>The record of a meeting as if its tags had been heard: they place the agenda, and are never proposed again.</summary>
internal static class RecordedTalk
{
    public static IEnumerable<Utterance> Of(MeetingRecord meeting)
    {
        foreach (var (at, position, title) in meeting.Topics)
            yield return Said(meeting, at, "", $"#topic {position} {title}");
        foreach (var entry in meeting.Items.SelectMany(item => item.Entries).Where(entry => entry.Origin is null))
        {
            if (Tag(entry) is { } text)
                yield return Said(meeting, entry.At, entry.AuthorName, text);
        }
    }

    private static string? Tag(RecordedEntry entry) => entry.Kind switch
    {
        EntryKind.Decision => $"#decision {entry.Text}",
        EntryKind.Rejected => $"#rejected {entry.Text}",
        EntryKind.Action => $"#action {entry.OwnerName}: {entry.Text}",
        EntryKind.Info or EntryKind.Link or EntryKind.Idea or EntryKind.Help => $"#info {entry.Text}",
        _ => null,
    };

    private static Utterance Said(MeetingRecord meeting, DateTimeOffset at, string by, string text) => new()
    {
        Start = at - meeting.StartedAt,
        End = at - meeting.StartedAt,
        Speaker = by,
        Text = UtteranceList.OneLine(text),
        Source = SourceKind.Chat,
    };
}
