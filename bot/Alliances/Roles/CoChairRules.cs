namespace AllianceBot.Alliances.Roles;

/// <summary>Someone who is co-chair, or is to be.</summary>
/// <param name="OrganisationId">Null while nobody said, or when it has left the alliance.</param>
/// <param name="Organisation">Its short name; empty when there is none.</param>
public sealed record CoChair(Guid Id, string Name, Guid? OrganisationId, string Organisation)
{
    public string Label => Organisation.Length > 0 ? $"{Name} ({Organisation})" : Name;
}

/// <summary>Who may be the co-chairs of an alliance.</summary>
public static class CoChairRules
{
    public const int Fewest = 2;

    /// <summary>More would chair nothing together.</summary>
    public const int Most = 12;

    public static bool AnAllianceHasAtLeastTwoCoChairs(IReadOnlyList<CoChair> named) => named.DistinctBy(c => c.Id).Count() >= Fewest;

    /// <summary>No two of them speak for one organisation. While the alliance has no organisations yet, persons are enough.</summary>
    public static bool CoChairsComeFromDifferentOrganisations(IReadOnlyList<CoChair> named, bool allianceHasOrganisations) =>
        !allianceHasOrganisations || (FindWithoutOrganisation(named).Count == 0 && FindOfOneOrganisation(named).Count == 0);

    /// <summary>Whose organisation nobody knows: it may be the other's.</summary>
    public static IReadOnlyList<CoChair> FindWithoutOrganisation(IReadOnlyList<CoChair> named) => [.. named.Where(c => c.OrganisationId is null)];

    /// <summary>The first of them who share an organisation.</summary>
    public static IReadOnlyList<CoChair> FindOfOneOrganisation(IReadOnlyList<CoChair> named) =>
        named.Where(c => c.OrganisationId is not null).DistinctBy(c => c.Id).GroupBy(c => c.OrganisationId).Where(group => group.Count() > 1).Select(group => group.ToList()).FirstOrDefault() ?? [];
}
