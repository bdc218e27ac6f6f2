using System.Security.Cryptography;
using AllianceBot.Alliances.History;
using AllianceBot.Minutes.Errata;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Documents;
using AllianceBot.Tests.Minutes.Circulation;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Minutes.Errata;

/// <summary>Corrections of approved minutes, which themselves never change.</summary>
public sealed class ErratumTests : CirculationStage
{
    [Fact]
    public async Task It_is_archived_beside_the_minutes_which_stay_as_they_were()
    {
        await PressAsync(Room.Ana, "minutes.approve");
        var minutes = Records().ShouldHaveSingleItem();
        var before = await File.ReadAllBytesAsync(minutes, Cancel);

        var heard = await IssueAsync("2026-01/D1", "It should read 3 %.");

        Path.GetFileName(Records().Single(r => r != minutes)).ShouldBe("2026-01-minutes-erratum-1.docx");
        (await File.ReadAllBytesAsync(minutes, Cancel)).ShouldBe(before);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Records().Single(r => r != minutes), Cancel)));
        heard.Sentences.ShouldHaveSingleItem().ShouldContain(sha256);
        var card = Listing(heard.Card);
        card.ShouldContain("Erratum 1, Decision 2026-01/D1; Ana Quispe, 2 March 2026:  It should read 3 %.");
        card.ShouldContain("Decision 2026-01/D1  We ask for 2 %.");
        using var document = WordprocessingDocument.Open(Records().Single(r => r != minutes), isEditable: false);
        var printed = PrintedText.Body(document.MainDocumentPart!);
        printed.ShouldContain("Erratum 1 to the minutes of meeting 2026-01");
        printed.ShouldContain("Decision 2026-01/D1");
        printed.ShouldContain("It should read 3 %.");
        printed.ShouldContain("The approved minutes are unchanged.");
    }

    [Fact]
    public async Task The_register_shows_it_where_it_concerns_a_decision()
    {
        await PressAsync(Room.Ana, "minutes.approve");
        await IssueAsync("2026-01/D1", "It should read 3 %.");
        await IssueAsync("The minutes as a whole", "The place was Lima.", count: "1");

        var register = Listing((await Room.SayAsync(Room.Luis, "decisions")).Card);

        register.ShouldContain("Erratum 1: It should read 3 %.");
        register.ShouldNotContain("Lima");
        (await ReadAsync(db => db.Set<ChangeRecord>().CountAsync(c => c.Action == "erratumIssued", Cancel))).ShouldBe(2);
    }

    [Fact]
    public async Task Pressed_twice_or_by_two_it_is_issued_once_and_the_second_reads_the_first()
    {
        await PressAsync(Room.Ana, "minutes.approve");
        await IssueAsync("2026-01/D1", "It should read 3 %.");

        var again = await PressAsync(Room.Ana, "minutes.erratum", ("part", "minutes"), ("text", "It should read 3 %."), ("count", "0"));

        Listing(again.Card).ShouldContain("Ana Quispe issued an erratum while you wrote: “It should read 3 %.”.");
        (await ReadAsync(db => db.Set<MinutesErratum>().CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task A_draft_has_none_and_the_command_fills_the_form_in()
    {
        (await Room.SayAsync(Room.Ana, "erratum 2026-01")).Sentences.ShouldHaveSingleItem().ShouldContain("not approved yet");
        await PressAsync(Room.Ana, "minutes.approve");

        var form = (await Room.SayAsync(Room.Ana, "erratum 2026-01: the place was Lima")).Card;

        Listing(form).ShouldContain("What is to be read instead: [the place was Lima]");
        Listing((await PressAsync(Room.Ana, "minutes.erratum", ("part", "minutes"), ("text", " "), ("count", "0"))).Card).ShouldContain("Write what is to be read instead.");
        Listing((await PressAsync(Room.Ana, "minutes.erratum", ("part", "77"), ("text", "x"), ("count", "0"))).Card).ShouldContain("Choose from the list what it concerns.");
        (await ReadAsync(db => db.Set<MinutesErratum>().CountAsync(Cancel))).ShouldBe(0);
    }

    [Theory]
    [InlineData("erratum for 2026-01: the place was Lima", "the place was Lima")]
    [InlineData("erratum for the minutes of meeting 2026-01, the place was Lima", "the place was Lima")]
    [InlineData("fe de erratas del acta 2026-01: donde dice 3 %, léase 2 %", "donde dice 3 %, léase 2 %")]
    [InlineData("fe de erratas 2026–01 - donde dice: 3 %", "donde dice: 3 %")]
    [InlineData("fe de erratas donde dice 3 % léase 2 % en el acta 2026-01", "donde dice 3 % léase 2 % en el acta 2026-01")]
    [InlineData("erratum for 2026-01", "")]
    public async Task It_is_for_the_meeting_named_and_not_for_the_latest(string typed, string text)
    {
        await PressAsync(Room.Ana, "minutes.approve");
        await ApproveAnotherAsync();

        var form = Listing((await Room.SayAsync(Room.Ana, typed)).Card);

        form.Split('\n')[0].ShouldEndWith(" 2026-01");
        form.ShouldContain($": [{text}]");
    }

    [Theory]
    [InlineData("erratum: where it says 3 %, read 2 %")]
    [InlineData("erratum the place was Lima: see 2026-01")]
    [InlineData("erratum: the budget 2025-2026 is 300")]
    [InlineData("erratum: the plan 2026–2030 was agreed on")]
    public async Task A_number_in_what_is_corrected_names_no_meeting(string typed)
    {
        await PressAsync(Room.Ana, "minutes.approve");
        await ApproveAnotherAsync();

        Listing((await Room.SayAsync(Room.Ana, typed)).Card).ShouldContain("minutes of meeting 2026-02");
    }

    [Fact]
    public async Task What_is_corrected_of_a_private_meeting_stays_out_of_the_trail()
    {
        var here = Room.Private(Room.Ana);
        var meeting = await HoldAsync(here);
        await Room.PressAsync(Room.Ana, "minutes.approve", new() { ["meeting"] = meeting }, here);
        await Room.PressAsync(Room.Ana, "minutes.erratum", new() { ["meeting"] = meeting, ["part"] = "minutes", ["text"] = "A secret.", ["count"] = "0" }, here);

        (await ReadAsync(db => db.Set<MinutesErratum>().CountAsync(Cancel))).ShouldBe(1);
        (await ReadAsync(db => db.Set<ChangeRecord>().Where(c => c.Action == "erratumIssued").Select(c => c.Fields).SingleAsync(Cancel))).ShouldBe("[]");
    }

    private async Task<Heard> IssueAsync(string part, string text, string count = "0")
    {
        var form = (await PressAsync(Room.Ana, "minutes.askErratum")).Card;
        var choice = form.GetProperty("body").EnumerateArray().Single(e => e.TryGetProperty("choices", out _)).GetProperty("choices").EnumerateArray()
            .Single(c => c.GetProperty("title").GetString()!.Contains(part, StringComparison.Ordinal)).GetProperty("value").GetString()!;
        return await PressAsync(Room.Ana, "minutes.erratum", ("part", choice), ("text", text), ("count", count));
    }

    private async Task ApproveAnotherAsync()
    {
        Bot.Time.Advance(TimeSpan.FromDays(1));
        Meeting = await HoldAsync();
        await PressAsync(Room.Ana, "minutes.approve");
    }

    private string[] Records() => Directory.GetFiles(Bot.ArchiveFolder, "*.docx", SearchOption.AllDirectories);
}
