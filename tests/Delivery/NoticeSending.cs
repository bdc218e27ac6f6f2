using AllianceBot.Alliances;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Protocol;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Delivery;

public sealed class SqliteNoticeSendingTests() : NoticeSending(new SqliteDatabase());

public sealed class PostgresNoticeSendingTests() : NoticeSending(new PostgresDatabase());

/// <summary>From a row to a message in somebody's own chat, with workers that die, a service that fails and readers that sleep.</summary>
public abstract partial class NoticeSending(TestDatabase database) : IAsyncLifetime
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
        _bot.Teams.Members = [.. Enumerable.Range(0, 40).Select(i => new AllianceBot.Tests.Protocol.RosterMember($"29:p{i:D2}", $"P{i:D2}"))];
        await _room.SetUpAsync();
        await using var db = Store.OpenAcrossAlliances();
        _alliance = await db.Set<Alliance>().IgnoreQueryFilters().Select(a => a.AllianceId).SingleAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_bot is not null)
            await _bot.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Two_workers_send_each_notice_once()
    {
        await AddForEveryoneAsync();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            var worker = ActivatorUtilities.CreateInstance<NoticeDelivery>(_bot.Services);
            while (await worker.DeliverAsync(readersAtOnce: 4, Cancellation) > 0)
            {
            }
        }, Cancellation)));

        Sent().Select(ChatOf).Order(StringComparer.Ordinal).ShouldBe(_bot.Teams.Members.Select(m => $"a:chat-{m.Id}").Order(StringComparer.Ordinal));
        (await StatesAsync()).Distinct().ShouldBe([NoticeState.Sent]);
    }

    [Fact]
    public async Task What_a_worker_claimed_and_did_not_send_before_it_died_is_sent_after_the_lease()
    {
        await AddAsync("P00");
        (await _bot.Services.GetRequiredService<NoticeDelivery>().ClaimAsync(Cancellation)).ShouldHaveSingleItem();

        await _bot.DeliverAsync();
        Sent().ShouldBeEmpty();
        _bot.Time.Advance(new DeliveryOptions().Lease);
        await _bot.DeliverAsync();
        await _bot.DeliverAsync();
        Sent().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_chat_is_begun_once_at_the_service_that_spoke_to_the_bot()
    {
        await AddAsync("P00");
        await _bot.DeliverAsync();
        await Store.WriteAsync(_alliance, async (db, ct) => await OrganisationQuestion.AskAsync(db, await IdAsync(db, "P00", ct), _bot.Time.GetUtcNow(), ct), Cancellation);
        await new Props(_bot).AddOrganisationsAsync(_room.General, ["Agua Viva"]);
        await _bot.DeliverAsync();

        var created = _bot.Teams.Requests.Where(r => r.Path == "/v3/conversations").ShouldHaveSingleItem().Json;
        created.GetProperty("isGroup").GetBoolean().ShouldBeFalse();
        created.GetProperty("members").GetArrayLength().ShouldBe(1);
        created.GetProperty("members")[0].GetProperty("id").GetString().ShouldBe("29:p00");
        created.GetProperty("tenantId").GetString().ShouldNotBeNullOrEmpty();
        Sent().Select(ChatOf).ShouldBe(["a:chat-29:p00", "a:chat-29:p00"]);
    }

    [Fact]
    public async Task A_service_that_fails_is_asked_again_later_and_longer_apart()
    {
        await AddAsync("P00");
        _bot.Teams.Override = request => request.Method == "POST" ? new ConnectorAnswer(500) : null;
        await _bot.DeliverAsync();
        await _bot.DeliverAsync();
        Attempts().ShouldBe(1);
        _bot.Time.Advance(TimeSpan.FromSeconds(30));
        await _bot.DeliverAsync();
        _bot.Time.Advance(TimeSpan.FromSeconds(59));
        await _bot.DeliverAsync();
        Attempts().ShouldBe(2);

        _bot.Teams.Override = null;
        _bot.Time.Advance(TimeSpan.FromSeconds(1));
        await _bot.DeliverAsync();
        Sent().ShouldHaveSingleItem();
        (await StatesAsync()).ShouldBe([NoticeState.Sent]);
    }

    [Theory]
    [InlineData(403, "MessageWritesBlocked")]
    [InlineData(403, "BotNotInConversationRoster")]
    [InlineData(404, "ConversationNotFound")]
    public async Task What_is_refused_for_good_is_parked(int status, string code)
    {
        await AddAsync("P00");
        _bot.Teams.Override = request => request.Path.EndsWith("/activities", StringComparison.Ordinal) ? new ConnectorAnswer(status, $$$"""{"error":{"code":"{{{code}}}","message":"No."}}""") : null;
        await _bot.DeliverAsync();
        _bot.Time.Advance(TimeSpan.FromDays(2));
        await _bot.DeliverAsync();

        // Whoever leads is told of it, and refused too.
        _bot.Teams.Requests.Count(r => r.Path.EndsWith("/activities", StringComparison.Ordinal) && ChatOf(r) == "a:chat-29:p00").ShouldBe(1);
        (await StatesAsync()).ShouldBe([NoticeState.Parked]);
    }

    [Fact]
    public async Task The_figures_say_what_was_sent_what_failed_what_was_parked_and_what_waits()
    {
        using var figures = new Figures(_bot.Services);
        await AddAsync("P00");
        await _bot.DeliverAsync();
        figures.Of(Welcome.KindName).ShouldBe(["sent 1"]);

        await AddAsync("P01");
        _bot.Teams.Override = request => request.Method == "POST" ? new ConnectorAnswer(500) : null;
        await _bot.DeliverAsync();
        figures.Of(Welcome.KindName).ShouldBe(["failed 1", "sent 1"]);
        _bot.Teams.Override = null;
        _bot.Time.Advance(TimeSpan.FromSeconds(30));
        await _bot.DeliverAsync();
        figures.Of(Welcome.KindName).ShouldBe(["failed 1", "sent 2"]);

        await Store.WriteAsync(_alliance, async (db, ct) =>
        {
            (await db.Set<Person>().SingleAsync(p => p.Name == "P02", ct)).Leave(_bot.Time.GetUtcNow());
            return true;
        }, Cancellation);
        await AddAsync("P02");
        await _bot.DeliverAsync();
        figures.Of(Welcome.KindName).ShouldBe(["dropped 1", "failed 1", "sent 2"]);

        await AddAsync("P03");
        _bot.Teams.Override = request => request.Method == "POST" ? new ConnectorAnswer(403, """{"error":{"code":"MessageWritesBlocked","message":"No."}}""") : null;
        await _bot.DeliverAsync();
        figures.Of(Welcome.KindName).ShouldBe(["dropped 1", "failed 2", "parked Blocked 1", "sent 2"]);

        await AddAsync("P04");
        _bot.Time.Advance(TimeSpan.FromSeconds(90));
        await _bot.SweepAsync();
        figures.Now("lag").ShouldBe(90);
        // The one above, and with it what a leader could not be told of it.
        var parked = await ParkedAsync();
        parked.ShouldBeGreaterThan(0);
        figures.Now("waiting_parked").ShouldBe(parked);
    }

    [Fact]
    public async Task Quiet_hours_and_days_away_are_waited_for()
    {
        // 22:00 in Lima on Monday; away until Wednesday.
        _bot.Time.SetUtcNow(new DateTimeOffset(2026, 3, 3, 3, 0, 0, TimeSpan.Zero));
        await Store.WriteAsync(_alliance, async (db, ct) =>
        {
            (await db.Set<Person>().SingleAsync(p => p.Name == "P01", ct)).Apply(new PersonSettings(null, null, null, null, new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 4), false));
            return true;
        }, Cancellation);
        await AddAsync("P00");
        await AddAsync("P01");
        await _bot.DeliverAsync();
        Sent().ShouldBeEmpty();

        _bot.Time.SetUtcNow(new DateTimeOffset(2026, 3, 3, 12, 0, 0, TimeSpan.Zero));
        await _bot.DeliverAsync();
        Sent().Select(ChatOf).ShouldBe(["a:chat-29:p00"]);
        _bot.Time.SetUtcNow(new DateTimeOffset(2026, 3, 5, 12, 0, 0, TimeSpan.Zero));
        await _bot.DeliverAsync();
        Sent().Select(ChatOf).ShouldBe(["a:chat-29:p00", "a:chat-29:p01"]);
    }

    [Fact]
    public async Task Who_wants_to_be_left_alone_or_has_left_is_not_welcomed()
    {
        await Store.WriteAsync(_alliance, async (db, ct) =>
        {
            (await db.Set<Person>().SingleAsync(p => p.Name == "P00", ct)).Apply(new PersonSettings(null, null, null, null, null, null, IsLeftAlone: true));
            (await db.Set<Person>().SingleAsync(p => p.Name == "P01", ct)).Leave(_bot.Time.GetUtcNow());
            return true;
        }, Cancellation);
        await AddAsync("P00");
        await AddAsync("P01");
        await _bot.DeliverAsync();
        Sent().ShouldBeEmpty();
        (await StatesAsync()).ShouldBe([NoticeState.Dropped, NoticeState.Dropped]);
    }

    [Fact]
    public async Task A_bot_that_was_taken_out_keeps_no_address()
    {
        await _room.SayAsync(_room.Ana, "help", _room.Private(_room.Ana));
        await CountAsync<PersonalChat>(1);
        await CountAsync<PlaceAddress>(1);
        await _room.TakeOutAsync(_room.Ana, _room.Private(_room.Ana));
        await CountAsync<PersonalChat>(0);
        await _room.TakeOutAsync(_room.Ana, _room.General);
        await CountAsync<PlaceAddress>(0);

        await AddAsync("P00");
        await _bot.DeliverAsync();
        Sent().ShouldBeEmpty();
        (await StatesAsync()).ShouldBe([NoticeState.Parked]);
    }

    [Fact]
    public async Task A_known_reader_is_written_to_in_the_language_of_their_client()
    {
        var rosa = new Speaker("Rosa Díaz", "es-PE", "America/Lima");
        await _room.SayAsync(rosa, "help");
        await _room.SayAsync(rosa, "help", _room.Private(_room.Ana) with { ConversationId = "a:1rosa", Members = [rosa] });
        await AddAsync("Rosa Díaz");
        await _bot.DeliverAsync();
        Sent().ShouldHaveSingleItem().Body.ShouldContain("Le damos la bienvenida");
    }

    [Fact]
    public async Task The_worker_sends_at_once_what_is_added_and_by_and_by_what_falls_due()
    {
        using var worker = ActivatorUtilities.CreateInstance<NoticeWorker>(_bot.Services);
        await worker.StartAsync(Cancellation);
        _bot.Teams.Clear();
        await AddAsync("P00");
        await NextSentAsync(advance: TimeSpan.Zero);

        await AddAsync("P01", dueIn: TimeSpan.FromMinutes(1));
        await NextSentAsync(advance: TimeSpan.FromSeconds(10));
        await worker.StopAsync(Cancellation);
        Sent().Select(ChatOf).ShouldBe(["a:chat-29:p00", "a:chat-29:p01"]);
    }

    /// <summary>Waits for the next message in somebody's chat, and lets the clock go on while it waits.</summary>
    private async Task NextSentAsync(TimeSpan advance)
    {
        var next = _bot.Teams.NextAsync();
        while (true)
        {
            try
            {
                var request = await next.WaitAsync(TimeSpan.FromMilliseconds(20), Cancellation);
                if (request.Path.EndsWith("/activities", StringComparison.Ordinal))
                    return;
                next = _bot.Teams.NextAsync();
            }
            catch (TimeoutException)
            {
                _bot.Time.Advance(advance);
            }
        }
    }

    private Task<bool> AddAsync(string name, TimeSpan dueIn = default) => Store.WriteAsync(
        _alliance, async (db, ct) => await Welcome.AddAsync(db, await IdAsync(db, name, ct), _bot.Time.GetUtcNow() + dueIn, ct), Cancellation);

    private Task<bool> AddForEveryoneAsync() => Store.WriteAsync(_alliance, async (db, ct) =>
    {
        foreach (var id in await db.Set<Person>().Where(p => p.UserId.StartsWith("29:p")).Select(p => p.Id).ToListAsync(ct))
            await Welcome.AddAsync(db, id, _bot.Time.GetUtcNow(), ct);
        return true;
    }, Cancellation);

    private static Task<Guid> IdAsync(AllianceDb db, string name, CancellationToken cancellationToken) =>
        db.Set<Person>().Where(p => p.Name == name).Select(p => p.Id).SingleAsync(cancellationToken);

    /// <summary>What the bot said by itself: it answers under what it answers.</summary>
    private IReadOnlyList<RecordedRequest> Sent() => [.. _bot.Teams.Requests.Where(r => r.Method == "POST" && r.Path.EndsWith("/activities", StringComparison.Ordinal) && r.Body.Contains("attachments", StringComparison.Ordinal))];

    private static string ChatOf(RecordedRequest request) => Uri.UnescapeDataString(request.Path.Split('/')[3]);

    private int Attempts() => _bot.Teams.Requests.Count(r => r.Path == "/v3/conversations");

    private async Task<IReadOnlyList<NoticeState>> StatesAsync()
    {
        await using var db = Store.OpenForReading(_alliance);
        return await db.Set<Notice>().Where(n => n.Kind != ParkedNotice.KindName).Select(n => n.State).ToListAsync(Cancellation);
    }

    private async Task<int> ParkedAsync()
    {
        await using var db = Store.OpenForReading(_alliance);
        return await db.Set<Notice>().CountAsync(n => n.State == NoticeState.Parked, Cancellation);
    }

    private async Task CountAsync<TRow>(int expected)
        where TRow : AllianceRow
    {
        await using var db = Store.OpenForReading(_alliance);
        (await db.Set<TRow>().CountAsync(Cancellation)).ShouldBe(expected);
    }
}
