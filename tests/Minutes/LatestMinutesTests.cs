using AllianceBot.Tests.Conversations;

namespace AllianceBot.Tests.Minutes;

/// <summary>Which meeting's minutes are shown where nobody says which.</summary>
public sealed class LatestMinutesTests : IAsyncLifetime
{
    private RunningBot _bot = null!;
    private Room _room = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync();
        _room = new Room(_bot);
        _room.Roster(_room.Ana, _room.Luis);
        await _room.SetUpAsync();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task In_a_personal_chat_a_trial_does_not_hide_what_the_alliance_met_on_later()
    {
        await MeetAsync(_room.Private(_room.Ana));
        await MeetAsync(_room.General);

        Title(await _room.SayAsync(_room.Ana, "minutes", _room.Private(_room.Ana))).ShouldEndWith("2026-02");
        Title(await _room.SayAsync(_room.Ana, "circulate minutes", _room.Private(_room.Ana))).ShouldEndWith("2026-02");
    }

    [Fact]
    public async Task In_a_personal_chat_what_was_held_there_last_is_the_latest()
    {
        await MeetAsync(_room.General);
        await MeetAsync(_room.Private(_room.Ana));

        Title(await _room.SayAsync(_room.Ana, "minutes", _room.Private(_room.Ana))).ShouldEndWith("2026-02");
        Title(await _room.SayAsync(_room.Luis, "minutes", _room.Private(_room.Luis))).ShouldEndWith("2026-01");
        Title(await _room.SayAsync(_room.Ana, "minutes")).ShouldEndWith("2026-01");
    }

    [Fact]
    public async Task What_runs_in_a_personal_chat_comes_first_there()
    {
        await _room.SayAsync(_room.Ana, "start meeting\nTrial", _room.Private(_room.Ana));
        await MeetAsync(_room.General);

        Title(await _room.SayAsync(_room.Ana, "minutes", _room.Private(_room.Ana))).ShouldEndWith("2026-01");
    }

    private async Task MeetAsync(Chat where)
    {
        _bot.Time.Advance(TimeSpan.FromDays(1));
        await _room.SayAsync(_room.Ana, "start meeting\nBudget", where);
        _bot.Time.Advance(TimeSpan.FromHours(1));
        await _room.SayAsync(_room.Ana, "end meeting", where);
    }

    private static string Title(Heard heard) => CardListing.Of(heard.Card).First();
}
