using AllianceBot.Alliances.Holidays;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>When to meet again, as it was said in a meeting.</summary>
/// <param name="Date">By the alliance's calendar.</param>
/// <param name="Details">Time and place as they were written; empty when nobody wrote any.</param>
public sealed record NextMeeting(DateOnly Date, string Details)
{
    /// <summary>When the alliance as a whole meets again, as its latest meeting to say so said; null when that has passed or nobody said.</summary>
    /// <param name="db">The alliance.</param>
    /// <param name="today">By the alliance's calendar.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static Task<NextMeeting?> FindAsync(AllianceDb db, DateOnly today, CancellationToken cancellationToken) => FindAsync(db, null, today, cancellationToken);

    /// <summary>Likewise a working group, for those who are in it; null for the alliance as a whole.</summary>
    public static async Task<NextMeeting?> FindAsync(AllianceDb db, Guid? groupId, DateOnly today, CancellationToken cancellationToken)
    {
        var said = await (
            from entry in db.Set<MeetingEntry>()
            join meeting in db.Set<Meeting>() on entry.MeetingId equals meeting.Id
            where entry.Kind == EntryKind.NextMeeting && entry.UndoneAt == null && meeting.GroupId == groupId && (groupId != null || !meeting.IsPrivate)
            orderby meeting.StartedAt descending, entry.Sequence descending
            select new { entry.DueDate, entry.Text }).FirstOrDefaultAsync(cancellationToken);
        return said?.DueDate is { } date && date >= today ? new(date, said.Text) : null;
    }

    internal static NextMeeting? Of(IReadOnlyList<MeetingEntry> entries) =>
        entries.LastOrDefault(e => e is { Kind: EntryKind.NextMeeting, DueDate: not null }) is { } entry ? new(entry.DueDate!.Value, entry.Text) : null;
}

/// <summary>Records when to meet again. Said a second time, the latest holds.</summary>
public static class RecordNextMeeting
{
    /// <param name="ConversationId">Where it is said.</param>
    /// <param name="Text">A date, and whatever else there is to say of it.</param>
    /// <param name="Language">Of the writer.</param>
    /// <param name="DateOrder">How the writer's numbers are read.</param>
    /// <param name="Today">By the alliance's calendar.</param>
    /// <param name="GroupId">The working group of the place.</param>
    /// <param name="Actor">Who says it.</param>
    /// <param name="Now">UTC.</param>
    public sealed record Input(string ConversationId, string Text, TextLanguage Language, DateOrder DateOrder, DateOnly Today, Guid? GroupId, Actor Actor, DateTimeOffset Now)
    {
        public string Text { get; } = PrintableText.Clean(Text);
    }

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Next">What is recorded.</param>
        /// <param name="Alternative">The other day that the same words may mean, when there is one.</param>
        public sealed record Recorded(NextMeeting Next, DateOnly? Alternative) : Outcome
        {
            /// <summary>The holidays of that day: told, for it may be meant.</summary>
            public IReadOnlyList<HolidayRecord> Holidays { get; init; } = [];
        }

        public sealed record NoneRunning : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record TextTooLong : Outcome;

        public sealed record DateMissing : Outcome;

        /// <param name="Phrase">What looks like a date and is none to come.</param>
        public sealed record DateWrong(string Phrase) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (input.Text.Length > TextLimits.Note)
            return new Outcome.TextTooLong();
        if (await Refusal.FindAsync(db, input.Actor, Right.RecordInMeetings, input.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (await RunningMeeting.FindAsync(db, input.ConversationId, cancellationToken) is null)
            return new Outcome.NoneRunning();
        if (DateGrammar.Find(input.Text, input.Today, input.Language, input.DateOrder) is not { } match)
            return new Outcome.DateMissing();
        if (match.Date is not { } date || date < input.Today)
            return new Outcome.DateWrong(input.Text.Substring(match.Start, match.Length));
        if (await RunningMeeting.TakeSlotAsync(db, input.ConversationId, cancellationToken) is not { } slot)
            return new Outcome.NoneRunning();
        var next = new NextMeeting(date, Details(input.Text, match));
        await MeetingEntry.AddAsync(db, new MeetingEntry
        {
            MeetingId = slot.MeetingId,
            Sequence = slot.Sequence,
            Kind = EntryKind.NextMeeting,
            Text = next.Details,
            DueDate = date,
            AuthorId = input.Actor.Id,
            AuthorName = input.Actor.Name,
            At = input.Now,
        }, cancellationToken);
        return new Outcome.Recorded(next, match.Alternative) { Holidays = await HolidayRecords.ReadOnAsync(db, date, cancellationToken) };
    }

    private static string Details(string text, DateMatch match)
    {
        var around = string.Concat(text.AsSpan(0, match.Start), " ", text.AsSpan(match.TimeEnd));
        var rest = string.Join(' ', around.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', ',', ';', ':', '.', '-', '–');
        return string.Join(", ", new[] { match.Time, rest }.Where(part => part.Length > 0));
    }
}
