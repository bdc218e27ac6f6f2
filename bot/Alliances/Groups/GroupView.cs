using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Groups;

/// <summary>A working group as its card shows it.</summary>
public sealed record GroupView
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Purpose { get; init; }
    public required DateOnly? EndsOn { get; init; }
    public required DateTimeOffset? ClosedAt { get; init; }
    public required int Version { get; init; }

    /// <summary>Null when nobody coordinates it (any more).</summary>
    public required AllianceMember? Coordinator { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyList<GroupOrganisation> Members { get; init; }

    public int OpenTasks { get; init; }

    public (string Number, DateTimeOffset StartedAt)? LatestMeeting { get; init; }

    /// <summary>Who closed it; empty while it is open, and where nobody knows.</summary>
    public string ClosedBy { get; init; } = "";

    /// <summary>What became of its tasks, for one that is closed.</summary>
    public IReadOnlyDictionary<Settlement, int> Settled { get; init; } = new Dictionary<Settlement, int>();

    public bool IsOpen => ClosedAt is null;

    /// <summary>Null when this alliance has no such group.</summary>
    public static async Task<GroupView?> ReadAsync(AllianceDb db, Guid groupId, CancellationToken cancellationToken) =>
        await db.Set<WorkingGroup>().Include(g => g.Members).SingleOrDefaultAsync(g => g.Id == groupId, cancellationToken) is { } group
            ? await OfAsync(db, group, cancellationToken)
            : null;

    internal static async Task<GroupView> OfAsync(AllianceDb db, WorkingGroup group, CancellationToken cancellationToken)
    {
        var ids = group.Members.Select(m => m.OrganisationId).ToList();
        return new GroupView
        {
            Id = group.Id,
            Name = group.Name,
            Purpose = group.Purpose,
            EndsOn = group.EndsOn,
            ClosedAt = group.ClosedAt,
            Version = group.Version,
            Coordinator = await FindCoordinatorAsync(db, group.Id, cancellationToken),
            // One that has left the alliance keeps its place in case it comes back; until then it is not there.
            Members = await db.Set<Organisation>().Where(o => ids.Contains(o.Id) && o.Status != OrganisationStatus.Left).OrderBy(o => o.FoldedName)
                .Select(o => new GroupOrganisation(o.Id, o.Name, o.ShortName)).ToListAsync(cancellationToken),
            OpenTasks = await AllianceTasks.CountOpenAsync(db, group.Id, cancellationToken),
            LatestMeeting = await MeetingRecords.FindLatestOfGroupAsync(db, group.Id, cancellationToken),
            ClosedBy = group.ClosedAt is null ? "" : (await ChangeRecord.FindLatestAsync(db, c => c.SubjectId == group.Id && c.Action == "groupClosed", cancellationToken)).By,
            Settled = group.ClosedAt is null ? new Dictionary<Settlement, int>() : await AllianceTasks.CountSettledAsync(db, group.Id, cancellationToken),
        };
    }

    /// <summary>Its fields as the audit trail keeps them.</summary>
    internal IReadOnlyList<FieldChange> Compare(GroupView after) =>
    [
        .. new FieldChange[]
        {
            new("groupName", Name, after.Name),
            new("groupPurpose", Purpose, after.Purpose),
            new("groupEnd", IsoDay.Write(EndsOn), IsoDay.Write(after.EndsOn)),
        }.Where(field => field.Before != field.After),
        // People and organisations may share a name, and are no less different for that.
        .. Coordinator?.Id == after.Coordinator?.Id ? [] : new[] { Told("groupCoordinator", Coordinator?.Name ?? "", after.Coordinator?.Name ?? "") },
        .. Members.Select(m => m.Id).ToHashSet().SetEquals(after.Members.Select(m => m.Id)) ? [] : new[] { Told("groupMembers", List(Members), List(after.Members)) },
    ];

    /// <summary>The trail keeps no field whose values read the same.</summary>
    private static FieldChange Told(string field, string before, string after) => new(field, before, before == after ? $"{after} (2)" : after);

    internal IReadOnlyList<FieldChange> CompareWithNothing() =>
        (this with { Name = "", Purpose = "", EndsOn = null, Coordinator = null, Members = [] }).Compare(this);

    private static async Task<AllianceMember?> FindCoordinatorAsync(AllianceDb db, Guid groupId, CancellationToken cancellationToken) => await (
        from holding in db.Set<RoleHolding>()
        join person in db.Set<Person>() on holding.PersonId equals person.Id
        where holding.Role == Role.Coordinator && holding.GroupId == groupId && holding.Until == null && person.LeftAt == null
        orderby holding.Since descending
        select new AllianceMember(person.Id, person.UserId, person.Name)).FirstOrDefaultAsync(cancellationToken);

    private static string List(IReadOnlyList<GroupOrganisation> organisations) => string.Join(", ", organisations.Select(o => o.Label));
}

/// <summary>An organisation in a working group.</summary>
public sealed record GroupOrganisation(Guid Id, string Name, string ShortName)
{
    public string Label => ShortName.Length > 0 ? ShortName : Name;
}
