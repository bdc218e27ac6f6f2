using AllianceBot.Alliances;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Meetings;

/// <summary>Three people who meet in one place, on a real database.</summary>
public abstract class MeetingContract<TDatabase> : IAsyncLifetime
    where TDatabase : TestDatabase
{
    protected const string Place = "19:general@thread.tacv2";

    protected TDatabase Database { get; }
    protected Guid Alliance { get; private set; }
    protected Actor Ana { get; private set; } = null!;
    protected Actor Luis { get; private set; } = null!;
    protected Actor Eva { get; private set; } = null!;

    protected MeetingContract(TDatabase database)
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        Database = database;
    }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected DateTimeOffset Now => Database.Time.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        Alliance = await Database.FoundAllianceAsync();
        (Ana, Luis, Eva) = (await MeetAsync("Ana Quispe"), await MeetAsync("Luis Rojas"), await MeetAsync("Eva Ruiz"));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected async Task<Actor> MeetAsync(string name)
    {
        var person = await WriteAsync((db, ct) => AlliancePeople.MeetAsync(db, new RosterMember($"29:{name}", null, name, null), Now, ct));
        return new Actor(person.Id, person.Name, new Standing(Role.Member, null, []));
    }

    protected async Task<IReadOnlyList<Guid>> OrganiseAsync(params (string Name, OrganisationStatus Status, Actor[] People)[] organisations)
    {
        var ids = new List<Guid>();
        await ChangeAsync(async db =>
        {
            foreach (var (name, status, people) in organisations)
            {
                var organisation = Organisation.Create(new() { Name = name, Sector = Sector.LocalNgo, Status = status }, Now, new DateOnly(2026, 3, 2));
                db.Add(organisation);
                ids.Add(organisation.Id);
                foreach (var actor in people)
                    (await db.Set<Person>().SingleAsync(p => p.Id == actor.Id)).Represent(organisation.Id);
            }
        });
        return ids;
    }

    protected async Task<GroupInfo> GroupAsync(Guid organisation)
    {
        var group = WorkingGroup.Create(Place, Now);
        group.Describe("Semillas", "", null, [organisation]);
        await ChangeAsync(db =>
        {
            db.Add(group);
            return Task.CompletedTask;
        });
        return new GroupInfo(group.Id, group.Name);
    }

    protected async Task<MeetingRecord> ReadAsync(Guid meeting)
    {
        await using var db = Database.Store.OpenForReading(Alliance);
        return (await MeetingRecords.ReadAsync(db, meeting, Cancellation)).ShouldNotBeNull();
    }

    protected Task<T> WriteAsync<T>(Func<AllianceDb, CancellationToken, Task<T>> work) => Database.Store.WriteAsync(Alliance, work, Cancellation);

    protected Task<int> ChangeAsync(Func<AllianceDb, Task> work) => WriteAsync(async (db, _) =>
    {
        await work(db);
        return 0;
    });
}
