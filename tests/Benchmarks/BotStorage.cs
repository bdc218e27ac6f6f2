using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Benchmarks;

/// <summary>A database for one measured bot, filled through the bot's own storage code.</summary>
internal sealed class BotStorage
{
    private const int PeoplePerAlliance = 20;
    private static readonly DateTimeOffset Began = new(2026, 3, 5, 14, 0, 0, TimeSpan.Zero);

    private BotStorage(Dictionary<string, string?> settings) => Settings = settings;

    /// <summary>Configuration that makes the bot use it.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    public static BotStorage Sqlite(string folder, SqliteDurability durability) => new(new()
    {
        ["Storage:DataFolder"] = folder,
        ["Storage:Durability"] = durability.ToString(),
        ["Archive:Folder"] = Path.Combine(folder, "archive"),
    });

    public static BotStorage Postgres(string connectionString, string folder) => new(new()
    {
        ["Storage:Provider"] = "Postgres",
        ["Storage:ConnectionString"] = connectionString,
        ["Archive:Folder"] = Path.Combine(folder, "archive"),
    });

    /// <summary>An empty database with alliances in it, each with its people and a running meeting in its channel.</summary>
    public async Task FillAsync(int alliances)
    {
        await using var services = Open();
        var store = services.GetRequiredService<AllianceStore>();
        await using (var db = store.OpenAcrossAlliances())
            await db.Database.EnsureDeletedAsync();
        await store.MigrateAsync(services.GetRequiredService<StorageOptions>(), CancellationToken.None);
        for (var number = 0; number < alliances; number++)
            await AddAsync(store, number);
    }

    /// <summary>Makes one of those who lead the only alliance the one who speaks in <see cref="Message"/>.</summary>
    /// <returns>The names of some of its people.</returns>
    public async Task<IReadOnlyList<string>> LetLeaderSpeakAsync()
    {
        await using var services = Open();
        await using var db = services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        var leader = await db.Set<RoleHolding>().IgnoreQueryFilters().Where(h => h.Role == Role.CoChair).Select(h => h.PersonId).FirstAsync();
        await db.Set<Person>().IgnoreQueryFilters().Where(p => p.Id == leader).ExecuteUpdateAsync(set => set.SetProperty(p => p.UserId, Message.Speaker(0)));
        return await db.Set<Person>().IgnoreQueryFilters().OrderByDescending(p => p.Id).Select(p => p.Name).Take(11).ToListAsync();
    }

    /// <summary>The names of the organisations that hold turns, those with the next ones first.</summary>
    public async Task<IReadOnlyList<string>> ListHoldersAsync()
    {
        await using var services = Open();
        await using var db = services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        var names = await db.Set<Organisation>().IgnoreQueryFilters().ToDictionaryAsync(o => o.Id, o => o.Name);
        var holders = await db.Set<RotaTurn>().IgnoreQueryFilters().OrderBy(t => t.Date).ThenBy(t => t.DutyId).Select(t => t.OrganisationId).ToListAsync();
        return [.. holders.Distinct().Select(id => names[id])];
    }

    /// <summary>How many notes the database holds.</summary>
    public async Task<long> CountNotesAsync()
    {
        await using var services = Open();
        await using var db = services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        return await db.Set<MeetingEntry>().IgnoreQueryFilters().LongCountAsync(entry => entry.Kind == EntryKind.Info);
    }

    private ServiceProvider Open()
    {
        // Filling ten thousand alliances need not wait for the disk; the bot opens the file with its own setting.
        var settings = new Dictionary<string, string?>(Settings) { ["Storage:Durability"] = nameof(SqliteDurability.Normal) };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddStorage(configuration).BuildServiceProvider();
    }

    private static Task<bool> AddAsync(AllianceStore store, int number)
    {
        var channel = Message.Channel(number);
        var alliance = Alliance.Found(channel, TextLanguage.English, "America/Lima", Began);
        alliance.SetUp($"Alliance {number}", TextLanguage.English, "America/Lima");
        return store.WriteAsync(alliance.AllianceId, (db, _) =>
        {
            db.Add(alliance);
            db.Add(new KnownPlace { ConversationId = channel, Kind = PlaceKind.Channel, GreetedAt = Began });
            var people = Enumerable.Range(0, PeoplePerAlliance).Select(i => Person.Meet(new RosterMember(i == 0 ? Message.Speaker(number) : $"29:{number}-{i}", null, $"Person {i}", null), Began)).ToList();
            db.AddRange(people);
            var start = new MeetingStart(channel, IsPrivate: false, 2026, 1, "Nutrition", people[0].Id, people[0].Name, Began);
            var meeting = Meeting.Start(start, Agenda.Parse("Welcome\nPlan for the year\nNext steps").Lines);
            db.Add(meeting);
            db.Add(new Attendance { MeetingId = meeting.Id, PersonId = people[0].Id, Name = people[0].Name, At = Began });
            return Task.FromResult(true);
        }, CancellationToken.None);
    }
}
