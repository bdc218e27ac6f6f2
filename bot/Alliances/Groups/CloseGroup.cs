using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Rota;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Groups;

/// <summary>Closes a working group once each of its tasks is settled; until then it says which is next and how many remain. Its coming turns end with it.</summary>
public static class CloseGroup
{
    /// <param name="IsSure">Whether to close now if nothing is open; otherwise the person is asked first.</param>
    /// <param name="ConversationId">Where it is asked for.</param>
    public sealed record Input(Guid? GroupId, bool IsSure, string ConversationId, Actor Actor, Phrasebook Phrases, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Also when it was closed before.</summary>
        public sealed record Closed(GroupView Group) : Outcome;

        /// <summary>Nothing is open.</summary>
        public sealed record MayClose(GroupInfo Group) : Outcome;

        public sealed record TasksAreOpen(GroupInfo Group, OpenActionItem Next, int Remaining) : Outcome;

        /// <summary>The next task was agreed on in a place with members of its own, and is shown there alone.</summary>
        public sealed record TasksAreElsewhere(string Name, int Remaining) : Outcome;

        public sealed record MeetingIsRunning(string Name) : Outcome;

        public sealed record GroupUnknown : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var group = await db.Set<WorkingGroup>().Include(g => g.Members).SingleOrDefaultAsync(g => g.Id == input.GroupId, cancellationToken);
        if (group is null)
            return new Outcome.GroupUnknown();
        if (await Refusal.FindAsync(db, input.Actor, Right.ManageGroups, group.Id, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (group.ClosedAt is not null)
            return new Outcome.Closed(await GroupView.OfAsync(db, group, cancellationToken));
        if (await MeetingRecords.FindRunningAsync(db, group.ConversationId, cancellationToken) is not null)
            return new Outcome.MeetingIsRunning(group.Name);

        var info = new GroupInfo(group.Id, group.Name);
        if (await AllianceTasks.FindFirstOpenAsync(db, group.Id, cancellationToken) is { } next)
        {
            var remaining = await AllianceTasks.CountOpenAsync(db, group.Id, cancellationToken);
            return next.IsFor(input.ConversationId) ? new Outcome.TasksAreOpen(info, next, remaining) : new Outcome.TasksAreElsewhere(group.Name, remaining);
        }

        if (!input.IsSure)
            return new Outcome.MayClose(info);

        group.Close(input.Now);
        if (await AllianceSettings.ReadAsync(db, cancellationToken) is { Info: var alliance })
            await GroupRotas.EndAsync(db, new RotaSetting(alliance, input.Phrases, input.Now) { Group = info }, input.Actor, cancellationToken);
        await GroupRoles.EndAsync(db, group.Id, group.Name, input.Actor, input.Now, cancellationToken);
        GroupTrail.Write(db, group, input.Actor, "groupClosed", input.Now, []);
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Closed(await GroupView.OfAsync(db, group, cancellationToken));
    }
}
