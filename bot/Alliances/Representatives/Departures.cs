using System.Text.Json.Serialization;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>People leave. Their roles end, and whoever leads is told what now needs someone.</summary>
public static class Departures
{
    /// <param name="db">The alliance's rows, in a transaction.</param>
    /// <param name="userIds">Who left.</param>
    /// <param name="by">Who says so; null when Teams does.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Those who were here and have left now.</returns>
    public static async Task<IReadOnlyList<AllianceMember>> HandleAsync(
        AllianceDb db, IReadOnlyList<string> userIds, Actor? by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var leaving = await AlliancePeople.Members(db).Where(p => userIds.Contains(p.UserId)).ToListAsync(cancellationToken);
        var ids = leaving.Select(p => p.Id).ToList();
        var holdings = await db.Set<RoleHolding>().Where(h => h.Until == null && ids.Contains(h.PersonId)).ToListAsync(cancellationToken);
        leaving.ForEach(person => person.Leave(now));
        foreach (var person in leaving)
            await PartAsync(db, person, [.. holdings.Where(h => h.PersonId == person.Id)], ids, by, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (holdings.Where(h => h.GroupId is null).Select(h => h.PersonId).ToList() is { Count: > 0 } led && !await Stewardship.Leaders(db).AnyAsync(cancellationToken))
            await NobodyLeadsNotice.AddAsync(db, string.Join(", ", leaving.Where(p => led.Contains(p.Id)).Select(p => p.Name)), now, cancellationToken);
        return [.. leaving.Select(p => new AllianceMember(p.Id, p.UserId, p.Name))];
    }

    /// <summary>A person represents another organisation than before, or none; they are still here, and so are their roles. Whoever said so knows.</summary>
    internal static async Task TellOfMoveAsync(AllianceDb db, Move move, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = move.Person;
        var holdings = await db.Set<RoleHolding>().Where(h => h.Until == null && h.PersonId == person.Id).ToListAsync(cancellationToken);
        var data = new DepartureData(person.Id, person.Name, move.From, HasLeft: false, await DescribeAsync(db, holdings, cancellationToken))
        {
            MovedTo = move.To,
            SaidBy = move.By.Id == person.Id ? "" : move.By.Name,
        };
        await TellAsync(db, data, [person.Id, move.By.Id], now, cancellationToken);
    }

    private static async Task PartAsync(AllianceDb db, Person person, IReadOnlyList<RoleHolding> holdings, List<Guid> leaving, Actor? by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var holding in holdings)
            holding.End(now);
        ChangeRecord.Write(db, new Change
        {
            At = now,
            By = by,
            Subject = ChangeSubject.Person,
            SubjectId = person.Id,
            SubjectName = person.Name,
            Action = "personLeft",
            Fields = [new("personRoles", string.Join(", ", holdings.Select(h => h.Role)), "")],
        });
        await AllianceTasks.LoseOwnerAsync(db, person.Id, by, now, cancellationToken);
        var organisation = await Representation.NameAsync(db, person.OrganisationId, cancellationToken);
        await TellAsync(db, new DepartureData(person.Id, person.Name, organisation, HasLeft: true, await DescribeAsync(db, holdings, cancellationToken)), leaving, now, cancellationToken);
    }

    private static async Task<IReadOnlyList<HeldRole>> DescribeAsync(AllianceDb db, IReadOnlyList<RoleHolding> holdings, CancellationToken cancellationToken)
    {
        var groupIds = holdings.Select(h => h.GroupId).OfType<Guid>().ToList();
        var groups = await db.Set<WorkingGroup>().Where(g => groupIds.Contains(g.Id)).Select(g => new { g.Id, g.Name }).ToListAsync(cancellationToken);
        return [.. holdings.Select(h => new HeldRole(h.Role, groups.SingleOrDefault(g => g.Id == h.GroupId)?.Name ?? ""))];
    }

    private static async Task TellAsync(AllianceDb db, DepartureData data, List<Guid> notTold, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Someone may leave, come back and leave again.
        var subject = $"{data.PersonId}/{now.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        foreach (var leader in (await RoleRecords.LeadersAsync(db, cancellationToken)).Except(notTold))
            await Notices.AddAsync(db, DepartureNotice.KindName, leader, subject, now, data, DepartureJson.Default.DepartureData, cancellationToken);
    }
}

/// <summary>What of a departure will not be found any more when it is told.</summary>
internal sealed record DepartureData(Guid PersonId, string Name, string Organisation, bool HasLeft, IReadOnlyList<HeldRole> Roles)
{
    /// <summary>Of someone who is still here: the organisation they represent now; empty for none.</summary>
    public string MovedTo { get; init; } = "";

    /// <summary>Who said so; empty when it was the person.</summary>
    public string SaidBy { get; init; } = "";
}

/// <param name="Group">The working group's name; empty for a role in the alliance.</param>
internal sealed record HeldRole(Role Role, string Group);

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(DepartureData))]
internal sealed partial class DepartureJson : JsonSerializerContext;
