using System.Globalization;
using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AllianceBot.Tests.Delivery.Faults;

/// <summary>
/// Three instances on one PostgreSQL, one of them with a clock that is an hour off, killed at random, cut off from the database
/// and with a Teams that fails in every way. <c>ALLIANCEBOT_TEST_SOAK_MINUTES</c> makes it as long as one likes.
/// </summary>
public sealed class KillTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private const int Instances = 3;
    private const int People = 40;
    private const int NoticesInRound = 400;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Random _random = new(20261129);
    private int _added;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AllianceStore Store => database.Store;

    [Fact]
    public async Task Whatever_is_killed_every_notice_is_sent_in_order_and_none_twice_that_must_not_be()
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        await using var teams = await FaultyTeams.StartAsync(seed: 20261129);
        var (alliance, people) = await PeopleAsync(teams);
        var folder = Directory.CreateTempSubdirectory("alliancebot-kill-").FullName;
        var instances = Enumerable.Range(0, Instances).Select(i => Start(i, folder)).ToList();
        var kills = 0;
        try
        {
            for (var end = TimeProvider.System.GetUtcNow() + Lasts(); TimeProvider.System.GetUtcNow() < end;)
            {
                await AddAsync(alliance, people);
                await WaitAsync(_ => Task.FromResult(false), TimeSpan.FromSeconds(2 + (2 * _random.NextDouble())));
                var victim = _random.Next(Instances);
                await instances[victim].KillAsync();
                kills++;
                instances[victim].Dispose();
                instances[victim] = Start(victim, folder);
                if (kills % 3 == 0)
                    await CutOffAsync();
            }

            teams.IsFaulty = false;
            (await WaitAsync(async db => !await db.Set<Notice>().IgnoreQueryFilters().AnyAsync(n => n.State == NoticeState.Pending && n.Kind != ParkedNotice.KindName, Cancellation), Patience)).ShouldBeTrue("something was never settled");
        }
        finally
        {
            foreach (var instance in instances)
                instance.Dispose();
            Directory.Delete(folder, recursive: true);
        }

        await CheckAsync(teams, alliance, kills);
    }

    private async Task CheckAsync(FaultyTeams teams, Guid alliance, int kills)
    {
        await using var db = Store.OpenForReading(alliance);
        var notices = await db.Set<Notice>().Where(n => n.Kind != ParkedNotice.KindName).ToListAsync(Cancellation);
        var arrived = teams.Chats.Values.SelectMany(c => c).GroupBy(text => text).ToDictionary(g => g.Key, g => g.Count());
        notices.Count.ShouldBe(_added);
        foreach (var notice in notices)
        {
            var (times, unheard) = (arrived.GetValueOrDefault(notice.SubjectId), teams.Unheard.GetValueOrDefault(notice.SubjectId));
            if (notice.Kind == BotInstance.AtLeastOnce)
            {
                notice.State.ShouldBe(NoticeState.Sent, $"{notice.SubjectId}: {notice.Note}");
                times.ShouldBeInRange(1, 1 + unheard + kills, notice.SubjectId);
            }
            else
            {
                times.ShouldBeLessThanOrEqualTo(1, notice.SubjectId);
                (notice.State is NoticeState.Sent ? times == 1 : notice is { State: NoticeState.Parked, Why: ParkedWhy.Unsure }).ShouldBeTrue($"{notice.SubjectId} {notice.State} {notice.Note}");
            }
        }

        // A process that is killed leaves no more behind than it was sending.
        var twice = notices.Count(n => n.Kind == BotInstance.AtLeastOnce && arrived[n.SubjectId] > 1 + teams.Unheard.GetValueOrDefault(n.SubjectId));
        twice.ShouldBeLessThanOrEqualTo(kills * new DeliveryOptions().Workers * new DeliveryOptions().ReadersAtOnce);
        foreach (var (chat, texts) in teams.Chats)
        {
            var first = texts.Distinct().Select(text => int.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture)).ToList();
            first.SequenceEqual(first.Order()).ShouldBeTrue($"{chat} was not in order: {string.Join(' ', first)}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kills} kills, {notices.Count} notices, {teams.Taken} messages, {teams.Unheard.Values.Sum()} of them unheard, {twice} sent once more after a kill, {notices.Count(n => n.State is NoticeState.Parked)} parked as unsure"));
    }

    private static TimeSpan Lasts() =>
        double.TryParse(Environment.GetEnvironmentVariable("ALLIANCEBOT_TEST_SOAK_MINUTES"), CultureInfo.InvariantCulture, out var minutes) ? TimeSpan.FromMinutes(minutes) : Short;

    private BotInstance Start(int number, string folder) => BotInstance.Start(
        [
            "--environment=Development", "--urls=http://127.0.0.1:0", .. database.Settings, $"--Archive:Path={Path.Combine(folder, $"archive{number}")}", $"--Mail:Folder={Path.Combine(folder, "mail")}",
            "--Connector:RateLimits:Enabled=false", "--Connector:AttemptTimeout=00:00:00.5", "--Connector:MaxAttempts=2",
            "--Delivery:Lease=00:00:05", "--Delivery:FirstPause=00:00:00.2", "--Delivery:Interval=00:00:00.5",
        ],
        clockOff: number == 1 ? TimeSpan.FromHours(1) : TimeSpan.Zero);

    /// <summary>As at a restart of the server: every connection of the instances ends.</summary>
    private async Task CutOffAsync()
    {
        await Store.WriteAsync(
            Guid.Empty, (db, ct) => db.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", ct), Cancellation);
        // Those of this process among them.
        NpgsqlConnection.ClearAllPools();
    }

    private async Task<(Guid Alliance, IReadOnlyList<Guid> People)> PeopleAsync(FaultyTeams teams)
    {
        var alliance = await database.FoundAllianceAsync();
        var people = Enumerable.Range(0, People).Select(i => Person.Meet(new RosterMember($"29:p{i}", null, $"P{i}", null), TimeProvider.System.GetUtcNow())).ToList();
        await Store.WriteAsync(alliance, (db, _) =>
        {
            foreach (var person in people)
            {
                person.Apply(new PersonSettings(null, null, TimeOnly.MinValue, TimeOnly.MinValue, null, null, false));
                db.Add(person);
                db.Add(new PersonalChat { PersonId = person.Id, ConversationId = $"a:{person.Name}", ServiceUrl = teams.Url, TenantId = "", BotId = "28:bot", ChannelId = "msteams" });
            }

            return Task.FromResult(true);
        }, Cancellation);
        return (alliance, [.. people.Select(p => p.Id)]);
    }

    private Task<bool> AddAsync(Guid alliance, IReadOnlyList<Guid> people) => Store.WriteAsync(alliance, async (db, ct) =>
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < NoticesInRound; i++, _added++)
            await Notices.AddAsync(db, _added % 4 == 0 ? BotInstance.AtMostOnce : BotInstance.AtLeastOnce, people[_added % People], $"n {_added}", now.AddMilliseconds(i), ct);
        return true;
    }, Cancellation);

    /// <returns>Whether it came true in time.</returns>
    private async Task<bool> WaitAsync(Func<AllianceDb, Task<bool>> isTrue, TimeSpan longest)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var end = TimeProvider.System.GetUtcNow() + longest; TimeProvider.System.GetUtcNow() < end; await timer.WaitForNextTickAsync(Cancellation))
        {
            await using var db = Store.OpenAcrossAlliances();
            if (await isTrue(db))
                return true;
        }

        return false;
    }
}
