using AllianceBot.Conversation;

namespace AllianceBot.Tasks;

/// <param name="OrganisationId">Whom they speak for; null for nobody.</param>
public sealed record ActionItemOwner(Guid Id, string Name, Guid? OrganisationId);

/// <summary>What a new task is made of.</summary>
public sealed record NewActionItem
{
    public required string Text { get; init; }

    /// <summary>Null when no day was agreed; then the owner is asked for one.</summary>
    public required DateOnly? DueDate { get; init; }

    public string Helpers { get; init; } = "";

    public Guid? GroupId { get; init; }

    public string? OnlyIn { get; init; }

    public Guid? MeetingId { get; init; }

    public int? EntrySequence { get; init; }

    public string Source { get; init; } = "";

    public Actor? ProposedBy { get; init; }

    public Recurrence Repeats { get; init; }

    /// <summary>Of one that follows another: the first day of their series.</summary>
    public DateOnly? SeriesFrom { get; init; }
}
