using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Representatives;

/// <summary>Somebody without Teams is no longer here. Of the others Teams tells; of these somebody has to.</summary>
public static class EndRepresentative
{
    public sealed record Input(Actor Actor, Guid? PersonId, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Ended(string Name) : Outcome;

        /// <summary>They have left before, or have Teams by now.</summary>
        public sealed record PersonUnknown : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ManageRepresentatives, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (await CorrectRepresentative.FindAsync(db, input.PersonId, cancellationToken) is not { } person)
            return new Outcome.PersonUnknown();
        await Departures.HandleAsync(db, [person.UserId], input.Actor, input.Now, cancellationToken);
        return new Outcome.Ended(person.Name);
    }
}
