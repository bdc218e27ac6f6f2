using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Conversation.Language;
using AllianceBot.Tests.Conversations;

namespace AllianceBot.Tests.Alliances;

/// <summary>Minutes are for the members of the alliance, and those of a private place for that place alone.</summary>
public sealed class WhoSeesWhatTests : IAsyncLifetime
{
    private RunningBot _bot = null!;
    private Room _room = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync();
        _room = new Room(_bot);
        _room.Roster(_room.Ana, _room.Luis);
        await _room.MeetAsync("Salaries");
        await _room.SayAsync(_room.Ana, "end meeting");
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Who_is_no_longer_in_the_roster_at_a_new_set_up_has_left()
    {
        (await _room.SayAsync(_room.Luis, "minutes", _room.Private(_room.Luis))).Card.GetRawText().ShouldContain("Salaries");
        _room.Roster(_room.Ana);
        // Where somebody is at home is remembered for ten seconds.
        _bot.Time.Advance(TimeSpan.FromSeconds(10));

        (await _room.PressAsync(_room.Ana, "alliance.setUp", SetUp("Alianza Cumbre"))).Card.GetRawText().ShouldContain(_room.Phrase("readyMembers", 1));

        await ShouldSeeNothingAsync(_room.Luis);
    }

    [Fact]
    public async Task Who_left_without_a_word_is_found_out_within_a_day()
    {
        (await _room.SayAsync(_room.Luis, "minutes", _room.Private(_room.Luis))).Card.GetRawText().ShouldContain("Salaries");
        _room.Roster(_room.Ana);
        _bot.Time.Advance(TimeSpan.FromDays(1));

        await ShouldSeeNothingAsync(_room.Luis);
        (await _room.SayAsync(_room.Ana, "minutes", _room.Private(_room.Ana))).Card.GetRawText().ShouldContain("Salaries");
    }

    [Fact]
    public async Task While_Teams_does_not_tell_who_is_there_nobody_is_taken_to_have_left()
    {
        _bot.Time.Advance(TimeSpan.FromDays(1));
        _bot.Teams.Override = request => request.Path.Contains("/members/", StringComparison.Ordinal) ? new(500) : null;

        (await _room.SayAsync(_room.Luis, "minutes", _room.Private(_room.Luis))).Card.GetRawText().ShouldContain("Salaries");
    }

    [Fact]
    public async Task Who_was_only_mentioned_owns_a_task_and_reads_nothing_until_they_take_part()
    {
        var eve = _room.Luis with { Name = "Eve Outside" };
        await _room.SayAsync(_room.Ana, $"{_room.Word("startMeeting")}\nNext");
        (await _room.SayMentioningAsync(_room.Ana, "#action @Eve Outside send it by Friday", eve.UserId, eve.Name)).Sentences.ShouldHaveSingleItem().ShouldContain("Eve Outside");
        await _room.SayAsync(_room.Ana, "end meeting");

        await ShouldSeeNothingAsync(eve);

        await _room.SayAsync(eve, "help");
        // Where somebody is at home is remembered for ten seconds.
        _bot.Time.Advance(TimeSpan.FromSeconds(10));
        (await _room.SayAsync(eve, "minutes", _room.Private(eve))).Card.GetRawText().ShouldContain("send it");
    }

    [Fact]
    public async Task Minutes_of_a_private_chat_are_seen_and_approved_there_alone()
    {
        var here = _room.Private(_room.Ana);
        await _room.SayAsync(_room.Ana, "start meeting\nMy notes", here);
        await _room.SayAsync(_room.Ana, "#decision Ask for a raise.", here);
        await _room.SayAsync(_room.Ana, "end meeting", here);
        var meeting = Action((await _room.SayAsync(_room.Ana, "minutes", here)).Card, "minutes.approve");
        var elsewhere = _room.Phrase("minutesHeldElsewhere", "2026-02");

        (await _room.SayAsync(_room.Luis, "minutes 2026-02")).Sentences.ShouldBe([elsewhere]);
        (await _room.SayAsync(_room.Luis, "minutes 2026-02", _room.Private(_room.Luis))).Sentences.ShouldBe([elsewhere]);
        (await _room.SayAsync(_room.Luis, "minutes", _room.Private(_room.Luis))).Card.GetRawText().ShouldContain("Salaries");
        (await _room.PressAsync(_room.Luis, "minutes.approve", new() { ["meeting"] = meeting })).Sentences.ShouldBe([elsewhere]);
        (await _room.PressAsync(_room.Luis, "minutes.sendFile", new() { ["meeting"] = meeting }, _room.Private(_room.Luis))).Sentences.ShouldBe([elsewhere]);
        (await _room.SayAsync(_room.Ana, "minutes", here)).Card.GetRawText().ShouldContain("Ask for a raise.");
    }

    [Theory]
    [InlineData("private", false)]
    [InlineData("shared", false)]
    [InlineData("standard", true)]
    public async Task Minutes_of_a_channel_with_members_of_its_own_stay_in_it(string type, bool isForAll)
    {
        await PostInChannelAsync("@AllianceBot start meeting\nDelicate matters", type);
        await PostInChannelAsync("@AllianceBot end meeting", type);

        var heard = await _room.SayAsync(_room.Luis, "minutes 2026-02");

        if (isForAll)
            heard.Card.GetRawText().ShouldContain("Delicate matters");
        else
            heard.Sentences.ShouldBe([_room.Phrase("minutesHeldElsewhere", "2026-02")]);
    }

    /// <summary>Teams does not tell the kind of a channel with every message.</summary>
    [Fact]
    public async Task A_channel_that_once_was_told_to_have_members_of_its_own_keeps_its_minutes()
    {
        await PostInChannelAsync("@AllianceBot help", "private");
        _bot.Time.Advance(TimeSpan.FromMinutes(5));
        await PostInChannelAsync("@AllianceBot start meeting\nDelicate matters", type: null);
        await PostInChannelAsync("@AllianceBot end meeting", type: null);

        (await _room.SayAsync(_room.Luis, "minutes 2026-02")).Sentences.ShouldBe([_room.Phrase("minutesHeldElsewhere", "2026-02")]);
    }

    [Fact]
    public async Task Nor_does_a_message_that_was_silent_about_it_make_the_next_one_public()
    {
        await PostInChannelAsync("@AllianceBot help", type: null);
        await PostInChannelAsync("@AllianceBot start meeting\nDelicate matters", "private");
        await PostInChannelAsync("@AllianceBot end meeting", type: null);

        (await _room.SayAsync(_room.Luis, "minutes 2026-02")).Sentences.ShouldBe([_room.Phrase("minutesHeldElsewhere", "2026-02")]);
    }

    private async Task PostInChannelAsync(string text, string? type)
    {
        var activity = _room.Write(_room.Ana, text);
        activity["conversation"]!["id"] = "19:delicate@thread.tacv2";
        activity["channelData"]!["channel"] = new JsonObject { ["id"] = "19:delicate@thread.tacv2" };
        if (type is not null)
            activity["channelData"]!["channel"]!["type"] = type;
        (await _bot.PostAsync(activity)).Status.ShouldBe(200);
    }

    private async Task ShouldSeeNothingAsync(Speaker who)
    {
        var heard = await _room.SayAsync(who, "minutes 2026-01", _room.Private(who));
        heard.Sentences.ShouldBe([_room.Phrase("minutesNumberUnknown", "2026-01")]);
    }

    private static string Action(JsonElement card, string verb) =>
        card.GetProperty("actions").EnumerateArray().Single(a => a.TryGetProperty("verb", out var v) && v.GetString() == verb).GetProperty("data").GetProperty("meeting").GetString()!;

    private JsonObject SetUp(string name) => new() { ["name"] = name, ["language"] = _room.Language.Code(), ["timeZone"] = "America/Lima" };
}
