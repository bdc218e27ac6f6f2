using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Tests.Alliances;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Meetings;

/// <summary>A meeting that ended too early goes on where it was, and ends once more.</summary>
public sealed class ReopenMeetingTests : AllianceBench
{
    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task What_was_recorded_stays_and_what_comes_after_joins_it(TextLanguage language)
    {
        var room = await RoomAsync(language);
        await room.MeetAsync("Budget");
        await room.SayAsync(room.Ana, $"{room.Word("decision")} One");
        await room.SayAsync(room.Ana, room.Word("endMeeting"));

        (await room.SayAsync(room.Luis, room.Word("reopenMeeting"))).Sentences.ShouldBe([room.Phrase("meetingReopened", "2026-01")]);
        await room.SayAsync(room.Luis, $"{room.Word("decision")} Two");

        (await room.SayAsync(room.Luis, room.Word("endMeeting"))).Sentences.ShouldBe([room.Phrase("meetingEnded", "2026-01", 1, 2, 0)]);
    }

    [Fact]
    public async Task Who_was_there_for_whom_is_written_down_when_it_ends_again()
    {
        var room = await RoomAsync();
        var (agua, care) = (await AddAsync("Agua Viva"), await AddAsync("CARE"));
        await RepresentAsync(room.Ana, agua);
        await RepresentAsync(room.Luis, care);
        await room.MeetAsync("Budget");
        await room.SayAsync(room.Ana, room.Word("endMeeting"));
        await room.SayAsync(room.Ana, room.Word("reopenMeeting"));
        await WriteAsync(async db => (await db.Set<Organisation>().SingleAsync(o => o.Id == care, Cancel))
            .Apply((await db.Set<Organisation>().SingleAsync(o => o.Id == care, Cancel)).Facts with { Status = OrganisationStatus.Left }, new DateOnly(2026, 3, 2)));
        await RepresentAsync(room.Ana, null);
        await room.SayAsync(room.Ana, room.Word("endMeeting"));

        (await ReadAsync(db => db.Set<MeetingOrganisation>().Select(o => o.Name).ToListAsync(Cancel))).ShouldBe(["Agua Viva"]);
        (await ReadAsync(db => db.Set<Attendance>().Select(a => a.OrganisationName).SingleAsync(Cancel))).ShouldBeNull();
    }

    [Fact]
    public async Task One_that_runs_is_shown_and_another_that_runs_by_now_is_not_pushed_aside()
    {
        var room = await RoomAsync();
        (await room.SayAsync(room.Ana, room.Word("reopenMeeting"))).Sentences.ShouldBe([room.Phrase("reopenNone")]);
        await room.MeetAsync("Budget");
        await room.SayAsync(room.Ana, room.Word("endMeeting"));
        await room.MeetAsync("Statement");

        (await room.SayAsync(room.Ana, room.Word("reopenMeeting"))).Sentences.ShouldBe([room.Phrase("meetingIsOpen", "2026-02")]);

        (await ReadAsync(db => db.Set<Meeting>().CountAsync(m => m.Status == MeetingStatus.Running, Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task After_a_day_or_once_the_members_have_its_minutes_it_does_not_go_on()
    {
        var room = await RoomAsync();
        var meeting = await room.MeetAsync("Budget");
        await room.SayAsync(room.Ana, room.Word("endMeeting"));
        Bot.Time.Advance(ReopenMeeting.Window - TimeSpan.FromMinutes(1));
        await room.SayAsync(room.Ana, room.Word("reopenMeeting"));
        await room.SayAsync(room.Ana, room.Word("endMeeting"));
        (await TrailAsync()).Count(change => change.Action == "meetingReopened").ShouldBe(1);
        // Ended again and again, it does not stay open for ever.
        Bot.Time.Advance(TimeSpan.FromMinutes(2));

        (await room.SayAsync(room.Ana, room.Word("reopenMeeting"))).Sentences.ShouldBe([room.Phrase("reopenTooLate", "2026-01", 48)]);

        await room.PressAsync(room.Ana, "minutes.circulate", new() { ["meeting"] = meeting.ToString() });
        (await room.SayAsync(room.Ana, room.Word("reopenMeeting"))).Sentences.ShouldBe([room.Phrase("reopenSealed", "2026-01")]);
        await room.PressAsync(room.Ana, "minutes.approve", new() { ["meeting"] = meeting.ToString(), ["confirmed"] = "yes" });
        (await room.SayAsync(room.Ana, room.Word("reopenMeeting"))).Sentences.ShouldBe([room.Phrase("reopenSealed", "2026-01")]);
    }

    [Fact]
    public async Task A_vote_that_only_the_end_had_closed_goes_on_with_its_ballots_and_one_that_was_over_does_not()
    {
        var room = await RoomAsync();
        await RepresentAsync(room.Ana, await AddAsync("Agua Viva"));
        await RepresentAsync(room.Luis, await AddAsync("CARE"));
        await room.MeetAsync("Budget");
        await room.SayAsync(room.Ana, $"{room.Word("startVote")} First");
        await room.SayAsync(room.Ana, room.Word("endVote"));
        Bot.Time.Advance(TimeSpan.FromMinutes(1));
        await room.SayAsync(room.Ana, $"{room.Word("startVote")} Second");
        await room.SayAsync(room.Luis, $"{room.Word("vote")} for");
        await room.SayAsync(room.Ana, room.Word("endMeeting"));

        (await room.SayAsync(room.Ana, room.Word("reopenMeeting"))).Cards.Count.ShouldBe(2);

        (await ReadAsync(db => db.Set<AllianceBot.Meetings.Votes.Vote>().SingleAsync(v => v.ClosedAt == null, Cancel))).Motion.ShouldBe("Second");
        (await ReadAsync(db => db.Set<MeetingEntry>().Where(e => e.UndoneAt == null).Select(e => e.Text).ToListAsync(Cancel))).ShouldBe(["First"]);
        (await ReadAsync(db => db.Set<AllianceBot.Meetings.Votes.Ballot>().CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task Reading_along_does_not_go_on_by_itself_and_that_is_said()
    {
        var room = await RoomAsync();
        await room.MeetAsync("Budget");
        await room.SayAsync(room.Ana, "listen");
        await room.ChatAsync(room.Luis, "We should ask for two per cent of the budget.");
        await room.SayAsync(room.Ana, room.Word("endMeeting"));

        (await room.SayAsync(room.Ana, room.Word("reopenMeeting"))).Sentences.ShouldHaveSingleItem().ShouldContain(room.Phrase("listeningNotResumed"));
    }
}
