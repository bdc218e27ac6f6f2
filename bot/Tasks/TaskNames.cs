using AllianceBot.Alliances;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

internal enum TaskNameKind
{
    Group,
    Organisation,
    Person,
}

/// <summary>
/// What tasks can be looked for by: the names of working groups, organisations and people. Groups that were closed and whoever has left still have tasks that
/// are settled; they are found where nobody who is here goes by the words.
/// </summary>
internal sealed class TaskNames
{
    private const int MostNames = 5;

    private readonly List<Entry> _entries;

    private TaskNames(IEnumerable<Entry> entries) => _entries = [.. entries];

    public static async Task<TaskNames> ReadAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var groups = await GroupRecords.ReadOpenAsync(db, cancellationToken);
        var closed = (await GroupRecords.ReadAllAsync(db, cancellationToken)).Values.Except(groups).OrderBy(g => g.Name, StringComparer.Ordinal);
        var organisations = await OrganisationRecords.ReadAsync(db, cancellationToken);
        var people = await AlliancePeople.ReadAsync(db, cancellationToken);
        var left = await AlliancePeople.ReadLeftAsync(db, cancellationToken);
        var speaksFor = await AlliancePeople.OrganisationsOfAsync(db, [.. people.Select(p => p.Id)], cancellationToken);
        var labels = organisations.ToDictionary(o => o.Id, o => o.Label);
        return new(
        [
            .. groups.Select(g => new Entry(TaskNameKind.Group, g.Id, g.Name, "", "", "")),
            .. closed.Select(g => new Entry(TaskNameKind.Group, g.Id, g.Name, "", "", "") { IsPast = true }),
            .. organisations.Select(o => new Entry(TaskNameKind.Organisation, o.Id, o.Name, o.ShortName, "", "") { IsPast = o.Status is OrganisationStatus.Left }),
            .. people.Select(p => new Entry(TaskNameKind.Person, p.Id, p.Name, "", speaksFor.TryGetValue(p.Id, out var own) ? $"{p.Name} ({labels[own.Id]})" : "", p.UserId)),
            .. left.Select(p => new Entry(TaskNameKind.Person, p.Id, p.Name, "", "", p.UserId) { IsPast = true }),
        ]);
    }

    /// <summary>These alone.</summary>
    public TaskNames Only(params IReadOnlyList<TaskNameKind> kinds) => new(_entries.Where(e => kinds.Contains(e.Kind)));

    /// <summary>What has this whole name and no other; null for none, and where several have it.</summary>
    public TaskNarrowing? FindWhole(string typed)
    {
        var wanted = TextFolding.Fold(typed);
        var named = _entries.FindAll(e => e.Folded == wanted || (e.FoldedShort.Length > 0 && e.FoldedShort == wanted) || (e.Label.Length > 0 && TextFolding.Fold(e.Label) == wanted));
        return (named.FindAll(e => !e.IsPast) is { Count: > 0 } present ? present : named) is [var only] ? only.Narrowing : null;
    }

    /// <summary>The id of whoever Teams knows so; null for nobody here.</summary>
    public Guid? FindMentioned(string userId) => _entries.Find(e => e.UserId == userId)?.Id;

    /// <summary>What finds the person or organisation again when it is typed; empty where nothing is known of it.</summary>
    public string Describe(Guid id) => _entries.Find(e => e.Id == id) is { } entry ? entry.Label.Length > 0 ? entry.Label : entry.Name : "";

    /// <param name="typed">A name, a short name or a part of either; of namesakes “Name (Organisation)”.</param>
    /// <param name="kind">Null for any.</param>
    public TaskWish Find(string typed, TaskNameKind? kind)
    {
        if (kind is null && FindWhole(typed) is { } whole)
            return new TaskWish.Read(whole, null);
        var among = kind is null ? _entries : _entries.FindAll(e => e.Kind == kind);
        var present = among.FindAll(e => !e.IsPast);
        var hits = Hits(present, typed);
        if (hits.Count == 0)
            hits = Hits(among, typed);
        return hits switch
        {
            [var only] => new TaskWish.Read(only.Narrowing, null),
            [_, _, ..] => new TaskWish.Ambiguous(typed, [.. hits.Take(MostNames).Select(e => e.Label.Length > 0 ? e.Label : e.Name)]),
            _ => new TaskWish.Unknown(typed, Suggest(typed, present)),
        };
    }

    private static IReadOnlyList<Entry> Hits(List<Entry> among, string typed)
    {
        var hits = NameSearch.Find(among, typed, e => e.Folded, e => e.FoldedShort);
        // “Ana” is Ana Quispe before she is Juliana.
        return hits.Count > 1 && hits.Where(e => HasWords(e, TextFolding.Fold(typed))).ToList() is { Count: > 0 } closer ? closer : hits;
    }

    /// <summary>Whole names that are near; else those of which one word is: “Luiz” is most often Luis.</summary>
    private static IReadOnlyList<string> Suggest(string typed, List<Entry> among)
    {
        if (NearMiss.Find(typed, among.SelectMany(e => new[] { e.Name, e.ShortName }).Where(name => name.Length > 0)) is { Count: > 0 } near)
            return near;
        var words = NearMiss.Find(typed, among.SelectMany(e => Words(e.Name)));
        return [.. words.SelectMany(word => among.Where(e => Words(e.Name).Contains(word)).Select(e => e.Name)).Distinct().Take(MostNames)];
    }

    private static string[] Words(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool HasWords(Entry entry, string wanted) => $" {entry.Folded} ".Contains($" {wanted} ", StringComparison.Ordinal) || $" {entry.FoldedShort} ".Contains($" {wanted} ", StringComparison.Ordinal);

    /// <param name="Label">Tells namesakes apart; empty where the name alone is known.</param>
    /// <param name="UserId">Teams' id; empty for what is no person.</param>
    private sealed record Entry(TaskNameKind Kind, Guid Id, string Name, string ShortName, string Label, string UserId)
    {
        /// <summary>A group that was closed; an organisation or person that has left.</summary>
        public bool IsPast { get; init; }

        public string Folded { get; } = TextFolding.Fold(Name);

        public string FoldedShort { get; } = TextFolding.Fold(ShortName);

        public TaskNarrowing Narrowing => Kind switch
        {
            TaskNameKind.Group => new() { GroupId = Id },
            TaskNameKind.Organisation => new() { OrganisationId = Id },
            _ => new() { PersonId = Id },
        };
    }
}
