using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Minutes;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Minutes.Circulation;

/// <summary>A meeting of two organisations that has ended, Ana's and Luis's, and what tests of its minutes do again and again.</summary>
public abstract class CirculationStage : IAsyncLifetime
{
    protected RunningBot Bot { get; set; } = null!;

    protected Room Room { get; private set; } = null!;

    protected string Meeting { get; set; } = "";

    protected Guid MeetingId => Guid.Parse(Meeting);

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Of the database.</summary>
    protected virtual string[] Settings => [];

    public async ValueTask InitializeAsync()
    {
        Bot = await RunningBot.StartAsync(settings: Settings);
        Room = new Room(Bot, TextLanguage.English, $"Team {Guid.NewGuid():N}");
        Room.Roster(Room.Ana, Room.Luis);
        await Room.SetUpAsync();
        await Room.SayAsync(Room.Luis, "help");
        await OrganiseAsync(("Red Andina", [Room.Ana]), ("CARE", [Room.Luis]), ("Tejedoras", []));
        Meeting = await HoldAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var errors = Bot.Log.Errors.ToList();
        await Bot.DisposeAsync();
        errors.ShouldBeEmpty();
    }

    /// <summary>A meeting from start to end, with an entry of every kind.</summary>
    protected async Task<string> HoldAsync(Chat? where = null, params string[] more)
    {
        var id = await Room.MeetAsync("Budget\nStatement", where ?? Room.General);
        foreach (var line in (string[])["#topic 1", "#decision We ask for 2 %.", "#action @Luis Rojas send the letter by Friday", "#topic 2", "#decision We sign.", "#info The minister was told.", .. more])
            await Room.SayAsync(Room.Ana, line, where);
        await Room.SayAsync(Room.Ana, "end meeting", where);
        return id.ToString();
    }

    protected async Task CirculateAsync() => (await PressAsync(Room.Ana, "minutes.circulate")).Cards.Count.ShouldBe(2);

    protected Task<Heard> PressAsync(Speaker who, string verb, params (string Name, string Value)[] fields)
    {
        var data = new JsonObject { ["meeting"] = Meeting };
        foreach (var (name, value) in fields)
            data[name] = value;
        return Room.PressAsync(who, verb, data);
    }

    /// <summary>Suggests that an entry say something else.</summary>
    protected async Task<MinutesAmendment> SuggestAsync(Speaker who, string partText, string text, params (string Name, string Value)[] fields)
    {
        var form = await WriteFormAsync(who, partText);
        var heard = await PressAsync(who, "minutes.amend", [("part", form.Part), ("seen", form.Seen), ("text", text), ("reason", "That is what was said."), .. fields]);
        heard.Sentences.ShouldBeEmpty();
        return await ReadAsync(db => db.Set<MinutesAmendment>().OrderByDescending(a => a.Number).FirstAsync(Cancel));
    }

    /// <summary>The form for the part whose line in the list has these words.</summary>
    protected async Task<(string Part, string Seen, JsonElement Card)> WriteFormAsync(Speaker who, string partText)
    {
        var choose = (await PressAsync(who, "minutes.askAmend")).Card;
        var choice = choose.GetProperty("body").EnumerateArray().Single(e => e.TryGetProperty("choices", out _)).GetProperty("choices").EnumerateArray()
            .Single(c => c.GetProperty("title").GetString()!.Contains(partText, StringComparison.Ordinal)).GetProperty("value").GetString()!;
        var card = (await PressAsync(who, "minutes.writeAmend", ("part", choice))).Card;
        return (choice, card.GetProperty("actions")[0].GetProperty("data").GetProperty("seen").GetString()!, card);
    }

    protected Task<Heard> AnswerAsync(Speaker who, MinutesAmendment amendment, bool isAccepted, string reason = "", string? seen = null) => PressAsync(
        who, isAccepted ? "minutes.acceptAmendment" : "minutes.declineAmendment",
        ("id", amendment.Id.ToString()), ("seen", seen ?? $"{amendment.SeenSequence}"), ("reason", reason));

    /// <summary>The draft, as it would be shown now.</summary>
    protected async Task<string> DraftAsync() => string.Join('\n', CardListing.Of((await PressAsync(Room.Ana, "minutes.show")).Card));

    protected static string Listing(JsonElement card) => string.Join('\n', CardListing.Of(card));

    /// <summary>Moves the clock to a moment of Lima, and lets the bot do and say what is due.</summary>
    protected async Task AtAsync(int month, int day, int hour)
    {
        Bot.Time.SetUtcNow(new DateTimeOffset(2026, month, day, hour, 0, 0, TimeSpan.FromHours(-5)).ToUniversalTime());
        await Bot.DeliverAsync();
    }

    protected IReadOnlyList<string> Told(string words) => [.. Bot.Teams.Requests.Where(r => r.Method == "POST" && r.Body.Contains(words, StringComparison.Ordinal)).Select(r => r.Body)];

    protected Task<ApprovedMinutes?> ApprovedAsync() => ReadAsync(db => db.Set<ApprovedMinutes>().SingleOrDefaultAsync(m => m.MeetingId == MeetingId, Cancel));

    /// <summary>What lies in the archive of this alliance: tests of one class may share a database, and its other alliances their bot.</summary>
    protected async Task<IReadOnlyList<string>> RecordsAsync()
    {
        var own = $"{await AllianceAsync():D}";
        return [.. Directory.EnumerateFiles(Bot.ArchiveFolder, "*.docx", SearchOption.AllDirectories).Where(file => file.Contains(own, StringComparison.OrdinalIgnoreCase))];
    }

    protected Task<MinutesCirculation> CirculationAsync() => ReadAsync(db => db.Set<MinutesCirculation>().SingleAsync(c => c.MeetingId == MeetingId, Cancel));

    protected Task OrganiseAsync(params (string Name, Speaker[] People)[] organisations) => WriteAsync(async db =>
    {
        foreach (var (name, people) in organisations)
        {
            var organisation = Organisation.Create(new() { Name = name, Sector = Sector.LocalNgo, Status = OrganisationStatus.Member }, Bot.Time.GetUtcNow(), new DateOnly(2026, 3, 2));
            db.Add(organisation);
            foreach (var speaker in people)
                (await db.Set<Person>().SingleAsync(p => p.UserId == speaker.UserId, Cancel)).Represent(organisation.Id);
        }
    });

    /// <summary>A charter that gives so many days is in force.</summary>
    protected Task AdoptCharterAsync(int days) => WriteAsync(async db =>
    {
        var number = await db.Set<CharterVersion>().CountAsync(Cancel) + 1;
        (await CharterRecords.FindInForceAsync(db, Cancel))?.Supersede();
        await db.SaveChangesAsync(Cancel);
        var by = new Actor(Guid.NewGuid(), "Ana Quispe", Standing.None);
        var version = CharterVersion.Begin(number, CharterText.Blank(TextLanguage.English) with { Ways = new() { Language = TextLanguage.English, LazyApprovalDays = days } }, null, by, Bot.Time.GetUtcNow());
        version.Propose(by, new DateOnly(2026, 3, 2), DecisionRule.Consensus, 50, Bot.Time.GetUtcNow());
        version.Decide(isAdopted: true, 1, Bot.Time.GetUtcNow(), new DateOnly(2026, 3, 2));
        version.Announced(Bot.Time.GetUtcNow());
        version.AwaitArchive("charter/x.docx", "x", "en", [1]);
        version.Archived("charter/x.docx", new string('a', 64), "x");
        db.Add(version);
    });

    protected async Task WriteAsync(Func<AllianceDb, Task> work)
    {
        var alliance = await AllianceAsync();
        await Bot.Services.GetRequiredService<AllianceStore>().WriteAsync(alliance, async (db, _) =>
        {
            await work(db);
            return true;
        }, Cancel);
        Bot.Services.GetRequiredService<AllianceDirectory>().Forget(alliance);
    }

    protected async Task<T> ReadAsync<T>(Func<AllianceDb, Task<T>> query)
    {
        await using var db = Bot.Services.GetRequiredService<AllianceStore>().OpenForReading(await AllianceAsync());
        return await query(db);
    }

    /// <summary>The latest there is: tests of one class may share a database.</summary>
    private async Task<Guid> AllianceAsync()
    {
        await using var all = Bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        return await all.Set<Alliance>().IgnoreQueryFilters().Where(a => a.Name == Room.General.TeamName).Select(a => a.AllianceId).SingleAsync(Cancel);
    }
}
