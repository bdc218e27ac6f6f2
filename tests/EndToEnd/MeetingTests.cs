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
        var clock=System.Diagnostics.Stopwatch.StartNew();
        await using var run = await MeetingRun.StartAsync(fixture, place, language);
        await run.IsGreetedAsync(); Console.Error.WriteLine($"{clock.Elapsed} 1");
        await run.IsToldWhatComesFirstAsync(); Console.Error.WriteLine($"{clock.Elapsed} 2");
        await run.SetsUpTheAllianceAsync(); Console.Error.WriteLine($"{clock.Elapsed} 3");
        await run.IsToldTheRightOrderAsync(); Console.Error.WriteLine($"{clock.Elapsed} 4");
        await (StartsByCard(place, language) ? run.StartsTheMeetingByCardAsync() : run.StartsTheMeetingInOneMessageAsync()); Console.Error.WriteLine($"{clock.Elapsed} 5");
        await run.AnswersTheRollCallAsync(); Console.Error.WriteLine($"{clock.Elapsed} 6");
        await run.RecordsWhatIsAgreedAsync(); Console.Error.WriteLine($"{clock.Elapsed} 7");
        await run.AssignsTasksAsync(); Console.Error.WriteLine($"{clock.Elapsed} 8");
        await run.EndsTheMeetingAsync(); Console.Error.WriteLine($"{clock.Elapsed} 9");
        await run.ReadsTheDraftAsync(); Console.Error.WriteLine($"{clock.Elapsed} 10");
        await run.ApprovesAsync(); Console.Error.WriteLine($"{clock.Elapsed} 11");
        run.WentWell();
    }

    // Each way of starting a meeting in each kind of place, and in each language.
    private static bool StartsByCard(MeetingPlace place, TextLanguage language) => place is MeetingPlace.Channel == language is TextLanguage.Spanish;
}
