using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tasks;

/// <summary>All that waits for one person, as their daily message has it.</summary>
/// <param name="Reader">As they stand now.</param>
/// <param name="Asked">They are asked to take it on.</param>
/// <param name="Dates">Somebody asks them for another date.</param>
/// <param name="Mine">Theirs, late or due within a week, and not put off.</param>
/// <param name="Others">Of others, which they are told of because nobody else did it or answered; and where help is asked for.</param>
internal sealed record WaitingTasks(Actor Reader, IReadOnlyList<ActionItem> Asked, IReadOnlyList<ActionItem> Dates, IReadOnlyList<ActionItem> Mine, IReadOnlyList<ActionItem> Others)
{
    private const int DaysAhead = 7;

    public TaskLabels Labels { get; init; } = TaskLabels.None;

    /// <summary>In the order of the message.</summary>
    public IEnumerable<ActionItem> All => [.. Asked, .. Dates, .. Mine, .. Others];

    public bool IsEmpty => Asked.Count + Dates.Count + Mine.Count + Others.Count == 0;

    /// <param name="today">On the reader's calendar.</param>
    public static async Task<WaitingTasks> ReadAsync(AllianceDb db, Guid personId, DateOnly today, CancellationToken cancellationToken)
    {
        var reader = await Standings.ReadNowAsync(db, new Actor(personId, "", Standing.None), cancellationToken);
        var until = today.AddDays(DaysAhead);
        var own = await db.Set<ActionItem>()
            .Where(t => t.OwnerId == personId && (t.State == ActionItemState.Proposed || (t.State == ActionItemState.Open && t.DueDate <= until)))
            .OrderBy(t => t.DueDate == null).ThenBy(t => t.DueDate).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        var others = await db.Set<ActionItem>()
            .Where(t => t.OwnerId != personId && t.OnlyIn == null && (t.State == ActionItemState.Proposed || t.State == ActionItemState.Open || t.State == ActionItemState.Unowned)
                && ((t.Step != ChaseStep.None && t.Step != ChaseStep.Owner) || t.HelpNeeded != "" || t.DateAskedFor != null || t.State == ActionItemState.Unowned))
            .OrderBy(t => t.DueDate == null).ThenBy(t => t.DueDate).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        var hands = others.Select(t => TaskAtHand.Of(t, reader)).ToList();
        var waiting = new WaitingTasks(
            reader,
            [.. own.Where(t => t is { State: ActionItemState.Proposed, DateAskedFor: null })],
            [.. hands.Where(h => h.MayAgree && h.Item.DateAskedFor is not null).Select(h => h.Item)],
            [.. own.Where(t => t is { State: ActionItemState.Open, IsAnswered: false } && !(t.SnoozedUntil > today))],
            [.. hands.Where(h => h.Item.DateAskedFor is null && IsToldTo(h)).Select(h => h.Item)]);
        return waiting with { Labels = await TaskLabels.ReadAsync(db, [.. waiting.All], cancellationToken) };
    }

    /// <summary>A step reaches those above it too: what the coordinator was told of is for the co-chairs once it is their turn.</summary>
    private static bool IsToldTo(TaskAtHand hand) => hand.Item switch
    {
        { State: ActionItemState.Unowned } => hand.IsProposer || hand.Manages,
        { NeedsHelp: true } => hand.Manages,
        { Step: ChaseStep.Organisation } => hand.IsOfOrganisation,
        { Step: ChaseStep.Coordinator } => hand.IsOfOrganisation || hand.Actor.Standing.Coordinates.Contains(hand.Item.GroupId ?? default),
        _ => hand.IsOfOrganisation || hand.Manages,
    };
}
