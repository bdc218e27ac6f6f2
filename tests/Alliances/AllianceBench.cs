using System.Text.Json;
using AllianceBot.Alliances;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Alliances;

/// <summary>A running bot with one alliance set up, and what lies in its database.</summary>
public abstract class AllianceBench : IAsyncLifetime
{
    protected RunningBot Bot { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected AllianceStore Store => Bot.Services.GetRequiredService<AllianceStore>();

    protected DateTimeOffset Now => Bot.Time.GetUtcNow();

    public async ValueTask InitializeAsync() => Bot = await RunningBot.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ana is steward; Luis is known.</summary>
    protected async Task<Room> RoomAsync(TextLanguage language = TextLanguage.English)
    {
        var room = new Room(Bot, language);
        room.Roster(room.Ana, room.Luis);
        await room.SetUpAsync();
        return room;
    }

    protected Task<Guid> AddAsync(string name, OrganisationStatus status = OrganisationStatus.Member, string shortName = "") => WriteAsync(db =>
    {
        var organisation = Organisation.Create(new() { Name = name, ShortName = shortName, Sector = Sector.LocalNgo, Status = status }, Now, new DateOnly(2026, 3, 2));
        db.Add(organisation);
        return Task.FromResult(organisation.Id);
    });

    protected Task<Guid> MeetAsync(string name, Guid? organisation = null) => WriteAsync(db =>
    {
        var person = Person.Meet(new RosterMember($"29:{Guid.NewGuid():N}", null, name, null), Now);
        person.Represent(organisation);
        db.Add(person);
        return Task.FromResult(person.Id);
    });

    protected Task RepresentAsync(Speaker who, Guid? organisation) => WriteAsync(async db =>
    {
        (await db.Set<Person>().SingleAsync(p => p.UserId == who.UserId, Cancel)).Represent(organisation);
        return true;
    });

    protected Task<bool> GiveAsync(Guid personId, Role role, Guid? group = null) => WriteAsync(db =>
    {
        db.Add(RoleHolding.Give(personId, role, group, Now));
        return Task.FromResult(true);
    });

    protected async Task<Guid> PersonIdAsync(Speaker who) => await ReadAsync(db => db.Set<Person>().Where(p => p.UserId == who.UserId).Select(p => p.Id).SingleAsync(Cancel));

    protected async Task<T> ReadAsync<T>(Func<AllianceDb, Task<T>> read)
    {
        await using var db = Store.OpenForReading(await AllianceAsync());
        return await read(db);
    }

    protected async Task<T> WriteAsync<T>(Func<AllianceDb, Task<T>> write)
    {
        var alliance = await AllianceAsync();
        var written = await Store.WriteAsync(alliance, (db, _) => write(db), Cancel);
        Bot.Services.GetRequiredService<AllianceDirectory>().Forget(alliance);
        return written;
    }

    protected Task<Organisation> OrganisationAsync(string name) => ReadAsync(db => db.Set<Organisation>().SingleAsync(o => o.Name == name, Cancel));

    protected Task<List<ChangeRecord>> TrailAsync() => ReadAsync(db => db.Set<ChangeRecord>().OrderBy(c => c.Id).ToListAsync(Cancel));

    /// <summary>What the bot says by itself now.</summary>
    protected async Task<IReadOnlyList<string>> SaidByItselfAsync()
    {
        var before = Bot.Teams.Requests.Count;
        await Bot.DeliverAsync();
        return [.. Bot.Teams.Requests.Skip(before).Where(r => r.Body.Contains("\"summary\"", StringComparison.Ordinal)).Select(r => r.Body)];
    }

    protected static string Listing(JsonElement card) => string.Join('\n', CardListing.Of(card));

    protected static IReadOnlyList<string> Buttons(JsonElement card) => [.. card.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("title").GetString()!)];

    protected async Task<Guid> AllianceAsync()
    {
        await using var db = Store.OpenAcrossAlliances();
        return await db.Set<Alliance>().IgnoreQueryFilters().Where(a => a.Name != null).Select(a => a.AllianceId).FirstAsync(Cancel);
    }
}
