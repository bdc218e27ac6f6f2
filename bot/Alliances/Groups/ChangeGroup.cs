using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Groups;

/// <summary>Changes a working group. Whoever saves a form made from an older state is told what differs and decides.</summary>
public static class ChangeGroup
{
    /// <param name="Version">The state that the form was made from.</param>
    public sealed record Input(Guid? GroupId, int Version, GroupFields Fields, Actor Actor, DateOnly Today, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Also when there was nothing to change.</summary>
        public sealed record Changed(GroupView Group) : Outcome;

        /// <param name="Saved">As it is now.</param>
        /// <param name="Differences">What is saved (before) and what the form says (after).</param>
        /// <param name="SavedBy">Who changed it last; empty when nobody knows.</param>
        /// <param name="SavedAt">When.</param>
        public sealed record Conflict(GroupView Saved, IReadOnlyList<FieldChange> Differences, string SavedBy, DateTimeOffset SavedAt) : Outcome;

        public sealed record GroupUnknown : Outcome;

        public sealed record Closed(string Name) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record Wrong(GroupProblem Problem, string Typed, IReadOnlyList<string> Suggestions) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        // The id comes from the client: the query sees this alliance's groups alone.
        var group = await db.Set<WorkingGroup>().Include(g => g.Members).SingleOrDefaultAsync(g => g.Id == input.GroupId, cancellationToken);
        if (group is null)
            return new Outcome.GroupUnknown();
        if (await Refusal.FindAsync(db, input.Actor, Right.ChangeGroup, group.Id, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (group.ClosedAt is not null)
            return new Outcome.Closed(group.Name);
        var draft = await GroupDraft.CheckAsync(db, input.Fields, group, input.Today, cancellationToken);
        if (draft is not GroupDraft.Ready ready)
            return draft is GroupDraft.Wrong wrong ? new Outcome.Wrong(wrong.Problem, wrong.Typed, wrong.Suggestions) : throw new InvalidOperationException($"Unforeseen draft {draft}.");

        var before = await GroupView.OfAsync(db, group, cancellationToken);
        var wanted = await DescribeAsync(db, before, ready, cancellationToken);
        var changes = before.Compare(wanted);
        if (changes.Count == 0)
            return new Outcome.Changed(before);
        return group.Version != input.Version
            ? await ConflictAsync(db, before, changes, cancellationToken)
            : await SaveAsync(db, input, group, before, ready, changes, cancellationToken);
    }

    private static async Task<GroupView> DescribeAsync(AllianceDb db, GroupView before, GroupDraft.Ready ready, CancellationToken cancellationToken)
    {
        var members = ready.Organisations is { } ids
            ? await db.Set<Organisation>().Where(o => ids.Contains(o.Id) && o.Status != OrganisationStatus.Left).OrderBy(o => o.FoldedName)
                .Select(o => new GroupOrganisation(o.Id, o.Name, o.ShortName)).ToListAsync(cancellationToken)
            : before.Members;
        return before with { Name = ready.Name, Purpose = ready.Purpose, EndsOn = ready.EndsOn, Coordinator = ready.Coordinator, Members = members };
    }

    private static async Task<Outcome> ConflictAsync(AllianceDb db, GroupView saved, IReadOnlyList<FieldChange> differences, CancellationToken cancellationToken)
    {
        var (by, at) = await ChangeRecord.FindLatestAsync(db, c => c.SubjectId == saved.Id, cancellationToken);
        return new Outcome.Conflict(saved, differences, by, at ?? default);
    }

    private static async Task<Outcome> SaveAsync(
        AllianceDb db, Input input, WorkingGroup group, GroupView before, GroupDraft.Ready ready, IReadOnlyList<FieldChange> changes, CancellationToken cancellationToken)
    {
        if (before.Coordinator?.Id != ready.Coordinator.Id)
        {
            await GroupRoles.EndAsync(db, group.Id, ready.Name, input.Actor, input.Now, cancellationToken);
            await GroupRoles.GiveAsync(db, group.Id, ready.Name, ready.Coordinator, input.Actor, input.Now, cancellationToken);
        }

        // Those that left the alliance are not in the form, and keep their place.
        var shown = before.Members.Select(m => m.Id).ToHashSet();
        var away = group.Members.Select(m => m.OrganisationId).Where(id => !shown.Contains(id));
        if (!group.Describe(ready.Name, ready.Purpose, ready.EndsOn, [.. ready.Organisations ?? [.. shown], .. away]))
            group.Touch();
        GroupTrail.Write(db, group, input.Actor, "groupChanged", input.Now, changes);
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Changed(await GroupView.OfAsync(db, group, cancellationToken));
    }
}
