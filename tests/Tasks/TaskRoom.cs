using System.Text.Json;
using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Tasks;

/// <summary>A room whose people have tasks, with a look at what lies in the database.</summary>
internal sealed class TaskRoom(RunningBot bot, Room room)
{
    public async Task<IReadOnlyList<ActionItem>> ItemsAsync(CancellationToken cancellationToken)
    {
        await using var db = bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        return await db.Set<ActionItem>().IgnoreQueryFilters().OrderBy(t => t.Id).ToListAsync(cancellationToken);
    }

    public async Task<ActionItem> OnlyItemAsync(CancellationToken cancellationToken) => (await ItemsAsync(cancellationToken)).ShouldHaveSingleItem();

    /// <summary>Presses a button of a task in somebody's own chat.</summary>
    public Task<Heard> PressAsync(Speaker who, string verb, ActionItem item, params (string Field, string Value)[] filledIn)
    {
        var data = new System.Text.Json.Nodes.JsonObject { ["id"] = item.Id.ToString() };
        foreach (var (field, value) in filledIn)
            data[field] = value;
        return room.PressAsync(who, verb, data, room.Private(who));
    }

    /// <summary>What falls due within some days is said, morning by morning.</summary>
    public async Task<IReadOnlyList<(string Chat, JsonElement Card)>> PassAsync(int days)
    {
        var before = bot.Teams.Requests.Count;
        for (var i = 0; i < days; i++)
        {
            bot.Time.Advance(TimeSpan.FromDays(1));
            await bot.DeliverAsync();
        }

        return [.. bot.Teams.Requests.Skip(before).Where(r => r.Method == "POST" && r.Path.EndsWith("/activities", StringComparison.Ordinal) && r.Json.TryGetProperty("attachments", out _))
            .Select(r => (Uri.UnescapeDataString(r.Path.Split('/')[3]), r.Card))];
    }

    public async Task<T> WriteAsync<T>(Func<AllianceDb, AllianceInfo, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var store = bot.Services.GetRequiredService<AllianceStore>();
        AllianceInfo alliance;
        await using (var db = store.OpenAcrossAlliances())
            alliance = (await db.Set<Alliance>().IgnoreQueryFilters().SingleAsync(cancellationToken)).ToInfo();
        return await store.WriteAsync(alliance.Id, (db, ct) => work(db, alliance, ct), cancellationToken);
    }
}
