using System.Text.Json.Nodes;
using AllianceBot.Tests.Conversations;

namespace AllianceBot.Tests.Alliances.History;

/// <summary>The history of one organisation, person or group, by whatever it is or was called.</summary>
public sealed class FindingHistoryTests : AllianceBench
{
    [Theory]
    [InlineData("WFP")]
    [InlineData("Programa Mundial")]
    [InlineData("World Food")]
    public async Task An_organisation_is_found_by_its_short_name_its_name_now_and_its_name_then(string asked)
    {
        var room = await RoomAsync();
        await room.PressAsync(room.Ana, "organisation.save", Form("Programa Mundial de Alimentos", "WFP", "PE"));
        var known = await OrganisationAsync("Programa Mundial de Alimentos");
        var renamed = Form("World Food Programme", "WFP", "PE");
        (renamed["id"], renamed["version"]) = (known.Id.ToString(), "1");
        await room.PressAsync(room.Ana, "organisation.save", renamed);
        await room.PressAsync(room.Ana, "organisation.save", Form("Oxfam", "", "BO"));

        var shown = Listing((await room.SayAsync(room.Luis, $"history {asked}")).Card);

        shown.ShouldContain("Programa Mundial de Alimentos was added");
        shown.ShouldContain("World Food Programme was changed");
        shown.ShouldNotContain("Oxfam");
    }

    [Theory]
    [InlineData("agua")]
    [InlineData("AV")]
    [InlineData("CARE")]
    public async Task Who_comes_to_an_organisation_and_who_goes_from_it_is_in_its_history(string asked)
    {
        var room = await RoomAsync();
        var (agua, care) = (await AddAsync("Agua Viva", shortName: "AV"), await AddAsync("CARE Perú"));
        await RepresentAsync(room.Luis, agua);
        await room.PressAsync(room.Ana, "people.setOrganisation", new() { ["person"] = (await PersonIdAsync(room.Luis)).ToString(), ["organisation"] = care.ToString() });

        Listing((await room.SayAsync(room.Ana, $"history {asked}")).Card).ShouldContain(room.Phrase("change.personOrganisationSet", "Luis Rojas"));
    }

    [Fact]
    public async Task Whoever_was_replaced_as_co_chair_has_a_line_of_their_own_and_so_has_whoever_came()
    {
        var room = await RoomAsync();
        var (eva, tom) = (await MeetAsync("Eva Ruiz"), await MeetAsync("Tom Baker"));
        await NameAsync(room, [await PersonIdAsync(room.Ana), eva], []);
        await NameAsync(room, [await PersonIdAsync(room.Ana), tom], [await PersonIdAsync(room.Ana), eva]);

        var role = (await TrailAsync()).Where(c => c.SubjectId == eva).Select(c => c.Action);
        role.ShouldBe(["coChairsNamed", "coChairEnded"]);
        (await TrailAsync()).Where(c => c.SubjectId == tom).Select(c => c.Action).ShouldBe(["coChairsNamed"]);
        Listing((await room.SayAsync(room.Luis, "history Eva")).Card).ShouldContain(room.Phrase("change.coChairEnded", "Eva Ruiz"));
    }

    private static Task<Heard> NameAsync(Room room, Guid[] coChairs, Guid[] from) =>
        room.PressAsync(room.Ana, "roles.name", new() { ["coChairs"] = string.Join(',', coChairs), ["from"] = string.Join(',', from) });

    private static JsonObject Form(string name, string shortName, string country) => new()
    {
        ["name"] = name,
        ["shortName"] = shortName,
        ["sector"] = "Other",
        ["country"] = country,
        ["status"] = "Member",
    };
}
