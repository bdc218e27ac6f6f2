using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Alliances;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Protocol;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Alliances;

/// <summary>
/// A running bot with two alliances that have everything: people, meetings ended and running, entries of every kind,
/// approved minutes. Nobody belongs to both.
/// </summary>
public class TwoAlliances : IAsyncLifetime
{
    private readonly TestDatabase _database;
    private RunningBot? _bot;

    public TwoAlliances()
        : this(new SqliteDatabase())
    {
    }

    protected TwoAlliances(TestDatabase database) => _database = database;

    /// <summary>Why there is no database; null when there is.</summary>
    public string? Absent => _database.Absent;

    public RunningBot Bot => _bot!;

    public AllianceStore Store => Bot.Services.GetRequiredService<AllianceStore>();

    public TeamsActivities Activities { get; private set; } = null!;

    public Cast Cast { get; } = new();

    public Speaker Ines => Cast.Speaker("Inés");

    public Speaker Olga => Cast.Speaker("Olga");

    public Chat Hers => Cast.Chat("#cumbre", Ines);

    public Chat Others => Cast.Chat("#ribera", Olga);

    public Guid HersId { get; private set; }

    public Guid OthersId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        if (Absent is not null)
            return;
        _bot = await RunningBot.StartAsync(settings: _database.Settings);
        Cast.Read("- **Inés Zamora** (es-PE, America/Lima)");
        Cast.Read("- **Jacinto Quiroga** (es-PE, America/Lima)");
        Cast.Read("- **Olga Petrenko** (en-GB, Europe/Kyiv)");
        Cast.Read("- **Petr Hudson** (en-GB, Europe/Kyiv)");
        Cast.Read("- **#cumbre** (Alianza Cumbre): Inés Zamora, Jacinto Quiroga");
        Cast.Read("- **#ribera** (Ribera Alliance): Olga Petrenko, Petr Hudson");
        Activities = new TeamsActivities(Bot.Teams.ServiceUrl, Bot.Time, Cast);
        Bot.Teams.Override = request =>
        {
            if (request.Path.Split('/', '?') is [_, "v3", "conversations", var id, "pagedmembers", ..])
                Bot.Teams.Members = [.. Cast.ChatOf(Uri.UnescapeDataString(id)).Members.Select(m => new RosterMember(m.UserId, m.Name, m.AadObjectId, $"{Slug.Of(m.Name)}@alliance.example"))];
            return null;
        };
        HersId = await FillAsync(Ines, Hers, "Alianza Cumbre", "Cordillera");
        await FillAsync(Ines, Hers, "Alianza Cumbre", "Nevado");
        await SayAsync(Ines, Hers, "@AllianceBot iniciar reunión: Quebrada; Laguna");
        await SayAsync(Ines, Hers, "#acuerdo Resembrar la quebrada.");
        await SayAsync(Ines, Hers, "@AllianceBot escuchar");
        await SayAsync(Ines, Hers, "Que nadie sepa todavía de la laguna seca.");
        await SayAsync(Ines, Hers, $"@AllianceBot notes\n{Ines.Name}: I will call the ministry of the Cordillera by 17 April 2026.\n{Ines.Name}: We agreed to publish the report of the Cordillera.");
        OthersId = await FillAsync(Olga, Others, "Ribera Alliance", "Estuary");
    }

    /// <summary>One meeting from start to archive.</summary>
    private async Task<Guid> FillAsync(Speaker who, Chat chat, string name, string subject)
    {
        foreach (var activity in Activities.BotAdded(who, chat))
            await PostAsync(activity);
        await PressAsync(who, chat, "alliance.setUp", new() { ["name"] = name, ["language"] = "en", ["timeZone"] = "America/Lima" });
        var id = await FindAsync(name);
        await PressAsync(who, chat, "organisation.save", new() { ["name"] = $"{subject} Foundation", ["sector"] = "Foundation", ["logo"] = $"https://{Slug.Of(subject)}.example/logo.png" });
        await PressAsync(who, chat, "organisations.preview", new() { ["table"] = $"name,sector\n{subject} Cooperative,other" });
        await PressAsync(who, chat, "holidays.add", new() { ["lines"] = $"28 to 29 July: Day of the {subject} (Peru)" });
        await SayAsync(who, chat, $"@AllianceBot start meeting: {subject} plenary\n1. {subject} budget\n2. {subject} statement");
        await SayAsync(who, chat, "#topic 1");
        await SayAsync(who, chat, $"#decision Protect the {subject}.");
        await SayAsync(who, chat, $"#action @{chat.Members[1].Name} map the {subject} by Friday");
        await SayAsync(who, chat, $"#info The {subject} is far.");
        await SayAsync(who, chat, $"#link https://{Slug.Of(subject)}.example/law The law of the {subject}");
        await SayAsync(who, chat, "@AllianceBot end meeting");
        await SayAsync(who, chat, "@AllianceBot minutes");
        var meeting = Bot.Teams.Requests.Last(r => r.Method == "POST").Card.GetProperty("actions")[0].GetProperty("data").GetProperty("meeting").GetString()!;
        await PressAsync(who, chat, "minutes.circulate", new() { ["meeting"] = meeting });
        await SuggestAsync(id, Guid.Parse(meeting), who, subject);
        await PressAsync(who, chat, "minutes.approve", new() { ["meeting"] = meeting, ["confirmed"] = "yes", ["open"] = "1" });
        await PressAsync(who, chat, "minutes.erratum", new() { ["meeting"] = meeting, ["part"] = "minutes", ["text"] = $"Read {subject} valley.", ["count"] = "0" });
        return id;
    }

    /// <summary>A change suggested to minutes in circulation, and somebody who wants none.</summary>
    private Task<bool> SuggestAsync(Guid alliance, Guid meeting, Speaker who, string subject) => Store.WriteAsync(alliance, (db, _) =>
    {
        var (by, now) = (new AllianceBot.Conversation.Actor(Guid.NewGuid(), who.Name, AllianceBot.Conversation.Standing.None), Bot.Time.GetUtcNow());
        var wish = new AmendmentWish(new(EntryKind.Info, null), $"The {subject} is near.", $"The {subject} map says so.");
        db.Add(MinutesAmendment.Suggest(meeting, 1, wish, by, $"{subject} Foundation", now));
        db.Add(new MinutesAssent { MeetingId = meeting, VoterId = Guid.NewGuid(), VoterName = $"{subject} Cooperative", PersonId = by.Id, PersonName = by.Name, At = now });
        return Task.FromResult(true);
    }, TestContext.Current.CancellationToken);

    public Task<string> SayAsync(Speaker who, Chat chat, string text) => PostAsync(Activities.Message(who, chat, text));

    public Task<string> PressAsync(Speaker who, Chat chat, string verb, JsonObject data) =>
        PostAsync(Activities.Execute(who, chat, chat.ConversationId, "act-1", "Button", verb, data));

    /// <summary>Posts, and returns all that came of it: what was sent and what was answered.</summary>
    public async Task<string> PostAsync(JsonObject activity)
    {
        Bot.Time.Advance(TimeSpan.FromSeconds(1));
        var before = Bot.Teams.Requests.Count;
        var (status, body) = await Bot.PostAsync(activity);
        status.ShouldBe(200);
        return string.Join('\n', Bot.Teams.Requests.Skip(before).Where(r => r.Method is not "GET").Select(r => Unescape(r.Body)).Append(Unescape(body)));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_bot is not null)
            await _bot.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<Guid> FindAsync(string name)
    {
        await using var db = Store.OpenAcrossAlliances();
        return await db.Set<Alliance>().IgnoreQueryFilters().Where(a => a.Name == name).Select(a => a.AllianceId).SingleAsync();
    }

    /// <summary>Without this, an accent written as an escape would hide a word.</summary>
    private static string Unescape(string json) => json.Length == 0 ? "" : string.Join('\n', Texts(JsonElement.Parse(json)));

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Texts(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        _ => [json.ToString()],
    };
}

/// <summary>The same on a real server.</summary>
public sealed class TwoAlliancesOnPostgres() : TwoAlliances(new PostgresDatabase());
