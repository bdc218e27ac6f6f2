using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>What a record holds besides what was written down with tags: where it was found.</summary>
public enum EntrySource
{
    Transcript,
    Chat,
    Notes,
}

/// <summary>Where an entry comes from that nobody wrote down in the meeting.</summary>
/// <param name="In">In what it was found.</param>
/// <param name="By">Who said it, as the source names them; empty where it names nobody.</param>
/// <param name="After">From the start of the meeting; null where the source has no times.</param>
public sealed record EntryOrigin(EntrySource In, string By, TimeSpan? After);

/// <summary>An entry that is added after it was said.</summary>
public sealed record LaterEntry
{
    /// <summary>One that stands under an item of the agenda.</summary>
    public required EntryKind Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>The item of the agenda it belongs under; null for none.</summary>
    public required int? Position { get; init; }

    public Guid? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    public DateOnly? DueDate { get; init; }

    public required EntryOrigin Origin { get; init; }

    /// <summary>Who puts it into the record.</summary>
    public required Guid AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public required DateTimeOffset Now { get; init; }
}

/// <summary>Entries that join the record of a running or ended meeting later, for other features; who may, and until when, is theirs to know.</summary>
public static class LaterEntries
{
    /// <returns>Its sequence, by which it can be taken back; null when this alliance has no such meeting.</returns>
    public static async Task<int?> AddAsync(AllianceDb db, Guid meetingId, LaterEntry entry, CancellationToken cancellationToken)
    {
        if (await RunningMeeting.TakeSlotOfAsync(db, meetingId, cancellationToken) is not { } slot)
            return null;
        var link = entry.Kind is EntryKind.Link ? LinkText.Parse(entry.Text) : null;
        db.Add(new MeetingEntry
        {
            MeetingId = meetingId,
            Sequence = slot.Sequence,
            Kind = entry.Kind,
            Text = link?.Label ?? entry.Text,
            Url = link?.Address,
            // Whatever item is open by now, it belongs where it was said.
            AgendaPosition = entry.Position ?? MeetingEntry.NoItem,
            OwnerId = entry.OwnerId,
            OwnerName = entry.OwnerName,
            DueDate = entry.DueDate,
            SaidIn = entry.Origin.In,
            SaidBy = TextLimits.Cut(entry.Origin.By, TextLimits.Name),
            SaidAfterSeconds = entry.Origin.After is { } after ? (int)Math.Clamp(after.TotalSeconds, int.MinValue, int.MaxValue) : null,
            AuthorId = entry.AuthorId,
            AuthorName = entry.AuthorName,
            At = entry.Now,
        });
        return slot.Sequence;
    }

    /// <summary>Takes one back. Twice changes nothing.</summary>
    public static async Task UndoAsync(AllianceDb db, Guid meetingId, int sequence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Set<MeetingEntry>().SingleOrDefaultAsync(e => e.MeetingId == meetingId && e.Sequence == sequence && e.SaidIn != null, cancellationToken) is { } entry)
            entry.Undo(now);
    }
}
