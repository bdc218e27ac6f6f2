using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Groups;

/// <summary>A representative says that their own organisation takes part in a working group, or no longer. Twice changes nothing.</summary>
public static class JoinGroup
{
    /// <param name="Joins">False to leave.</param>
    public sealed record Input(Guid? GroupId, bool Joins, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Done(GroupView Group) : Outcome;

        public sealed record GroupUnknown : Outcome;

        public sealed record Closed(string Name) : Outcome;

        /// <summary>Nobody said yet which organisation the person represents, or it has left the alliance.</summary>
        public sealed record NoOrganisation : Outcome;

        public sealed record Full : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var group = await db.Set<WorkingGroup>().Include(g => g.Members).SingleOrDefaultAsync(g => g.Id == input.GroupId, cancellationToken);
        if (group is null)
            return new Outcome.GroupUnknown();
        if (group.ClosedAt is not null)
            return new Outcome.Closed(group.Name);
        // Asked for anew: the turn may have been read before an organisation left.
        var organisationId = await db.Set<Person>().Where(p => p.Id == input.Actor.Id).Select(p => p.OrganisationId).SingleOrDefaultAsync(cancellationToken);
        var organisation = await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Id == organisationId && o.Status != OrganisationStatus.Left, cancellationToken);
        if (organisation is null)
            return new Outcome.NoOrganisation();
        // Whoever takes part may always stop.
        if (input.Joins && await Refusal.FindAsync(db, input.Actor, Right.JoinGroup, group.Id, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (input.Joins && await CountAsync(db, group, cancellationToken) >= WorkingGroup.MostMembers)
            return new Outcome.Full();

        if (input.Joins ? group.Join(organisation.Id) : group.Leave(organisation.Id))
        {
            var label = organisation.Label;
            GroupTrail.Write(db, group, input.Actor, input.Joins ? "groupJoined" : "groupLeft", input.Now, [new FieldChange("groupMembers", input.Joins ? "" : label, input.Joins ? label : "")]);
            await db.SaveChangesAsync(cancellationToken);
        }

        return new Outcome.Done(await GroupView.OfAsync(db, group, cancellationToken));
    }

    /// <summary>Those that have left the alliance keep their place, and take nobody else's.</summary>
    private static Task<int> CountAsync(AllianceDb db, WorkingGroup group, CancellationToken cancellationToken)
    {
        var ids = group.Members.Select(m => m.OrganisationId).ToList();
        return db.Set<Organisation>().CountAsync(o => ids.Contains(o.Id) && o.Status != OrganisationStatus.Left, cancellationToken);
    }
}
