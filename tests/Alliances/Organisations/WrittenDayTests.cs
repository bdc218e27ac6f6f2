using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests.Alliances.Organisations;

/// <summary>Days in a table as spreadsheets write them.</summary>
public sealed class WrittenDayTests : AllianceBench
{
    [Theory]
    [InlineData("2025-11-24")]
    [InlineData("24/11/2025")]
    [InlineData("24-11-2025")]
    [InlineData("24.11.2025")]
    [InlineData("24/11/2025 0:00:00")]
    [InlineData("24 de noviembre de 2025")]
    [InlineData("24 nov 2025")]
    [InlineData("24-nov-2025")]
    [InlineData("24-Nov-25")]
    [InlineData("24/11/25")]
    [InlineData("November 24, 2025")]
    public async Task A_day_is_read_however_the_spreadsheet_wrote_it(string written)
    {
        var room = await RoomAsync(TextLanguage.Spanish);
        await ImportAsync(room, $"nombre;sector;ingreso\nCARE;ONG;{written}");
        (await OrganisationAsync("CARE")).JoinedOn.ShouldBe(new DateOnly(2025, 11, 24));
    }

    [Fact]
    public async Task Other_days_of_the_column_say_whether_the_month_comes_first()
    {
        var room = await RoomAsync();
        await ImportAsync(room, "name;sector;joined\nA;ngo;3/4/2020\nB;ngo;4/25/2020");
        (await OrganisationAsync("A")).JoinedOn.ShouldBe(new DateOnly(2020, 3, 4));
        await ImportAsync(room, "name;sector;joined\nC;ngo;3/4/2020\nD;ngo;25/4/2020");
        (await OrganisationAsync("C")).JoinedOn.ShouldBe(new DateOnly(2020, 4, 3));
    }

    [Fact]
    public async Task A_day_that_can_be_two_is_refused_where_the_column_is_of_two_minds()
    {
        var room = await RoomAsync();
        var preview = (await room.PressAsync(room.Ana, "organisations.preview", new() { ["table"] = "name;sector;joined\nA;ngo;3/4/2020\nB;ngo;25/4/2020\nC;ngo;4/25/2020" })).Card;
        Listing(preview).ShouldContain(room.Phrase("importPreviewCounts", 2, 0, 0, 1));
        Listing(preview).ShouldContain(room.Phrase("organisationDayAmbiguous", "3/4/2020"));
    }

    [Theory]
    [InlineData("31/02/2020")]
    [InlineData("soon")]
    [InlineData("2020")]
    [InlineData("=1+1")]
    [InlineData("24/11/2025 and 3 days")]
    public async Task What_is_no_day_is_an_error_of_that_row(string written)
    {
        var room = await RoomAsync();
        var preview = (await room.PressAsync(room.Ana, "organisations.preview", new() { ["table"] = $"name;sector;joined\nA;ngo;{written}" })).Card;
        Listing(preview).ShouldContain(room.Phrase("organisationDayUnknown", written));
    }

    private static async Task ImportAsync(Tests.Conversations.Room room, string table)
    {
        var preview = (await room.PressAsync(room.Ana, "organisations.preview", new() { ["table"] = table })).Card;
        await room.PressAsync(room.Ana, preview, "organisations.import");
    }
}
