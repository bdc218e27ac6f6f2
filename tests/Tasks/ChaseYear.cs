using System.Globalization;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Holidays;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Tasks;

/// <summary>
/// A year of an alliance of 40 organisations in five countries and time zones, with working groups of which one has no coordinator, and a private channel. A third of the tasks
/// is never done and some proposals nobody answers; people put tasks off, ask for help, get it or not, ask for other dates, open again what was closed, and decline. What has been
/// late for a season whoever leads gives up.
/// </summary>
internal sealed class ChaseYear(RunningBot bot, TaskRoom tasks, CancellationToken cancellation)
{
    public const int Days = 365;
    public const string PrivatePlace = "19:private@thread.tacv2";

    /// <summary>Whatever people do with a task puts the end of its chase off, by three weeks at most.</summary>
    public const int LongestChase = 40;

    private const int Organisations = 40;
    private const int Season = 90;

    private static readonly string[] Zones = ["America/Lima", "Europe/Madrid", "Asia/Tbilisi", "Africa/Lusaka", "Pacific/Auckland"];
    private static readonly string[] Countries = ["PE", "ES", "GE", "ZM", "NZ"];

    private readonly Random _random = new(20260302);
    private readonly List<Guid> _groups = [];
    private readonly HashSet<Guid> _neverDone = [];
    private readonly HashSet<Guid> _neverAnswered = [];
    private int _made;

    public IReadOnlyList<YearMember> People { get; private set; } = [];

    public IReadOnlyList<Holiday> Holidays { get; private set; } = [];

    /// <summary>Who coordinates the groups that have somebody.</summary>
    public Dictionary<Guid, YearMember> Coordinators { get; } = [];

    /// <summary>Of each task by its text: whom it was first asked of.</summary>
    public Dictionary<string, YearMember> FirstOwners { get; } = [];

    /// <summary>What people do with tasks beside doing them, and how often they did.</summary>
    public Dictionary<string, int> Done { get; } = new[] { "snoozed", "help asked", "helped", "date asked", "date kept", "reopened", "accepted", "declined" }.ToDictionary(what => what, _ => 0);

    /// <summary>When people last did something with a task.</summary>
    public Dictionary<Guid, DateOnly> DealtWith { get; } = [];

    /// <summary>What has been late for long without anybody's doing anything with it, as it was when it was given up.</summary>
    public List<StuckTask> GivenUp { get; } = [];

    public static IReadOnlyList<Protocol.RosterMember> Roster => [.. Enumerable.Range(0, 2 * Organisations).Select(i => new Protocol.RosterMember($"29:p{i:D2}", $"P{i:D2}"))];

    public bool IsHoliday(DateOnly day, string country) => Holidays.Any(h => h.From <= day && day <= h.To && (h.Country.Length == 0 || h.Country == country));

    /// <summary>Two people speak for each organisation; each is away for ten days some time of the year.</summary>
    public Task<bool> PopulateAsync() => tasks.WriteAsync(async (db, _, ct) =>
    {
        var now = bot.Time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var organisations = Enumerable.Range(0, Organisations)
            .Select(i => Organisation.Create(new OrganisationFacts { Name = $"Organisation {i:D2}", Sector = Sector.LocalNgo, Country = Countries[i % Countries.Length] }, now, today)).ToList();
        db.AddRange(organisations);
        var people = new List<YearMember>();
        foreach (var (person, i) in (await db.Set<Person>().Where(p => p.UserId.StartsWith("29:p")).OrderBy(p => p.UserId).ToListAsync(ct)).Select((p, i) => (p, i)))
        {
            var (organisation, zone, from) = (organisations[i / 2], Zones[i % Zones.Length], today.AddDays(_random.Next(Days)));
            person.Represent(organisation.Id);
            person.Apply(person.Settings with { TimeZone = zone, AwayFrom = from, AwayTo = from.AddDays(9) });
            people.Add(new(person.Id, person.UserId, person.Name, organisation.Id, organisation.Country, zone, from, from.AddDays(9)));
        }

        People = people;
        foreach (var chair in people.Take(2))
            db.Add(RoleHolding.Give(chair.Id, Role.CoChair, groupId: null, now));
        foreach (var (number, coordinator) in ((int, YearMember?)[])[(1, people[20]), (2, people[31]), (3, null)])
        {
            var group = WorkingGroup.Create($"19:group-{number}@thread.tacv2", now);
            group.Describe($"Group {number}", "", endsOn: null, organisations.Skip(number * 8).Take(8).Select(o => o.Id));
            db.Add(group);
            _groups.Add(group.Id);
            if (coordinator is null)
                continue;
            db.Add(RoleHolding.Give(coordinator.Id, Role.Coordinator, group.Id, now));
            Coordinators.Add(group.Id, coordinator);
        }

        // Some of each country, and two of everybody.
        Holidays =
        [
            .. Countries.SelectMany((country, i) => Enumerable.Range(0, 4).Select(n => HolidayOn(today.AddDays(20 + (80 * n) + (11 * i)), days: 1 + n, country))),
            HolidayOn(today.AddDays(100), days: 1, country: ""),
            HolidayOn(today.AddDays(295), days: 3, country: ""),
        ];
        db.AddRange(Holidays);
        db.Add(new PlaceAddress { ConversationId = PrivatePlace, ServiceUrl = bot.Teams.ServiceUrl, TenantId = "", BotId = "28:bot", ChannelId = "msteams", SeenAt = now });
        return true;

        Holiday HolidayOn(DateOnly from, int days, string country) => new() { Id = OrderedId.Next(now), From = from, To = from.AddDays(days - 1), Name = "Feast", Country = country };
    }, cancellation);

    /// <summary>Each day somebody takes on something, and now and then somebody is asked to; of what is open, some is done, some is never touched.</summary>
    public Task<bool> LiveADayAsync() => tasks.WriteAsync(async (db, alliance, ct) =>
    {
        var setting = await TaskSetting.ReadAsync(db, alliance, bot.Time.GetUtcNow(), ct);
        var (taken, owner) = Propose(db, setting);
        if (_random.Next(3) == 0)
            _neverDone.Add(taken.Id);
        await AnswerActionItem.AcceptAsync(db, taken, taken.DueDate!.Value, new Actor(owner.Id, owner.Name, Standing.None), setting, ct);
        if (_random.Next(3) > 0)
        {
            var (asked, _) = Propose(db, setting);
            if (_random.Next(3) == 0)
                _neverAnswered.Add(asked.Id);
            await TaskCalls.AskAsync(db, asked, asked.Id.ToString(), setting.Now, ct);
        }

        await db.SaveChangesAsync(ct);
        await AnswerAsync(db, setting, ct);
        await DealWithAsync(db, setting, ct);
        await GiveUpAsync(db, setting, ct);
        var finishing = await db.Set<ActionItem>().Where(t => t.State == ActionItemState.Open && t.DueDate <= setting.Today.AddDays(3)).OrderBy(t => t.Id).ToListAsync(ct);
        foreach (var open in finishing.Where(t => !_neverDone.Contains(t.Id)))
        {
            if (_random.Next(6) == 0)
                open.Settle(isDone: true, "", open.OwnerName, setting.Now);
        }

        return true;
    }, cancellation);

    private (ActionItem Item, YearMember Owner) Propose(AllianceDb db, TaskSetting setting)
    {
        var (owner, due, kind) = (People[_random.Next(People.Count)], setting.Today.AddDays(_random.Next(1, 40)), _random.Next(10));
        var item = ActionItem.Propose(new NewActionItem
        {
            Text = $"Task {++_made:D4}",
            DueDate = due,
            GroupId = kind < 4 ? _groups[_random.Next(_groups.Count)] : null,
            OnlyIn = kind == 9 ? PrivatePlace : null,
        }, setting.Now);
        item.Ask(new(owner.Id, owner.Name, owner.OrganisationId), due, setting.NextStep, setting.Now);
        db.Add(item);
        FirstOwners.Add(item.Text, owner);
        return (item, owner);
    }

    /// <summary>Most of those who are asked answer some day.</summary>
    private async Task AnswerAsync(AllianceDb db, TaskSetting setting, CancellationToken ct)
    {
        foreach (var item in await db.Set<ActionItem>().Where(t => t.State == ActionItemState.Proposed).OrderBy(t => t.Id).ToListAsync(ct))
        {
            if (_neverAnswered.Contains(item.Id) || _random.Next(8) > 0)
                continue;
            if (_random.Next(3) == 0)
                Did("declined", item, setting, await AnswerActionItem.DeclineAsync(db, By(Owner(item), item, setting), "No time.", ct));
            else
                Did("accepted", item, setting, await AnswerActionItem.AcceptAsync(db, By(Owner(item), item, setting), IsoDay.Write(setting.Today.AddDays(10)), ct));
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task DealWithAsync(AllianceDb db, TaskSetting setting, CancellationToken ct)
    {
        var waiting = await db.Set<ActionItem>().Where(t => t.State == ActionItemState.Open && t.DueDate <= setting.Today && t.OwnerId != null).OrderBy(t => t.Id).ToListAsync(ct);
        foreach (var item in waiting.Where(t => _random.Next(8) == 0))
        {
            var (owner, chair) = (By(Owner(item), item, setting), By(People[0], item, setting));
            var soon = setting.Today.AddDays(5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            _ = item switch
            {
                { NeedsHelp: true } => Did("helped", item, setting, await PutOffActionItem.AnswerHelpAsync(db, chair, helps: true, ct)),
                { DateAskedFor: not null } => Did("date kept", item, setting, await AnswerActionItem.AnswerDateAsync(db, chair, agrees: false, ct)),
                { Helpers: "" } when _random.Next(3) == 0 => Did("help asked", item, setting, await PutOffActionItem.AskForHelpAsync(db, owner, "A hand.", ct)),
                { CreatedAt.Day: < 8 } when item.Step is ChaseStep.Organisation => Did("date asked", item, setting, await AnswerActionItem.AskForDateAsync(db, owner, soon, "", ct)),
                _ => Did("snoozed", item, setting, await PutOffActionItem.SnoozeAsync(db, owner, _random.Next(1, 8), ct)),
            };
        }

        if (_random.Next(8) == 0 && await db.Set<ActionItem>().Where(t => t.State == ActionItemState.Done).OrderByDescending(t => t.SettledAt).FirstOrDefaultAsync(ct) is { } closed)
            Did("reopened", closed, setting, await SettleActionItem.ReopenAsync(db, By(Owner(closed), closed, setting), ct));
        await db.SaveChangesAsync(ct);
    }

    private async Task GiveUpAsync(AllianceDb db, TaskSetting setting, CancellationToken ct)
    {
        var since = setting.Today.AddDays(-Season);
        foreach (var item in (await Waiting(db).Where(t => t.DueDate < since).ToListAsync(ct)).Where(t => IsStuck(t, setting.Today)))
        {
            GivenUp.Add(StuckTask.Of(item));
            (await SettleActionItem.HandleAsync(db, By(People[0], item, setting), isDone: false, "Nobody does it.", ct)).ShouldBeOfType<TaskOutcome.Done>();
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Its chase must have come to its end by now.</summary>
    public bool IsStuck(ActionItem item, DateOnly today) => item.DueDate < today.AddDays(-LongestChase) && DealtWith.GetValueOrDefault(item.Id) < today.AddDays(-LongestChase);

    private static IQueryable<ActionItem> Waiting(AllianceDb db) => db.Set<ActionItem>().Where(t => t.State != ActionItemState.Done && t.State != ActionItemState.Dropped).OrderBy(t => t.Id);

    private YearMember Owner(ActionItem item) => People.Single(p => p.Id == item.OwnerId);

    private static TaskRequest By(YearMember who, ActionItem item, TaskSetting setting) => new(item.Id, item.OnlyIn ?? "", new Actor(who.Id, who.Name, Standing.None), setting.Alliance, setting.Now);

    /// <summary>What is refused puts nothing off.</summary>
    private bool Did(string what, ActionItem item, TaskSetting setting, TaskOutcome outcome)
    {
        if (outcome is TaskOutcome.Done)
            (Done[what], DealtWith[item.Id]) = (Done[what] + 1, setting.Today);
        return true;
    }
}

internal sealed record YearMember(Guid Id, string UserId, string Name, Guid OrganisationId, string Country, string Zone, DateOnly AwayFrom, DateOnly AwayTo)
{
    public DateTime ToLocal(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(Zone)).DateTime;
}

/// <param name="IsAnswered">Help or another date is asked for.</param>
internal sealed record StuckTask(Guid Id, string Text, ActionItemState State, ChaseStep Step, Guid? OrganisationId, Guid? GroupId, bool IsPrivate, bool IsAnswered)
{
    public static StuckTask Of(ActionItem t) => new(t.Id, t.Text, t.State, t.Step, t.OrganisationId, t.GroupId, t.OnlyIn is not null, t.IsAnswered);
}
