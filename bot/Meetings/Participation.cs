using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>Who was at a meeting.</summary>
public sealed record MeetingAttendance(string Number, DateTimeOffset StartedAt, IReadOnlyList<Guid> PersonIds);

/// <summary>What a person has carried: tasks agreed for them, and meetings they ran.</summary>
public sealed record PersonLoad(Guid PersonId, int Tasks, int Meetings);

/// <summary>Who takes part, and who carries the work, for other features.</summary>
public static class Participation
{
    /// <summary>The latest meetings of the alliance as a whole that have ended, newest first, with those present.</summary>
    public static async Task<IReadOnlyList<MeetingAttendance>> ReadLatestAsync(AllianceDb db, int count, CancellationToken cancellationToken)
    {
        var meetings = await db.Set<Meeting>().Where(m => m.GroupId == null && m.Status == MeetingStatus.Ended)
            .OrderByDescending(m => m.StartedAt).Take(count).Select(m => new { m.Id, m.Year, m.Sequence, m.StartedAt }).ToListAsync(cancellationToken);
        var ids = meetings.Select(m => m.Id).ToList();
        var present = await db.Set<Attendance>().Where(a => ids.Contains(a.MeetingId)).Select(a => new { a.MeetingId, a.PersonId }).ToListAsync(cancellationToken);
        var byMeeting = present.ToLookup(a => a.MeetingId, a => a.PersonId);
        return [.. meetings.Select(m => new MeetingAttendance(Meeting.NumberOf(m.Year, m.Sequence), m.StartedAt, [.. byMeeting[m.Id]]))];
    }

    /// <summary>Everyone who has carried anything in meetings since then.</summary>
    public static async Task<IReadOnlyList<PersonLoad>> ReadLoadAsync(AllianceDb db, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var recent = db.Set<Meeting>().Where(m => m.StartedAt >= since);
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
