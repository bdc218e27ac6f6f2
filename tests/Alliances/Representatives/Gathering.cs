using System.Text.Json;
using AllianceBot.Alliances;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Alliances.Representatives;

/// <summary>An alliance that is set up, with Ana, who did it, and Luis; and what lies in its database.</summary>
public sealed class Gathering : IAsyncDisposable
{
    private Gathering(RunningBot bot) => (Bot, Room) = (bot, new Room(bot));

    public RunningBot Bot { get; }

    public Room Room { get; }

    public Speaker Ana => Room.Ana;

    public Speaker Luis => Room.Luis;

    public Guid AllianceId { get; private set; }

    public DateTimeOffset Now => Bot.Time.GetUtcNow();

    private AllianceStore Store => Bot.Services.GetRequiredService<AllianceStore>();

    public static async Task<Gathering> BeginAsync()
    {
        var own = new Gathering(await RunningBot.StartAsync());
        own.Room.Roster(own.Ana, own.Luis);
        await own.Room.SetUpAsync();
        await using var db = own.Store.OpenAcrossAlliances();
        own.AllianceId = await db.Set<Alliance>().IgnoreQueryFilters().Where(a => a.Name != null).Select(a => a.AllianceId).SingleAsync();
        return own;
    }

    public async Task<Guid> OrganisationAsync(string name, OrganisationStatus status, params Speaker[] representatives)
    {
        await new Props(Bot).AddOrganisationAsync(new OrganisationFacts { Name = name, Sector = Sector.LocalNgo, Status = status }, representatives);
        return await ReadAsync(db => db.Set<Organisation>().Where(o => o.Name == name).Select(o => o.Id).SingleAsync());
    }

    public async Task<Guid> CoChairAsync(Speaker who)
    {
        await new Props(Bot).NameCoChairAsync(null, who);
        return (await PersonAsync(who)).Id;
    }

    public Task<Person> PersonAsync(Speaker who) => ReadAsync(db => db.Set<Person>().SingleAsync(p => p.UserId == who.UserId));

    public Task<List<ChangeRecord>> ChangesAsync(string action) => ReadAsync(db => db.Set<ChangeRecord>().Where(c => c.Action == action).OrderBy(c => c.Id).ToListAsync());

    public Task<Heard> TellAsync(Speaker who, string text) => Room.SayAsync(who, text, Room.Private(who));

    public async Task<T> ReadAsync<T>(Func<AllianceDb, Task<T>> read)
    {
        await using var db = Store.OpenForReading(AllianceId);
        return await read(db);
    }

    public async Task WriteAsync(Func<AllianceDb, Task> write)
    {
        await Store.WriteAsync(AllianceId, async (db, _) =>
        {
            await write(db);
            return true;
        }, CancellationToken.None);
        Bot.Services.GetRequiredService<AllianceDirectory>().Forget(AllianceId);
    }

    /// <summary>The bot's own words that are due, each as the lines of its card, under the name of who is spoken to.</summary>
    public async Task<IReadOnlyList<(string To, string Text)>> HearUnaskedAsync()
    {
        var before = Bot.Teams.Requests.Count;
        await Bot.DeliverAsync();
        // A chat is begun with somebody before the first word.
        return
        [
            .. Bot.Teams.Requests.Skip(before).Where(r => r.Method == "POST" && r.Body.Contains("\"attachments\"", StringComparison.Ordinal))
                .Select(r => (Uri.UnescapeDataString(r.Path), string.Join('\n', CardListing.Of(r.Card)))),
        ];
    }

    public async Task JoinAsync(Speaker who) => await TeamsTellsAsync("membersAdded", who);

    public async Task LeaveAsync(Speaker who) => await TeamsTellsAsync("membersRemoved", who);

    public static string Lines(JsonElement card) => string.Join('\n', CardListing.Of(card));

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    /// <summary>Somebody comes to a channel that has members of its own, or goes from it: <c>membersAdded</c>, <c>membersRemoved</c>.</summary>
    /// <param name="type">Of the channel, where Teams tells it.</param>
    /// <param name="eventType">What Teams calls it, where it does.</param>
    public Task InChannelAsync(string what, Speaker who, string? type, string? eventType) => TeamsTellsAsync(what, who, new System.Text.Json.Nodes.JsonObject
    {
        ["channel"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "19:finance@thread.tacv2", ["name"] = "Finance", ["type"] = type },
        ["team"] = new System.Text.Json.Nodes.JsonObject { ["id"] = Room.General.TeamId },
        ["eventType"] = eventType,
    });

    private async Task TeamsTellsAsync(string what, Speaker who, System.Text.Json.Nodes.JsonObject? channelData = null)
    {
        Bot.Time.Advance(TimeSpan.FromSeconds(1));
        var news = Room.Write(who == Ana ? Luis : Ana, "");
        news["type"] = "conversationUpdate";
        news.Remove("text");
        news[what] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["id"] = who.UserId, ["name"] = who.Name });
        if (channelData is not null)
        {
            news["channelData"] = channelData;
            news["conversation"]!["id"] = channelData["channel"]!["id"]!.GetValue<string>();
        }

        (await Bot.PostAsync(news)).Status.ShouldBe(200);
    }
}
