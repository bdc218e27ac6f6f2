using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Protocol.Hosting;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Conversation;

public sealed class SqliteResendTests(SqliteDatabase database) : ResendContract<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresResendTests(PostgresDatabase database) : ResendContract<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>Teams sends again what is not answered in time, under a new id; nothing may be recorded twice, and nothing that a person says twice be lost.</summary>
public abstract class ResendContract<TDatabase> : IAsyncLifetime
    where TDatabase : TestDatabase
{
    private readonly TDatabase _database;
    private RunningBot _bot = null!;
    private Room _room = null!;
    private Guid _meeting;

    protected ResendContract(TDatabase database)
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        _database = database;
    }

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync(settings: _database.Settings);
        _room = new Room(_bot, team: $"Team {Guid.NewGuid()}");
        _meeting = await _room.MeetAsync();
        _bot.Teams.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task A_caller_that_hangs_up_and_sends_again_under_a_new_id_records_once()
    {
        var release = new TaskCompletionSource();
        _bot.Teams.Hold = release.Task;
        var note = _room.Write(_room.Ana, "#decision We sign.");
        using (var hangUp = new CancellationTokenSource())
        {
            using var body = new StringContent(note.ToJsonString(), Encoding.UTF8, "application/json");
            var post = _bot.Client.PostAsync(new Uri("/api/messages", UriKind.Relative), body, hangUp.Token);
            // The answer is on its way: the decision is recorded.
            await _bot.Teams.NextAsync();
            await hangUp.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(post);
        }

        await UntilMarkedLateAsync();
        release.SetResult();
        _bot.Teams.Hold = Task.CompletedTask;
        _bot.Time.Advance(TimeSpan.FromSeconds(16));
        await _bot.PostAsync(_room.UnderNewId(note));

        (await CountDecisionsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_copy_that_comes_while_the_first_is_still_being_answered_records_once()
    {
        var release = new TaskCompletionSource();
        _bot.Teams.Hold = release.Task;
        var note = _room.Write(_room.Ana, "#decision We sign.\n#decision We publish.");
        var first = _bot.PostAsync(note);
        await _bot.Teams.NextAsync();
        _bot.Time.Advance(TimeSpan.FromSeconds(16));

        (await _bot.PostAsync(_room.UnderNewId(note))).Status.ShouldBe(200);
        release.SetResult();
        (await first).Status.ShouldBe(200);

        (await CountDecisionsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Saying_the_same_again_after_an_answer_in_time_counts_again()
    {
        var note = _room.Write(_room.Ana, "#decision We sign.");
        await _bot.PostAsync(note);
        await _bot.PostAsync(_room.UnderNewId(note));

        (await CountDecisionsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Another_file_is_no_copy_of_the_one_that_is_still_being_answered()
    {
        var release = new TaskCompletionSource();
        _bot.Teams.Hold = release.Task;
        var first = _bot.PostAsync(_room.WriteFile(_room.Ana, "minutes.xyz", "1"));
        await _bot.Teams.NextAsync();
        _bot.Time.Advance(TimeSpan.FromSeconds(16));

        var second = _bot.PostAsync(_room.WriteFile(_room.Ana, "minutes.xyz", "2"));
        await _bot.Teams.NextAsync();
        release.SetResult();
        (await first).Status.ShouldBe(200);
        (await second).Status.ShouldBe(200);
    }

    [Fact]
    public void Files_are_told_apart_by_what_they_are_and_words_by_themselves()
    {
        Of(_room.WriteFile(_room.Ana, "a.csv", "1")).ShouldBe(Of(_room.WriteFile(_room.Ana, "a.csv", "1")));
        Of(_room.WriteFile(_room.Ana, "a.csv", "1")).ShouldNotBe(Of(_room.WriteFile(_room.Ana, "a.csv", "2")));
        Of(_room.Write(_room.Ana, "We sign.")).ShouldNotBe(Of(_room.Write(_room.Ana, "We publish.")));

        string Of(JsonObject message)
        {
            message["conversation"]!["id"] = "a:chat";
            return TurnReader.FingerprintOf(ActivityParser.Parse(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(message.ToJsonString()))), 0);
        }
    }

    private async Task<int> CountDecisionsAsync()
    {
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        return await db.Set<MeetingEntry>().IgnoreQueryFilters()
            .CountAsync(e => e.MeetingId == _meeting && e.Kind == EntryKind.Decision, TestContext.Current.CancellationToken);
    }

    /// <summary>Until it is written down that an answer may not have arrived, which happens after the caller is gone.</summary>
    private async Task UntilMarkedLateAsync()
    {
        for (var i = 0; i < 3000; i++)
        {
            await using (var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances())
            {
                var here = db.Set<Meeting>().IgnoreQueryFilters().Where(m => m.Id == _meeting).Select(m => m.AllianceId);
                if (await db.Set<InboundActivity>().IgnoreQueryFilters().AnyAsync(a => a.AnsweredLate && here.Contains(a.AllianceId), TestContext.Current.CancellationToken))
                    return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("Nothing was marked within 30 s.");
    }
}
