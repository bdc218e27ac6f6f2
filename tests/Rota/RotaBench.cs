using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.CommandLine;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota;
using AllianceBot.Rota.Plans;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AllianceBot.Tests.Rota;

/// <summary>An alliance of seven organisations, each with one person, in a real database. The first person is co-chair.</summary>
public abstract class RotaBench<TDatabase> : IAsyncLifetime
    where TDatabase : TestDatabase
{
    protected static readonly string[] Names = ["Agua Viva", "CARE", "Facultad", "Ministerio", "Red del Río", "Semillas", "Unión"];
    protected static readonly Phrasebook Phrases = Serving.Build([]).Services.GetRequiredService<Phrasebook>();

    private readonly TDatabase _database;
    private readonly List<Guid> _organisations = [];
    private AllianceInfo _alliance = null!;

    protected RotaBench(TDatabase database)
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        _database = database;
    }

    protected static CancellationToken Cancel => CancellationToken.None;

    protected IReadOnlyList<Guid> Organisations => _organisations;

    protected Actor Chair { get; private set; } = null!;

    protected FakeTimeProvider Time => _database.Time;

    protected RotaSetting Setting => new(_alliance, Phrases, _database.Time.GetUtcNow());

    public async ValueTask InitializeAsync()
    {
        var id = await _database.FoundAllianceAsync();
        _alliance = new() { Id = id, Name = "A", Language = TextLanguage.English, TimeZone = "America/Lima" };
        Chair = await WriteAsync(db =>
        {
            foreach (var (i, name) in Names.Index())
            {
                var organisation = Organisation.Create(new() { Name = name, Sector = Sector.LocalNgo, Weight = 1 + (i % 2) }, Setting.Now, Setting.Today);
                db.Add(organisation);
                _organisations.Add(organisation.Id);
                var person = Person.Meet(new RosterMember($"29:{name}", null, $"P {name}", null), Setting.Now);
                person.Represent(organisation.Id);
                db.Add(person);
                if (i == 0)
                    db.Add(RoleHolding.Give(person.Id, Role.CoChair, null, Setting.Now));
            }

            return Task.FromResult(db.ChangeTracker.Entries<Person>().Select(e => new Actor(e.Entity.Id, e.Entity.Name, Standing.None)).First());
        });
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected PlanWish Wish()
    {
        var first = new DateOnly(2026, 3, 24);
        return new([.. Enumerable.Range(0, 30).Select(i => first.AddDays(21 * i)).Where(day => day >= Setting.Today && day <= Setting.Today.AddDays(120))], Setting.Today.AddDays(120));
    }

    private protected Task<RotaProposal> PlanAsync() => ReadAsync(async db =>
    {
        var state = await RotaState.ReadAsync(db, Setting, Cancel);
        return RotaPlanning.Plan(state, RotaAccounts.Close(db, state), Wish());
    });

    private protected async Task<PublishRota.Outcome> PublishAsync()
    {
        var fingerprint = (await PlanAsync()).ShouldBeOfType<RotaProposal.Ready>().Fingerprint;
        return await WriteAsync(db => PublishRota.HandleAsync(db, new(Wish(), fingerprint, Chair, Setting), Cancel));
    }

    protected async Task<T> ReadAsync<T>(Func<AllianceDb, Task<T>> read)
    {
        await using var db = _database.Store.OpenForReading(_alliance.Id);
        return await read(db);
    }

    protected Task<T> WriteAsync<T>(Func<AllianceDb, Task<T>> write) => _database.Store.WriteAsync(_alliance.Id, (db, _) => write(db), Cancel);

    /// <summary>Whoever speaks for an organisation, as use cases ask for them.</summary>
    protected Task<Actor> SpeakerAsync(Guid organisation) => ReadAsync(async db =>
    {
        var person = await db.Set<Person>().FirstAsync(p => p.OrganisationId == organisation && p.LeftAt == null, Cancel);
        return new Actor(person.Id, person.Name, Standing.None);
    });

    protected Task<RotaTurn> TurnAsync(Guid id) => ReadAsync(db => db.Set<RotaTurn>().SingleAsync(t => t.Id == id, Cancel));

    /// <summary>What news a person has been or will be told of.</summary>
    protected Task<List<string>> NewsOfAsync(Guid personId) => ReadAsync(db =>
        db.Set<AllianceBot.Delivery.Notice>().Where(n => n.RecipientId == personId && n.Kind == TurnNews.KindName).OrderBy(n => n.DueAt).Select(n => n.Data).ToListAsync(Cancel));
}
