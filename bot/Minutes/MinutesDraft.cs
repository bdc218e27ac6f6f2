using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents;
using AllianceBot.Documents.Letterheads;
using AllianceBot.Meetings;
using AllianceBot.Meetings.RollCall;

namespace AllianceBot.Minutes;

/// <summary>Makes the minutes from what was recorded: a pure function of the record, the alliance, who took them and the approval.</summary>
public static class MinutesDraft
{
    /// <param name="meeting">What was recorded.</param>
    /// <param name="alliance">Whose.</param>
    /// <param name="secretary">Whom the rota names for the minutes; null where it names nobody.</param>
    /// <param name="approval">Null while they are a draft.</param>
    public static MinutesDocument Write(MeetingRecord meeting, AllianceInfo alliance, string? secretary, MinutesApproval? approval)
    {
        var numbering = new Numbering(meeting.Number);
        return new MinutesDocument
        {
            AllianceName = alliance.Name ?? "",
            Language = alliance.Language.Code(),
            MeetingNumber = meeting.Number,
            Title = meeting.Title,
            WorkingGroup = meeting.GroupName.Length > 0 ? meeting.GroupName : null,
            StartedAt = alliance.ToLocal(meeting.StartedAt),
            EndedAt = alliance.ToLocal(meeting.EndedAt ?? meeting.StartedAt),
            TimeZone = alliance.TimeZone,
            Place = meeting.Place.Length > 0 ? meeting.Place : null,
            StartedBy = meeting.StartedByName,
            Chair = meeting.Chairs.Count > 0 ? string.Join(", ", meeting.Chairs) : null,
            Secretary = secretary,
            Present = [.. meeting.RollCall.Present.Select(WriteAttendee)],
            Apologies = [.. meeting.RollCall.Apologies.Select(WriteAttendee)],
            Absent = meeting.RollCall.Absent,
            Quorum = meeting.RollCall.Quorum is { } quorum ? new(quorum.Represented, quorum.Voices, quorum.Needed) : null,
            Next = meeting.Next is { } next ? new(next.Date, next.Details) : null,
            AttendanceNotes = meeting.AttendanceNotes,
            AgendaItems = [.. meeting.Items.Select(item => WriteItem(item, meeting, alliance, numbering))],
            Approval = approval,
        };
    }

    /// <summary>The numbers of a meeting's decisions, by the sequence of their entries.</summary>
    public static IEnumerable<(int Sequence, string Number)> NumberDecisions(MeetingRecord meeting)
    {
        var numbering = new Numbering(meeting.Number);
        return meeting.Items.SelectMany(item => item.Entries).Where(e => e.Kind is EntryKind.Decision).Select(e => (e.Sequence, numbering.NextDecision()));
    }

    /// <summary>The Word document with its name in the archive: the same minutes on the same letterhead always give the same name and bytes.</summary>
    public static RenderedRecord Render(MinutesDocument minutes, Phrasebook phrases, Letterhead? letterhead)
    {
        using var content = new MemoryStream();
        MinutesWordWriter.Write(minutes, content, letterhead);
        var language = TextLanguageCulture.FromLocale(minutes.Language) ?? TextLanguage.English;
        var title = phrases.Say(language, "recordTitle", minutes.MeetingNumber, minutes.Title).Trim();
        var year = minutes.MeetingNumber.Split('-')[0];
        return new RenderedRecord($"minutes/{year}/{ArchiveName.Segment(title, ".docx")}", title, minutes.Language, content.ToArray());
    }

    private static MinutesAttendee WriteAttendee(Attendee attendee) => new(attendee.Name, attendee.Organisation.Length > 0 ? attendee.Organisation : null);

    private static MinutesAgendaItem WriteItem(RecordedItem item, MeetingRecord meeting, AllianceInfo alliance, Numbering numbering) => new()
    {
        Number = item.Position,
        Title = item.Title,
        IsBeforeFirst = item.IsBeforeFirst,
        Notes = [.. item.Entries.Where(e => e.Kind is EntryKind.Info or EntryKind.Link or EntryKind.Idea or EntryKind.Help or EntryKind.Rejected).Select(e => WriteNote(e, meeting, alliance))],
        Decisions = [.. item.Entries.Where(e => e.Kind is EntryKind.Decision).Select(e => new MinutesDecision(numbering.NextDecision(), e.Text) { Vote = WriteVote(e.Vote), Origin = WriteOrigin(e) })],
        Tasks = [.. item.Entries.Where(e => e.Kind is EntryKind.Action).Select(e => new MinutesTask(numbering.NextTask(), e.Text, e.OwnerName ?? "", e.DueDate ?? default) { Origin = WriteOrigin(e) })],
    };

    private static MinutesNote WriteNote(RecordedEntry entry, MeetingRecord meeting, AllianceInfo alliance) => new()
    {
        At = entry.At > meeting.EndedAt ? null : alliance.ToLocal(entry.At),
        // Whoever closed a vote did not put the motion.
        Author = entry.Vote is null ? entry.AuthorName : "",
        Kind = entry.Kind switch
        {
            EntryKind.Link => MinutesNoteKind.Link,
            EntryKind.Idea => MinutesNoteKind.Idea,
            EntryKind.Help => MinutesNoteKind.Help,
            EntryKind.Rejected => MinutesNoteKind.Rejected,
            _ => MinutesNoteKind.Info,
        },
        Text = entry.Text,
        Url = entry.Url,
        Vote = WriteVote(entry.Vote),
        Origin = WriteOrigin(entry),
    };

    private static MinutesOrigin? WriteOrigin(RecordedEntry entry) => entry.Origin is not { } origin ? null : new(
        origin.In switch
        {
            EntrySource.Transcript => MinutesSourceKind.Transcript,
            EntrySource.Chat => MinutesSourceKind.Chat,
            _ => MinutesSourceKind.Notes,
        },
        origin.By,
        origin.After);

    private static MinutesVote? WriteVote(RecordedVote? vote) => vote is null ? null : new(vote.For, vote.Against, vote.Abstained, vote.Voters)
    {
        Rule = vote.Rule switch
        {
            DecisionRule.Consensus => MinutesVoteRule.Consensus,
            DecisionRule.Consent => MinutesVoteRule.Consent,
            DecisionRule.TwoThirds => MinutesVoteRule.TwoThirds,
            _ => MinutesVoteRule.SimpleMajority,
        },
        QuorumPercent = vote.QuorumPercent,
        Result = vote.Verdict switch
        {
            Verdict.Adopted => MinutesVoteResult.Carried,
            Verdict.Objected => MinutesVoteResult.Objected,
            Verdict.MajorityMissed => MinutesVoteResult.MajorityMissed,
            Verdict.TooFewFor => MinutesVoteResult.TooFewFor,
            Verdict.NobodyFor => MinutesVoteResult.NobodyFor,
            _ => MinutesVoteResult.QuorumMissed,
        },
    };

    /// <summary>Decisions and tasks are numbered through the meeting in the order of its agenda.</summary>
    internal sealed class Numbering(string meetingNumber)
    {
        private int _decisions;
        private int _tasks;

        public string NextDecision() => $"{meetingNumber}/D{++_decisions}";

        public string NextTask() => $"{meetingNumber}/T{++_tasks}";
    }
}
