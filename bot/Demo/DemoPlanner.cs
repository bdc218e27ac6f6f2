using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;

namespace AllianceBot.Demo;

/// <summary>Makes up the fictional alliance: the same one for the same size and day.</summary>
internal sealed class DemoPlanner(DemoOptions options, DateOnly today)
{
    public const int WeeksBetweenPlenaries = 4;

    private const int Year = 364;

    /// <summary>More would be present at no real meeting.</summary>
    private const int MostPresent = 60;

    /// <summary>15:00 in Lima.</summary>
    private static readonly TimeOnly StartsAt = new(20, 0);

    /// <summary>Who is in the team of the local Teams client, and the organisation that they come from.</summary>
    private static readonly IReadOnlyList<(string Slug, string Name, int Organisation)> Playground =
    [
        ("lucia", "Lucía Fernández", 0), ("mateo", "Mateo Ríos", 1), ("carmen", "Carmen Ortega", 2),
        ("james", "James Whitfield", 5), ("amina", "Amina Diallo", 16), ("joao", "João Pereira", 26),
    ];

    private readonly Dice _dice = new(20260301);

    /// <summary>The person in that place of the list is in the local Teams client.</summary>
    public static bool IsNewcomer(int person) => person < Playground.Count;

    public DemoPlan Plan()
    {
        var organisations = DemoNames.Organisations(options.Organisations).ToList();
        var people = People(organisations).ToList();
        var groups = DemoTopics.Groups.Select((topic, i) => Group(topic, i, organisations, people)).ToList();
        var meetings = Meetings(null, WeeksBetweenPlenaries, index: 0, people, groups)
            .Concat(DemoTopics.Groups.SelectMany((topic, i) => Meetings(i, topic.Weeks, i + 1, people, groups)))
            .OrderBy(m => m.StartsAt).ThenBy(m => m.Group ?? -1).ToList();
        return new DemoPlan(today, organisations, people, [0, 3], groups, meetings);
    }

    private IEnumerable<DemoPerson> People(List<OrganisationFacts> organisations)
    {
        // Whoever is invited or has left is represented by nobody.
        var represented = organisations.Index().Where(o => o.Item.Status is OrganisationStatus.Member or OrganisationStatus.Observer).Select(o => o.Index).ToList();
        foreach (var (slug, name, organisation) in Playground)
            yield return new DemoPerson(new RosterMember($"29:{slug}", null, name, null), organisation);
        foreach (var (i, name) in DemoNames.People(options.People - Playground.Count).Index())
        {
            var (organisation, address) = (represented[i % represented.Count], $"demo{i + 1:D4}@alianza.example");
            var isByMail = organisations[organisation].Name == DemoNames.ByMailAlone;
            yield return new DemoPerson(new RosterMember(isByMail ? Person.MailUserId(address) : $"29:demo-{i + 1:D4}", null, name, address), organisation);
        }
    }

    private DemoGroup Group((string Name, string Purpose, int Weeks, int MonthsLeft) topic, int index, List<OrganisationFacts> organisations, List<DemoPerson> people)
    {
        var members = _dice.PickSome([.. organisations.Index().Where(o => o.Item.Status is OrganisationStatus.Member).Select(o => o.Index)], 7 + _dice.Throw(6));
        var coordinators = people.Index().Where(p => p.Item.IsInTeams && members.Contains(p.Item.Organisation)).Select(p => p.Index).ToList();
        return new DemoGroup(
            topic.Name,
            topic.Purpose,
            index == 0 ? options.FirstChannel : $"19:demo-group-{index}@thread.tacv2",
            today.AddMonths(topic.MonthsLeft),
            _dice.Pick(coordinators),
            members);
    }

    private IEnumerable<DemoMeeting> Meetings(int? group, int weeks, int index, List<DemoPerson> people, List<DemoGroup> groups)
    {
        // Some organisations have come to nothing all year: that is what the balance is there to show.
        var eligible = people.Index()
            .Where(p => p.Item.IsInTeams)
            .Where(p => group is { } g ? groups[g].Organisations.Contains(p.Item.Organisation) : p.Item.Organisation % 7 != 6)
            .Select(p => p.Index).ToList();
        for (var back = 3 + index; back <= Year; back += 7 * weeks)
        {
            var day = Weekday(today.AddDays(-back));
            var startedBy = group is { } g ? groups[g].Coordinator : _dice.Chance(50) ? 0 : 3;
            var present = _dice.PickSome(eligible, Math.Min(MostPresent, Math.Max(3, eligible.Count * (40 + _dice.Throw(30)) / 100)));
            yield return new DemoMeeting(
                group,
                new DateTimeOffset(day.ToDateTime(StartsAt), TimeSpan.Zero).AddMinutes(30 * index),
                group is null ? (_dice.Chance(50) ? "Plenaria" : "Plenary") : "",
                startedBy,
                [.. present.Append(startedBy).Distinct().Order()],
                Items(day, present),
                IsApproved: back > 14);
        }
    }

    private List<DemoItem> Items(DateOnly day, IReadOnlyList<int> present) =>
    [
        .. _dice.PickSome(DemoTopics.Items, 3 + _dice.Throw(3)).Select(title => new DemoItem(
            new AgendaLine(title, 10 + 5 * _dice.Throw(5), _dice.Pick<AgendaKind?>([AgendaKind.Decision, AgendaKind.Discussion, AgendaKind.Information, null])),
            [.. Entries(day, present)])),
    ];

    private IEnumerable<DemoEntry> Entries(DateOnly day, IReadOnlyList<int> present)
    {
        foreach (var note in _dice.PickSome(DemoTopics.Notes, _dice.Throw(3)))
            yield return new DemoEntry(EntryKind.Info, note, _dice.Pick(present));
        if (_dice.Chance(15))
            yield return new DemoEntry(EntryKind.Link, "documento de trabajo", _dice.Pick(present)) { Url = $"https://documentos.example/{day:yyyy-MM-dd}" };
        if (_dice.Chance(55))
            yield return new DemoEntry(EntryKind.Decision, _dice.Pick(DemoTopics.Decisions), _dice.Pick(present));
        if (_dice.Chance(45))
        {
            var due = Weekday(day.AddDays(7 + _dice.Throw(40)));
            yield return new DemoEntry(EntryKind.Action, _dice.Pick(DemoTopics.Tasks), _dice.Pick(present)) { Owner = _dice.Pick(present), Due = due, Settlement = Settle(due) };
        }
    }

    /// <summary>What is long due has mostly been done.</summary>
    private Settlement? Settle(DateOnly due) => due.AddDays(10) >= today ? null : _dice.Throw(100) switch
    {
        < 88 => Settlement.Done,
        < 95 => Settlement.Dropped,
        _ => null,
    };

    private static DateOnly Weekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };
}
