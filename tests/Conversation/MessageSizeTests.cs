using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Tests.Conversations;

namespace AllianceBot.Tests.Conversation;

/// <summary>
/// Whatever people are called and however much they write, each message as it goes out stays under 80 KB. Teams counts in
/// UTF-16, two bytes a character of the JSON, and refuses somewhere above 100 KB.
/// </summary>
public sealed class MessageSizeTests : IAsyncLifetime
{
    private const int MostBytes = 80_000;
    private const int People = 70;

    private RunningBot _bot = null!;

    /// <summary>An accent is one character of JSON, a quotation mark two, an emoji and a private character six for each of UTF-16.</summary>
    public static TheoryData<string, TextLanguage> Letters => new()
    {
        { "a", TextLanguage.English },
        { "ñ", TextLanguage.Spanish },
        { "شبكة ", TextLanguage.Spanish },
        { "\"", TextLanguage.English },
        { "👩🏽‍🌾", TextLanguage.English },
        { "👩🏽‍🌾", TextLanguage.Spanish },
        { "\uE000", TextLanguage.Spanish },
    };

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Sentences_that_are_too_long_together_are_cut_and_not_lost()
    {
        var room = new Room(_bot, TextLanguage.English);
        string[] words = ["Water", "seeds", "budget", "letters", "ministry", "schools"];
        await room.MeetAsync(string.Join('\n', Enumerable.Range(1, 50).Select(i => $"{string.Join(' ', words)} {i} {new string('a', 140)}")));

        var heard = await room.SayAsync(room.Ana, string.Join('\n', words.Select(word => $"#topic {word}")));

        var said = heard.Sentences.ShouldHaveSingleItem();
        said.Length.ShouldBeGreaterThan(5_000);
        said[..60].ShouldContain("Water");
        said[^1].ShouldBe('…');
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task A_whole_meeting_at_its_longest(string letter, TextLanguage language)
    {
        var room = new Room(_bot, language);
        var people = Enumerable.Range(1, People).Select(i => new Speaker($"P{i} {Long(letter, 194)}", room.Locale, "America/Lima")).ToList();
        await AnsweredAsync(room.PressAsync(people[0], "alliance.setUp", new() { ["name"] = $"A {Long(letter, 198)}", ["language"] = language.Code(), ["timeZone"] = "America/Argentina/ComodRivadavia" }));
        await AnsweredAsync(room.SayAsync(people[0], room.Word("setUp")));
        await AnsweredAsync(room.SayAsync(people[0], room.Word("help")));
        var agenda = string.Join('\n', Enumerable.Range(1, 50).Select(i => $"M{i} {Long(letter, 194)}"));

        var rollCall = (await AnsweredAsync(room.SayAsync(people[0], $"{room.Word("startMeeting")}: T {Long(letter, 198)}\n{agenda}"))).Card;
        foreach (var person in people)
            CardListing.Of((await AnsweredAsync(room.PressAsync(person, rollCall, "meeting.present"))).Card).ShouldContain($"# {room.Phrase("meetingHeading", "2026-01")}");
        for (var i = 51; i <= OpenTopic.MostItems; i++)
            await AnsweredAsync(room.SayAsync(people[0], $"{room.Word("topic")} M{i} {Long(letter, 194)}"));
        await AnsweredAsync(room.SayAsync(people[0], room.Word("topic")));
        foreach (var person in people)
        {
            await AnsweredAsync(room.SayAsync(person, $"{room.Word("decision")} D {Long(letter, 3_990)}"));
            await AnsweredAsync(room.SayAsync(person, $"{room.Word("info")} I {Long(letter, 50)}"));
            await AnsweredAsync(room.SayMentioningAsync(person, TaskOf(language, person.Name), person.UserId, person.Name));
        }

        await AnsweredAsync(room.SayAsync(people[0], room.Word("endMeeting")));
        var draft = (await AnsweredAsync(room.SayAsync(people[0], room.Word("minutes")))).Card;
        var approved = await AnsweredAsync(room.PressAsync(people[0], draft, "minutes.approve"));
        CardListing.Of(approved.Card).ShouldContain($"# {room.Phrase("minutesHeading", "2026-01")}");

        ShouldHaveGoneOut();
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task A_form_shown_again_with_all_that_was_filled_in(string letter, TextLanguage language)
    {
        var room = new Room(_bot, language);
        var setUp = (await AnsweredAsync(room.SayAsync(room.Ana, room.Word("setUp")))).Card;
        await AnsweredAsync(room.PressAsync(room.Ana, setUp, "alliance.setUp", filledIn: ("name", Long(letter, 1_000))));
        await room.SetUpAsync();
        var form = (await AnsweredAsync(room.SayAsync(room.Ana, room.Word("startMeeting")))).Card;

        var refused = await AnsweredAsync(room.PressAsync(room.Ana, form, "meeting.start", null, ("title", "T " + Long(letter, 300)), ("agenda", "A " + Long(letter, 11_000))));

        var again = refused.Card.GetProperty("body").EnumerateArray().Single(e => e.TryGetProperty("id", out var id) && id.GetString() == "agenda");
        again.GetProperty("value").GetString().ShouldStartWith($"A {Long(letter, 100)}", Case.Sensitive);
        ShouldHaveGoneOut();
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task What_was_not_understood_is_said_back_in_part(string letter, TextLanguage language)
    {
        var room = new Room(_bot, language);
        await room.SetUpAsync();
        // As much as a message in Teams holds.
        var text = Long(letter, 14_000);
        await AnsweredAsync(room.SayAsync(room.Ana, text));
        await AnsweredAsync(room.SayAsync(room.Ana, $"{room.Word("minutes")} 1 {text}"));
        await AnsweredAsync(room.SayAsync(room.Ana, $"{room.Word("alliance")} {text}", room.Private(room.Ana)));
        await AnsweredAsync(room.SayAsync(room.Ana, $"{room.Word("language")} {text}"));
        await AnsweredAsync(room.SayAsync(room.Ana, $"{room.Word("topic")} {text}"));

        ShouldHaveGoneOut();
    }

    /// <summary>Something came of it; what is too large never leaves.</summary>
    private static async Task<Heard> AnsweredAsync(Task<Heard> said)
    {
        var heard = await said;
        heard.Sent.ShouldNotBeEmpty();
        return heard;
    }

    private void ShouldHaveGoneOut()
    {
        var sent = _bot.Teams.Requests.Where(r => r.Method is not "GET").ToList();
        sent.Max(r => r.Body.Length * sizeof(char)).ShouldBeLessThan(MostBytes, sent.MaxBy(r => r.Body.Length)!.Body[..400]);
        _bot.Log.Errors.ShouldBeEmpty();
    }

    private static string TaskOf(TextLanguage language, string owner) => language is TextLanguage.Spanish
        ? $"#tarea @{owner} enviar la carta para el viernes"
        : $"#action @{owner} send the letter by Friday";

    private static string Long(string letter, int length) => string.Concat(Enumerable.Repeat(letter, length / letter.Length));
}
