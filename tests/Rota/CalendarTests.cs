using System.Net;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Turns;
using AllianceBot.Tests.Alliances;
using AllianceBot.Tests.Conversations;
using Ical.Net;

namespace AllianceBot.Tests.Rota;

/// <summary>Somebody's turns as a calendar that their own one follows, behind an address that nobody can guess.</summary>
public sealed class CalendarTests : AllianceBench
{
    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task A_calendar_has_the_turns_of_ones_organisation_as_whole_days_and_no_others(TextLanguage language)
    {
        var (room, own) = await HeldAsync(language);

        var calendar = Calendar.Load(await Bot.Client.GetStringAsync(await AddressAsync(room), Cancel))!;

        calendar.Events.Count.ShouldBe(2);
        var (meeting, month) = (calendar.Events.Single(e => e.Start!.Value.Month == 3), calendar.Events.Single(e => e.Start!.Value.Month == 4));
        (meeting.IsAllDay, meeting.Summary).ShouldBe((true, $"{room.Phrase("dutyName.Minutes")} · Agua, \"Viva\"; S.A."));
        meeting.End!.Value.Date.ShouldBe(new DateTime(2026, 3, 25), "The end is the day after the last.");
        (month.Start!.Value.Date, month.End!.Value.Date).ShouldBe((new DateTime(2026, 4, 1), new DateTime(2026, 5, 1)));
        meeting.Description!.ShouldContain(room.Phrase("dutyMeaning.Minutes"));
        calendar.Events.ShouldAllBe(e => e.Transparency == "TRANSPARENT");
        own.ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task Another_address_finds_nothing_and_neither_does_that_of_somebody_who_speaks_for_nobody_any_more()
    {
        var (room, _) = await HeldAsync(TextLanguage.English);
        var address = await AddressAsync(room);
        var last = address[^1] is 'A' ? 'B' : 'A';
        (await Bot.Client.GetAsync(new Uri(address[..^8] + last + address[^7..], UriKind.Relative), Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Bot.Client.GetAsync(new Uri(address.Replace("/calendar/", "/rota/", StringComparison.Ordinal), UriKind.Relative), Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await RepresentAsync(room.Luis, null);
        (await Bot.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Where_everybody_reads_no_address_is_given()
    {
        var (room, _) = await HeldAsync(TextLanguage.English);
        (await room.SayAsync(room.Luis, "calendar")).Sentences.ShouldHaveSingleItem().ShouldBe(room.Phrase("calendarPersonalOnly"));
    }

    private static async Task<string> AddressAsync(Room room)
    {
        var said = (await room.SayAsync(room.Luis, room.Word("calendar"), room.Private(room.Luis))).Sentences.ShouldHaveSingleItem();
        return said[(said.IndexOf(RunningBot.PublicUrl, StringComparison.Ordinal) + RunningBot.PublicUrl.Length)..];
    }

    private async Task<(Room Room, Guid Organisation)> HeldAsync(TextLanguage language)
    {
        var room = await RoomAsync(language);
        var (own, other) = (await AddAsync("Agua, \"Viva\"; S.A."), await AddAsync("CARE"));
        await RepresentAsync(room.Luis, own);
        await WriteAsync(db =>
        {
            var (minutes, records) = (RotaDuty.Usual(DutyKind.Minutes), RotaDuty.Usual(DutyKind.Records));
            db.AddRange(minutes, records);
            db.Add(RotaTurn.Plan(minutes.Id, Rhythm.Meeting, new DateOnly(2026, 3, 24), 0, own, Now));
            db.Add(RotaTurn.Plan(records.Id, Rhythm.Month, new DateOnly(2026, 4, 1), 0, own, Now));
            db.Add(RotaTurn.Plan(minutes.Id, Rhythm.Meeting, new DateOnly(2026, 4, 14), 0, other, Now));
            return Task.FromResult(true);
        });
        await room.SayAsync(room.Luis, room.Word("help"), room.Private(room.Luis));
        return (room, own);
    }
}
