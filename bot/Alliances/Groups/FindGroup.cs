using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Groups;

/// <summary>The working group that someone names, or else that of the place.</summary>
public static class FindGroup
{
    /// <param name="Typed">A name or the beginning of one; empty for the group of the place.</param>
    public sealed record Input(string Typed, Place Place, Actor Actor);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Found(GroupView Group) : Outcome;

        /// <summary>There is none yet, and the person may make this channel one.</summary>
        public sealed record MayCreate(string Name) : Outcome;

        public sealed record MayNotCreate(Refusal Refusal) : Outcome;

        public sealed record Ambiguous(string Typed, IReadOnlyList<string> Names) : Outcome;

        public sealed record Unknown(string Typed, IReadOnlyList<string> Suggestions) : Outcome;

        /// <summary>The alliance as a whole meets here.</summary>
        public sealed record NotInThisPlace : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var isChannel = input.Place is { Kind: PlaceKind.Channel, IsGeneralChannel: false };
        var here = isChannel
            ? await db.Set<WorkingGroup>().Where(g => g.ConversationId == input.Place.ConversationId && g.ClosedAt == null).Select(g => (Guid?)g.Id).SingleOrDefaultAsync(cancellationToken)
            : null;
        if (input.Typed.Length > 0)
        {
            var named = await FindByNameAsync(db, input.Typed, cancellationToken);
            // A name that is none yet may be meant for a group to be.
            if (named is not Outcome.Unknown { Suggestions.Count: 0 } || !isChannel || here is not null)
                return named;
        }

        if (here is { } id && await GroupView.ReadAsync(db, id, cancellationToken) is { } group)
            return new Outcome.Found(group);
        if (!isChannel)
            return new Outcome.NotInThisPlace();
        return await Refusal.FindAsync(db, input.Actor, Right.ManageGroups, null, cancellationToken) is { } refusal
            ? new Outcome.MayNotCreate(refusal)
            : new Outcome.MayCreate(input.Typed.Length > 0 ? input.Typed : input.Place.ChannelName ?? "");
    }

    private static async Task<Outcome> FindByNameAsync(AllianceDb db, string typed, CancellationToken cancellationToken)
    {
        var known = await db.Set<WorkingGroup>().OrderBy(g => g.ClosedAt != null).ThenByDescending(g => g.CreatedAt)
            .Select(g => new { g.Id, g.Name, g.FoldedName }).ToListAsync(cancellationToken);
        // A group that was closed may have had the name of one at work; that one is meant.
        return NameSearch.Find([.. known.DistinctBy(g => g.FoldedName)], typed, g => g.FoldedName) switch
        {
            [var only] => new Outcome.Found((await GroupView.ReadAsync(db, only.Id, cancellationToken))!),
            [_, _, ..] and var hits => new Outcome.Ambiguous(typed, [.. hits.Take(5).Select(g => g.Name)]),
            _ => new Outcome.Unknown(typed, NearMiss.Find(typed, known.Select(g => g.Name))),
        };
    }
}
