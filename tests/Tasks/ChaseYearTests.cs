using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Tasks;

/// <summary>
/// A year of an alliance of 40 organisations in several time zones, in which a third of the tasks is never done; people put tasks off, ask for help, get it
/// or not, ask for other dates, open again what was closed, and decline.
/// </summary>
public sealed class ChaseYearTests : IAsyncLifetime
{
    private const int Days = 365;
    private static readonly string[] Zones = ["America/Lima", "Europe/Madrid", "Asia/Tbilisi", "Africa/Lusaka", "Pacific/Auckland"];

    private readonly SqliteDatabase _database = new();
    private readonly Random _random = new(20260302);
    private RunningBot _bot = null!;
    private TaskRoom _tasks = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _bot = await RunningBot.StartAsync(settings: _database.Settings);
        _bot.Teams.Members = [.. Enumerable.Range(0, 80).Select(i => new AllianceBot.Tests.Protocol.RosterMember($"29:p{i:D2}", $"P{i:D2}"))];
        var room = new Room(_bot);
        await room.SetUpAsync();
        _tasks = new TaskRoom(_bot, room);
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_is_chased_twice_a_day_or_in_quiet_hours_and_every_late_task_is_told_on_to_the_end()
    {
        var people = await PopulateAsync();
        var heard = new Dictionary<(string Person, DateOnly Day), int>();
        var seen = _bot.Teams.Requests.Count;
        for (var step = 0; step < Days * 3; step++)
        {
            if (step % 3 == 0)
                await LiveADayAsync(people);
            _bot.Time.Advance(TimeSpan.FromHours(8));
            await _bot.DeliverAsync();
            foreach (var request in _bot.Teams.Requests.Skip(seen).Where(r => r.Method == "POST" && r.Path.EndsWith("/activities", StringComparison.Ordinal) && r.Body.Contains("task.done", StringComparison.Ordinal)))
            {
                var chat = Uri.UnescapeDataString(request.Path.Split('/')[3]);
                var person = people.Single(p => chat == $"a:chat-{p.UserId}");
                var local = TimeZoneInfo.ConvertTime(_bot.Time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(person.Zone));
                (local.Hour is >= 7 and < 20).ShouldBeTrue($"{person.UserId} heard of a task at {local}.");
                var day = DateOnly.FromDateTime(local.DateTime);
                (person.AwayFrom <= day && day <= person.AwayTo).ShouldBeFalse($"{person.UserId} is away on {day}.");
                if (request.Body.Contains("Your tasks today", StringComparison.Ordinal))
                    heard[(person.UserId, day)] = heard.GetValueOrDefault((person.UserId, day)) + 1;
            }

            seen = _bot.Teams.Requests.Count;
        }

        heard.Count.ShouldBeGreaterThan(500);
        heard.Where(h => h.Value > 1).Select(h => h.Key).ShouldBeEmpty();
        var (today, items) = (DateOnly.FromDateTime(_bot.Time.GetUtcNow().UtcDateTime), await _tasks.ItemsAsync(Cancellation));
        var waiting = items.Where(t => !t.IsSettled).ToList();
        waiting.Where(t => t.NextStepOn < today.AddDays(-1)).Select(Describe).ShouldBeEmpty("The chase goes on.");
        waiting.Where(t => t.NextStepOn is null && t.Step is not ChaseStep.CoChairs).Select(Describe).ShouldBeEmpty("It ends with the co-chairs and nobody before.");
        // Whatever people do with it puts the end off, by three weeks at most.
        var late = waiting.Where(t => t.DueDate < today.AddDays(-40) && _dealtWith.GetValueOrDefault(t.Id) < today.AddDays(-40)).ToList();
        late.Count.ShouldBeGreaterThan(50);
        late.Where(t => t.Step is not ChaseStep.CoChairs).Select(Describe).ShouldBeEmpty();
        _done.Values.ShouldAllBe(count => count > 10, "Each of these happened.");

        static string Describe(ActionItem t) => $"{t.Text}: {t.State}, {t.Step}, next on {t.NextStepOn}, put off {t.Snoozes} times, {t.HelpNeeded}";
    }

    /// <summary>What people do with tasks beside doing them, and how often they did.</summary>
    private readonly Dictionary<string, int> _done = new() { ["snoozed"] = 0, ["help asked"] = 0, ["helped"] = 0, ["date asked"] = 0, ["date kept"] = 0, ["reopened"] = 0 };

    private readonly Dictionary<Guid, DateOnly> _dealtWith = [];
    private readonly HashSet<Guid> _neverDone = [];

    private async Task DealWithAsync(AllianceDb db, AllianceInfo alliance, List<Member> people, TaskSetting setting, CancellationToken ct)
    {
        var known = people.ToDictionary(p => p.Id);
        var waiting = await db.Set<ActionItem>().Where(t => t.State == ActionItemState.Open && t.DueDate <= setting.Today && t.OwnerId != null).OrderBy(t => t.Id).ToListAsync(ct);
        foreach (var item in waiting.Where(t => _random.Next(8) == 0))
        {
            var owner = known[item.OwnerId!.Value];
            TaskRequest By(Member who) => new(item.Id, "", new Actor(who.Id, who.Name, Standing.None), alliance, setting.Now);
            _ = item switch
            {
                { NeedsHelp: true } => Did("helped", item, await PutOffActionItem.AnswerHelpAsync(db, By(people[0]), helps: true, ct)),
                { DateAskedFor: not null } => Did("date kept", item, await AnswerActionItem.AnswerDateAsync(db, By(people[0]), agrees: false, ct)),
                { Helpers: "" } when _random.Next(3) == 0 => Did("help asked", item, await PutOffActionItem.AskForHelpAsync(db, By(owner), "A hand.", ct)),
                { CreatedAt.Day: < 8 } when item.Step is ChaseStep.Organisation => Did("date asked", item, await AnswerActionItem.AskForDateAsync(db, By(owner), setting.Today.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "", ct)),
                _ => Did("snoozed", item, await PutOffActionItem.SnoozeAsync(db, By(owner), _random.Next(1, 8), ct)),
            };
        }

        if (_random.Next(8) == 0 && await db.Set<ActionItem>().Where(t => t.State == ActionItemState.Done).OrderByDescending(t => t.SettledAt).FirstOrDefaultAsync(ct) is { OwnerId: { } ownerId } closed)
        {
            Did("reopened", closed, await SettleActionItem.ReopenAsync(db, new(closed.Id, "", new Actor(ownerId, "", Standing.None), alliance, setting.Now), ct));
        }

        await db.SaveChangesAsync(ct);

        // What is refused puts nothing off.
        bool Did(string what, ActionItem item, TaskOutcome outcome)
        {
            if (outcome is TaskOutcome.Done)
                (_done[what], _dealtWith[item.Id]) = (_done[what] + 1, setting.Today);
            return true;
        }
    }

    private sealed record Member(Guid Id, string UserId, string Name, Guid OrganisationId, string Zone, DateOnly AwayFrom, DateOnly AwayTo);

    /// <summary>Two people speak for each of 40 organisations; each is away for ten days some time of the year.</summary>
    private Task<List<Member>> PopulateAsync() => _tasks.WriteAsync(async (db, _, ct) =>
    {
        var now = _bot.Time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var organisations = Enumerable.Range(0, 40).Select(i => Organisation.Create(new OrganisationFacts { Name = $"Organisation {i:D2}", Sector = Sector.LocalNgo }, now, today)).ToList();
        db.AddRange(organisations);
        var people = new List<Member>();
        foreach (var (person, i) in (await db.Set<Person>().Where(p => p.UserId.StartsWith("29:p")).OrderBy(p => p.UserId).ToListAsync(ct)).Select((p, i) => (p, i)))
        {
            var (zone, from) = (Zones[i % Zones.Length], today.AddDays(_random.Next(Days)));
            person.Represent(organisations[i / 2].Id);
            person.Apply(person.Settings with { TimeZone = zone, AwayFrom = from, AwayTo = from.AddDays(9) });
            people.Add(new(person.Id, person.UserId, person.Name, organisations[i / 2].Id, zone, from, from.AddDays(9)));
        }

        foreach (var chair in people.Take(2))
            db.Add(RoleHolding.Give(chair.Id, Role.CoChair, groupId: null, now));
        return people;
    }, Cancellation);

    /// <summary>Each day somebody takes on something; of what is open, some is done, some is never touched.</summary>
    private Task<bool> LiveADayAsync(List<Member> people) => _tasks.WriteAsync(async (db, alliance, ct) =>
    {
        var now = _bot.Time.GetUtcNow();
        var setting = await TaskSetting.ReadAsync(db, alliance, now, ct);
        var owner = people[_random.Next(people.Count)];
        var due = setting.Today.AddDays(_random.Next(1, 40));
        var item = ActionItem.Propose(new NewActionItem { Text = $"Task of {setting.Today}", DueDate = due }, now);
        item.Ask(new(owner.Id, owner.Name, owner.OrganisationId), due, setting.NextStep, now);
        db.Add(item);
        if (_random.Next(3) == 0)
            _neverDone.Add(item.Id);
        await AnswerActionItem.AcceptAsync(db, item, due, new Actor(owner.Id, owner.Name, Standing.None), setting, ct);
        await db.SaveChangesAsync(ct);
        await DealWithAsync(db, alliance, people, setting, ct);
        var finishing = await db.Set<ActionItem>().Where(t => t.State == ActionItemState.Open && t.DueDate <= setting.Today.AddDays(3)).OrderBy(t => t.Id).ToListAsync(ct);
        foreach (var open in finishing.Where(t => !_neverDone.Contains(t.Id)))
        {
            if (_random.Next(6) == 0)
                open.Settle(isDone: true, "", open.OwnerName, now);
        }

        return true;
    }, Cancellation);
}
