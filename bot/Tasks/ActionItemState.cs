namespace AllianceBot.Tasks;

/// <summary>Where a task stands. Each has a phrase <c>taskState.{name}</c>.</summary>
public enum ActionItemState
{
    /// <summary>Somebody is asked whether they take it on; not a task yet.</summary>
    Proposed,

    /// <summary>Nobody takes it on: the one who was asked said no, or has left.</summary>
    Unowned,

    /// <summary>Its owner accepted it, and it has a date.</summary>
    Open,

    Done,

    /// <summary>It will not be done.</summary>
    Dropped,
}

/// <summary>How often a task comes back once it is done. Each has a phrase <c>taskRepeats.{name}</c>.</summary>
public enum Recurrence
{
    Never,
    Weekly,
    Monthly,
    Quarterly,
    Yearly,
}

/// <summary>Who is told, one after the other, that nobody does a task or answers for it. Private first; the channel's digest comes last.</summary>
public enum ChaseStep
{
    None,
    Owner,

    /// <summary>The others who speak for the owner's organisation.</summary>
    Organisation,

    /// <summary>Of the working group; where there is none, it goes on to the co-chairs.</summary>
    Coordinator,
    CoChairs,
}
