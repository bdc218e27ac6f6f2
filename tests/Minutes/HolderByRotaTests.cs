using System.Text.Json;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Turns;
using AllianceBot.Tests.Alliances;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Documents;
using DocumentFormat.OpenXml.Packaging;

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

    /// <summary>In the draft, and in the record however it came to be approved.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_document_names_the_place_above_and_the_holder_below_as_its_secretary(bool isByHand)
    {
        var room = await HeldAsync(ofToday: r => r.Luis, ofTomorrow: r => r.Ana, "Place: Lima office\nBudget");
        var draft = (await room.SayAsync(room.Ana, room.Word("minutes"))).Card;
        await ShouldBePrintedAsync(draft);

        if (isByHand)
        {
            await room.PressAsync(room.Ana, draft, "minutes.approve");
        }
        else
        {
            await room.PressAsync(room.Ana, draft, "minutes.circulate");
            Bot.Time.Advance(TimeSpan.FromDays(9));
            await Bot.SweepAsync();
        }

        var record = (await room.SayAsync(room.Ana, room.Word("minutes"))).Card;
        Buttons(record).ShouldNotContain(room.Phrase("approveButton"));
        await ShouldBePrintedAsync(record);
        Directory.EnumerateFiles(Bot.ArchiveFolder, "*.docx", SearchOption.AllDirectories).Count().ShouldBe(1);
    }

    [Fact]
    public async Task Where_the_rota_names_nobody_the_line_is_left_for_a_name_by_hand()
    {
        var room = await RoomAsync();
        await room.MeetAsync();
        await room.SayAsync(room.Ana, room.Word("endMeeting"));

        var printed = await PrintedAsync((await room.SayAsync(room.Ana, room.Word("minutes"))).Card);

        printed.ShouldEndWith("\n\nSecretary");
        printed.ShouldNotContain("Place");
    }

    [Fact]
    public async Task Whoever_was_not_there_does_not_sign_for_the_minutes()
    {
        var room = await HeldAsync(ofToday: r => r.Luis, ofTomorrow: r => r.Ana, isThere: false);

        (await PrintedAsync((await room.SayAsync(room.Ana, room.Word("minutes"))).Card)).ShouldEndWith("\n\nSecretary");
    }

    private async Task ShouldBePrintedAsync(JsonElement card)
    {
        Listing(card).ShouldContain("Place  Lima office");
        var printed = await PrintedAsync(card);
        printed.ShouldContain("Place\nLima office");
        printed.ShouldEndWith("Luis Rojas\nSecretary");
    }

    /// <summary>What stands in the document behind a card.</summary>
    private async Task<string> PrintedAsync(JsonElement card)
    {
        var link = new Uri(card.GetProperty("actions").EnumerateArray().Single(a => a.TryGetProperty("url", out _)).GetProperty("url").GetString()!);
        using var content = new MemoryStream(await Bot.Client.GetByteArrayAsync(new Uri(link.PathAndQuery, UriKind.Relative), Cancel));
        using var document = WordprocessingDocument.Open(content, isEditable: false);
        return PrintedText.Body(document.MainDocumentPart!);
    }

    private static async Task<JsonElement> DraftAsync(Room room, Speaker who) => (await room.SayAsync(who, room.Word("minutes"), room.Private(who))).Card;

    /// <summary>Ana leads and started the meeting of today; the rota has one tomorrow as well.</summary>
    /// <param name="isThere">Whether Luis is on the roll call.</param>
    private async Task<Room> HeldAsync(Func<Room, Speaker> ofToday, Func<Room, Speaker> ofTomorrow, string agenda = "Budget", bool isThere = true)
    {
        var room = await RoomAsync();
        await room.MeetAsync(agenda);
        await room.SayAsync(room.Luis, isThere ? "#present" : room.Word("help"));
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
