using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Letterheads;

/// <summary>Takes the letterhead off; documents have the usual page again, except those that were approved with it.</summary>
public static class RemoveLetterhead
{
    /// <param name="Id">The one that the card showed; when there is another one by now, that stays.</param>
    /// <param name="Actor">Who presses.</param>
    /// <param name="Now">UTC.</param>
    public sealed record Input(Guid? Id, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Removed(string Name) : Outcome;

        /// <summary>There is another one, or none.</summary>
        public sealed record GoneAlready(LetterheadView? Now) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.SetUpAlliance, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        var row = await db.Set<AllianceLetterhead>().SingleOrDefaultAsync(cancellationToken);
        if (row is null || row.Id != input.Id)
            return new Outcome.GoneAlready(row is null ? null : LetterheadView.Of(row));
        db.Remove(row);
        LetterheadTrail.Write(db, input.Actor, "letterheadRemoved", row.Name, after: "", input.Now);
        return new Outcome.Removed(row.Name);
    }
}
