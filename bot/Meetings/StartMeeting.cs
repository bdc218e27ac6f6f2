using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>Starts a meeting in a place. Without an agenda there is no meeting, and only one runs in a place at a time.</summary>
public static class StartMeeting
{
    /// <summary>Within it, the same wish twice is one.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(1);

    /// <param name="IsPrivate">The place is not the whole alliance's.</param>
    /// <param name="Title">Empty for one without a name of its own.</param>
    /// <param name="Agenda">As typed, one item a line.</param>
    /// <param name="Year">The year it is in the alliance.</param>
    public sealed record Input(string ConversationId, bool IsPrivate, string Title, string Agenda, int Year, Actor Actor, DateTimeOffset Now)
    {
        public string Title { get; } = PrintableText.Clean(Title);

        public string Agenda { get; } = PrintableText.Clean(Agenda);

        /// <summary>The working group of the conversation.</summary>
        public GroupInfo? Group { get; init; }

        /// <summary>Where people meet; empty where nobody said.</summary>
        public string Place { get; init => field = PrintableText.Clean(value); } = "";
    }

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Started(MeetingView Meeting, int DroppedLines, int ShortenedTitles) : Outcome;

        public sealed record AgendaMissing : Outcome;

        public sealed record TitleTooLong : Outcome;

        public sealed record PlaceTooLong : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        /// <summary>Also for a press or a message that came twice: the roll call is shown again rather than lost.</summary>
        /// <param name="Meeting">The one that runs.</param>
        /// <param name="IsRepeat">It is the very one that was asked for, a moment ago and by the same person.</param>
        public sealed record AlreadyRunning(MeetingView Meeting, bool IsRepeat) : Outcome;
    }

    /// <summary>The meeting that runs in a place; null when none does.</summary>
    public static async Task<MeetingView?> FindRunningAsync(AllianceDb db, string conversationId, CancellationToken cancellationToken) =>
        await RunningMeeting.FindAsync(db, conversationId, cancellationToken) is { } running ? await DescribeAsync(db, running, cancellationToken) : null;

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (input.Title.Length > TextLimits.Title)
            return new Outcome.TitleTooLong();
        if (input.Place.Length > TextLimits.Title)
            return new Outcome.PlaceTooLong();
        var agenda = Agenda.Parse(input.Agenda);
        if (agenda.Lines.Count == 0)
            return new Outcome.AgendaMissing();
        if (await Refusal.FindAsync(db, input.Actor, Right.RunMeetings, input.Group?.Id, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        await db.TakeTurnAsync(cancellationToken);
        if (await RunningMeeting.FindAsync(db, input.ConversationId, cancellationToken) is { } running)
        {
            var isRepeat = running.StartedById == input.Actor.Id && running.Title == input.Title && input.Now - running.StartedAt < Moment;
            return new Outcome.AlreadyRunning(await DescribeAsync(db, running, cancellationToken), isRepeat);
        }

        var last = await db.Set<Meeting>().Where(m => m.Year == input.Year).MaxAsync(m => (int?)m.Sequence, cancellationToken) ?? 0;
        var start = new MeetingStart(input.ConversationId, input.IsPrivate, input.Year, last + 1, input.Title, input.Actor.Id, input.Actor.Name, input.Now) { Group = input.Group, Place = input.Place };
        var meeting = Meeting.Start(start, agenda.Lines);
        db.Add(meeting);
        // Whoever starts the meeting is there.
        db.Add(new Attendance { MeetingId = meeting.Id, PersonId = input.Actor.Id, Name = input.Actor.Name, At = input.Now });
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Started(await DescribeAsync(db, meeting, cancellationToken), agenda.DroppedLines, agenda.ShortenedTitles);
    }

    private static async Task<MeetingView> DescribeAsync(AllianceDb db, Meeting running, CancellationToken cancellationToken) =>
        MeetingView.Of(running, await RollCallView.ReadAsync(db, running, cancellationToken));
}
