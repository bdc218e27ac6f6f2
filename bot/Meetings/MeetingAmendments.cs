using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>What is to stand in the record of a meeting that has ended.</summary>
/// <param name="MeetingId">Of which.</param>
/// <param name="Kind">Of what is added; what takes another's place keeps the kind of that.</param>
/// <param name="Text">As it is to read; empty where what is replaced is to go.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Now">UTC.</param>
public sealed record RecordAmendment(Guid MeetingId, EntryKind Kind, string Text, Actor By, DateTimeOffset Now)
{
    /// <summary>The entry whose place it takes; null for what is added.</summary>
    public int? Replaces { get; init; }

    /// <summary>For what is added: the item of the agenda; null for what belongs to none.</summary>
    public int? AgendaPosition { get; init; }

    public Guid? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    public DateOnly? DueDate { get; init; }
}

/// <summary>
/// Puts the record of an ended meeting right, for the feature that knows whether it may still be. Nothing is overwritten: what
/// is amended stays with its text, marked, and the new entry stands at its place.
/// </summary>
public static class MeetingAmendments
{
    /// <returns>The sequence of the new entry, or of the one that is gone; null when what it was to replace stands there no longer.</returns>
    public static async Task<int?> WriteAsync(AllianceDb db, RecordAmendment amendment, CancellationToken cancellationToken)
    {
        var meeting = await db.Set<Meeting>().SingleAsync(m => m.Id == amendment.MeetingId && m.Status == MeetingStatus.Ended, cancellationToken);
        if (amendment.Replaces is not { } replaced)
            return Add(db, meeting, amendment);
        var old = await db.Set<MeetingEntry>().SingleOrDefaultAsync(e => e.MeetingId == meeting.Id && e.Sequence == replaced && e.UndoneAt == null, cancellationToken);
        return old switch
        {
            null => null,
            _ when amendment.Text.Length == 0 => Strike(old, amendment),
            _ => await ReplaceAsync(db, meeting, old, amendment, cancellationToken),
        };
    }

    private static int Add(AllianceDb db, Meeting meeting, RecordAmendment amendment)
    {
        var entry = new MeetingEntry
        {
            MeetingId = meeting.Id,
            Sequence = meeting.TakeSlot(),
            Kind = amendment.Kind,
            Text = PrintableText.Clean(amendment.Text),
            AgendaPosition = amendment.AgendaPosition ?? MeetingEntry.NoItem,
            OwnerId = amendment.OwnerId,
            OwnerName = amendment.OwnerName,
            DueDate = amendment.DueDate,
            AuthorId = amendment.By.Id,
            AuthorName = amendment.By.Name,
            At = amendment.Now,
        };
        db.Add(entry);
        return entry.Sequence;
    }

    private static int Strike(MeetingEntry old, RecordAmendment amendment)
    {
        old.Undo(amendment.Now);
        return old.Sequence;
    }

    /// <summary>It stays at its place and its author's; of what was said before, nobody said it so, and nobody is named for it. A vote, and what became of a task, go along with the place.</summary>
    private static async Task<int?> ReplaceAsync(AllianceDb db, Meeting meeting, MeetingEntry old, RecordAmendment amendment, CancellationToken cancellationToken)
    {
        var link = old.Kind is EntryKind.Link ? LinkText.Parse(PrintableText.Clean(amendment.Text)) : null;
        var text = link?.Label ?? PrintableText.Clean(amendment.Text);
        var isAsSaid = text == old.Text;
        var entry = new MeetingEntry
        {
            MeetingId = meeting.Id,
            Sequence = meeting.TakeSlot(),
            Kind = old.Kind,
            Text = text,
            AgendaPosition = old.AgendaPosition,
            Place = old.Place ?? old.Sequence,
            Url = link?.Address,
            SaidIn = old.SaidIn,
            SaidBy = isAsSaid ? old.SaidBy : null,
            SaidAfterSeconds = isAsSaid ? old.SaidAfterSeconds : null,
            OwnerId = amendment.OwnerId ?? old.OwnerId,
            OwnerName = amendment.OwnerName ?? old.OwnerName,
            DueDate = amendment.DueDate ?? old.DueDate,
            AuthorId = old.AuthorId,
            AuthorName = old.AuthorName,
            At = old.At,
        };
        old.Undo(amendment.Now);
        db.Add(entry);
        if (await db.Set<ActionSettlement>().SingleOrDefaultAsync(s => s.MeetingId == meeting.Id && s.Sequence == old.Sequence, cancellationToken) is { } settled)
            db.Add(settled.For(entry.Sequence));
        return entry.Sequence;
    }
}
