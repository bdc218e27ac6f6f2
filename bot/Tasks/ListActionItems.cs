using AllianceBot.Alliances;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tasks;

/// <summary>Which tasks a list shows. Each has a phrase <c>taskFilter.{name}</c>.</summary>
public enum TaskFilter
{
    /// <summary>All that is not settled.</summary>
    Unsettled,

    /// <summary>Open, and its day is over.</summary>
    Overdue,

    /// <summary>Proposed, without an owner, or with a date that is asked for.</summary>
    Waiting,

    /// <summary>Done, or not to be done.</summary>
    Settled,
}

/// <summary>What a list is of, before it is narrowed down.</summary>
/// <param name="OwnerId">One person's alone; null for everybody's.</param>
/// <param name="GroupId">One working group's; null for the whole alliance with its groups.</param>
internal sealed record TaskScope(Guid? OwnerId, Guid? GroupId);

/// <summary>How many of a scope there are.</summary>
/// <param name="DoneLately">Within <see cref="ListActionItems.LatelyDays"/>.</param>
internal sealed record TaskCounts(int Open, int Overdue, int Waiting, int DoneLately);

/// <summary>A page of tasks, what is late first.</summary>
/// <param name="Counts">Of all that the list is narrowed down to, whatever state it shows.</param>
internal sealed record TaskList(TaskScope Scope, TaskFilter Filter, Page<ActionItem> Page, TaskCounts Counts)
{
    public TaskNarrowing Narrowing { get; init; } = TaskNarrowing.None;

    public TaskLabels Labels { get; init; } = TaskLabels.None;

    /// <summary>The working group it is of; empty for the alliance.</summary>
    public string Group { get; init; } = "";

    /// <summary>Whose they are, by name: a person or an organisation; empty for everybody's.</summary>
    public string Owner { get; init; } = "";
}

/// <summary>Reads lists of tasks, as one place may see them.</summary>
internal static class ListActionItems
{
    public const int LatelyDays = 30;

    /// <param name="Narrowing">What it keeps to; another working group takes the place of the scope's.</param>
    /// <param name="ConversationId">Where it is shown.</param>
    /// <param name="ReaderId">Whose own tasks are shown to them even where they belong to another place: in their own chat; null elsewhere.</param>
    /// <param name="Today">In the alliance.</param>
    public sealed record Input(TaskScope Scope, TaskFilter Filter, TaskNarrowing Narrowing, int Page, string ConversationId, Guid? ReaderId, DateOnly Today, DateTimeOffset Now);

    public static async Task<TaskList> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var narrowing = input.Narrowing;
        var groupId = narrowing.GroupId ?? input.Scope.GroupId;
        var all = Narrow(Visible(db, input.ConversationId, input.ReaderId), input, groupId);
        var shown = Only(all, input.Filter, input.Today);
        var total = await shown.CountAsync(cancellationToken);
        var (number, count, skip) = Page.Place(input.Page, total);
        var ordered = input.Filter is TaskFilter.Settled
            ? shown.OrderByDescending(t => t.SettledAt).ThenBy(t => t.Id)
            // A proposal, or what nobody has, may have an earlier day than what is late; that is no reason to put it first.
            : shown.OrderBy(t => t.State == ActionItemState.Open && t.DueDate < input.Today ? 0 : 1).ThenBy(t => t.DueDate == null).ThenBy(t => t.DueDate).ThenBy(t => t.Id);
        var rows = await ordered.Skip(skip).Take(Page.Size).ToListAsync(cancellationToken);
        return new(input.Scope, input.Filter, new(rows, number, count, total), await CountAsync(all, input, cancellationToken))
        {
            Narrowing = narrowing,
            Labels = await TaskLabels.ReadAsync(db, rows, cancellationToken),
            Group = (await GroupRecords.FindAsync(db, groupId, cancellationToken))?.Name ?? "",
            Owner = await OwnerAsync(db, narrowing, cancellationToken),
        };
    }

    private static IQueryable<ActionItem> Narrow(IQueryable<ActionItem> all, Input input, Guid? groupId)
    {
        if (input.Scope.OwnerId is { } owner)
            all = all.Where(t => t.OwnerId == owner);
        if (groupId is not null)
            all = all.Where(t => t.GroupId == groupId);
        if (input.Narrowing.PersonId is { } person)
            all = all.Where(t => t.OwnerId == person);
        if (input.Narrowing.OrganisationId is { } organisation)
            all = all.Where(t => t.OrganisationId == organisation);
        var (from, to) = input.Narrowing.Days(input.Today);
        if (from is not null)
            all = all.Where(t => t.DueDate >= from);
        return to is null ? all : all.Where(t => t.DueDate <= to);
    }

    /// <summary>A dash where the one is not known any more, so that an empty list is no riddle.</summary>
    private static async Task<string> OwnerAsync(AllianceDb db, TaskNarrowing narrowing, CancellationToken cancellationToken) => narrowing switch
    {
        { PersonId: { } person } => await AlliancePeople.ReadNamesAsync(db, [person], cancellationToken) is [var name] ? name : "–",
        { OrganisationId: { } organisation } => (await OrganisationRecords.ReadAsync(db, cancellationToken)).FirstOrDefault(o => o.Id == organisation)?.Name ?? "–",
        _ => "",
    };

    /// <summary>What may be seen in a place: what belongs to no other, and in somebody's own chat all that is theirs.</summary>
    public static IQueryable<ActionItem> Visible(AllianceDb db, string conversationId, Guid? readerId) =>
        db.Set<ActionItem>().Where(t => t.OnlyIn == null || t.OnlyIn == conversationId || (readerId != null && t.OwnerId == readerId));

    private static IQueryable<ActionItem> Only(IQueryable<ActionItem> all, TaskFilter filter, DateOnly today) => filter switch
    {
        TaskFilter.Overdue => all.Where(t => t.State == ActionItemState.Open && t.DueDate < today),
        TaskFilter.Waiting => all.Where(t => t.State == ActionItemState.Proposed || t.State == ActionItemState.Unowned || t.DateAskedFor != null),
        TaskFilter.Settled => all.Where(t => t.State == ActionItemState.Done || t.State == ActionItemState.Dropped),
        _ => all.Where(t => t.State != ActionItemState.Done && t.State != ActionItemState.Dropped),
    };

    private static async Task<TaskCounts> CountAsync(IQueryable<ActionItem> all, Input input, CancellationToken cancellationToken)
    {
        var since = input.Now.AddDays(-LatelyDays);
        // What was settled long ago is not looked at.
        return await all.Where(t => t.SettledAt == null || t.SettledAt >= since).GroupBy(_ => 1).Select(g => new TaskCounts(
            g.Count(t => t.State == ActionItemState.Open),
            g.Count(t => t.State == ActionItemState.Open && t.DueDate < input.Today),
            g.Count(t => t.State == ActionItemState.Proposed || t.State == ActionItemState.Unowned || t.DateAskedFor != null),
            g.Count(t => t.State == ActionItemState.Done && t.SettledAt >= since))).SingleOrDefaultAsync(cancellationToken) ?? new(0, 0, 0, 0);
    }
}
