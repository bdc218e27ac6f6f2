using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>Throws away a file that was previewed.</summary>
public static class CancelImport
{
    public sealed record Input(Guid? ImportId, Actor By);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Also when it was gone already.</summary>
        public sealed record Cancelled : Outcome;

        /// <summary>It is in already.</summary>
        public sealed record TooLate : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (await Refusal.FindAsync(db, input.By, Right.ManageOrganisations, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (await db.Set<OrganisationImport>().AnyAsync(i => i.Id == input.ImportId && i.DoneAt != null, cancellationToken))
            return new Outcome.TooLate();
        await db.Set<OrganisationImport>().Where(i => i.Id == input.ImportId).ExecuteDeleteAsync(cancellationToken);
        return new Outcome.Cancelled();
    }
}
