using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Rota;

/// <summary>An organisation as the rota sees it.</summary>
public sealed record RotaMember(OrganisationRecord Organisation)
{
    public Guid Id => Organisation.Id;

    public string Label => Organisation.Label;

    /// <summary>What the engine knows it by: no two have the same name, and ids differ wherever a rota is planned anew from the same facts.</summary>
    public string Key => Organisation.Name;

    /// <summary>It is one of those that together are capped.</summary>
    public bool IsInternational => Organisation.Sector is Sector.InternationalNgo;

    public bool TakesTurns => Organisation.Status is OrganisationStatus.Member;
}

/// <summary>The organisations of an alliance, for planning and for naming.</summary>
public sealed class RotaMembers
{
    private const int MostNames = 5;

    private readonly Dictionary<Guid, RotaMember> _byId;
    private readonly Dictionary<string, RotaMember> _byKey;

    public RotaMembers(IEnumerable<OrganisationRecord> organisations)
    {
        All = [.. organisations.Select(o => new RotaMember(o))];
        _byId = All.ToDictionary(m => m.Id);
        _byKey = All.ToDictionary(m => m.Key, StringComparer.Ordinal);
    }

    /// <summary>By name; those that left too, whose turns stay in the record.</summary>
    public IReadOnlyList<RotaMember> All { get; }

    /// <summary>Those that turns are planned for.</summary>
    public IEnumerable<RotaMember> TurnTakers => All.Where(m => m.TakesTurns);

    public static async Task<RotaMembers> ReadAsync(AllianceDb db, CancellationToken cancellationToken) => new(await OrganisationRecords.ReadAsync(db, cancellationToken));

    public RotaMember? Find(Guid id) => _byId.GetValueOrDefault(id);

    public RotaMember Of(string key) => _byKey[key];

    public string LabelOf(Guid id) => Find(id)?.Label ?? "–";

    /// <summary>Members by what a form holds: ids with commas between them, or names, one a line.</summary>
    public NamedMembers Read(string given)
    {
        var found = new List<RotaMember>();
        foreach (var line in given.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(SplitIds))
        {
            var hits = Guid.TryParse(line, out var id) ? (Find(id) is { } chosen ? [chosen] : []) : Search(line);
            if (hits is not [var only])
                return new(found, line, hits.Count > 0, hits.Count > 0 ? [.. hits.Take(MostNames).Select(m => m.Organisation.Name)] : NearMiss.Find(line, TurnTakers.SelectMany(m => new[] { m.Organisation.Name, m.Organisation.ShortName }).Where(name => name.Length > 0)));
            found.Add(only);
        }

        return new([.. found.DistinctBy(m => m.Id)], null, false, []);
    }

    private IReadOnlyList<RotaMember> Search(string typed) =>
        NameSearch.Find([.. TurnTakers], typed, m => TextFolding.Fold(m.Organisation.Name), m => TextFolding.Fold(m.Organisation.ShortName));

    /// <summary>A choice of several comes back as ids with commas between them; a name may hold a comma itself.</summary>
    private static IEnumerable<string> SplitIds(string line) =>
        line.Split(',', StringSplitOptions.TrimEntries) is var parts && parts.All(part => Guid.TryParse(part, out _)) ? parts : [line];
}

/// <param name="Members">Those that were found.</param>
/// <param name="Unclear">The first words that mean nobody or several; null when all were found.</param>
/// <param name="IsAmbiguous">They mean several.</param>
/// <param name="Names">Those that may be meant.</param>
public sealed record NamedMembers(IReadOnlyList<RotaMember> Members, string? Unclear, bool IsAmbiguous, IReadOnlyList<string> Names);
