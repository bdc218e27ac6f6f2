using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Circulation;

/// <summary>A representative says that their organisation wants nothing changed. It may still ask for a change later; saying it again changes nothing.</summary>
public static class SayNoChanges
{
    public sealed record Input(Guid? MeetingId, string ConversationId, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Said(Guid MeetingId, string VoterName) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record Stopped(CirculationStop Stop) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (await Refusal.FindAsync(db, input.Actor, Right.AmendMinutes, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        var (open, voter, stop) = await OpenCirculation.FindForMemberAsync(db, input.MeetingId, input.ConversationId, input.Actor.Id, input.Now, cancellationToken);
        if (open is null || voter is null)
            return new Outcome.Stopped(stop!);
        var meeting = open.Meeting;
        if (await db.Set<MinutesAssent>().AnyAsync(a => a.MeetingId == meeting.Id && a.VoterId == voter.Id, cancellationToken))
            return new Outcome.Said(meeting.Id, voter.Name);
        db.Add(new MinutesAssent { MeetingId = meeting.Id, VoterId = voter.Id, VoterName = voter.Name, PersonId = input.Actor.Id, PersonName = input.Actor.Name, At = input.Now });
        MinutesTrail.Write(db, meeting, input.Actor, "minutesNoChanges", input.Now, new FieldChange("minutesOrganisation", "", voter.Name));
        return new Outcome.Said(meeting.Id, voter.Name);
    }
}
