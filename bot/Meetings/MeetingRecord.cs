using System.Globalization;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Meetings.Votes;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>All that was recorded of a meeting, for other features.</summary>
public sealed record MeetingRecord
{
    public required Guid Id { get; init; }

    /// <summary>Such as <c>2026-03</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The only place to see it from and act on it; null when that is anywhere in the alliance.</summary>
    public required string? OnlyIn { get; init; }

    /// <summary>Empty when the meeting has no name of its own.</summary>
    public required string Title { get; init; }

    /// <summary>The entry that gave it this name after the meeting; 0 for the name it was started with.</summary>
    public int TitleSequence { get; init; }

    /// <summary>Where people met; empty where nobody said.</summary>
    public string Place { get; init; } = "";

    /// <summary>The working group that met; null when the alliance as a whole did.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>Its name at that time; empty for the alliance as a whole.</summary>
    public string GroupName { get; init; } = "";

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it is running.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    public required Guid StartedById { get; init; }

    public required string StartedByName { get; init; }

    /// <summary>Who chaired, in the order they took the chair; empty when nobody said so.</summary>
    public IReadOnlyList<string> Chairs { get; init; } = [];

    public required RollCallView RollCall { get; init; }

    public IReadOnlyList<string> PresentNames => [.. RollCall.Present.Select(attendee => attendee.Name)];

    /// <summary>The next meeting, as it was said in this one; null when nobody said.</summary>
    public NextMeeting? Next { get; init; }

    /// <summary>When each item of the agenda was opened, in that order; an item may be opened several times.</summary>
    public IReadOnlyList<(DateTimeOffset At, int Position, string Title)> Topics { get; init; } = [];

    /// <summary>What was put right about who was present, after the meeting.</summary>
    public IReadOnlyList<string> AttendanceNotes { get; init; } = [];

    /// <summary>Changes whenever something is added to the record or taken from it, and whenever the meeting ends.</summary>
    public string Edition { get; init; } = "";

    public bool IsOpenTo(string conversationId) => OnlyIn is null || OnlyIn == conversationId;

    /// <summary>The agenda in its order, each item with what was recorded under it; before it, what no item was open for; behind it, what belongs to no item.</summary>
    public required IReadOnlyList<RecordedItem> Items { get; init; }
}

/// <param name="Position">Null for what stands under no item of the agenda.</param>
public sealed record RecordedItem(int? Position, string Title, AgendaKind? Kind, IReadOnlyList<RecordedEntry> Entries)
{
    /// <summary>It was recorded before any item was opened.</summary>
    public bool IsBeforeFirst { get; init; }
}

/// <summary>One entry that was not undone. Owner and due date are there for action items, the address for links.</summary>
public sealed record RecordedEntry(EntryKind Kind, string Text, string? Url, Guid? OwnerId, string? OwnerName, DateOnly? DueDate, string AuthorName, DateTimeOffset At)
{
    /// <summary>Names it within its meeting.</summary>
    public int Sequence { get; init; }

    /// <summary>Where it stands, which stays the same when another entry takes the place.</summary>
    public int Place { get; init; }

    /// <summary>The vote whose result it is.</summary>
    public RecordedVote? Vote { get; init; }

    /// <summary>Where it was found, if it was added later; null for what was recorded in the meeting.</summary>
    public EntryOrigin? Origin { get; init; }
}

/// <summary>How a motion was voted on, by the names of those who voted.</summary>
/// <param name="Voters">How many had a vote.</param>
/// <param name="Rule">What it took, by the charter when it was called.</param>
/// <param name="QuorumPercent">How many of the voters had to vote, in per cent.</param>
/// <param name="Verdict">Why it was carried or not.</param>
public sealed record RecordedVote(
    IReadOnlyList<string> For, IReadOnlyList<string> Against, IReadOnlyList<string> Abstained, int Voters, DecisionRule Rule, int QuorumPercent, Verdict Verdict);

/// <summary>Something that a meeting agreed on.</summary>
/// <param name="Sequence">Names it within its meeting.</param>
public sealed record DecisionEntry(Guid MeetingId, string MeetingNumber, DateTimeOffset StartedAt, int Sequence, string Text)
{
    /// <summary>Where it stands, which stays the same when another entry takes the place.</summary>
    public int Place { get; init; }
}

/// <summary>A meeting that is going on.</summary>
public sealed record MeetingUnderWay(string Number, string Title);

/// <summary>Reads meetings for other features.</summary>
public static class MeetingRecords
{
    /// <summary>The latest meeting that ended in a place; or, <paramref name="anywhere"/>, of all that may be seen from there.</summary>
    public static Task<Guid?> FindLatestEndedAsync(AllianceDb db, string conversationId, bool anywhere, CancellationToken cancellationToken) =>
        db.Set<Meeting>().Where(m => m.Status == MeetingStatus.Ended && (m.ConversationId == conversationId || (anywhere && !m.IsPrivate)))
            .OrderByDescending(m => m.EndedAt).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancellationToken);

    public static Task<Guid?> FindRunningAsync(AllianceDb db, string conversationId, CancellationToken cancellationToken) =>
        db.Set<Meeting>().Where(m => m.ConversationId == conversationId && m.Status == MeetingStatus.Running)
            .Select(m => (Guid?)m.Id).SingleOrDefaultAsync(cancellationToken);

    public static Task<Guid?> FindByNumberAsync(AllianceDb db, int year, int sequence, CancellationToken cancellationToken) =>
        db.Set<Meeting>().Where(m => m.Year == year && m.Sequence == sequence).Select(m => (Guid?)m.Id).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The latest meeting of a working group, or with null one of the alliance as a whole that all may know of, running or ended; null when there was none.</summary>
    public static async Task<(string Number, DateTimeOffset StartedAt)?> FindLatestOfGroupAsync(AllianceDb db, Guid? groupId, CancellationToken cancellationToken)
    {
        var latest = await db.Set<Meeting>().Where(m => m.GroupId == groupId && (groupId != null || !m.IsPrivate)).OrderByDescending(m => m.StartedAt)
            .Select(m => new { m.Year, m.Sequence, m.StartedAt }).FirstOrDefaultAsync(cancellationToken);
        return latest is null ? null : (Meeting.NumberOf(latest.Year, latest.Sequence), latest.StartedAt);
    }

    /// <summary>What ended meetings agreed on, the newest meeting first; of private places only when asked from there.</summary>
    /// <param name="since">UTC; of meetings that began before it nothing is read.</param>
    public static async Task<IReadOnlyList<DecisionEntry>> ReadDecisionsAsync(AllianceDb db, string conversationId, CancellationToken cancellationToken, DateTimeOffset since = default)
    {
        var entries = await (
            from entry in db.Set<MeetingEntry>()
            join meeting in db.Set<Meeting>() on entry.MeetingId equals meeting.Id
            where entry.Kind == EntryKind.Decision && entry.UndoneAt == null && meeting.Status == MeetingStatus.Ended
                && (!meeting.IsPrivate || meeting.ConversationId == conversationId) && meeting.StartedAt >= since
            orderby meeting.StartedAt descending, entry.Place ?? entry.Sequence
            select new { entry.MeetingId, meeting.Year, Number = meeting.Sequence, meeting.StartedAt, entry.Sequence, Place = entry.Place ?? entry.Sequence, entry.Text }).ToListAsync(cancellationToken);
        return [.. entries.Select(e => new DecisionEntry(e.MeetingId, Meeting.NumberOf(e.Year, e.Number), e.StartedAt, e.Sequence, e.Text) { Place = e.Place })];
    }

    /// <summary>Null when this alliance has no such meeting.</summary>
    public static async Task<MeetingRecord?> ReadAsync(AllianceDb db, Guid meetingId, CancellationToken cancellationToken)
    {
        var meeting = await db.Set<Meeting>().Include(m => m.Agenda.OrderBy(i => i.Position)).SingleOrDefaultAsync(m => m.Id == meetingId, cancellationToken);
        if (meeting is null)
            return null;
        var entries = await db.Set<MeetingEntry>().Where(e => e.MeetingId == meetingId && e.UndoneAt == null).OrderBy(e => e.Place ?? e.Sequence).ToListAsync(cancellationToken);
        return new MeetingRecord
        {
            Id = meeting.Id,
            Number = meeting.Number,
            OnlyIn = meeting.IsPrivate ? meeting.ConversationId : null,
            Title = entries.LastOrDefault(e => e.Kind is EntryKind.Title)?.Text ?? meeting.Title,
            TitleSequence = entries.LastOrDefault(e => e.Kind is EntryKind.Title)?.Sequence ?? 0,
            Place = meeting.Place ?? "",
            GroupId = meeting.GroupId,
            GroupName = meeting.GroupName ?? "",
            StartedAt = meeting.StartedAt,
            EndedAt = meeting.EndedAt,
            StartedById = meeting.StartedById,
            StartedByName = meeting.StartedByName,
            Chairs = [.. entries.Where(e => e.Kind is EntryKind.Chair).Select(e => e.OwnerName ?? e.Text)],
            RollCall = await RollCallView.ReadAsync(db, meeting, cancellationToken),
            Next = NextMeeting.Of(entries),
            Topics = [.. entries.Where(e => e is { Kind: EntryKind.Topic, AgendaPosition: not null }).Select(e => (e.At, e.AgendaPosition!.Value, e.Text))],
            Edition = string.Create(CultureInfo.InvariantCulture, $"{meeting.EntryCount}.{entries.Count}.{meeting.EndedAt?.UtcTicks}"),
            AttendanceNotes = [.. entries.Where(e => e.Kind is EntryKind.Attendance).Select(e => e.Text)],
            Items = [.. GroupByItem(meeting, entries, await ReadVotesAsync(db, meetingId, cancellationToken))],
        };
    }

    /// <summary>The meetings that a person started and nobody has ended; those of private places stay there.</summary>
    public static async Task<IReadOnlyList<MeetingUnderWay>> ReadRunningOfAsync(AllianceDb db, Guid personId, CancellationToken cancellationToken)
    {
        var meetings = await db.Set<Meeting>().Where(m => m.Status == MeetingStatus.Running && m.StartedById == personId && !m.IsPrivate)
            .OrderBy(m => m.StartedAt).ToListAsync(cancellationToken);
        return [.. meetings.Select(m => new MeetingUnderWay(m.Number, m.Title))];
    }

    /// <summary>By the entry that holds the result.</summary>
    private static async Task<Dictionary<int, RecordedVote>> ReadVotesAsync(AllianceDb db, Guid meetingId, CancellationToken cancellationToken)
    {
        var votes = await db.Set<Vote>().Where(v => v.MeetingId == meetingId && v.ResultSequence != null).ToListAsync(cancellationToken);
        var ids = votes.Select(v => v.Id).ToList();
        var ballots = ids.Count == 0 ? [] : await db.Set<Ballot>().Where(b => ids.Contains(b.VoteId)).OrderBy(b => b.VoterName).ToListAsync(cancellationToken);
        return votes.ToDictionary(v => v.ResultSequence!.Value, vote =>
        {
            var said = ballots.Where(b => b.VoteId == vote.Id).ToLookup(b => b.Choice, b => b.VoterName);
            return new RecordedVote([.. said[VoteChoice.For]], [.. said[VoteChoice.Against]], [.. said[VoteChoice.Abstain]], vote.VotersCount, vote.Rule, vote.QuorumPercent, vote.Verdict ?? Verdict.QuorumMissed);
        });
    }

    private static IEnumerable<RecordedItem> GroupByItem(Meeting meeting, List<MeetingEntry> entries, Dictionary<int, RecordedVote> votes)
    {
        int? open = null;
        var (before, others) = (new List<RecordedEntry>(), new List<RecordedEntry>());
        var byPosition = meeting.Agenda.ToDictionary(item => item.Position, _ => new List<RecordedEntry>());
        foreach (var entry in entries)
        {
            if (entry.Kind is EntryKind.Topic)
                open = entry.AgendaPosition;
            else if (entry.Kind is not (EntryKind.Chair or EntryKind.Title or EntryKind.Attendance or EntryKind.NextMeeting or EntryKind.RollCall))
                ListOf(entry).Add(Describe(entry) with { Vote = votes.GetValueOrDefault(entry.Place ?? entry.Sequence) });
        }

        if (before.Count > 0)
            yield return new RecordedItem(null, "", null, before) { IsBeforeFirst = true };
        foreach (var item in meeting.Agenda)
            yield return new RecordedItem(item.Position, item.Title, item.Kind, byPosition[item.Position]);
        if (others.Count > 0)
            yield return new RecordedItem(null, "", null, others);

        // An item that was taken off the agenda again leaves what was added under it without one.
        List<RecordedEntry> ListOf(MeetingEntry entry) =>
            (entry.AgendaPosition ?? open) is not { } position ? before : byPosition.GetValueOrDefault(position) ?? others;
    }

    private static RecordedEntry Describe(MeetingEntry e) => new(e.Kind, e.Text, e.Url, e.OwnerId, e.OwnerName, e.DueDate, e.AuthorName, e.At)
    {
        Sequence = e.Sequence,
        Place = e.Place ?? e.Sequence,
        Origin = e.SaidIn is { } source ? new(source, e.SaidBy ?? "", e.SaidAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null) : null,
    };
}
