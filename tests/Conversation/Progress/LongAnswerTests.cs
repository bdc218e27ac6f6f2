using System.Text;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Conversation.Progress;
using AllianceBot.Protocol.Hosting;
using AllianceBot.Protocol.Schema;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Protocol;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Conversation.Progress;

/// <summary>A card is there at once, the same card tells how it ended, and none says for ever that something is being read.</summary>
public sealed class LongAnswerTests : IAsyncLifetime
{
    private static readonly Guid Alliance = Guid.NewGuid();
    private readonly TaskCompletionSource _mayEnd = new();
    private readonly ObservedTime _time = new();
    private RunningBot _bot = null!;

    private LongAnswers Answers => _bot.Services.GetRequiredService<LongAnswers>();

    private AllianceStore Store => _bot.Services.GetRequiredService<AllianceStore>();

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync(_time);

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task The_card_is_there_before_the_work_ends_and_is_then_changed_in_place()
    {
        await BeginAsync(async _ =>
        {
            await _mayEnd.Task;
            return Reply.Say("All of it is read.");
        });

        var sent = _bot.Teams.Requests.ShouldHaveSingleItem();
        CardListing.Of(sent.Card).ShouldBe(["Reading x.vtt…", "This card changes when I am done."]);
        (await RowsAsync()).ShouldBe(1);
        _mayEnd.SetResult();
        await Answers.WhenIdleAsync();
        var changed = _bot.Teams.Requests[^1];
        (changed.Method, changed.Path.Split('/')[^1]).ShouldBe(("PUT", "act-1"));
        CardListing.Of(changed.Card).ShouldBe(["Reading x.vtt…", "All of it is read."]);
        (await RowsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_failure_becomes_a_sentence_on_the_card()
    {
        await BeginAsync(_ => throw new InvalidOperationException("The disk is full."));
        await Answers.WhenIdleAsync();

        CardListing.Of(_bot.Teams.Requests[^1].Card).ShouldBe(["Reading x.vtt…", Phrase("somethingWrong")]);
        _bot.Log.Errors.ShouldHaveSingleItem().ShouldContain("takes long failed");
        (await RowsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Work_without_end_is_given_up_and_said_so()
    {
        await BeginAsync(async ct =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _bot.Time, ct);
            return Reply.Nothing;
        });
        _bot.Time.Advance(LongAnswers.LongestAnswer);
        await Answers.WhenIdleAsync();

        CardListing.Of(_bot.Teams.Requests[^1].Card).ShouldBe(["Reading x.vtt…", Phrase("progressTookTooLong")]);
    }

    [Fact]
    public async Task Where_the_card_cannot_be_changed_the_answer_comes_as_a_message_of_its_own()
    {
        _bot.Teams.Override = request => request.Method == "PUT" ? new ConnectorAnswer(404, """{"error":{"code":"NotFound","message":"gone"}}""") : null;
        await BeginAsync(_ => Task.FromResult(Reply.Say("All of it is read.")));
        await Answers.WhenIdleAsync();

        CardListing.Of(_bot.Teams.Requests.Last(r => r.Method == "POST").Card).ShouldContain("All of it is read.");
        (await RowsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_card_that_could_not_be_changed_at_first_says_where_the_answer_is()
    {
        _bot.Teams.Override = request => request.Method == "PUT" && request.Body.Contains("All of it is read.", StringComparison.Ordinal) ? new ConnectorAnswer(400, """{"error":{"code":"BadRequest","message":"not now"}}""") : null;
        await BeginAsync(_ => Task.FromResult(Reply.Say("All of it is read.")));
        await Answers.WhenIdleAsync();

        CardListing.Of(_bot.Teams.Requests.Last(r => r.Method == "POST").Card).ShouldContain("All of it is read.");
        CardListing.Of(_bot.Teams.Requests[^1].Card).ShouldBe(["Reading x.vtt…", Phrase("progressBelow")]);
        (await RowsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_card_that_could_not_be_changed_at_all_is_told_when_Teams_is_back()
    {
        _bot.Teams.Override = request => request.Method == "PUT" ? new ConnectorAnswer(502) : null;
        await BeginAsync(_ => Task.FromResult(Reply.Say("All of it is read.")));
        await _time.PassWaitsUntilAsync(Answers.WhenIdleAsync());
        (await RowsAsync()).ShouldBe(1);

        await TellLaterAsync();
        _bot.Teams.Requests.Count(r => r.Method == "POST" && r.Body.Contains("All of it is read.", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_could_not_be_sent_in_another_way_is_put_on_the_card_after_all()
    {
        var refused = 0;
        _bot.Teams.Override = request => request.Body.Contains("All of it is read.", StringComparison.Ordinal) && refused++ < 2 ? new ConnectorAnswer(500) : null;
        await BeginAsync(_ => Task.FromResult(Reply.Say("All of it is read.")));
        await Answers.WhenIdleAsync();

        _bot.Teams.Requests.Select(r => r.Method).ShouldBe(["POST", "PUT", "POST", "PUT"]);
        CardListing.Of(_bot.Teams.Requests[^1].Card).ShouldBe(["Reading x.vtt…", "All of it is read."]);
        (await RowsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_that_Teams_did_not_take_in_any_way_is_told_to_be_missing()
    {
        _bot.Teams.Override = request => request.Body.Contains("All of it is read.", StringComparison.Ordinal) ? new ConnectorAnswer(500) : null;
        await BeginAsync(_ => Task.FromResult(Reply.Say("All of it is read.")));
        await Answers.WhenIdleAsync();

        await TellLaterAsync();
    }

    [Fact]
    public async Task The_answer_stands_when_it_cannot_be_written_down_that_it_has_ended()
    {
        await _time.PassWaitsUntilAsync(Task.CompletedTask);
        await BeginAsync(async _ =>
        {
            await Tables.RenameAsync(Store, "UnfinishedAnswers", "Lost", TestContext.Current.CancellationToken);
            return Reply.Say("All of it is read.");
        });
        var pause = await _time.NextWaitAsync();
        await Tables.RenameAsync(Store, "Lost", "UnfinishedAnswers", TestContext.Current.CancellationToken);
        _time.Advance(pause);
        await Answers.WhenIdleAsync();

        _bot.Teams.Requests.Select(r => r.Method).ShouldBe(["POST", "PUT"]);
        CardListing.Of(_bot.Teams.Requests[^1].Card).ShouldBe(["Reading x.vtt…", "All of it is read."]);
        _bot.Log.Errors.Where(error => error.StartsWith("AllianceBot", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("could not be written down");
        (await RowsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_at_the_card_stops_no_work()
    {
        var mayArrive = new TaskCompletionSource();
        _bot.Teams.Hold = mayArrive.Task;
        using var hangUp = new CancellationTokenSource();
        var sending = BeginAsync(_ => Task.FromResult(Reply.Say("All of it is read.")), hangUp.Token);
        await _bot.Teams.NextAsync();
        await hangUp.CancelAsync();
        mayArrive.SetResult();
        await sending;
        await Answers.WhenIdleAsync();

        CardListing.Of(_bot.Teams.Requests[^1].Card).ShouldBe(["Reading x.vtt…", "All of it is read."]);
        (await RowsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Only_a_few_work_at_once_and_too_many_are_sent_away()
    {
        var (working, most) = (0, 0);
        for (var i = 0; i < 70; i++)
        {
            await BeginAsync(async _ =>
            {
                most = Math.Max(most, Interlocked.Increment(ref working));
                await _mayEnd.Task;
                Interlocked.Decrement(ref working);
                return Reply.Say("Read.");
            });
        }

        _bot.Teams.Requests.Count(r => r.Text == Phrase("progressBusy")).ShouldBe(10);
        _mayEnd.SetResult();
        await Answers.WhenIdleAsync();
        most.ShouldBeLessThanOrEqualTo(3);
        _bot.Teams.Requests.Count(r => r.Method == "PUT").ShouldBe(60);
    }

    [Fact]
    public async Task What_a_process_left_behind_when_it_died_is_told_on_the_card_once()
    {
        await Store.WriteAsync(Alliance, (db, _) => Task.FromResult(db.Add(UnfinishedAnswer.Of(
            Guid.NewGuid(), Reference, "act-77", ProgressCards.Of(TextLanguage.Spanish, "Leyendo plenaria.vtt…", "…"), _bot.Time.GetUtcNow())!)), CancellationToken.None);
        var sweep = ActivatorUtilities.CreateInstance<InterruptedAnswers>(_bot.Services);

        await sweep.SweepAsync(CancellationToken.None);
        _bot.Teams.Requests.ShouldBeEmpty("Another process may still be working on it.");
        _bot.Time.Advance(LongAnswers.LongestAnswer + TimeSpan.FromMinutes(2));
        await sweep.SweepAsync(CancellationToken.None);
        await sweep.SweepAsync(CancellationToken.None);

        var told = _bot.Teams.Requests.ShouldHaveSingleItem();
        (told.Method, told.Path.Split('/')[^1]).ShouldBe(("PUT", "act-77"));
        CardListing.Of(told.Card).ShouldBe(["Leyendo plenaria.vtt…", _bot.Services.GetRequiredService<Phrasebook>().Say(TextLanguage.Spanish, "progressInterrupted")]);
        (await RowsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task At_shutdown_what_is_under_way_may_end()
    {
        await BeginAsync(async _ =>
        {
            await _mayEnd.Task;
            return Reply.Say("All of it is read.");
        });
        var stopping = Answers.StopAsync(CancellationToken.None);
        stopping.IsCompleted.ShouldBeFalse();
        _mayEnd.SetResult();
        await stopping;

        CardListing.Of(_bot.Teams.Requests[^1].Card).ShouldContain("All of it is read.");
    }

    private ConversationReference Reference => new()
    {
        Bot = new ChannelAccount { Id = "28:bot" },
        Conversation = new ConversationAccount { Id = "a:ana", TenantId = "t" },
        ChannelId = "msteams",
        ServiceUrl = _bot.Teams.ServiceUrl,
    };

    /// <summary>Teams is back, and the time of the answer is over.</summary>
    private async Task TellLaterAsync()
    {
        _bot.Teams.Override = null;
        _bot.Time.Advance(LongAnswers.LongestAnswer + TimeSpan.FromMinutes(2));
        await ActivatorUtilities.CreateInstance<InterruptedAnswers>(_bot.Services).SweepAsync(CancellationToken.None);

        CardListing.Of(_bot.Teams.Requests[^1].Card).ShouldBe(["Reading x.vtt…", Phrase("progressInterrupted")]);
        (await RowsAsync()).ShouldBe(0);
    }

    private async Task BeginAsync(Func<CancellationToken, Task<Reply>> work, CancellationToken cancellationToken = default)
    {
        var activity = System.Text.Json.JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(
            $$"""{"type":"message","channelId":"msteams","serviceUrl":"{{_bot.Teams.ServiceUrl}}","from":{"id":"29:ana"},"recipient":{"id":"28:bot"},"conversation":{"id":"a:ana","conversationType":"personal"} }"""), ProtocolJson.Default.Activity)!;
        var context = new TurnContext(activity, _bot.Services.GetRequiredService<AllianceBot.Protocol.Connector.ConnectorClient>());
        var card = ProgressCards.Of(TextLanguage.English, "Reading x.vtt…", Phrase("progressWillChange"));
        var sender = _bot.Services.GetRequiredService<ReplySender>();
        await sender.SendAsync(context, [new ReplyMessage.Later(Alliance, card, work)], cancellationToken);
    }

    private string Phrase(string key) => _bot.Services.GetRequiredService<Phrasebook>().Say(TextLanguage.English, key);

    private async Task<int> RowsAsync()
    {
        await using var db = Store.OpenAcrossAlliances();
        return await db.Set<UnfinishedAnswer>().IgnoreQueryFilters().CountAsync();
    }
}
