using AllianceBot.Alliances;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Meetings;

/// <summary>What somebody has to do, as others are told when they join or leave.</summary>
public sealed class OpenActionItemsTests : IAsyncLifetime
{
    private RunningBot _bot = null!;
    private Room _room = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync();
        _room = new Room(_bot);
        _room.Roster(_room.Ana, _room.Luis);
        await _room.MeetAsync();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_task_stays_open_after_its_day()
    {
        await _room.SayAsync(_room.Ana, "#action @Luis Rojas send the letter tomorrow");
        _bot.Time.Advance(TimeSpan.FromDays(5));

        (await OpenOfLuisAsync()).ShouldBe(["send the letter"]);
    }

    [Fact]
    public async Task What_is_done_or_dropped_is_not_open_and_what_was_handed_to_the_alliance_is()
    {
        foreach (var what in (string[])["write", "print", "hand out"])
            await _room.SayAsync(_room.Ana, $"#action @Luis Rojas {what} by Friday");
        await SettleAsync("write", Settlement.Done);
        await SettleAsync("print", Settlement.Dropped);
        await SettleAsync("hand out", Settlement.HandedToAlliance);

        (await OpenOfLuisAsync()).ShouldBe(["hand out"]);
    }

    [Fact]
    public async Task The_soonest_comes_first()
    {
        await _room.SayAsync(_room.Ana, "#action @Luis Rojas the second by Friday");
        await _room.SayAsync(_room.Ana, "#action @Luis Rojas the first tomorrow");

        (await OpenOfLuisAsync()).ShouldBe(["the first", "the second"]);
    }

    [Fact]
    public async Task A_task_of_a_private_chat_is_told_to_nobody()
    {
        var here = _room.Private(_room.Luis);
        await _room.SayAsync(_room.Luis, "start meeting\nMy notes", here);
        await _room.SayAsync(_room.Luis, "#action me: ask for a raise by Friday", here);
        await using var db = await OpenAsync();
        (await db.Set<MeetingEntry>().AnyAsync(e => e.Kind == EntryKind.Action, TestContext.Current.CancellationToken)).ShouldBeTrue();

        (await OpenOfLuisAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_meeting_under_way_in_a_private_chat_is_told_to_nobody()
    {
        await _room.SayAsync(_room.Ana, "start meeting\nMy notes", _room.Private(_room.Ana));
        await using var db = await OpenAsync();
        var ana = await db.Set<Person>().SingleAsync(p => p.Name == _room.Ana.Name, TestContext.Current.CancellationToken);

        (await MeetingRecords.ReadRunningOfAsync(db, ana.Id, TestContext.Current.CancellationToken)).Select(m => m.Number).ShouldBe(["2026-01"]);
    }

    private async Task<IEnumerable<string>> OpenOfLuisAsync()
    {
        await using var db = await OpenAsync();
        var luis = await db.Set<Person>().SingleAsync(p => p.Name == _room.Luis.Name, TestContext.Current.CancellationToken);
        return (await ActionItems.ReadOpenOfAsync(db, [luis.Id], TestContext.Current.CancellationToken)).Select(t => t.Text);
    }

    private async Task SettleAsync(string text, Settlement settlement)
    {
        var store = _bot.Services.GetRequiredService<AllianceStore>();
        await using var reading = await OpenAsync();
        var entry = await reading.Set<MeetingEntry>().SingleAsync(e => e.Text == text, TestContext.Current.CancellationToken);
        await store.WriteAsync(reading.AllianceId, (db, _) =>
        {
            db.Add(new ActionSettlement { MeetingId = entry.MeetingId, Sequence = entry.Sequence, Settlement = settlement, Note = "", ById = entry.AuthorId, ByName = entry.AuthorName, At = _bot.Time.GetUtcNow() });
            return Task.FromResult(0);
        }, TestContext.Current.CancellationToken);
    }

    private async Task<AllianceDb> OpenAsync()
    {
        var store = _bot.Services.GetRequiredService<AllianceStore>();
        await using var all = store.OpenAcrossAlliances();
        return store.OpenForReading((await all.Set<Alliance>().IgnoreQueryFilters().SingleAsync(TestContext.Current.CancellationToken)).AllianceId);
    }
}
