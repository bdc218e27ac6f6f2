using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>A person says they are present. Saying it twice changes nothing.</summary>
public static class AnswerRollCall
{
    public sealed record Input(Guid? MeetingId, string ConversationId, Guid PersonId, string PersonName, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Present(MeetingView Meeting) : Outcome;

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

        var present = await db.Set<Attendance>().Where(a => a.MeetingId == meeting.Id).OrderBy(a => a.At).ToListAsync(cancellationToken);
        if (present.All(a => a.PersonId != input.PersonId))
        {
            var attendance = new Attendance { MeetingId = meeting.Id, PersonId = input.PersonId, Name = input.PersonName, At = input.Now };
            db.Add(attendance);
            present.Add(attendance);
        }

        return new Outcome.Present(MeetingView.Of(meeting, [.. present.Select(a => a.Name)]));
    }

    internal static async Task<IReadOnlyList<string>> ReadPresentAsync(AllianceDb db, Guid meetingId, CancellationToken cancellationToken) =>
        await db.Set<Attendance>().Where(a => a.MeetingId == meetingId).OrderBy(a => a.At).Select(a => a.Name).ToListAsync(cancellationToken);
}
