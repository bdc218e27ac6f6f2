using System.Collections.Concurrent;
using System.Data.Common;
using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Alliances;

public sealed class AllianceDirectoryTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task What_changes_while_it_is_read_is_not_remembered_as_it_was()
    {
        var whileRead = new WhileRead();
        await using var services = Services(whileRead);
        var store = services.GetRequiredService<AllianceStore>();
        using var directory = new AllianceDirectory(store, database.Time);
        var (place, ana) = (new Place(PlaceKind.Channel, "19:a@thread.tacv2", "19:team@thread.tacv2", "Team"), new RosterMember("29:ana", null, "Ana Quispe", null));
        var id = (await FindAsync()).Alliance.Id;
        directory.Forget(id);
        whileRead.Deed = () =>
        {
            RenameAsync(store, id, "Ribera").GetAwaiter().GetResult();
            directory.Forget(id);
        };

        (await FindAsync()).Alliance.Name.ShouldNotBe("Ribera", "It was read before it changed.");

        (await FindAsync()).Alliance.Name.ShouldBe("Ribera");

        ValueTask<Whereabouts> FindAsync() => directory.FindAsync(place, ana, "en", null, null, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [InlineData(null)]
    public async Task An_outsider_who_speaks_in_a_shared_channel_does_not_become_a_member_by_it(bool? isInTheTeam)
    {
        await using var services = Services(new WhileRead());
        var store = services.GetRequiredService<AllianceStore>();
        using var directory = new AllianceDirectory(store, database.Time);
        var home = new Place(PlaceKind.Channel, $"19:{Guid.NewGuid():N}@thread.tacv2", "19:shared-home@thread.tacv2", "Team");
        var shared = home with { ConversationId = $"19:{Guid.NewGuid():N}@thread.tacv2", HasOwnMembers = true };
        await directory.FindAsync(home, new RosterMember("29:ana", null, "Ana Quispe", null), "en", null, null, TestContext.Current.CancellationToken);
        var asked = new List<string>();

        var eva = (await directory.FindAsync(shared, new RosterMember($"29:eva-{isInTheTeam}", null, "Eva Ruiz", null), "en", null, AskAsync, TestContext.Current.CancellationToken)).Person;

        eva.Standing.Roles.HasFlag(Role.Member).ShouldBe(isInTheTeam is true);
        asked.ShouldBe(["19:shared-home@thread.tacv2"]);

        Task<bool?> AskAsync(string conversation, CancellationToken cancellationToken)
        {
            asked.Add(conversation);
            return Task.FromResult(isInTheTeam);
        }
    }

    [Fact]
    public async Task Whoever_left_the_team_and_stayed_in_its_channel_is_no_member_a_day_later_and_is_not_asked_about_again_at_once()
    {
        await using var services = Services(new WhileRead());
        var store = services.GetRequiredService<AllianceStore>();
        using var directory = new AllianceDirectory(store, database.Time);
        var home = new Place(PlaceKind.Channel, $"19:{Guid.NewGuid():N}@thread.tacv2", $"19:home-{Guid.NewGuid():N}@thread.tacv2", "Team");
        var shared = home with { ConversationId = $"19:{Guid.NewGuid():N}@thread.tacv2", HasOwnMembers = true };
        var (eva, asked) = (new RosterMember($"29:{Guid.NewGuid():N}", null, "Eva Ruiz", null), 0);
        await FindAsync(home, _ => throw new InvalidOperationException("Nobody is asked where the alliance is."));

        (await FindAsync(shared, _ => throw new InvalidOperationException("It was seen a moment ago."))).Standing.Roles.HasFlag(Role.Member).ShouldBeTrue();
        database.Time.Advance(TimeSpan.FromDays(2));
        (await FindAsync(shared, _ => null)).Standing.Roles.HasFlag(Role.Member).ShouldBeTrue("Where Teams does not tell, what is known holds.");
        database.Time.Advance(TimeSpan.FromMinutes(1));
        (await FindAsync(shared, _ => false)).Standing.ShouldBe(Standing.None);
        await FindAsync(shared, _ => { asked++; return false; });
        asked = 0;
        for (var i = 0; i < 5; i++)
        {
            await FindAsync(shared, _ => { asked++; return false; });
            database.Time.Advance(TimeSpan.FromSeconds(30));
        }

        asked.ShouldBe(0);

        async Task<PersonInfo> FindAsync(Place place, Func<string, bool?> answer) =>
            (await directory.FindAsync(place, eva, "en", null, (conversation, _) => Task.FromResult(answer(conversation)), TestContext.Current.CancellationToken)).Person;
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_an_outsider_of_a_shared_channel_stays_one()
    {
        await using var services = Services(new WhileRead());
        using var directory = new AllianceDirectory(services.GetRequiredService<AllianceStore>(), database.Time);
        var home = new Place(PlaceKind.Channel, $"19:{Guid.NewGuid():N}@thread.tacv2", $"19:home-{Guid.NewGuid():N}@thread.tacv2", "Team");
        var shared = home with { ConversationId = $"19:{Guid.NewGuid():N}@thread.tacv2", HasOwnMembers = true };
        var (ana, eva) = (new RosterMember($"29:{Guid.NewGuid():N}", null, "Ana Quispe", null), new RosterMember($"29:{Guid.NewGuid():N}", null, "Eva Ruiz", null));
        (await directory.FindAllianceAsync(shared, eva.UserId, TestContext.Current.CancellationToken)).ShouldBeNull("Looking for an alliance founds none.");
        var alliance = (await FindAsync(home, ana)).Alliance.Id;

        (await FindAsync(shared, eva)).Person.Standing.ShouldBe(Standing.None);
        (await FindAsync(shared, ana)).Person.Standing.Roles.HasFlag(Role.Member).ShouldBeTrue();
        (await directory.FindAllianceAsync(shared, eva.UserId, TestContext.Current.CancellationToken)).ShouldBe(alliance);

        ValueTask<Whereabouts> FindAsync(Place place, RosterMember who) => directory.FindAsync(place, who, "en", null, null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Who_speaks_is_found_without_a_look_into_the_rota()
    {
        var heard = new Heard();
        await using var services = Services(heard);
        using var directory = new AllianceDirectory(services.GetRequiredService<AllianceStore>(), database.Time);
        var place = new Place(PlaceKind.Channel, $"19:{Guid.NewGuid():N}@thread.tacv2", $"19:home-{Guid.NewGuid():N}@thread.tacv2", "Team");

        await directory.FindAsync(place, new RosterMember($"29:{Guid.NewGuid():N}", null, "Eva Ruiz", null), "en", null, null, TestContext.Current.CancellationToken);

        heard.Queries.ShouldContain(query => query.Contains("\"People\"", StringComparison.Ordinal));
        heard.Queries.ShouldNotContain(query => query.Contains("\"RotaTurns\"", StringComparison.Ordinal), "Every speaker would pay for what hardly anybody asks.");
    }

    private static Task<bool> RenameAsync(AllianceStore store, Guid id, string name) => store.WriteAsync(id, async (db, ct) =>
    {
        (await db.Set<Alliance>().SingleAsync(ct)).SetUp(name, TextLanguage.English, "America/Lima");
        return true;
    }, CancellationToken.None);

    /// <summary>The storage on the same file, with somebody listening to its reads.</summary>
    private ServiceProvider Services(IInterceptor interceptor)
    {
        var settings = database.Settings.Select(s => s.TrimStart('-').Split('=', 2)).ToDictionary(s => s[0], s => (string?)s[1]);
        return new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(database.Time)
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .ConfigureDbContext<SqliteAllianceDb>(db => db.AddInterceptors(interceptor))
            .BuildServiceProvider();
    }

    /// <summary>Remembers what was asked of the database.</summary>
    private sealed class Heard : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Queries { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Queries.Enqueue(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }

    /// <summary>Does something once an alliance's row was read and nothing was made of it yet.</summary>
    private sealed class WhileRead : IMaterializationInterceptor
    {
        public Action? Deed { get; set; }

        public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
        {
            if (entity is Alliance && Deed is { } deed)
            {
                Deed = null;
                deed();
            }

            return entity;
        }
    }
}
