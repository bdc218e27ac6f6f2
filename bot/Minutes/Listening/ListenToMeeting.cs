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
        var meetingId = await MeetingRecords.FindRunningAsync(db, input.ConversationId, cancellationToken);
        if (!input.Listen)
            return await StopAsync(db, input.ConversationId, meetingId, cancellationToken);
        if (meetingId is not { } running)
            return new Outcome.NoneRunning();
        if (!await db.Set<ListeningMeeting>().AnyAsync(l => l.MeetingId == running, cancellationToken))
            db.Add(new ListeningMeeting { MeetingId = running, ConversationId = input.ConversationId, StartedByName = input.Actor.Name, StartedAt = input.Now });
        return new Outcome.Listening();
    }

    /// <summary>All that is kept of what was written in the place, also what a meeting that is over left behind: whoever says stop means that nothing stays.</summary>
    private static async Task<Outcome> StopAsync(AllianceDb db, string conversationId, Guid? running, CancellationToken cancellationToken)
    {
        var listening = await db.Set<ListeningMeeting>().Where(l => l.ConversationId == conversationId).ToListAsync(cancellationToken);
        db.RemoveRange(listening);
        return (listening, running) switch
        {
            ([], null) => new Outcome.NoneRunning(),
            ([], _) => new Outcome.WasNotListening(),
            _ => new Outcome.Stopped(listening.Sum(l => l.Messages)),
        };
    }
}
