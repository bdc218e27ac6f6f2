using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>Names a task: the meeting that agreed on it, and its entry there; or the task itself, once it is followed up.</summary>
public sealed record ActionItemId(Guid SourceId, int Sequence)
{
    /// <summary>Entries count from 1: it is none, and <see cref="SourceId"/> is the task's own.</summary>
    public const int FollowedUp = 0;
}

/// <summary>A task that the minutes of a meeting have.</summary>
/// <param name="GroupId">The working group; null for the alliance as a whole.</param>
public sealed record AgreedActionItem(int Sequence, string Text, Guid? OwnerId, string OwnerName, DateOnly? DueDate, Guid? GroupId);

/// <summary>A task that nobody has said what became of.</summary>
public sealed record OpenActionItem(ActionItemId Id, string MeetingNumber, string Text, string OwnerName, DateOnly? DueDate)
{
    /// <summary>The place that alone may see it, because the meeting was private; null where all may.</summary>
    public string? OnlyIn { get; init; }

    public bool IsFor(string conversationId) => OnlyIn is null || OnlyIn == conversationId;
}

/// <summary>A task as its owner has it.</summary>
/// <param name="DueDate">May have passed; null when no day was agreed.</param>
public sealed record OwnedActionItem(string MeetingNumber, string Text, Guid OwnerId, string OwnerName, DateOnly? DueDate);

/// <summary>How a task is settled.</summary>
public sealed record ActionItemSettling(ActionItemId Id, Settlement Settlement, string Note, Guid ById, string ByName, DateTimeOffset Now);

/// <summary>The tasks that meetings agreed on, for other features.</summary>
public static class ActionItems
{
    public static Task<int> CountOpenAsync(AllianceDb db, Guid groupId, CancellationToken cancellationToken) =>
        OpenOf(db, groupId).CountAsync(cancellationToken);

    /// <summary>What became of the tasks of a group, and of how many each.</summary>
    public static Task<Dictionary<Settlement, int>> CountSettledAsync(AllianceDb db, Guid groupId, CancellationToken cancellationToken) => (
        from settled in db.Set<ActionSettlement>()
        join meeting in db.Set<Meeting>() on settled.MeetingId equals meeting.Id
        // One whose wording was amended has a settlement at each of its places, and stands at one.
        join entry in db.Set<MeetingEntry>() on new { settled.MeetingId, settled.Sequence } equals new { entry.MeetingId, entry.Sequence }
        where meeting.GroupId == groupId && entry.UndoneAt == null && settled.Settlement != Settlement.FollowedUp
        group settled by settled.Settlement into same
        select new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);

    /// <summary>The open task that was due first; null when none is open.</summary>
    public static async Task<OpenActionItem?> FindFirstOpenAsync(AllianceDb db, Guid groupId, CancellationToken cancellationToken)
    {
        var first = await (
            from entry in OpenOf(db, groupId)
            join meeting in db.Set<Meeting>() on entry.MeetingId equals meeting.Id
            orderby entry.DueDate, entry.MeetingId, entry.Sequence
            select new { Entry = entry, meeting.Year, Number = meeting.Sequence, OnlyIn = meeting.IsPrivate ? meeting.ConversationId : null }).FirstOrDefaultAsync(cancellationToken);
        return first is null
            ? null
            : new(new(first.Entry.MeetingId, first.Entry.Sequence), Meeting.NumberOf(first.Year, first.Number), first.Entry.Text, first.Entry.OwnerName ?? "", first.Entry.DueDate) { OnlyIn = first.OnlyIn };
    }

    /// <summary>
    /// What these people took on and nobody has settled, overdue or not, the soonest first and what has no day last. Handed
    /// from a working group to the alliance it is still theirs. The tasks of private meetings stay in their place.
    /// </summary>
    public static async Task<IReadOnlyList<OwnedActionItem>> ReadOpenOfAsync(AllianceDb db, IReadOnlyCollection<Guid> ownerIds, CancellationToken cancellationToken)
    {
        if (ownerIds.Count == 0)
            return [];
        var entries = await (
            from entry in Unsettled(db)
            join meeting in db.Set<Meeting>() on entry.MeetingId equals meeting.Id
            where !meeting.IsPrivate && ownerIds.Contains(entry.OwnerId!.Value)
            orderby entry.DueDate == null, entry.DueDate, meeting.StartedAt, entry.Sequence
            select new { meeting.Year, meeting.Sequence, entry.Text, entry.OwnerId, entry.OwnerName, entry.DueDate }).ToListAsync(cancellationToken);
        return [.. entries.Select(e => new OwnedActionItem(Meeting.NumberOf(e.Year, e.Sequence), e.Text, e.OwnerId!.Value, e.OwnerName ?? "", e.DueDate))];
    }

    /// <summary>Whoever follows tasks up takes those of a meeting that nobody has settled; from then on they are not counted here.</summary>
    public static async Task<IReadOnlyList<AgreedActionItem>> TakeOverAsync(AllianceDb db, Guid meetingId, Actor? by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var taken = await (
            from entry in Unsettled(db)
            join meeting in db.Set<Meeting>() on entry.MeetingId equals meeting.Id
            where entry.MeetingId == meetingId
            let left = db.Set<ActionSettlement>().Any(s => s.MeetingId == entry.MeetingId && s.Sequence == entry.Sequence)
            orderby entry.Place ?? entry.Sequence
            select new { Item = new AgreedActionItem(entry.Sequence, entry.Text, entry.OwnerId, entry.OwnerName ?? "", entry.DueDate, left ? null : meeting.GroupId), left }).ToListAsync(cancellationToken);
        await db.Set<ActionSettlement>().Where(s => s.MeetingId == meetingId && s.Settlement == Settlement.HandedToAlliance)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Settlement, Settlement.FollowedUp), cancellationToken);
        db.AddRange(taken.Where(t => !t.left).Select(t => new ActionSettlement
        {
            MeetingId = meetingId,
            Sequence = t.Item.Sequence,
            Settlement = Settlement.FollowedUp,
            Note = "",
            ById = by?.Id ?? Guid.Empty,
            ByName = by?.Name ?? "",
            At = now,
        }));
        return [.. taken.Select(t => t.Item)];
    }

    /// <returns>False when this group has no such open task: it is another one's, or settled by now.</returns>
    public static async Task<bool> SettleAsync(AllianceDb db, Guid groupId, ActionItemSettling settling, CancellationToken cancellationToken)
    {
        var (meetingId, sequence) = settling.Id;
        if (!await OpenOf(db, groupId).AnyAsync(e => e.MeetingId == meetingId && e.Sequence == sequence, cancellationToken))
            return false;
        db.Add(new ActionSettlement
        {
            MeetingId = meetingId,
            Sequence = sequence,
            Settlement = settling.Settlement,
            Note = settling.Note,
            ById = settling.ById,
            ByName = settling.ByName,
            At = settling.Now,
        });
        // What is still open is asked for in the same transaction.
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>What a group has to settle: handed to the alliance, a task is none of the group's any more.</summary>
    private static IQueryable<MeetingEntry> OpenOf(AllianceDb db, Guid groupId) =>
        from entry in db.Set<MeetingEntry>()
        join meeting in db.Set<Meeting>() on entry.MeetingId equals meeting.Id
        where meeting.GroupId == groupId && entry.Kind == EntryKind.Action && entry.UndoneAt == null
            && !db.Set<ActionSettlement>().Any(s => s.MeetingId == entry.MeetingId && s.Sequence == entry.Sequence)
        select entry;

    private static IQueryable<MeetingEntry> Unsettled(AllianceDb db) =>
        db.Set<MeetingEntry>().Where(entry => entry.Kind == EntryKind.Action && entry.UndoneAt == null
            && !db.Set<ActionSettlement>().Any(s => s.MeetingId == entry.MeetingId && s.Sequence == entry.Sequence && s.Settlement != Settlement.HandedToAlliance));
}
