using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests.EndToEnd;

/// <summary>
/// Takes the pictures of the README from the running client, on demand: build the tests, set the two variables of
/// <see cref="RealClient"/>, and run <c>tests/bin/Debug/net10.0/AllianceBot.Tests -explicit only -class AllianceBot.Tests.EndToEnd.Pictures</c>.
/// Then make them small: <c>pngquant --force --ext .png --quality 70-98 docs/pictures/*.png</c>.
/// </summary>
public sealed class Pictures(PlaygroundFixture fixture) : IClassFixture<PlaygroundFixture>
{
    private static readonly string Folder = Path.Combine(RealClient.SourceFolder(), "..", "..", "docs", "pictures");

    [Fact(Explicit = true)]
    public async Task A_meeting_in_a_channel()
    {
        await using var run = await MeetingRun.StartAsync(fixture, MeetingPlace.Channel, TextLanguage.English, forPictures: true);
        await run.IsGreetedAsync();
        await run.SetsUpTheAllianceAsync();
        await run.StartsTheMeetingInOneMessageAsync();
        await run.AnswersTheRollCallAsync();
        await run.RecordsTheEssentialsAsync();
        await run.PhotographAsync(Path.Combine(Folder, "meeting.png"), "meetingHeading");
    }

    [Fact(Explicit = true)]
    public async Task Minutes_approved()
    {
        await using var run = await MeetingRun.StartAsync(fixture, MeetingPlace.Channel, TextLanguage.Spanish, forPictures: true);
        await run.IsGreetedAsync();
        await run.SetsUpTheAllianceAsync();
        await run.StartsTheMeetingInOneMessageAsync();
        await run.AnswersTheRollCallAsync();
        await run.RecordsWhatIsAgreedAsync();
        await run.AssignsTasksAsync();
        await run.EndsTheMeetingAsync();
        await run.ReadsTheDraftAsync();
        await run.ApprovesAsync();
        await run.PhotographAsync(Path.Combine(Folder, "acta.png"), "minutesHeading", cardWidth: 640);
    }

    /// <summary>Every card of a meeting, wide and narrow, to look at; into the folder that ALLIANCEBOT_TEST_PICTURES names.</summary>
    [Theory(Explicit = true)]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task Every_step_to_look_at(TextLanguage language)
    {
        var folder = Environment.GetEnvironmentVariable("ALLIANCEBOT_TEST_PICTURES");
        Assert.SkipWhen(folder is null, "ALLIANCEBOT_TEST_PICTURES names no folder");
        await using var run = await MeetingRun.StartAsync(fixture, MeetingPlace.PersonalChat, language, forPictures: true);
        await run.IsGreetedAsync();
        await run.IsToldWhatComesFirstAsync();
        await run.SetsUpTheAllianceAsync();
        await run.PhotographCardsAsync(Path.Combine(folder!, $"{language}-1-"));
        await run.StartsTheMeetingByCardAsync();
        await run.AnswersTheRollCallAsync();
        await run.PhotographCardsAsync(Path.Combine(folder!, $"{language}-2-"));
        await run.RecordsWhatIsAgreedAsync();
        await run.AssignsTasksAsync();
        await run.EndsTheMeetingAsync();
        await run.ReadsTheDraftAsync();
        await run.PhotographCardsAsync(Path.Combine(folder!, $"{language}-3-"));
        await run.ApprovesAsync();
        await run.PhotographCardsAsync(Path.Combine(folder!, $"{language}-4-"));
        run.KeepWord(Path.Combine(folder!, $"{language}.docx"));
    }
}
