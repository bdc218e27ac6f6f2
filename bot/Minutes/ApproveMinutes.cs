using AllianceBot.Conversation;
using AllianceBot.Documents;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes;

/// <summary>Locks the minutes of a meeting that has ended. Approving twice changes nothing: the first approval stands.</summary>
public static class ApproveMinutes
{
    public sealed record Input(Guid? MeetingId, string ConversationId, Guid PersonId, string PersonName, AllianceInfo Alliance, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Approved(Guid MeetingId, bool IsNew) : Outcome;

        public sealed record MeetingUnknown : Outcome;

        /// <summary>It was held in a place that is not the whole alliance's, and this is not that place.</summary>
        public sealed record HeldElsewhere(string Number) : Outcome;

        public sealed record MeetingStillRunning(string Number) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, Phrasebook phrases, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        // The id comes from the client: the query sees this alliance's meetings alone.
        if (input.MeetingId is not { } id || await MeetingRecords.ReadAsync(db, id, cancellationToken) is not { } meeting)
            return new Outcome.MeetingUnknown();
        if (!meeting.IsOpenTo(input.ConversationId))
            return new Outcome.HeldElsewhere(meeting.Number);
        if (meeting.EndedAt is null)
            return new Outcome.MeetingStillRunning(meeting.Number);
        if (await db.Set<ApprovedMinutes>().AnyAsync(m => m.MeetingId == id, cancellationToken))
            return new Outcome.Approved(id, IsNew: false);

        var approval = new MinutesApproval(input.PersonName, input.Alliance.ToLocal(input.Now));
        var record = MinutesDraft.Render(MinutesDraft.Write(meeting, input.Alliance, approval), phrases);
        db.Add(ApprovedMinutes.Approve(id, input.PersonId, input.PersonName, input.Now, input.Alliance, record));
        return new Outcome.Approved(id, IsNew: true);
    }
}
