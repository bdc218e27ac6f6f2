using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Groups;

/// <summary>Makes a channel a working group. Where there is one already it is shown instead, so a press that comes twice makes one.</summary>
public static class CreateGroup
{
    public sealed record Input(Place Place, GroupFields Fields, Actor Actor, DateOnly Today, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Created(GroupView Group) : Outcome;

        public sealed record Exists(GroupView Group) : Outcome;

        /// <summary>In the general channel the alliance as a whole meets, and a chat is no channel.</summary>
        public sealed record NotInThisPlace : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record Wrong(GroupProblem Problem, string Typed, IReadOnlyList<string> Suggestions) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (input.Place is not { Kind: PlaceKind.Channel, IsGeneralChannel: false })
            return new Outcome.NotInThisPlace();
        await db.TakeTurnAsync(cancellationToken);
        var existing = await db.Set<WorkingGroup>().Include(g => g.Members)
            .SingleOrDefaultAsync(g => g.ConversationId == input.Place.ConversationId && g.ClosedAt == null, cancellationToken);
        if (existing is not null)
            return new Outcome.Exists(await GroupView.OfAsync(db, existing, cancellationToken));
        if (await Refusal.FindAsync(db, input.Actor, Right.ManageGroups, null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        var draft = await GroupDraft.CheckAsync(db, input.Fields, null, input.Today, cancellationToken);
        if (draft is not GroupDraft.Ready ready)
            return draft is GroupDraft.Wrong wrong ? new Outcome.Wrong(wrong.Problem, wrong.Typed, wrong.Suggestions) : throw new InvalidOperationException($"Unforeseen draft {draft}.");

        var group = WorkingGroup.Create(input.Place.ConversationId, input.Now);
        group.Describe(ready.Name, ready.Purpose, ready.EndsOn, ready.Organisations ?? []);
        db.Add(group);
        await GroupRoles.GiveAsync(db, group.Id, ready.Name, ready.Coordinator, input.Actor, input.Now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var view = await GroupView.OfAsync(db, group, cancellationToken);
        GroupTrail.Write(db, group, input.Actor, "groupCreated", input.Now, view.CompareWithNothing());
        return new Outcome.Created(view);
    }
}
