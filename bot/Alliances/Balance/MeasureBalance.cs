using AllianceBot.Alliances.Organisations;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Balance;

/// <summary>How evenly the alliance is made up and worked for: who is in it, who takes part, who carries how much.</summary>
public static class MeasureBalance
{
    /// <summary>Taking part is looked at over so many meetings of the alliance as a whole.</summary>
    public const int Meetings = 3;

    private static readonly TimeSpan LoadPeriod = TimeSpan.FromDays(365);

    /// <param name="Tasks">Agreed in the last year for its people.</param>
    /// <param name="Run">Meetings that its people ran in the last year.</param>
    /// <param name="PerWeight">Both together, for each unit of its weight.</param>
    public sealed record Load(string Organisation, int Tasks, int Run, decimal PerWeight);

    /// <param name="Sectors">Members in each sector that has any, most first.</param>
    /// <param name="Gaps">Sectors without a member.</param>
    /// <param name="Countries">Members in each country, most first; the country is empty where nobody said.</param>
    /// <param name="MeetingNumbers">The latest meetings, newest first.</param>
    /// <param name="Present">Members that were at any of them, by name.</param>
    /// <param name="Absent">Members that were at none, by name.</param>
    /// <param name="Loads">Members that carried anything, the most laden first.</param>
    public sealed record Outcome(
        int Members,
        IReadOnlyList<(Sector Sector, int Count)> Sectors,
        IReadOnlyList<Sector> Gaps,
        IReadOnlyList<(string Country, int Count)> Countries,
        IReadOnlyList<string> MeetingNumbers,
        IReadOnlyList<string> Present,
        IReadOnlyList<string> Absent,
        IReadOnlyList<Load> Loads);

    public static async Task<Outcome> HandleAsync(AllianceDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var members = await db.Set<Organisation>().Where(o => o.Status == OrganisationStatus.Member).OrderBy(o => o.FoldedName)
            .Select(o => new { o.Id, o.Name, o.ShortName, o.Sector, o.Country, o.Weight }).ToListAsync(cancellationToken);
        var organisationOf = await db.Set<Person>().Where(p => p.OrganisationId != null)
            .Select(p => new { p.Id, OrganisationId = p.OrganisationId!.Value }).ToDictionaryAsync(p => p.Id, p => p.OrganisationId, cancellationToken);
        var home = await db.Set<Alliance>().Select(a => a.Home).SingleAsync(cancellationToken);
        var latest = await Participation.ReadLatestAsync(db, home, Meetings, cancellationToken);
        var loads = (await Participation.ReadLoadAsync(db, home, now - LoadPeriod, cancellationToken))
            .Where(l => organisationOf.ContainsKey(l.PersonId)).ToLookup(l => organisationOf[l.PersonId]);
        var took = latest.SelectMany(m => m.PersonIds).Where(organisationOf.ContainsKey).Select(id => organisationOf[id]).ToHashSet();

        string Label(string name, string shortName) => shortName.Length > 0 ? shortName : name;
        var sectors = members.GroupBy(o => o.Sector).Select(g => (g.Key, g.Count())).OrderByDescending(s => s.Item2).ThenBy(s => s.Key).ToList();
        return new Outcome(
            members.Count,
            sectors,
            [.. Enum.GetValues<Sector>().Except([Sector.Other]).Except(sectors.Select(s => s.Key))],
            [.. members.GroupBy(o => o.Country).Select(g => (g.Key, g.Count())).OrderByDescending(c => c.Item2).ThenBy(c => c.Key, StringComparer.Ordinal)],
            [.. latest.Select(m => m.Number)],
            [.. members.Where(o => took.Contains(o.Id)).Select(o => Label(o.Name, o.ShortName))],
            [.. members.Where(o => !took.Contains(o.Id)).Select(o => Label(o.Name, o.ShortName))],
            [.. members.Where(o => loads.Contains(o.Id)).Select(o => Carry(Label(o.Name, o.ShortName), o.Weight, loads[o.Id])).OrderByDescending(l => l.PerWeight).ThenBy(l => l.Organisation, StringComparer.Ordinal)]);
    }

    private static Load Carry(string organisation, decimal weight, IEnumerable<PersonLoad> people)
    {
        var (tasks, run) = people.Aggregate((Tasks: 0, Run: 0), (sum, person) => (sum.Tasks + person.Tasks, sum.Run + person.Meetings));
        return new Load(organisation, tasks, run, Math.Round((tasks + run) / (weight > 0 ? weight : 1), 1));
    }
}
