using AllianceBot.Tests.Conversations;

namespace AllianceBot.Tests.Conversation;

/// <summary>What is taken for a tag, and what is left to the people.</summary>
public sealed class TagTests : IAsyncLifetime
{
    private RunningBot _bot = null!;
    private Room _room = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync();
        _room = new Room(_bot);
        await _room.MeetAsync();
        _bot.Teams.Clear();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_long_list_of_slips_gets_one_answer()
    {
        var answer = (await _room.SayAsync(_room.Ana, string.Join('\n', Enumerable.Repeat("#decison x", 300)))).Sentences.ShouldHaveSingleItem();

        answer.Split('\n').ShouldBe([$"{_room.Phrase("tagMistyped", "#decison", "#decision")} (×50)", _room.Phrase("tooManyLines", 50)]);
    }

    [Fact]
    public async Task Headings_of_a_pasted_text_are_no_tags() =>
        (await _room.SayAsync(_room.Ana, "Pasted\n" + string.Join('\n', Enumerable.Range(1, 120).Select(i => $"## Heading {i}"))))
            .Sentences.ShouldHaveSingleItem().ShouldBe(_room.Phrase("notUnderstood", "Pasted"));

    [Fact]
    public async Task A_hashtag_near_a_tag_is_let_be_where_nobody_meets()
    {
        (await _room.SayAsync(_room.Ana, "#todos a la plaza")).Sentences.ShouldHaveSingleItem().ShouldContain("#todo");
        await _room.SayAsync(_room.Ana, "end meeting");

        (await _room.SayAsync(_room.Ana, "#todos a la plaza")).Sent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Notes of the meeting:\n#topic 1\n#decision We sign.")]
    [InlineData("Notas de la reunión:\n#punto 1\n#acuerdo Firmamos.")]
    [InlineData("Good morning all:\n#topic 1\n#decision We sign.")]
    public async Task A_heading_above_them_hides_no_tags_from_who_reads_all_messages(string typed)
    {
        var answer = (await _room.ChatAsync(_room.Ana, typed)).Sentences.ShouldHaveSingleItem();

        answer.Split('\n').Length.ShouldBe(2);
        answer.ShouldContain("Budget");
    }

    [Fact]
    public async Task Notes_that_are_given_to_the_bot_are_taken_whole() =>
        (await _room.SayAsync(_room.Ana, "notes of the meeting:\n#topic 1\n#decision We sign.")).Sentences.ShouldNotContain(said => said.Contains(_room.Phrase("recorded.Decision")));

    [Fact]
    public async Task A_hard_space_before_a_tag_hides_nothing()
    {
        var note = _room.Write(_room.Ana, "@AllianceBot #action @Luis Rojas send it by Friday\n#decision We agree.");
        note["text"] = note["text"]!.GetValue<string>().Replace("</at> #action", "</at>&nbsp;#action", StringComparison.Ordinal);
        await _bot.PostAsync(note);

        _bot.Teams.Requests.ShouldHaveSingleItem().Text.ShouldEndWith("\n" + _room.Phrase("recorded.Decision"));
    }
}
