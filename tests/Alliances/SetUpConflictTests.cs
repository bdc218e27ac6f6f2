using AllianceBot.Alliances;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Alliances;

/// <summary>Two people change the alliance's name, language or zone at once.</summary>
public sealed class SetUpConflictTests : AllianceBench
{
    [Fact]
    public async Task Whoever_saves_an_older_form_is_told_both_values_and_may_save_again()
    {
        var room = await RoomAsync();
        var form = (await room.SayAsync(room.Ana, "set up")).Card;
        await room.PressAsync(room.Ana, "alliance.setUp", new() { ["name"] = "Alianza del Agua", ["language"] = "en", ["timeZone"] = "America/La_Paz", ["was"] = await WasAsync() });

        var heard = await room.PressAsync(room.Ana, form, "alliance.setUp", null, ("name", "Alianza de la Sierra"));

        (await AllianceRowAsync()).Name.ShouldBe("Alianza del Agua");
        var listing = Listing(heard.Card);
        listing.ShouldContain("Ana Quispe");
        listing.ShouldContain("Alianza del Agua");
        listing.ShouldContain("America/La_Paz");
        listing.ShouldContain("[Alianza de la Sierra]");
        await room.PressAsync(room.Ana, heard.Card, "alliance.setUp");
        (await AllianceRowAsync()).Name.ShouldBe("Alianza de la Sierra");
    }

    [Fact]
    public async Task The_same_form_twice_changes_nothing_the_second_time()
    {
        var room = await RoomAsync();
        var form = (await room.SayAsync(room.Ana, "set up")).Card;
        await room.PressAsync(room.Ana, form, "alliance.setUp", null, ("name", "Alianza de la Sierra"));
        var again = await room.PressAsync(room.Ana, form, "alliance.setUp", null, ("name", "Alianza de la Sierra"));

        Listing(again.Card).ShouldContain(room.Phrase("readyHeading"));
        (await TrailAsync()).Count(c => c.Action == "allianceSetUp").ShouldBe(2);
    }

    private async Task<string> WasAsync()
    {
        var alliance = await AllianceRowAsync();
        return $"en|{alliance.TimeZone}|{alliance.Name}";
    }

    private Task<Alliance> AllianceRowAsync() => ReadAsync(db => db.Set<Alliance>().SingleAsync(Cancel));
}
