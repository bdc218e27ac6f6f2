using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings.Votes;

/// <summary>Puts a motion to the vote in the running meeting.</summary>
public static class CallVote
{
    public sealed record Input(string ConversationId, string Motion, Guid? GroupId, Actor Actor, DateTimeOffset Now)
    {
        public string Motion { get; } = PrintableText.Clean(Motion);
    }

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Called(VoteView Vote) : Outcome;

        /// <summary>One at a time: this one has to be closed first.</summary>
        public sealed record AnotherIsOpen(VoteView Vote) : Outcome;

        public sealed record NoneRunning : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record MotionMissing : Outcome;

        public sealed record MotionTooLong : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (input.Motion.Length > TextLimits.Note)
            return new Outcome.MotionTooLong();
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.RunMeetings, input.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (await RunningMeeting.FindAsync(db, input.ConversationId, cancellationToken) is not { } meeting)
            return new Outcome.NoneRunning();
        if (await OpenVote.FindAsync(db, meeting.Id, cancellationToken) is { } open)
            return new Outcome.AnotherIsOpen(await VoteView.OfAsync(db, open, meeting, cancellationToken));
        if (input.Motion.Length == 0)
            return new Outcome.MotionMissing();
        var charter = await CharterRecords.ReadInForceAsync(db, cancellationToken);
        var vote = Vote.Call(meeting.Id, input.Motion, charter.WaysOfWorking, input.Actor, input.Now);
        db.Add(vote);
        return new Outcome.Called(await VoteView.OfAsync(db, vote, meeting, cancellationToken));
    }
}

/// <summary>The vote that is open in a meeting.</summary>
internal static class OpenVote
{
    public static Task<Vote?> FindAsync(AllianceDb db, Guid meetingId, CancellationToken cancellationToken) =>
        db.Set<Vote>().SingleOrDefaultAsync(v => v.MeetingId == meetingId && v.ClosedAt == null, cancellationToken);
}
