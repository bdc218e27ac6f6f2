using System.Text.Json.Serialization;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>People leave. Their roles end, and whoever leads is told what now needs someone.</summary>
public static class Departures
{
    /// <summary>A co-chair's role with fewer holders than this is a matter to settle.</summary>
    public const int FewestCoChairs = 2;

    /// <returns>Those who were here and have left now.</returns>
    public static async Task<IReadOnlyList<AllianceMember>> HandleAsync(AllianceDb db, IReadOnlyList<string> userIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var leaving = await db.Set<Person>().Where(p => userIds.Contains(p.UserId) && p.LeftAt == null).ToListAsync(cancellationToken);
        var ids = leaving.Select(p => p.Id).ToList();
        var holdings = await db.Set<RoleHolding>().Where(h => h.Until == null && ids.Contains(h.PersonId)).ToListAsync(cancellationToken);
        leaving.ForEach(person => person.Leave(now));
        foreach (var person in leaving)
            await PartAsync(db, person, [.. holdings.Where(h => h.PersonId == person.Id)], ids, now, cancellationToken);
        return [.. leaving.Select(p => new AllianceMember(p.Id, p.UserId, p.Name))];
    }

    /// <summary>Somebody else said that a person no longer represents their organisation; they are still here, and so are their roles.</summary>
    internal static async Task TellOfRetiredAsync(AllianceDb db, Person person, string organisation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var holdings = await db.Set<RoleHolding>().Where(h => h.Until == null && h.PersonId == person.Id).ToListAsync(cancellationToken);
        await TellAsync(db, person, organisation, holdings, hasLeft: false, [person.Id], now, cancellationToken);
    }

    private static async Task PartAsync(AllianceDb db, Person person, IReadOnlyList<RoleHolding> holdings, List<Guid> leaving, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var holding in holdings)
            holding.End(now);
        ChangeRecord.Write(db, new Change
        {
            At = now,
            By = null,
            Subject = ChangeSubject.Person,
            SubjectId = person.Id,
            SubjectName = person.Name,
            Action = "personLeft",
            Fields = [new("personRoles", string.Join(", ", holdings.Select(h => h.Role)), "")],
        });
        var organisation = await Representation.NameAsync(db, person.OrganisationId, cancellationToken);
        await TellAsync(db, person, organisation, holdings, hasLeft: true, leaving, now, cancellationToken);
    }

    private static async Task TellAsync(
        AllianceDb db, Person person, string organisation, IReadOnlyList<RoleHolding> holdings, bool hasLeft, List<Guid> notTold, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var groupIds = holdings.Select(h => h.GroupId).OfType<Guid>().ToList();
        var groups = await db.Set<WorkingGroup>().Where(g => groupIds.Contains(g.Id)).Select(g => new { g.Id, g.Name }).ToListAsync(cancellationToken);
        var data = new DepartureData(
            person.Id, person.Name, organisation, hasLeft,
            [.. holdings.Select(h => new HeldRole(h.Role, groups.SingleOrDefault(g => g.Id == h.GroupId)?.Name ?? ""))]);
        // Someone may leave, come back and leave again.
        var subject = $"{person.Id}/{now.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        foreach (var leader in await LeadersAsync(db, notTold, cancellationToken))
            await Notices.AddAsync(db, DepartureNotice.KindName, leader, subject, now, data, DepartureJson.Default.DepartureData, cancellationToken);
    }

    /// <summary>The co-chairs; the steward while there are none.</summary>
    private static async Task<IReadOnlyList<Guid>> LeadersAsync(AllianceDb db, List<Guid> notTold, CancellationToken cancellationToken)
    {
        var leaders = await (
            from holding in db.Set<RoleHolding>()
            join holder in db.Set<Person>() on holding.PersonId equals holder.Id
            where holding.Until == null && holder.LeftAt == null && holding.GroupId == null && !notTold.Contains(holder.Id)
            orderby holding.Since
            select new { holding.PersonId, holding.Role }).ToListAsync(cancellationToken);
        var coChairs = leaders.Where(l => l.Role is Role.CoChair).Select(l => l.PersonId).Distinct().ToList();
        return coChairs.Count > 0 ? coChairs : [.. leaders.Where(l => l.Role is Role.Steward).Select(l => l.PersonId).Distinct()];
    }
}

/// <summary>What of a departure will not be found any more when it is told.</summary>
internal sealed record DepartureData(Guid PersonId, string Name, string Organisation, bool HasLeft, IReadOnlyList<HeldRole> Roles);

/// <param name="Group">The working group's name; empty for a role in the alliance.</param>
internal sealed record HeldRole(Role Role, string Group);

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(DepartureData))]
internal sealed partial class DepartureJson : JsonSerializerContext;
