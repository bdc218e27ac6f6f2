using AllianceBot.Alliances;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Rota;

/// <summary>An organisation as the rota sees it.</summary>
/// <param name="TakesPart">In the working group whose rota it is; in the alliance's, all do.</param>
public sealed record RotaMember(OrganisationRecord Organisation, bool TakesPart)
{
    public Guid Id => Organisation.Id;

    public string Label => Organisation.Label;

    /// <summary>What the engine knows it by: no two have the same name, and ids differ wherever a rota is planned anew from the same facts.</summary>
    public string Key => Organisation.Name;

    /// <summary>It is one of those that together are capped.</summary>
    public bool IsInternational => Organisation.Sector is Sector.InternationalNgo;

    public bool TakesTurns => TakesPart && Organisation.Status is OrganisationStatus.Member;
}

/// <summary>The organisations of an alliance, for planning and for naming.</summary>
public sealed class RotaMembers
{
    private const int MostNames = 5;

    private readonly Dictionary<Guid, RotaMember> _byId;
    private readonly Dictionary<string, RotaMember> _byKey;

    /// <param name="organisations">By name.</param>
    /// <param name="ofGroup">Those that take part in the working group; null for the alliance as a whole.</param>
    public RotaMembers(IEnumerable<OrganisationRecord> organisations, IReadOnlySet<Guid>? ofGroup = null)
        : this(organisations.Select(o => new RotaMember(o, ofGroup?.Contains(o.Id) is not false)))
    {
    }

    private RotaMembers(IEnumerable<RotaMember> members)
    {
        All = [.. members];
        _byId = All.ToDictionary(m => m.Id);
        _byKey = All.ToDictionary(m => m.Key, StringComparer.Ordinal);
    }

    /// <summary>By name; those that left too, whose turns stay in the record.</summary>
    public IReadOnlyList<RotaMember> All { get; }

    /// <summary>Those that turns are planned for.</summary>
    public IEnumerable<RotaMember> TurnTakers => All.Where(m => m.TakesTurns);

    /// <summary>Of the alliance as a whole.</summary>
    public static Task<RotaMembers> ReadAsync(AllianceDb db, CancellationToken cancellationToken) => ReadAsync(db, null, cancellationToken);

    /// <param name="groupId">Whose organisations take turns; null for the alliance as a whole.</param>
    public static async Task<RotaMembers> ReadAsync(AllianceDb db, Guid? groupId, CancellationToken cancellationToken) => new(
        await OrganisationRecords.ReadAsync(db, cancellationToken), groupId is { } id ? (await GroupRecords.ReadMembersAsync(db, id, cancellationToken)).ToHashSet() : null);

    /// <summary>The same, if some weighed otherwise.</summary>
    public RotaMembers Weighing(IReadOnlyDictionary<Guid, decimal> weights) =>
        new(All.Select(m => weights.TryGetValue(m.Id, out var weight) ? m with { Organisation = m.Organisation with { Weight = weight } } : m));

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

    /// <summary>Those that take turns come first; others are known too, who did a turn for somebody or used to have some.</summary>
    private IReadOnlyList<RotaMember> Search(string typed) => SearchAmong([.. TurnTakers], typed) is { Count: > 0 } hits ? hits : SearchAmong(All, typed);

    private static IReadOnlyList<RotaMember> SearchAmong(IReadOnlyList<RotaMember> members, string typed) =>
        NameSearch.Find(members, typed, m => TextFolding.Fold(m.Organisation.Name), m => TextFolding.Fold(m.Organisation.ShortName));

    /// <summary>A choice of several comes back as ids with commas between them; a name may hold a comma itself.</summary>
    private static IEnumerable<string> SplitIds(string line) =>
        line.Split(',', StringSplitOptions.TrimEntries) is var parts && parts.All(part => Guid.TryParse(part, out _)) ? parts : [line];
}

/// <param name="Members">Those that were found.</param>
/// <param name="Unclear">The first words that mean nobody or several; null when all were found.</param>
/// <param name="IsAmbiguous">They mean several.</param>
/// <param name="Names">Those that may be meant.</param>
public sealed record NamedMembers(IReadOnlyList<RotaMember> Members, string? Unclear, bool IsAmbiguous, IReadOnlyList<string> Names);
