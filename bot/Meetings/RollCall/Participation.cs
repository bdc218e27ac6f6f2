using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings.RollCall;

/// <summary>Who was at a meeting.</summary>
public sealed record MeetingAttendance(string Number, DateTimeOffset StartedAt, IReadOnlyList<Guid> PersonIds);

/// <summary>What a person has carried: tasks agreed for them, and meetings they ran.</summary>
public sealed record PersonLoad(Guid PersonId, int Tasks, int Meetings);

/// <summary>Who takes part, and who carries the work, for other features.</summary>
public static class Participation
{
    /// <summary>
    /// The latest meetings of the alliance as a whole that have ended, newest first, with those present. The alliance as a whole
    /// meets at its home; what is held in a chat or channel of some is theirs.
    /// </summary>
    /// <param name="db">The alliance.</param>
    /// <param name="home">The conversation where it meets.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<IReadOnlyList<MeetingAttendance>> ReadLatestAsync(AllianceDb db, string home, int count, CancellationToken cancellationToken)
    {
        var meetings = await db.Set<Meeting>().Where(m => m.ConversationId == home && m.Status == MeetingStatus.Ended)
            .OrderByDescending(m => m.StartedAt).Take(count).Select(m => new { m.Id, m.Year, m.Sequence, m.StartedAt }).ToListAsync(cancellationToken);
        var ids = meetings.Select(m => m.Id).ToList();
        var present = await db.Set<Attendance>().Where(a => ids.Contains(a.MeetingId) && a.Answer == RollCallAnswer.Present).Select(a => new { a.MeetingId, a.PersonId }).ToListAsync(cancellationToken);
        var byMeeting = present.ToLookup(a => a.MeetingId, a => a.PersonId);
        return [.. meetings.Select(m => new MeetingAttendance(Meeting.NumberOf(m.Year, m.Sequence), m.StartedAt, [.. byMeeting[m.Id]]))];
    }

    /// <summary>The latest meeting since then that this person was at and that was held in a private place other than this one: its number; null when there is none.</summary>
    public static async Task<string?> FindLatestElsewhereAsync(AllianceDb db, Guid personId, string conversationId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var meeting = await db.Set<Meeting>().Where(m => m.IsPrivate && m.ConversationId != conversationId && m.StartedAt > since)
            .Where(m => db.Set<Attendance>().Any(a => a.MeetingId == m.Id && a.PersonId == personId && a.Answer == RollCallAnswer.Present))
            .OrderByDescending(m => m.StartedAt).Select(m => new { m.Year, m.Sequence }).FirstOrDefaultAsync(cancellationToken);
        return meeting is null ? null : Meeting.NumberOf(meeting.Year, meeting.Sequence);
    }

    /// <summary>Everyone who has carried anything since then in meetings that are the alliance's or its groups' to see.</summary>
    public static async Task<IReadOnlyList<PersonLoad>> ReadLoadAsync(AllianceDb db, string home, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var recent = db.Set<Meeting>().Where(m => m.StartedAt >= since && (!m.IsPrivate || m.ConversationId == home));
        var tasks = await (
            from entry in db.Set<MeetingEntry>()
            join meeting in recent on entry.MeetingId equals meeting.Id
            where entry.Kind == EntryKind.Action && entry.UndoneAt == null && entry.OwnerId != null
            group entry by entry.OwnerId!.Value into owned
            select new { PersonId = owned.Key, Count = owned.Count() }).ToDictionaryAsync(o => o.PersonId, o => o.Count, cancellationToken);
        var meetings = await recent.GroupBy(m => m.StartedById).Select(run => new { PersonId = run.Key, Count = run.Count() })
            .ToDictionaryAsync(r => r.PersonId, r => r.Count, cancellationToken);
        return [.. tasks.Keys.Union(meetings.Keys).Select(id => new PersonLoad(id, tasks.GetValueOrDefault(id), meetings.GetValueOrDefault(id)))];
    }
}
