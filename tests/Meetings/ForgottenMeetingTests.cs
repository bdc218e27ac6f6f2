using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Tests.Alliances;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Meetings;

/// <summary>A meeting that nobody ended, days later: it runs until somebody ends it, and whoever comes is told so.</summary>
public sealed class ForgottenMeetingTests : AllianceBench
{
    [Theory]
    [InlineData(TextLanguage.English, "2 March 2026")]
    [InlineData(TextLanguage.Spanish, "2 de marzo de 2026")]
    public async Task Another_is_not_started_and_the_minutes_say_since_when_it_goes_on(TextLanguage language, string began)
    {
        var room = await RoomAsync(language);
        await room.MeetAsync("Budget");
        await room.SayAsync(room.Ana, $"{room.Word("decision")} One");
        Bot.Time.Advance(TimeSpan.FromDays(9));

        var again = await room.SayAsync(room.Luis, $"{room.Word("startMeeting")}\nAnother matter");
        again.Sentences.ShouldBe([room.Phrase("alreadyRunning", "2026-01")]);
        Listing(again.Card).ShouldContain("Budget");
        var minutes = Listing((await room.SayAsync(room.Luis, room.Word("minutes"))).Card);
        minutes.ShouldContain(room.Phrase("minutesUnderWay"));
        minutes.ShouldContain(began);
        minutes.ShouldContain("One");
        (await ReadAsync(db => db.Set<Meeting>().CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_tagged_is_recorded_in_it_and_its_minutes_name_both_days()
    {
        var room = await RoomAsync();
        var meeting = await room.MeetAsync("Budget");
        Bot.Time.Advance(TimeSpan.FromDays(9));

        (await room.SayAsync(room.Luis, "#decision Two")).Sentences.ShouldBe([room.Phrase("recorded.Decision")]);
        (await room.PressAsync(room.Luis, "minutes.approve", new() { ["meeting"] = meeting.ToString() })).Sentences.ShouldHaveSingleItem().ShouldNotBeEmpty();
        (await room.SayAsync(room.Luis, "end meeting")).Sentences.ShouldBe([room.Phrase("meetingEnded", "2026-01", 1, 1, 0)]);

        var minutes = Listing((await room.SayAsync(room.Ana, "minutes")).Card);
        minutes.ShouldContain("2 March 2026");
        minutes.ShouldContain("11 March 2026");
        (await room.SayAsync(room.Ana, "start meeting\nAnother matter")).Sentences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_ends_it_by_itself_and_nobody_is_written_to()
    {
        var room = await RoomAsync();
        await room.MeetAsync("Budget");
        for (var day = 0; day < 9; day++)
        {
            Bot.Time.Advance(TimeSpan.FromDays(1));
            (await SaidByItselfAsync()).ShouldBeEmpty();
        }

        (await ReadAsync(db => db.Set<Meeting>().SingleAsync(Cancel))).Status.ShouldBe(MeetingStatus.Running);
    }
}
