using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Intake;
using AllianceBot.Minutes.Sources;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Listening;

/// <summary>What was read along in a meeting that has ended becomes one of its sources.</summary>
internal static class GatherChat
{
    /// <param name="MeetingId">Which meeting ended.</param>
    /// <param name="Name">What the source is called.</param>
    /// <param name="Alliance">Whose meeting it is.</param>
    /// <param name="Actor">Who ended the meeting.</param>
    /// <param name="Now">UTC.</param>
    public sealed record Input(Guid MeetingId, string Name, AllianceInfo Alliance, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Nothing was read along.</summary>
        public sealed record Nothing : Outcome;

        /// <param name="SourceId">The new source.</param>
        /// <param name="Read">What is in it.</param>
        public sealed record Gathered(Guid SourceId, SourceReading.Read Read) : Outcome;

        /// <summary>Nothing of what was written is anything that somebody said.</summary>
        public sealed record Unreadable(SourceRefusal Reason) : Outcome;

        public sealed record NotKept(KeepSource.Outcome Reason) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await db.Set<ListeningMeeting>().SingleOrDefaultAsync(l => l.MeetingId == input.MeetingId, cancellationToken) is not { } listening)
            return new Outcome.Nothing();
        var heard = await db.Set<HeardMessage>().Where(m => m.MeetingId == input.MeetingId).OrderBy(m => m.Number).ToListAsync(cancellationToken);
        db.Remove(listening);
        if (heard.Count == 0 || await MeetingRecords.ReadAsync(db, input.MeetingId, cancellationToken) is not { } meeting)
            return new Outcome.Nothing();
        var content = TeamsChat.Write(heard.Select(m => new TeamsMessage(m.At, m.Speaker, m.Text, TeamsAddress.OfMessage(listening.ConversationId, m.MessageId))));
        var reading = TeamsChat.Read(content, await MeetingMaterial.ContextAsync(db, meeting, input.Alliance, cancellationToken));
        if (reading is SourceReading.Refused refused)
            return new Outcome.Unreadable(refused.Reason);
        var read = (SourceReading.Read)reading;
        var source = new KeepSource.Input(input.MeetingId, GivenSource.Of(input.Name, content, read), listening.ConversationId, input.Actor, input.Now) { HasRoomAnyway = true };
        return await KeepSource.HandleAsync(db, source, cancellationToken) switch
        {
            KeepSource.Outcome.Kept kept => new Outcome.Gathered(kept.SourceId, read),
            var problem => new Outcome.NotKept(problem),
        };
    }
}
