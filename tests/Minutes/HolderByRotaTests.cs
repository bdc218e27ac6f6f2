using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Turns;
using AllianceBot.Tests.Alliances;
using AllianceBot.Tests.Conversations;

namespace AllianceBot.Tests.Minutes;

/// <summary>Whom the rota names for the minutes of a meeting, and what their own chat offers them for it.</summary>
public sealed class HolderByRotaTests : AllianceBench
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public async Task The_holder_is_offered_the_approval_of_their_meeting_though_it_is_the_next_holders_day_in_Greenwich()
    {
        var room = await HeldAsync(ofToday: r => r.Luis, ofTomorrow: r => r.Ana);
        // It is 20:30 in Lima.
        Bot.Time.Advance(TimeSpan.FromHours(10.5));

        Buttons(await DraftAsync(room, room.Luis)).ShouldContain(room.Phrase("approveButton"));
    }

    [Fact]
    public async Task The_holder_of_the_next_meeting_is_not_offered_the_approval_of_this_one()
    {
        var room = await HeldAsync(ofToday: r => r.Ana, ofTomorrow: r => r.Luis);

        Buttons(await DraftAsync(room, room.Luis)).ShouldNotContain(room.Phrase("approveButton"));
    }

    private static async Task<System.Text.Json.JsonElement> DraftAsync(Room room, Speaker who) => (await room.SayAsync(who, room.Word("minutes"), room.Private(who))).Card;

    /// <summary>Ana leads and started the meeting of today; the rota has one tomorrow as well.</summary>
    private async Task<Room> HeldAsync(Func<Room, Speaker> ofToday, Func<Room, Speaker> ofTomorrow)
    {
        var room = await RoomAsync();
        await room.MeetAsync();
        await room.SayAsync(room.Luis, room.Word("help"));
        await room.SayAsync(room.Ana, room.Word("endMeeting"));
        await RepresentAsync(room.Luis, await AddAsync("CARE"));
        await RepresentAsync(room.Ana, await AddAsync("Agua Viva"));
        foreach (var (day, holder) in new[] { (Today, ofToday(room)), (Today.AddDays(1), ofTomorrow(room)) })
            await HoldAsync(day, holder, await PersonIdAsync(holder));
        return room;
    }

    private async Task HoldAsync(DateOnly day, Speaker holder, Guid personId) => await WriteAsync(async db =>
    {
        var minutes = RotaDuty.Usual(DutyKind.Minutes);
        if (await db.FindAsync<RotaDuty>([db.AllianceId, minutes.Id], Cancel) is null)
            db.Add(minutes);
        var organisation = (await db.FindAsync<AllianceBot.Alliances.Person>([db.AllianceId, personId], Cancel))!.OrganisationId!.Value;
        var turn = RotaTurn.Plan(minutes.Id, Rhythm.Meeting, day, 0, organisation, Now);
        turn.Accept(personId, holder.Name);
        db.Add(turn);
        return true;
    });
}
