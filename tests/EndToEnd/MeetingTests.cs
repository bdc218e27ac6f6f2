using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests.EndToEnd;

/// <summary>The main job, driven through the official local Teams client in a browser, with the bot as its own process.</summary>
public sealed class MeetingTests(PlaygroundFixture fixture) : IClassFixture<PlaygroundFixture>
{
    [Theory]
    [InlineData(MeetingPlace.Channel, TextLanguage.English)]
    [InlineData(MeetingPlace.Channel, TextLanguage.Spanish)]
    [InlineData(MeetingPlace.PersonalChat, TextLanguage.English)]
    [InlineData(MeetingPlace.PersonalChat, TextLanguage.Spanish)]
    public async Task A_meeting_ends_in_archived_minutes(MeetingPlace place, TextLanguage language)
    {
        Assert.SkipWhen(RealClient.Missing is not null, RealClient.Missing ?? "");
        await using var run = await MeetingRun.StartAsync(fixture, place, language);
        await run.IsGreetedAsync();
        await run.IsToldWhatComesFirstAsync();
        await run.SetsUpTheAllianceAsync();
        await run.IsToldTheRightOrderAsync();
        await (StartsByCard(place, language) ? run.StartsTheMeetingByCardAsync() : run.StartsTheMeetingInOneMessageAsync());
        await run.AnswersTheRollCallAsync();
        await run.RecordsWhatIsAgreedAsync();
        await run.AssignsTasksAsync();
        await run.EndsTheMeetingAsync();
        await run.ReadsTheDraftAsync();
        await run.ApprovesAsync();
        run.WentWell();
    }

    // Each way of starting a meeting in each kind of place, and in each language.
    private static bool StartsByCard(MeetingPlace place, TextLanguage language) => place is MeetingPlace.Channel == language is TextLanguage.Spanish;
}
