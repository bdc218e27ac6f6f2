using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings.RollCall;

/// <summary>A person says on the card that they are present, or that they cannot be. Saying it twice changes nothing.</summary>
public static class AnswerRollCall
{
    public sealed record Input(Guid? MeetingId, string ConversationId, RollCallAnswer Answer, Guid PersonId, string PersonName, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Answered(MeetingView Meeting) : Outcome;

        public sealed record MeetingUnknown : Outcome;

        public sealed record MeetingEnded(string Number) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        // The id comes from the client: only a meeting of this alliance, held in this very place, counts.
        var meeting = await db.Set<Meeting>().Include(m => m.Agenda.OrderBy(i => i.Position))
            .SingleOrDefaultAsync(m => m.Id == input.MeetingId && m.ConversationId == input.ConversationId, cancellationToken);
        if (meeting is null)
            return new Outcome.MeetingUnknown();
        if (meeting.Status is MeetingStatus.Ended)
            return new Outcome.MeetingEnded(meeting.Number);
        await AnswerAsync(db, meeting.Id, input.PersonId, input.PersonName, input.Answer, input.Now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Answered(MeetingView.Of(meeting, await RollCallView.ReadAsync(db, meeting, cancellationToken)));
    }

    internal static async Task AnswerAsync(AllianceDb db, Guid meetingId, Guid personId, string name, RollCallAnswer answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var attendance = await db.Set<Attendance>().SingleOrDefaultAsync(a => a.MeetingId == meetingId && a.PersonId == personId, cancellationToken);
        if (attendance is null)
            db.Add(attendance = new Attendance { MeetingId = meetingId, PersonId = personId, Name = name, At = now });
        attendance.As(answer);
    }
}
