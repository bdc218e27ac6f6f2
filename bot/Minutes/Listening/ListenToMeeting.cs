using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Listening;

/// <summary>Begins to read the chat of the running meeting along, or stops; what was read until then is kept, unless it is to be forgotten.</summary>
internal static class ListenToMeeting
{
    /// <param name="ConversationId">Where it is said.</param>
    /// <param name="Listen">Whether to begin; otherwise it stops, and forgets.</param>
    /// <param name="GroupId">The working group of the place.</param>
    /// <param name="Actor">Who says it.</param>
    /// <param name="Now">UTC.</param>
    public sealed record Input(string ConversationId, bool Listen, Guid? GroupId, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Listening : Outcome;

        /// <param name="Messages">How many were read and are forgotten now.</param>
        public sealed record Stopped(int Messages) : Outcome;

        public sealed record WasNotListening : Outcome;

        public sealed record NoneRunning : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.RunMeetings, input.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (await MeetingRecords.FindRunningAsync(db, input.ConversationId, cancellationToken) is not { } meetingId)
            return new Outcome.NoneRunning();
        var listening = await db.Set<ListeningMeeting>().SingleOrDefaultAsync(l => l.MeetingId == meetingId, cancellationToken);
        switch (listening, input.Listen)
        {
            case (null, true):
                db.Add(new ListeningMeeting { MeetingId = meetingId, ConversationId = input.ConversationId, StartedByName = input.Actor.Name, StartedAt = input.Now });
                return new Outcome.Listening();
            case (not null, true):
                return new Outcome.Listening();
            case (not null, false):
                db.Remove(listening);
                return new Outcome.Stopped(listening.Messages);
            default:
                return new Outcome.WasNotListening();
        }
    }
}
