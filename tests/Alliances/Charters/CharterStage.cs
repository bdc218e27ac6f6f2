using System.Text.Json.Nodes;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Alliances.Charters;

/// <summary>An alliance that is set up, with Ana and Luis in it, and what a test of its charter does again and again.</summary>
public abstract class CharterStage : IAsyncLifetime
{
    protected RunningBot Bot { get; private set; } = null!;

    protected Room Room { get; private set; } = null!;

    protected Guid AllianceId { get; private set; }

    public virtual async ValueTask InitializeAsync()
    {
        Bot = await RunningBot.StartAsync();
        Room = new Room(Bot, TextLanguage.English);
        await Room.SetUpAsync();
        await Room.SayAsync(Room.Luis, "help");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var errors = Bot.Log.Errors.Where(error => !error.Contains("could not be archived yet", StringComparison.Ordinal)).ToList();
        await Bot.DisposeAsync();
        errors.ShouldBeEmpty();
    }

    protected async Task<string> BeginAsync() =>
        Id((await Room.PressAsync(Room.Ana, "charter.begin", [])).Card);

    protected async Task<string> ProposeAsync(string? draft = null)
    {
        var id = draft ?? await BeginAsync();
        await PressAsync(Room.Ana, "charter.save", id, ("section", "Purpose"), ("version", "0"), ("text", "Bring the nutrition budget to 2 % of public spending"));
        var lastDay = DateOnly.FromDateTime(Bot.Time.GetUtcNow().UtcDateTime).AddDays(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await PressAsync(Room.Ana, "charter.propose", id, ("lastDay", lastDay));
        return id;
    }

    protected Task<Heard> PressAsync(Speaker who, string verb, string id, params (string Name, string Value)[] fields)
    {
        var data = new JsonObject { ["id"] = id };
        foreach (var (name, value) in fields)
            data[name] = value;
        return Room.PressAsync(who, verb, data);
    }

    private static string Id(System.Text.Json.JsonElement card) => card.GetProperty("actions").EnumerateArray()
        .Select(a => a.TryGetProperty("data", out var data) && data.TryGetProperty("id", out var id) ? id.GetString() : null).OfType<string>().First();

    protected async Task OrganiseAsync(params (string Name, OrganisationStatus Status, Speaker[] People)[] organisations)
    {
        await WriteAsync(async db =>
        {
            foreach (var (name, status, people) in organisations)
            {
                var organisation = Organisation.Create(new() { Name = name, Sector = Sector.LocalNgo, Status = status }, Bot.Time.GetUtcNow(), new DateOnly(2026, 3, 2));
                db.Add(organisation);
                foreach (var speaker in people)
                    (await db.Set<Person>().SingleAsync(p => p.UserId == speaker.UserId)).Represent(organisation.Id);
            }
        });
        Bot.Services.GetRequiredService<AllianceDirectory>().Forget(AllianceId);
    }

    protected async Task WriteAsync(Func<AllianceDb, Task> work)
    {
        var store = Bot.Services.GetRequiredService<AllianceStore>();
        await using (var all = store.OpenAcrossAlliances())
            AllianceId = await all.Set<Alliance>().IgnoreQueryFilters().Select(a => a.AllianceId).SingleAsync();
        await store.WriteAsync(AllianceId, async (db, _) =>
        {
            await work(db);
            return true;
        }, TestContext.Current.CancellationToken);
    }

    protected async Task<T> ReadAsync<T>(Func<AllianceDb, Task<T>> query)
    {
        var store = Bot.Services.GetRequiredService<AllianceStore>();
        await using var all = store.OpenAcrossAlliances();
        await using var db = store.OpenForReading(await all.Set<Alliance>().IgnoreQueryFilters().Select(a => a.AllianceId).SingleAsync());
        return await query(db);
    }

    /// <summary>The bot's own sweeps do it, though nobody looks.</summary>
    protected async Task SweepsDoAsync(Func<AllianceDb, Task<bool>> isDone)
    {
        (await ReadAsync(isDone)).ShouldBeFalse();
        await Bot.SweepAsync();
        (await ReadAsync(isDone)).ShouldBeTrue();
    }
}
