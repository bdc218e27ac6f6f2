using System.Text.Json.Nodes;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Tests.Conversations;

namespace AllianceBot.Tests.Alliances.Organisations;

/// <summary>Two people at one organisation: the second is told, and nothing is lost.</summary>
public sealed class OrganisationConflictTests : AllianceBench
{
    [Fact]
    public async Task An_import_does_not_overwrite_what_somebody_changed_after_the_preview()
    {
        var room = await RoomAsync();
        var care = await AddAsync("CARE");
        var preview = (await room.PressAsync(room.Ana, "organisations.preview", new() { ["table"] = "name;country;sector\nCARE;Perú;\nOxfam;;ngo" })).Card;
        await ChangeCountryAsync(room, care, "BO");

        var first = (await room.PressAsync(room.Ana, preview, "organisations.import")).Card;

        (await OrganisationAsync("CARE")).Country.ShouldBe("BO");
        (await OrganisationAsync("Oxfam")).Name.ShouldBe("Oxfam");
        Listing(first).ShouldContain("country");
        Listing(first).ShouldContain("Bolivia");
        Listing(first).ShouldContain("Peru");
        // The same press again changes nothing; the button of the new card says what it does.
        await room.PressAsync(room.Ana, preview, "organisations.import");
        (await OrganisationAsync("CARE")).Country.ShouldBe("BO");
        await room.PressAsync(room.Ana, first, "organisations.import");
        (await OrganisationAsync("CARE")).Country.ShouldBe("PE");
    }

    [Fact]
    public async Task An_old_card_does_not_retire_what_somebody_changed_meanwhile()
    {
        var room = await RoomAsync();
        var care = await AddAsync("CARE");
        var ask = (await room.PressAsync(room.Ana, "organisation.askRetire", new() { ["id"] = care.ToString() })).Card;
        await ChangeCountryAsync(room, care, "BO");

        var heard = await room.PressAsync(room.Ana, ask, "organisation.retire");

        (await OrganisationAsync("CARE")).Status.ShouldBe(OrganisationStatus.Member);
        Listing(heard.Card).ShouldContain("Ana Quispe");
        Listing(heard.Card).ShouldContain("country");
        await room.PressAsync(room.Ana, heard.Card, "organisation.retire");
        (await OrganisationAsync("CARE")).Status.ShouldBe(OrganisationStatus.Left);
        // Pressed twice, it stays so.
        await room.PressAsync(room.Ana, heard.Card, "organisation.retire");
        (await TrailAsync()).Count(c => c.Action == "organisationRetired").ShouldBe(1);
    }

    [Fact]
    public async Task A_day_that_was_emptied_in_the_form_is_removed_and_one_in_a_table_stays()
    {
        var room = await RoomAsync();
        var care = await AddAsync("CARE");
        await room.PressAsync(room.Ana, "organisations.preview", new() { ["table"] = "name,joined_on,country\nCARE,,PE" });
        await room.PressAsync(room.Ana, "organisations.import", new() { ["import"] = (await ReadAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Set<OrganisationImport>(), Cancel))).Id.ToString() });
        (await OrganisationAsync("CARE")).JoinedOn.ShouldBe(new DateOnly(2026, 3, 2));
        var form = (await room.PressAsync(room.Ana, "organisation.askChange", new() { ["id"] = care.ToString() })).Card;

        await room.PressAsync(room.Ana, form, "organisation.save", null, ("joinedOn", ""));

        (await OrganisationAsync("CARE")).JoinedOn.ShouldBeNull();
        (await TrailAsync())[^1].ReadFields().ShouldHaveSingleItem().ShouldBe(new("joinedOn", "2026-03-02", ""));
        // A new one begins today without being told.
        await room.PressAsync(room.Ana, "organisation.save", new() { ["name"] = "Oxfam", ["sector"] = "Other", ["status"] = "Member", ["joinedOn"] = "" });
        (await OrganisationAsync("Oxfam")).JoinedOn.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_weight_that_cannot_be_stays_in_the_form_that_comes_back()
    {
        var room = await RoomAsync();
        var heard = await room.PressAsync(room.Ana, "organisation.save", new() { ["name"] = "CARE", ["sector"] = "Other", ["weight"] = "250,5", ["status"] = "Member" });

        Listing(heard.Card).ShouldContain("250.5");
    }

    [Fact]
    public async Task The_days_of_joining_and_leaving_are_in_the_form()
    {
        var room = await RoomAsync();
        var care = await AddAsync("CARE");
        var form = (await room.PressAsync(room.Ana, "organisation.askChange", new() { ["id"] = care.ToString() })).Card;

        await room.PressAsync(room.Ana, form, "organisation.save", null, ("joinedOn", "2020-05-01"));
        (await OrganisationAsync("CARE")).JoinedOn.ShouldBe(new DateOnly(2020, 5, 1));

        form = (await room.PressAsync(room.Ana, "organisation.askChange", new() { ["id"] = care.ToString() })).Card;
        Listing(form).ShouldContain("2020-05-01");
        await room.PressAsync(room.Ana, form, "organisation.save", null, ("status", "Left"), ("leftOn", "2024-06-30"));
        var left = await OrganisationAsync("CARE");
        (left.Status, left.LeftOn).ShouldBe((OrganisationStatus.Left, new DateOnly(2024, 6, 30)));

        form = (await room.PressAsync(room.Ana, "organisation.askChange", new() { ["id"] = care.ToString() })).Card;
        Listing((await room.PressAsync(room.Ana, form, "organisation.save", null, ("leftOn", "2019-01-01"))).Card).ShouldContain(room.Phrase("organisationLeftBeforeJoined"));
        // Back in: the day of leaving in the form is the old one, and says nothing.
        await room.PressAsync(room.Ana, form, "organisation.save", null, ("status", "Member"));
        (await OrganisationAsync("CARE")).LeftOn.ShouldBeNull();
    }

    [Fact]
    public async Task The_logo_is_a_picture_with_words_for_those_who_do_not_see_it()
    {
        var room = await RoomAsync();
        var heard = await room.PressAsync(room.Ana, "organisation.save", new() { ["name"] = "CARE **x**", ["sector"] = "Other", ["status"] = "Member", ["logo"] = "https://care.example/logo.png" });

        var image = heard.Card.GetProperty("body").EnumerateArray().Single(e => e.GetProperty("type").GetString() == "Image");
        image.GetProperty("url").GetString().ShouldBe("https://care.example/logo.png");
        image.GetProperty("altText").GetString()!.ShouldContain("CARE");
    }

    [Theory]
    [InlineData("https://localhost/logo.png")]
    [InlineData("https://10.0.0.1/logo.png")]
    [InlineData("https://intranet/logo.png")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://[::1]/logo.png")]
    public async Task No_client_is_sent_to_an_address_inside_its_own_network(string address)
    {
        var room = await RoomAsync();
        var heard = await room.PressAsync(room.Ana, "organisation.save", new() { ["name"] = "CARE", ["sector"] = "Other", ["status"] = "Member", ["logo"] = address });

        heard.Card.GetProperty("body").EnumerateArray().ShouldAllBe(e => e.GetProperty("type").GetString() != "Image");
    }

    private static Task<Heard> ChangeCountryAsync(Room room, Guid id, string country) =>
        room.PressAsync(room.Ana, "organisation.save", new JsonObject { ["id"] = id.ToString(), ["version"] = "1", ["name"] = "CARE", ["sector"] = "LocalNgo", ["country"] = country, ["weight"] = 1, ["status"] = "Member" });
}
