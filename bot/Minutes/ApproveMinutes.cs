using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Documents;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes;

/// <summary>Locks the minutes of a meeting that has ended. Approving twice changes nothing: the first approval stands.</summary>
public static class ApproveMinutes
{
    public sealed record Input(Guid? MeetingId, string ConversationId, Actor Actor, AllianceInfo Alliance, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Approved(Guid MeetingId, bool IsNew) : Outcome;

        public sealed record MeetingUnknown : Outcome;

        /// <summary>It was held in a place that is not the whole alliance's, and this is not that place.</summary>
        public sealed record HeldElsewhere(string Number) : Outcome;

        public sealed record MeetingStillRunning(string Number) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
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
        if (await FindRefusalAsync(db, input.Actor, meeting, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);

        var approval = new MinutesApproval(input.Actor.Name, input.Alliance.ToLocal(input.Now));
        var record = MinutesDraft.Render(MinutesDraft.Write(meeting, input.Alliance, approval), phrases);
        db.Add(ApprovedMinutes.Approve(id, input.Actor.Id, input.Actor.Name, input.Now, input.Alliance, record));
        WriteDown(db, meeting, input);
        return new Outcome.Approved(id, IsNew: true);
    }

    /// <summary>Until the rota names someone, the minutes are the duty of whoever started the meeting.</summary>
    internal static async Task<Refusal?> FindRefusalAsync(AllianceDb db, Actor actor, MeetingRecord meeting, CancellationToken cancellationToken)
    {
        if (meeting.StartedById == actor.Id)
            actor = actor with { Standing = actor.Standing with { Roles = actor.Standing.Roles | Role.DutyHolder } };
        var refusal = await Refusal.FindAsync(db, actor, Right.ApproveMinutes, meeting.GroupId, cancellationToken);
        return refusal is null ? null : refusal with { Holders = [.. refusal.Holders.Append(meeting.StartedByName).Distinct()] };
    }

    private static void WriteDown(AllianceDb db, MeetingRecord meeting, Input input) => AuditTrail.Write(db, new Change
    {
        At = input.Now,
        By = input.Actor,
        Subject = ChangeSubject.Minutes,
        SubjectId = meeting.Id,
        SubjectName = meeting.Number,
        Action = "minutesApproved",
    });
}
