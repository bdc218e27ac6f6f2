using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tasks;

/// <summary>Who wants to do something with which task, and where and when.</summary>
/// <param name="ConversationId">Tasks of a private place are known there alone, and to their owner.</param>
internal sealed record TaskRequest(Guid? TaskId, string ConversationId, Actor Actor, AllianceInfo Alliance, DateTimeOffset Now)
{
    public static TaskRequest Of(Turn turn) => new(turn.Data.Id("id"), turn.Place.ConversationId, turn.Actor, turn.Alliance, turn.Now);
}

/// <summary>A task about which somebody does something, and what they are to it at this moment.</summary>
/// <param name="Actor">As they stand now.</param>
/// <param name="IsOwner">They are asked or answer for it.</param>
/// <param name="IsOfOrganisation">They speak for the owner's organisation.</param>
/// <param name="Manages">They lead the alliance, or coordinate the group it belongs to.</param>
/// <param name="IsProposer">It was they who asked for it.</param>
internal sealed record TaskAtHand(ActionItem Item, Actor Actor, bool IsOwner, bool IsOfOrganisation, bool Manages, bool IsProposer)
{
    /// <summary>They may say what became of it, hand it over and so on.</summary>
    public bool MaySettle => IsOwner || IsOfOrganisation || Manages || (IsProposer && Item.State is ActionItemState.Unowned or ActionItemState.Proposed);

    /// <summary>They may agree to another date.</summary>
    public bool MayAgree => Manages || IsProposer;

    /// <summary>Does something with a task of this place and takes its turn in the transaction; <paramref name="change"/> asks what they are to it.</summary>
    public static async Task<TaskOutcome> ChangeAsync(
        AllianceDb db, TaskRequest request, Func<TaskAtHand, TaskSetting, Task<TaskOutcome>> change, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        return await FindAsync(db, request.TaskId, request.Actor, request.ConversationId, cancellationToken) is { } hand
            ? await change(hand, await TaskSetting.ReadAsync(db, request.Alliance, request.Now, cancellationToken))
            : new TaskOutcome.TaskUnknown();
    }

    /// <summary>Null when there is no such task here: it is another place's, or another alliance's.</summary>
    public static async Task<TaskAtHand?> FindAsync(AllianceDb db, Guid? id, Actor actor, string conversationId, CancellationToken cancellationToken)
    {
        if (await db.Set<ActionItem>().SingleOrDefaultAsync(t => t.Id == id, cancellationToken) is not { } item)
            return null;
        var now = await Standings.ReadNowAsync(db, actor, cancellationToken);
        var hand = Of(item, now);
        return hand.IsOwner || hand.IsProposer || item.IsFor(conversationId) ? hand : null;
    }

    /// <param name="actor">As they stand now.</param>
    public static TaskAtHand Of(ActionItem item, Actor actor) => new(
        item,
        actor,
        IsOwner: item.OwnerId == actor.Id,
        IsOfOrganisation: item.OrganisationId is { } organisation && actor.Standing.OrganisationId == organisation,
        Manages: Rights.Allows(actor, Right.ManageTasks, item.GroupId),
        IsProposer: item.ProposedById == actor.Id);
}

/// <summary>What came of something that was done with a task.</summary>
internal abstract record TaskOutcome
{
    private TaskOutcome() { }

    public sealed record Done(Guid TaskId) : TaskOutcome;

    public sealed record TaskUnknown : TaskOutcome;

    public sealed record Refused(Refusal Refusal) : TaskOutcome;

    /// <summary>It is somebody else's to say.</summary>
    /// <param name="Owner">Empty for nobody.</param>
    public sealed record NotYours(string Owner) : TaskOutcome;

    /// <summary>Whoever asked for it, or leads, agrees to another date.</summary>
    /// <param name="Proposer">Empty for nobody in particular.</param>
    public sealed record NotYoursToAgree(string Proposer) : TaskOutcome;

    /// <summary>The date that is asked for is over.</summary>
    public sealed record DateAskedIsPast : TaskOutcome;

    /// <summary>It is settled, answered or asked by now.</summary>
    public sealed record TooLate : TaskOutcome;

    /// <summary>What was filled in makes no sense yet.</summary>
    public sealed record Wrong(TaskProblem Problem, string Typed, IReadOnlyList<string> Names) : TaskOutcome
    {
        public Wrong(TaskProblem problem, string typed = "") : this(problem, typed, []) { }
    }
}

/// <summary>What is wrong with a form. Each has a phrase <c>taskWrong.{name}</c>.</summary>
internal enum TaskProblem
{
    TextMissing,
    TextTooLong,
    OwnerMissing,
    OwnerUnknown,
    OwnerAmbiguous,
    DateMissing,
    DatePast,
    ReasonMissing,
    NoteTooLong,
    SnoozedEnough,

    /// <summary>Whoever asked for the task, or leads, gives it another date.</summary>
    DateOfOthers,
}
