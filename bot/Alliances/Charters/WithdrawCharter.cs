using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>Takes a draft or a proposal back. Its text stays, and the next version begins from it.</summary>
public static class WithdrawCharter
{
    public sealed record Input(Actor Actor, Guid? VersionId, DateOnly Today, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Withdrawn(Guid VersionId) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record VersionUnknown : Outcome;

        public sealed record AlreadyDecided(Guid VersionId) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ProposeCharter, null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (input.VersionId is not { } id || await db.Set<CharterVersion>().SingleOrDefaultAsync(v => v.Id == id, cancellationToken) is not { } version)
            return new Outcome.VersionUnknown();
        if (version.State is CharterState.Withdrawn)
            return new Outcome.Withdrawn(id);
        if (!version.IsOpen)
            return new Outcome.AlreadyDecided(id);

        version.Withdraw(input.Now, input.Today);
        CharterTrail.Write(db, version, input.Actor, "charterWithdrawn", input.Now);
        return new Outcome.Withdrawn(id);
    }
}
