using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Circulation;

/// <summary>Whoever suggested a change takes it back while nobody has answered it; it stays on the list as withdrawn.</summary>
public static class WithdrawAmendment
{
    public sealed record Input(Guid? AmendmentId, string ConversationId, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Also when it was before.</summary>
        public sealed record Withdrawn(Guid MeetingId) : Outcome;

        public sealed record AlreadyAnswered(Guid MeetingId, int Number, AmendmentState State, string By) : Outcome;

        public sealed record AmendmentUnknown : Outcome;

        /// <summary>Somebody else suggested it.</summary>
        public sealed record BelongsToAnother(string Name) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record Stopped(CirculationStop Stop) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (input.AmendmentId is not { } id || await db.Set<MinutesAmendment>().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } amendment)
            return new Outcome.AmendmentUnknown();
        var (open, stop) = await OpenCirculation.FindAsync(db, amendment.MeetingId, input.ConversationId, cancellationToken);
        if (open is null && stop is not CirculationStop.Over)
            return new Outcome.Stopped(stop!);
        // A member may, and so may who holds the minutes: they suggest for those whom only mail reaches.
        if (amendment.SuggestedById != input.Actor.Id)
        {
            return await Refusal.FindAsync(db, input.Actor, Right.AmendMinutes, groupId: null, cancellationToken) is { } refusal
                ? new Outcome.Refused(refusal)
                : new Outcome.BelongsToAnother(amendment.SuggestedByName);
        }

        if (amendment.State is AmendmentState.Withdrawn)
            return new Outcome.Withdrawn(amendment.MeetingId);
        if (amendment.State is not AmendmentState.Open)
            return new Outcome.AlreadyAnswered(amendment.MeetingId, amendment.Number, amendment.State, amendment.AnsweredByName);
        if (open is null)
            return new Outcome.Stopped(stop!);
        amendment.Settle(AmendmentState.Withdrawn, input.Actor.Name, answer: "", input.Now);
        MinutesTrail.Write(db, open.Meeting, input.Actor, "amendmentWithdrawn", input.Now, new FieldChange("minutesOrganisation", "", amendment.SuggestedFor));
        return new Outcome.Withdrawn(amendment.MeetingId);
    }
}
