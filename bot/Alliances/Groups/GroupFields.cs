namespace AllianceBot.Alliances.Groups;

/// <summary>What the form of a working group says, as filled in.</summary>
/// <param name="Name">Of the group.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="EndsOn">A date as forms write it (2026-03-31); empty when open-ended.</param>
/// <param name="Coordinator">A person's id from a choice, or a name as typed.</param>
/// <param name="Members">Ids of organisations separated by commas, or names one a line; null to leave them as they are.</param>
public sealed record GroupFields(string Name, string Purpose, string EndsOn, string Coordinator, string? Members);

/// <summary>What is wrong with a filled-in form.</summary>
public enum GroupProblem
{
    NameMissing,
    NameTooLong,
    NameTaken,
    PurposeMissing,
    PurposeTooLong,
    EndNotADate,
    EndPast,
    CoordinatorMissing,
    CoordinatorUnknown,
    CoordinatorAmbiguous,

    /// <summary>Chosen, and not here any more.</summary>
    CoordinatorGone,
    OrganisationUnknown,
    OrganisationAmbiguous,

    /// <summary>Chosen, and not in the alliance any more.</summary>
    OrganisationGone,
    TooManyOrganisations,
}
