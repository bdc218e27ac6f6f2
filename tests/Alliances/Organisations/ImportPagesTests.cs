using AllianceBot.Alliances.Organisations;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Alliances.Organisations;

/// <summary>After a table went in, all that was left out can still be read, page by page.</summary>
public sealed class ImportPagesTests : AllianceBench
{
    private const int Bad = 40;

    [Fact]
    public async Task Every_row_that_was_left_out_is_shown_after_the_import()
    {
        var room = await RoomAsync();
        var preview = (await room.PressAsync(room.Ana, "organisations.preview", new() { ["table"] = Table(good: 3) })).Card;

        var card = (await room.PressAsync(room.Ana, preview, "organisations.import")).Card;
        var read = Listing(card);
        for (var page = 2; Buttons(card).Contains(room.Phrase("organisationsNextButton")); page++)
        {
            Listing(card).ShouldContain(room.Phrase("importPreviewCounts", 3, 0, 0, Bad));
            card = (await PressNextAsync(room, card, page)).Card;
            read += Listing(card);
        }

        Listing(card).ShouldContain(room.Phrase("importPreviewCounts", 3, 0, 0, Bad));
        for (var i = 0; i < Bad; i++)
            read.ShouldContain($"Bad {i:00}");
        (await ReadAsync(db => db.Set<Organisation>().CountAsync(Cancel))).ShouldBe(3);
    }

    [Fact]
    public async Task What_was_counted_stays_counted_when_a_page_is_turned_while_rows_wait()
    {
        var room = await RoomAsync();
        var care = await AddAsync("CARE");
        var preview = (await room.PressAsync(room.Ana, "organisations.preview", new() { ["table"] = Table(good: 3) + "\nCARE,ngo,PE" })).Card;
        await WriteAsync(async db => (await db.Set<Organisation>().SingleAsync(o => o.Id == care, Cancel)) is var own && own.Apply(own.Facts with { Country = "BO" }, new DateOnly(2026, 3, 2)));

        var waiting = (await room.PressAsync(room.Ana, preview, "organisations.import")).Card;
        Listing(waiting).ShouldContain(room.Phrase("importPreviewCounts", 3, 0, 0, Bad));
        Listing((await PressNextAsync(room, waiting, 2)).Card).ShouldContain(room.Phrase("importPreviewCounts", 3, 0, 0, Bad));

        var done = (await room.PressAsync(room.Ana, waiting, "organisations.import")).Card;
        Listing(done).ShouldContain(room.Phrase("importPreviewCounts", 3, 1, 0, Bad));
    }

    [Fact]
    public async Task Pressed_again_or_cancelled_afterwards_it_shows_what_went_in_and_changes_nothing()
    {
        var room = await RoomAsync();
        var preview = (await room.PressAsync(room.Ana, "organisations.preview", new() { ["table"] = Table(good: 1) })).Card;
        await room.PressAsync(room.Ana, preview, "organisations.import");
        await WriteAsync(async db => (await db.Set<Organisation>().SingleAsync(Cancel)) is var own && own.Apply(own.Facts with { Country = "BO" }, new DateOnly(2026, 3, 2)));

        foreach (var verb in new[] { "organisations.import", "organisations.cancelImport" })
            Listing((await room.PressAsync(room.Ana, preview, verb)).Card).ShouldContain(room.Phrase("importPreviewCounts", 1, 0, 0, Bad));

        (await ReadAsync(db => db.Set<Organisation>().Select(o => o.Country).SingleAsync(Cancel))).ShouldBe("BO");
    }

    private static Task<Heard> PressNextAsync(Room room, System.Text.Json.JsonElement card, int page)
    {
        var next = card.GetProperty("actions").EnumerateArray().Single(a => a.GetProperty("title").GetString() == room.Phrase("organisationsNextButton")).GetProperty("data");
        next.GetProperty("page").GetString().ShouldBe(page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return room.PressAsync(room.Ana, "organisations.previewPage", System.Text.Json.Nodes.JsonNode.Parse(next.GetRawText())!.AsObject());
    }

    private static string Table(int good) => "name,sector,country\n"
        + string.Join('\n', [.. Enumerable.Range(0, good).Select(i => $"Good {i},ngo,"), .. Enumerable.Range(0, Bad).Select(i => $"Bad {i:00},nonsense,")]);
}
