using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Circulation;

/// <summary>
/// Takes a draft back that went to the members too early, as long as none of them has said anything: what they said is not lost
/// by a press. Whoever had been told is told of this too; circulated again, everyone is told again and has all the days.
/// </summary>
public static class WithdrawCirculation
{
    public sealed record Input(Guid? MeetingId, string ConversationId, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Withdrawn(Guid MeetingId) : Outcome;

        public sealed record MembersAnswered(string Number) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record Stopped(CirculationStop Stop) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var (open, stop) = await OpenCirculation.FindAsync(db, input.MeetingId, input.ConversationId, cancellationToken);
        if (open is not var (meeting, circulation))
            return new Outcome.Stopped(stop!);
        if (await MinutesHolder.FindRefusalAsync(db, input.Actor, meeting, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (circulation.IsPast(input.Now))
            return new Outcome.Stopped(new CirculationStop.WindowPast(meeting.Number, circulation.LastDay));
        if (await CirculationView.ReadAsync(db, meeting.Id, input.Now, cancellationToken) is not { CanWithdraw: true })
            return new Outcome.MembersAnswered(meeting.Number);
        db.Remove(circulation);
        var told = await Notices.ForgetAsync(db, MinutesCirculatedNotice.KindName, CirculationNotices.SubjectOf(meeting.Id), cancellationToken);
        foreach (var person in told.Where(person => person != input.Actor.Id))
            await MinutesWithdrawnNotice.AddAsync(db, person, meeting, input.Actor, input.Now, cancellationToken);
        MinutesTrail.Write(db, meeting, input.Actor, "minutesCirculationWithdrawn", input.Now);
        return new Outcome.Withdrawn(meeting.Id);
    }
}
