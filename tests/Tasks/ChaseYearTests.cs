using System.Globalization;
using System.Text.RegularExpressions;
using AllianceBot.Alliances.History;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Protocol;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Tasks;

/// <summary>What must hold in the year of a <see cref="ChaseYear"/>, whatever people do. It runs alone, because it is timed.</summary>
[CollectionDefinition(nameof(ChaseYearTests), DisableParallelization = true)]
[Collection(nameof(ChaseYearTests))]
public sealed partial class ChaseYearTests : IAsyncLifetime
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly SqliteDatabase _database = new();

    /// <summary>How many messages of a day somebody got on a day of theirs.</summary>
    private readonly Dictionary<(string UserId, DateOnly Day), int> _chases = [];

    /// <summary>Who was told of which task in their own chat, and how often each was said in its private place.</summary>
    private readonly HashSet<(string UserId, string Task)> _told = [];
    private readonly Dictionary<string, int> _saidInPlace = [];

    private RunningBot _bot = null!;
    private TaskRoom _tasks = null!;
    private ChaseYear _year = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _bot = await RunningBot.StartAsync(settings: _database.Settings);
        _bot.Teams.Members = ChaseYear.Roster;
        var room = new Room(_bot, TextLanguage.English);
        await room.SetUpAsync();
        _tasks = new TaskRoom(_bot, room);
        _year = new ChaseYear(_bot, _tasks, Cancellation);
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
        var (began, worked) = (TimeProvider.System.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await _year.PopulateAsync();
        var people = _year.People.ToDictionary(p => $"a:chat-{p.UserId}");
        _bot.Teams.Clear();
        for (var step = 0; step < ChaseYear.Days * 3; step++)
        {
            if (step % 3 == 0)
                await _year.LiveADayAsync();
            _bot.Time.Advance(TimeSpan.FromHours(8));
            await DeliverAsync();
            foreach (var request in _bot.Teams.Requests.Where(r => r.Method == "POST" && r.Path.EndsWith("/activities", StringComparison.Ordinal)))
            {
                var chat = Uri.UnescapeDataString(request.Path.Split('/')[3]);
                if (people.TryGetValue(chat, out var person))
                    Hear(person, request);
                else if (chat == ChaseYear.PrivatePlace)
                    HearInPlace(request);
            }

            _bot.Teams.Clear();
        }

        // Where other programs keep the machine busy, the time on its processors says more than the clock.
        var (took, work) = (TimeProvider.System.GetElapsedTime(began), Environment.CpuUsage.TotalTime - worked);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"a year in {took.TotalSeconds:F1} s, {work.TotalSeconds:F1} s on processors: {_year.FirstOwners.Count} tasks, {_chases.Count} messages of a day, {string.Join(", ", _year.Done.Select(d => $"{d.Value} {d.Key}"))}"));
        _chases.Count.ShouldBeGreaterThan(500);
        _chases.Where(c => c.Value > 1).Select(c => c.Key).ShouldBeEmpty();
        _year.Done.ShouldAllBe(what => what.Value > 10, "Each of these happened.");
        CheckWaiting([.. (await _tasks.ItemsAsync(Cancellation)).Where(t => !t.IsSettled)]);
        await CheckHolidaysAsync();
        (took < work ? took : work).ShouldBeLessThan(Longest);
    }

    /// <summary>What else the bot does by itself is no matter of tasks.</summary>
    private async Task DeliverAsync()
    {
        await _bot.Services.GetServices<Sweep>().OfType<TaskSweep>().Single().SweepAsync(Cancellation);
        while (await _bot.Services.GetRequiredService<NoticeDelivery>().DeliverAsync(readersAtOnce: 1, Cancellation) > 0)
        {
        }
    }

    private void Hear(YearMember person, RecordedRequest request)
    {
        var local = person.ToLocal(_bot.Time.GetUtcNow());
        var day = DateOnly.FromDateTime(local);
        (local.Hour is >= 7 and < 20).ShouldBeTrue($"{person.UserId} heard of something at {local}.");
        (person.AwayFrom <= day && day <= person.AwayTo).ShouldBeFalse($"{person.UserId} is away on {day}.");
        _year.IsHoliday(day, person.Country).ShouldBeFalse($"{person.UserId} has a holiday on {day}.");
        _told.UnionWith(TasksIn(request).Select(task => (person.UserId, task)));
        if (request.Body.Contains("Your tasks today", StringComparison.Ordinal))
            _chases[(person.UserId, day)] = _chases.GetValueOrDefault((person.UserId, day)) + 1;
    }

    private void HearInPlace(RecordedRequest request)
    {
        var local = TimeZoneInfo.ConvertTime(_bot.Time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("America/Lima"));
        (local.Hour is >= 9 and < 20).ShouldBeTrue($"The private channel heard of something at {local}.");
        foreach (var task in TasksIn(request).Where(_ => request.Body.Contains("Nobody has done this yet", StringComparison.Ordinal)))
            _saidInPlace[task] = _saidInPlace.GetValueOrDefault(task) + 1;
    }

    private void CheckWaiting(IReadOnlyList<ActionItem> waiting)
    {
        var today = DateOnly.FromDateTime(_bot.Time.GetUtcNow().UtcDateTime);
        waiting.Where(t => t.NextStepOn < today.AddDays(-1)).Select(Describe).ShouldBeEmpty("The chase goes on.");
        waiting.Where(t => t.NextStepOn is null && t.Step is not ChaseStep.CoChairs).Select(Describe).ShouldBeEmpty("It ends with the co-chairs and nobody before.");
        CheckStuck([.. _year.GivenUp, .. waiting.Where(t => _year.IsStuck(t, today)).Select(StuckTask.Of)]);

        static string Describe(ActionItem t) => $"{t.Text}: {t.State}, {t.Step}, due {t.DueDate}, next on {t.NextStepOn}, put off {t.Snoozes} times, {t.HelpNeeded}";
    }

    private void CheckStuck(IReadOnlyList<StuckTask> stuck)
    {
        stuck.Where(t => t.Step is not ChaseStep.CoChairs).ShouldBeEmpty();
        foreach (var state in (ActionItemState[])[ActionItemState.Open, ActionItemState.Proposed, ActionItemState.Unowned])
            stuck.Count(t => t.State == state).ShouldBeGreaterThan(10, $"{state}");

        var (inPlace, forAll) = (stuck.Where(t => t.IsPrivate).ToList(), stuck.Where(t => !t.IsPrivate).ToList());
        inPlace.Count.ShouldBeGreaterThan(10);
        inPlace.Where(t => !_saidInPlace.ContainsKey(t.Text)).ShouldBeEmpty("Its place heard of it.");
        inPlace.Where(t => !_year.DealtWith.ContainsKey(t.Id) && _saidInPlace[t.Text] > 1).ShouldBeEmpty("And once.");
        inPlace.Where(t => _told.Any(told => told.Task == t.Text && told.UserId != _year.FirstOwners[t.Text].UserId)).ShouldBeEmpty("Nobody else did.");

        // Those in between have heard of it, so no step is lost on its way to somebody. Whoever leads has more than one card holds.
        var leaders = _year.People.Take(2).ToList();
        var owned = forAll.Where(t => t.OrganisationId is not null && !t.IsAnswered).ToList();
        owned.Where(t => !_year.People.Where(p => p.OrganisationId == t.OrganisationId).Except(leaders).All(p => _told.Contains((p.UserId, t.Text)))).ShouldBeEmpty("Its organisation heard of it.");
        var coordinated = forAll.Where(t => t.GroupId is { } group && _year.Coordinators.ContainsKey(group)).ToList();
        coordinated.Count.ShouldBeGreaterThan(20);
        coordinated.Where(t => !_told.Contains((_year.Coordinators[t.GroupId!.Value].UserId, t.Text))).ShouldBeEmpty("Whoever coordinates the group heard of it.");
    }

    /// <summary>Nobody was told on who had no day to answer.</summary>
    private async Task CheckHolidaysAsync()
    {
        var countries = _year.People.DistinctBy(p => p.OrganisationId).ToDictionary(p => p.OrganisationId, p => p.Country);
        var steps = await _tasks.WriteAsync(async (db, alliance, ct) =>
        {
            var escalated = await db.Set<ChangeRecord>().Where(c => c.Action == "taskEscalated").ToListAsync(ct);
            var items = await db.Set<ActionItem>().ToDictionaryAsync(t => t.Id, ct);
            return escalated.ConvertAll(c => (Item: items[c.SubjectId!.Value], Day: DateOnly.FromDateTime(alliance.ToLocal(c.At))));
        }, Cancellation);
        steps.Count.ShouldBeGreaterThan(100);
        steps.Where(s => _year.IsHoliday(s.Day, s.Item.OrganisationId is { } id ? countries[id] : "")).Select(s => $"{s.Item.Text} on {s.Day}").ShouldBeEmpty();
    }

    private static IEnumerable<string> TasksIn(RecordedRequest request) => TaskText().Matches(request.Body).Select(match => match.Value).Distinct();

    [GeneratedRegex(@"Task \d{4}")]
    private static partial Regex TaskText();
}
