using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Minutes.Listening;
using AllianceBot.Tests.Alliances;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Meetings;

/// <summary>A meeting that was started by mistake never was; one in which something was recorded stays.</summary>
public sealed class CancelMeetingTests : AllianceBench
{
    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task Its_number_is_free_again_and_its_card_is_dead(TextLanguage language)
    {
        var room = await RoomAsync(language);
        var old = await room.MeetAsync("Budget");
        await room.PressAsync(room.Luis, "meeting.present", new() { ["meeting"] = old.ToString() });
        await room.SayAsync(room.Luis, $"{room.Word("topic")} 1");
        await room.SayAsync(room.Luis, room.Word("chair"));
        await room.SayAsync(room.Luis, room.Word("present"));

        (await CancelAsync(room)).ShouldBe(room.Phrase("meetingCancelled", "2026-01"));

        (await room.PressAsync(room.Luis, "meeting.present", new() { ["meeting"] = old.ToString() })).Sentences.ShouldBe([room.Phrase("meetingUnknown")]);
        (await room.SayAsync(room.Ana, room.Word("minutes"))).Sentences.ShouldBe([room.Phrase("minutesNoMeeting")]);
        (await ReadAsync(db => db.Set<Attendance>().AnyAsync(Cancel))).ShouldBeFalse();
        (await TrailAsync()).Count(change => change.Action == "meetingCancelled").ShouldBe(1);
        Listing((await room.SayAsync(room.Ana, $"{room.Word("startMeeting")}\nBudget")).Card).ShouldContain(room.Phrase("meetingHeading", "2026-01"));
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task What_was_noted_is_not_dropped_and_what_was_taken_back_is_no_note(TextLanguage language)
    {
        var room = await RoomAsync(language);
        await room.MeetAsync("Budget");
        await room.SayAsync(room.Ana, $"{room.Word("decision")} Firmamos");

        (await CancelAsync(room)).ShouldBe(room.Phrase("cancelHasRecord", "2026-01"));
        (await ReadAsync(db => db.Set<MeetingEntry>().CountAsync(e => e.UndoneAt == null, Cancel))).ShouldBe(1);

        await room.SayAsync(room.Ana, room.Word("undo"));
        (await CancelAsync(room)).ShouldBe(room.Phrase("meetingCancelled", "2026-01"));
    }

    [Theory]
    [InlineData(TextLanguage.English, "on Friday")]
    [InlineData(TextLanguage.Spanish, "2026-07")]
    public async Task Where_another_one_may_be_meant_it_asks(TextLanguage language, string behind)
    {
        var room = await RoomAsync(language);
        await room.MeetAsync("Budget");

        (await room.SayAsync(room.Ana, $"{room.Word("cancelMeeting")} {behind}")).Sentences.ShouldBe([room.Phrase("cancelUnclear", "2026-01")]);

        (await room.SayAsync(room.Ana, $"{room.Word("cancelMeeting")} 2026-01.")).Sentences.ShouldBe([room.Phrase("meetingCancelled", "2026-01")]);
    }

    [Fact]
    public async Task The_number_of_one_before_another_stays_unused()
    {
        var room = await RoomAsync();
        await room.MeetAsync("Budget");
        await room.SayAsync(room.Ana, "start meeting\nTrial", room.Private(room.Ana));

        (await CancelAsync(room)).ShouldBe(room.Phrase("meetingCancelledGap", "2026-01"));
    }

    [Fact]
    public async Task Nor_is_a_vote()
    {
        var room = await RoomAsync();
        await RepresentAsync(room.Ana, await AddAsync("Agua Viva"));
        await room.MeetAsync("Budget");
        (await room.SayAsync(room.Ana, "#startvote We sign.")).Cards.ShouldNotBeEmpty();

        (await CancelAsync(room)).ShouldBe(room.Phrase("cancelHasRecord", "2026-01"));

        await room.SayAsync(room.Ana, "#undo");
        (await CancelAsync(room)).ShouldBe(room.Phrase("meetingCancelled", "2026-01"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nor_is_what_was_read_along(bool wasAnythingSaid)
    {
        var room = await RoomAsync();
        await room.MeetAsync("Budget");
        await room.SayAsync(room.Ana, "listen");
        if (wasAnythingSaid)
            await room.ChatAsync(room.Luis, "We could ask the ministry for the figures.");

        (await CancelAsync(room)).ShouldBe(room.Phrase(wasAnythingSaid ? "cancelHasRecord" : "meetingCancelled", "2026-01"));

        (await ReadAsync(db => db.Set<ListeningMeeting>().CountAsync(Cancel))).ShouldBe(wasAnythingSaid ? 1 : 0);
    }

    [Fact]
    public async Task One_that_has_ended_or_never_began_is_not_cancelled()
    {
        var room = await RoomAsync();
        (await CancelAsync(room)).ShouldBe(room.Phrase("noneRunning"));
        await room.MeetAsync("Budget");
        await room.SayAsync(room.Ana, "end meeting");

        (await CancelAsync(room)).ShouldBe(room.Phrase("noneRunning"));

        (await ReadAsync(db => db.Set<Meeting>().CountAsync(Cancel))).ShouldBe(1);
    }

    private static async Task<string> CancelAsync(Room room) => (await room.SayAsync(room.Luis, room.Word("cancelMeeting"))).Sentences.ShouldHaveSingleItem();
}
