using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Protocol;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Delivery;

public sealed class SqliteNoticePromiseTests() : NoticePromises(new SqliteDatabase());

public sealed class PostgresNoticePromiseTests() : NoticePromises(new PostgresDatabase());

/// <summary>What a kind of notice promises when a worker dies or an answer is lost, and what is said after an outage.</summary>
public abstract class NoticePromises(TestDatabase database) : IAsyncLifetime
{
    private RunningBot _bot = null!;
    private Room _room = null!;
    private Guid _alliance;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AllianceStore Store => _bot.Services.GetRequiredService<AllianceStore>();

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        await database.InitializeAsync();
        _bot = await RunningBot.StartAsync(settings: database.Settings);
        _room = new Room(_bot, TextLanguage.English);
        await _room.SetUpAsync();
        await _room.SayAsync(_room.Luis, "hello");
        await using var db = Store.OpenAcrossAlliances();
        _alliance = await db.Set<Alliance>().IgnoreQueryFilters().Select(a => a.AllianceId).SingleAsync(Cancellation);
        await SayAsync();
        _bot.Teams.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_bot is not null)
            await _bot.DisposeAsync();
        await database.DisposeAsync();
    }

    [Theory]
    [InlineData(Promise.AtLeastOnce, NoticeState.Sent, 1)]
    [InlineData(Promise.AtMostOnce, NoticeState.Parked, 0)]
    public async Task Where_a_worker_died_while_it_sent_it_is_sent_again_or_never(Promise promise, NoticeState state, int sent)
    {
        await AddAsync("one");
        var claimed = (await _bot.Services.GetRequiredService<NoticeDelivery>().ClaimAsync(Cancellation)).ShouldHaveSingleItem();
        (await _bot.Services.GetRequiredService<NoticeLedger>().IntendAsync(claimed)).ShouldBeTrue();
        _bot.Time.Advance(new DeliveryOptions().Lease);
        await SayAsync(promise);

        Said().Count.ShouldBe(sent);
        (await NoticeAsync("one")).State.ShouldBe(state);
    }

    [Fact]
    public async Task Where_a_worker_died_before_it_sent_what_is_said_at_most_once_is_said()
    {
        await AddAsync("one");
        (await _bot.Services.GetRequiredService<NoticeDelivery>().ClaimAsync(Cancellation)).ShouldHaveSingleItem();
        _bot.Time.Advance(new DeliveryOptions().Lease);
        await SayAsync(Promise.AtMostOnce);
        Said().ShouldBe(["one"]);
    }

    [Fact]
    public async Task What_may_be_out_still_may_be_when_a_worker_gives_it_back_untried()
    {
        await AddAsync("one");
        var (delivery, ledger) = (_bot.Services.GetRequiredService<NoticeDelivery>(), _bot.Services.GetRequiredService<NoticeLedger>());
        (await ledger.IntendAsync((await delivery.ClaimAsync(Cancellation)).ShouldHaveSingleItem())).ShouldBeTrue();
        _bot.Time.Advance(new DeliveryOptions().Lease);
        // As a worker does that stops, or has no time left, before it comes to it.
        var untried = (await delivery.ClaimAsync(Cancellation)).ShouldHaveSingleItem();
        (await ledger.SettleAsync(untried, NoticeOutcome.Untouched(untried))).ShouldBeTrue();

        await SayAsync(Promise.AtMostOnce);
        Said().ShouldBeEmpty();
        (await NoticeAsync("one")).Why.ShouldBe(ParkedWhy.Unsure);
    }

    [Theory]
    [InlineData(502, NoticeState.Parked, ParkedWhy.Unsure)]
    [InlineData(504, NoticeState.Parked, ParkedWhy.Unsure)]
    [InlineData(403, NoticeState.Parked, ParkedWhy.Blocked)]
    [InlineData(400, NoticeState.Pending, null)]
    [InlineData(429, NoticeState.Pending, null)]
    public async Task What_is_said_at_most_once_is_tried_again_only_where_it_is_surely_not_out(int status, NoticeState state, ParkedWhy? why)
    {
        await AddAsync("one");
        _bot.Teams.Override = request => request.Method == "POST" && request.Body.Contains("one", StringComparison.Ordinal) ? new ConnectorAnswer(status) { RetryAfter = "61" } : null;
        await SayAsync(Promise.AtMostOnce);
        var notice = await NoticeAsync("one");
        (notice.State, notice.Why).ShouldBe((state, why));
        notice.IntendedAt.HasValue.ShouldBe(why is not null);

        _bot.Teams.Override = null;
        _bot.Teams.Clear();
        _bot.Time.Advance(TimeSpan.FromMinutes(2));
        await SayAsync(Promise.AtMostOnce);
        Said().Count(text => text == "one").ShouldBe(state is NoticeState.Pending ? 1 : 0);
    }

    [Fact]
    public async Task Whoever_leads_is_told_once_a_day_who_was_not_reached_and_not_what_was_to_be_said()
    {
        await ParkAsync(403, "secret one", "secret two");
        (await ToldAsync(TimeSpan.FromMinutes(11))).ShouldBe([NotReached(ParkedWhy.Blocked)]);
        // What comes after that is told the next day, and what was told before is not told again.
        _bot.Time.Advance(TimeSpan.FromMinutes(11));
        await ParkAsync(502, "secret three", "secret four");
        (await ToldAsync(TimeSpan.FromHours(23))).ShouldBeEmpty();
        (await ToldAsync(TimeSpan.FromHours(2))).ShouldBe([NotReached(ParkedWhy.Unsure)]);
        (await ToldAsync(TimeSpan.FromDays(3))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_leads_and_was_away_hears_at_once_of_all_who_were_not_reached_meanwhile()
    {
        await Store.WriteAsync(_alliance, async (db, ct) =>
        {
            var ana = await db.Set<Person>().SingleAsync(p => p.Name == "Ana Quispe", ct);
            var today = DateOnly.FromDateTime(_bot.Time.GetUtcNow().UtcDateTime);
            ana.Apply(ana.Settings with { AwayFrom = today, AwayTo = today.AddDays(3) });
            return true;
        }, Cancellation);
        await ParkAsync(403, "secret one");
        (await ToldAsync(TimeSpan.FromDays(2))).ShouldBeEmpty();
        await ParkAsync(502, "secret two");
        (await ToldAsync(TimeSpan.FromDays(1))).ShouldBeEmpty();
        (await ToldAsync(TimeSpan.FromDays(1))).ShouldBe([NotReached(ParkedWhy.Blocked, ParkedWhy.Unsure)]);
        (await ToldAsync(TimeSpan.FromDays(2))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_parked_while_whoever_leads_is_being_told_is_told_the_next_day()
    {
        await ParkAsync(403, "secret one");
        var answer = new TaskCompletionSource();
        _bot.Teams.Override = request =>
        {
            if (IsTold(request))
                _bot.Teams.Hold = answer.Task;
            return null;
        };
        var telling = ToldAsync(TimeSpan.FromMinutes(11));
        while (!IsTold(await _bot.Teams.NextAsync()))
        {
        }

        // It is written, and Teams has not answered yet.
        _bot.Teams.Hold = Task.CompletedTask;
        await ParkAsync(502, "secret two");
        answer.SetResult();
        (await telling).ShouldBe([NotReached(ParkedWhy.Blocked)]);
        (await ToldAsync(TimeSpan.FromDays(1))).ShouldBe([NotReached(ParkedWhy.Unsure)]);
    }

    [Fact]
    public async Task After_an_outage_of_many_of_a_kind_the_latest_is_said_alone()
    {
        foreach (var hours in (int[])[0, 6, 12])
            await AddAsync($"h{hours}", dueIn: TimeSpan.FromHours(hours));
        _bot.Time.Advance(TimeSpan.FromHours(24));
        await SayAsync(new Saying("test", Promise.AtLeastOnce) { OnlyLatest = true });
        Said().ShouldBe(["h12"]);
    }

    [Fact]
    public async Task A_process_that_stops_gives_back_what_it_has_not_begun()
    {
        await AddAsync("one");
        using var stopped = new CancellationTokenSource();
        _bot.Teams.Override = _ =>
        {
            stopped.Cancel();
            return null;
        };
        await AddAsync("two");
        await DeliveryOf(new Saying("test", Promise.AtMostOnce)).DeliverAsync(1, stopped.Token);
        Said().ShouldBe(["one"]);
        var two = await NoticeAsync("two");
        (two.State, two.Attempts, two.LeaseUntil).ShouldBe((NoticeState.Pending, 0, null));
    }

    [Fact]
    public async Task What_is_due_by_a_clock_is_worked_out_again_when_the_rules_of_its_zone_change()
    {
        var person = await Store.WriteAsync(_alliance, (db, ct) => db.Set<Person>().Where(p => p.Name == "Ana Quispe").Select(p => p.Id).SingleAsync(ct), Cancellation);
        var due = new WallClock(new DateOnly(2026, 7, 15), new TimeOnly(9, 0), "Europe/Madrid");
        await Store.WriteAsync(_alliance, (db, ct) => Notices.AddAsync(db, "test", person, "summer", due, ct), Cancellation);
        (await NoticeAsync("summer")).DueAt.ShouldBe(new DateTimeOffset(2026, 7, 15, 7, 0, 0, TimeSpan.Zero));

        // As if it had been worked out when nobody knew of summer time there.
        await Store.WriteAsync(_alliance, (db, ct) => db.Set<Notice>().Where(n => n.SubjectId == "summer").ExecuteUpdateAsync(
            set => set.SetProperty(n => n.ZoneRules, "2020a").SetProperty(n => n.DueAt, new DateTimeOffset(2026, 7, 15, 8, 0, 0, TimeSpan.Zero)), ct), Cancellation);
        await ActivatorUtilities.CreateInstance<NoticeUpkeep>(_bot.Services).SweepAsync(Cancellation);
        var notice = await NoticeAsync("summer");
        (notice.DueAt, notice.ZoneRules).ShouldBe((new DateTimeOffset(2026, 7, 15, 7, 0, 0, TimeSpan.Zero), WallClock.Rules));
    }

    private Task<bool> AddAsync(string text, string name = "Ana Quispe", TimeSpan dueIn = default) => Store.WriteAsync(
        _alliance, async (db, ct) => await Notices.AddAsync(db, "test", await db.Set<Person>().Where(p => p.Name == name).Select(p => p.Id).SingleAsync(ct), text, _bot.Time.GetUtcNow() + dueIn, ct), Cancellation);

    /// <summary>Teams takes none of these for Luis.</summary>
    private async Task ParkAsync(int status, params string[] texts)
    {
        foreach (var text in texts)
            await AddAsync(text, "Luis Rojas");
        _bot.Teams.Override = request => texts.Any(text => request.Body.Contains(text, StringComparison.Ordinal)) ? new ConnectorAnswer(status, """{"error":{"code":"MessageWritesBlocked","message":"No."}}""") : null;
        await SayAsync(Promise.AtMostOnce);
        _bot.Teams.Override = null;
    }

    /// <summary>What those who lead are told of it within some time.</summary>
    private async Task<IReadOnlyList<string>> ToldAsync(TimeSpan within)
    {
        _bot.Time.Advance(within);
        var before = _bot.Teams.Requests.Count;
        await SayAsync();
        return [.. _bot.Teams.Requests.Skip(before).Where(IsTold).Select(r => r.Text!)];
    }

    private bool IsTold(RecordedRequest request) => request.Body.Contains(_room.Phrase("parkedTitle"), StringComparison.Ordinal);

    private string NotReached(params ParkedWhy[] why) =>
        $"{_room.Phrase("parkedTitle")}\n{string.Join('\n', why.Select(one => $"Luis Rojas: {_room.Phrase($"parkedWhy.{one}")}"))}\n{_room.Phrase("parkedWhat")}";

    private Task SayAsync(Promise promise = Promise.AtLeastOnce) => SayAsync(new Saying("test", promise));

    private async Task SayAsync(Saying writer)
    {
        while (await DeliveryOf(writer).DeliverAsync(1, Cancellation) > 0)
        {
        }
    }

    private NoticeDelivery DeliveryOf(Saying writer) => ActivatorUtilities.CreateInstance<NoticeDelivery>(
        _bot.Services, ActivatorUtilities.CreateInstance<NoticeSender>(_bot.Services, (IEnumerable<INoticeWriter>)[writer, .. _bot.Services.GetServices<INoticeWriter>()]));

    private IReadOnlyList<string> Said() =>
        [.. _bot.Teams.Requests.Where(r => r.Method == "POST" && r.Path.EndsWith("/activities", StringComparison.Ordinal)).Select(r => r.Text).OfType<string>()];

    private async Task<Notice> NoticeAsync(string subject)
    {
        await using var db = Store.OpenForReading(_alliance);
        return await db.Set<Notice>().SingleAsync(n => n.SubjectId == subject, Cancellation);
    }

    private sealed record Saying(string Kind, Promise Promise) : INoticeWriter
    {
        public bool IsOptional => false;

        public bool OnlyLatest { get; init; }

        public Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) =>
            Task.FromResult<ReplyMessage?>(new ReplyMessage.Text(turn.SubjectId));
    }
}
