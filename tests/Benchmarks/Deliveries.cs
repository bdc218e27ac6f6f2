using System.Diagnostics;
using System.Globalization;
using AllianceBot.Alliances;
using AllianceBot.CommandLine;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AllianceBot.Benchmarks;

/// <summary>
/// What the bot says by itself: how many messages a second go out while very many more are stored, against a plain loop that
/// posts as many to the same connector; and what a claim costs with few and with many stored.
/// </summary>
internal static class Deliveries
{
    private const int People = 2_000;
    private const int Due = 10_000;
    private const int Claims = 25;
    private const string TicksOfDay = "864000000000";

    // As EF Core writes an id there.
    private const string IdOnSqlite =
        "hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6))";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task MeasureAsync(string scratch, Report report)
    {
        report.Heads($"{Due:N0} due", $"stored", $"messages/s", $"against a plain loop", $"aim", $"median claim of 64", $"against {Due:N0} stored", $"aim");
        if (Environment.GetEnvironmentVariable("ALLIANCEBOT_BENCH_POSTGRES") is { Length: > 0 } server)
        {
            var few = await MeasureAsync(BotStorage.Postgres(server, Path.Combine(scratch, "few")), Due, null, report, "PostgreSQL", "");
            await MeasureAsync(BotStorage.Postgres(server, Path.Combine(scratch, "many")), 1_000_000, few, report, "PostgreSQL", "1,000");
        }

        var fewOnSqlite = await MeasureAsync(BotStorage.Sqlite(Path.Combine(scratch, "notices-few"), SqliteDurability.Full), Due, null, report, "SQLite", "");
        await MeasureAsync(BotStorage.Sqlite(Path.Combine(scratch, "notices-many"), SqliteDurability.Full), 100_000, fewOnSqlite, report, "SQLite", "");
        report.Line();
    }

    /// <returns>The median claim, in milliseconds.</returns>
    private static async Task<double> MeasureAsync(BotStorage storage, int stored, double? few, Report report, string name, string aim)
    {
        Console.Error.WriteLine($"{name}, {stored:N0} notices stored");
        using var sink = new ConnectorSink();
        await storage.FillAsync(1);
        await using var app = Serving.Build(
            ["--environment", "Development", "--urls", "http://127.0.0.1:0", "--Connector:RateLimits:Enabled", "false", .. storage.Settings.Select(s => $"--{s.Key}={s.Value}")],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<INoticeWriter, Saying>();
            });
        var store = app.Services.GetRequiredService<AllianceStore>();
        await FillAsync(store, sink.Url, stored);

        var claims = new List<double>();
        for (var i = 0; i < Claims; i++)
            claims.Add(await ClaimAsync(store));
        await FreeAsync(store);

        var started = Stopwatch.GetTimestamp();
        await app.StartAsync();
        while (sink.Received < Due && Stopwatch.GetElapsedTime(started) < Patience)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        var perSecond = sink.Received / Stopwatch.GetElapsedTime(started).TotalSeconds;
        await app.StopAsync();
        await CheckAsync(store, sink);

        var (plain, median) = (await PostPlainlyAsync(sink), Measuring.MedianOf(claims));
        report.Row($"{name}", $"{stored:N0}", $"{perSecond:N0}", $"{perSecond / plain:P0}", aim, $"{median:0.0} ms", $"{median / few:0.00}", few is null ? "" : "under 1.5");
        return median;
    }

    private static async Task FillAsync(AllianceStore store, string url, int stored)
    {
        Guid alliance;
        await using (var all = store.OpenAcrossAlliances())
            alliance = await all.Set<Alliance>().IgnoreQueryFilters().Select(a => a.AllianceId).SingleAsync();
        var now = TimeProvider.System.GetUtcNow();
        var people = Enumerable.Range(0, People).Select(i => Person.Meet(new RosterMember($"29:reader{i}", null, $"Reader {i}", null), now)).ToList();
        await store.WriteAsync(alliance, (own, _) =>
        {
            foreach (var person in people)
            {
                person.Apply(new PersonSettings(null, null, TimeOnly.MinValue, TimeOnly.MinValue, null, null, false));
                own.Add(person);
                own.Add(new PersonalChat { PersonId = person.Id, ConversationId = $"a:{person.Name}", ServiceUrl = url, TenantId = "", BotId = "28:bot", ChannelId = "msteams" });
            }

            return Task.FromResult(true);
        }, CancellationToken.None);
        await store.WriteAsync(alliance, async (own, ct) =>
        {
            for (var i = 0; i < Due; i++)
                await Notices.AddAsync(own, Saying.KindName, people[i % People].Id, i.ToString(CultureInfo.InvariantCulture), now.AddMinutes(-1).AddMilliseconds(i), ct);
            return true;
        }, CancellationToken.None);
        await using var db = store.OpenAcrossAlliances();
        if (stored > Due)
            await CopyAsync(db, stored);
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    /// <summary>What is stored besides: the same again for each of the next days.</summary>
    private static async Task CopyAsync(AllianceDb db, int stored)
    {
        db.Database.SetCommandTimeout(Patience);
        var isOnServer = db.Database.IsNpgsql();
        var copy =
            $$"""
            WITH RECURSIVE "Days"("Day") AS (SELECT 1 UNION ALL SELECT "Day" + 1 FROM "Days" WHERE "Day" < {0})
            INSERT INTO "Notices" ("AllianceId", "Id", "Kind", "RecipientId", "PlaceId", "SubjectId", "Data", "DueAt", "State", "Attempts", "Token")
            SELECT "AllianceId", {{(isOnServer ? "gen_random_uuid()" : IdOnSqlite)}}, "Kind", "RecipientId", "PlaceId", "SubjectId" || ' of day ' || "Day", "Data",
                "DueAt" + "Day" * {{(isOnServer ? "interval '1 day'" : TicksOfDay)}}, "State", "Attempts", "Token"
            FROM "Notices", "Days" WHERE "State" = 'Pending'
            """;
        await db.Database.ExecuteSqlRawAsync(copy, (stored / Due) - 1);
        if (await db.Set<Notice>().IgnoreQueryFilters().CountAsync() != stored)
            throw new InvalidOperationException($"There should be {stored} notices.");
    }

    private static async Task<double> ClaimAsync(AllianceStore store)
    {
        var now = TimeProvider.System.GetUtcNow();
        var started = Stopwatch.GetTimestamp();
        var claimed = await store.WriteAsync(Guid.Empty, (db, ct) => NoticeQueue.ClaimAsync(db, now, TimeSpan.FromMinutes(10), 64, ct), CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return claimed.Count > 0 ? took : throw new InvalidOperationException("There was nothing to claim.");
    }

    /// <summary>As they were before they were claimed.</summary>
    private static Task<int> FreeAsync(AllianceStore store) => store.WriteAsync(
        Guid.Empty,
        (db, ct) => db.Set<Notice>().IgnoreQueryFilters().Where(n => n.Attempts > 0).ExecuteUpdateAsync(set => set.SetProperty(n => n.Attempts, 0).SetProperty(n => n.LeaseUntil, (DateTimeOffset?)null), ct),
        CancellationToken.None);

    private static async Task CheckAsync(AllianceStore store, ConnectorSink sink)
    {
        await using var db = store.OpenAcrossAlliances();
        var sent = await db.Set<Notice>().IgnoreQueryFilters().CountAsync(n => n.State == NoticeState.Sent);
        if (sent != Due || sink.Received != Due)
            throw new InvalidOperationException($"{Due} were due, {sink.Received} arrived, {sent} are marked as sent.");
    }

    /// <summary>The reference: as many posts, over as many connections, with no database and no order.</summary>
    private static async Task<double> PostPlainlyAsync(ConnectorSink sink)
    {
        using var client = new HttpClient();
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, Due), new ParallelOptions { MaxDegreeOfParallelism = 48 }, async (i, ct) =>
        {
            using var content = new StringContent($$"""{"type":"message","text":"Reminder {{i}}: send the letter to the ministry","textFormat":"plain"}""", System.Text.Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri($"{sink.Url}/v3/conversations/a:{i % People}/activities"), content, ct);
        });
        return Due / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private sealed class Saying : INoticeWriter
    {
        public const string KindName = "benchmark";

        public string Kind => KindName;

        public bool IsOptional => false;

        public Promise Promise => Promise.AtLeastOnce;

        public Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) =>
            Task.FromResult<ReplyMessage?>(new ReplyMessage.Text($"Reminder {turn.SubjectId}: send the letter to the ministry"));
    }
}
