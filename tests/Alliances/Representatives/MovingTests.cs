using AllianceBot.Alliances.Organisations;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Alliances.Representatives;

/// <summary>Somebody changes the organisation they represent: who hears of it, and what it may not do.</summary>
public sealed class MovingTests : IAsyncLifetime
{
    private Gathering _here = null!;

    public async ValueTask InitializeAsync() => _here = await Gathering.BeginAsync();

    public ValueTask DisposeAsync() => _here.DisposeAsync();

    [Theory]
    [InlineData("Agua Viva", "Now here for Agua Viva, as they say themselves.")]
    [InlineData("none", "Now here for no organisation, as they say themselves.")]
    public async Task Whoever_leads_hears_that_somebody_moved(string to, string told)
    {
        await _here.OrganisationAsync("CARE", OrganisationStatus.Member, _here.Luis);
        await _here.OrganisationAsync("Agua Viva", OrganisationStatus.Member);
        await _here.HearUnaskedAsync();

        await _here.TellAsync(_here.Luis, $"my organisation {to}");

        var (_, text) = (await _here.HearUnaskedAsync()).Where(n => n.Text.Contains("no longer represents", StringComparison.Ordinal)).ShouldHaveSingleItem();
        text.ShouldContain("Luis Rojas (CARE)");
        text.ShouldContain(told);
        (await _here.ChangesAsync("personOrganisationSet")).ShouldHaveSingleItem().ReadFields().ShouldHaveSingleItem().Before.ShouldBe("CARE");
    }

    [Fact]
    public async Task Saying_it_for_the_first_time_is_no_news()
    {
        await _here.OrganisationAsync("CARE", OrganisationStatus.Member);
        await _here.TellAsync(_here.Luis, "my organisation CARE");

        (await _here.HearUnaskedAsync()).ShouldNotContain(n => n.Text.Contains("no longer represents", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_observer_does_not_become_a_member_by_naming_no_organisation()
    {
        await _here.OrganisationAsync("World Bank", OrganisationStatus.Observer, _here.Luis);
        await _here.TellAsync(_here.Luis, "my organisation none");

        (await _here.Room.SayAsync(_here.Luis, "start meeting\nBudget")).Cards.ShouldBeEmpty();
        Gathering.Lines((await _here.Room.SayAsync(_here.Ana, "who can")).Card).ShouldContain("everyone who represents a member (1)");
    }

    [Fact]
    public async Task Whoever_says_that_they_are_from_nowhere_is_believed()
    {
        await _here.OrganisationAsync("CARE", OrganisationStatus.Member, _here.Ana);
        await _here.Room.SayAsync(_here.Luis, "help");
        (await _here.TellAsync(_here.Luis, "my organisation none")).Sentences.ShouldBe([_here.Room.Phrase("organisationNoneChosen")]);

        (await _here.PersonAsync(_here.Luis)).RepresentsNobody.ShouldBeTrue();
        (await _here.ChangesAsync("personOrganisationSet")).ShouldHaveSingleItem().SubjectName.ShouldBe("Luis Rojas");
        (await _here.Room.SayAsync(_here.Luis, "start meeting\nBudget")).Cards.ShouldBeEmpty();
        // Said again it is no news.
        await _here.TellAsync(_here.Luis, "my organisation none");
        (await _here.ChangesAsync("personOrganisationSet")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_saves_other_settings_has_not_said_that_they_are_from_nowhere()
    {
        await _here.OrganisationAsync("CARE", OrganisationStatus.Member, _here.Ana);
        await _here.Room.SayAsync(_here.Luis, "help");
        var card = (await _here.TellAsync(_here.Luis, "my settings")).Card;
        await _here.Room.PressAsync(_here.Luis, card, "people.saveSettings", _here.Room.Private(_here.Luis), ("language", "es"));

        (await _here.PersonAsync(_here.Luis)).RepresentsNobody.ShouldBeFalse();
        (await _here.PersonAsync(_here.Luis)).ChosenLanguage.ShouldNotBeNull();
    }

    [Fact]
    public async Task Whoever_does_not_know_where_they_are_from_has_said_nothing()
    {
        await _here.OrganisationAsync("CARE", OrganisationStatus.Member, _here.Ana);
        var card = (await _here.TellAsync(_here.Luis, "my organisation")).Card;

        await _here.Room.PressAsync(_here.Luis, card, "people.organisationUnknown", _here.Room.Private(_here.Luis));
        (await _here.PersonAsync(_here.Luis)).RepresentsNobody.ShouldBeFalse();
        await _here.Room.PressAsync(_here.Luis, card, "people.noOrganisation", _here.Room.Private(_here.Luis));
        (await _here.PersonAsync(_here.Luis)).RepresentsNobody.ShouldBeTrue();
    }

    [Fact]
    public async Task A_co_chair_is_not_let_into_the_organisation_of_the_other()
    {
        await LeadTogetherAsync();

        foreach (var organisation in (string[])["CARE", "none"])
            (await _here.TellAsync(_here.Luis, $"my organisation {organisation}")).Sentences.ShouldHaveSingleItem().ShouldContain("different organisations");
        var card = (await _here.TellAsync(_here.Luis, "my settings")).Card;
        var care = await _here.ReadAsync(db => db.Set<Organisation>().Where(o => o.Name == "CARE").Select(o => o.Id).SingleAsync());
        Gathering.Lines((await _here.Room.PressAsync(_here.Luis, card, "people.saveSettings", _here.Room.Private(_here.Luis), ("organisation", care.ToString()))).Card).ShouldContain("different organisations");

        (await _here.ChangesAsync("personOrganisationSet")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_co_chair_may_move_to_an_organisation_that_does_not_chair()
    {
        await LeadTogetherAsync();
        await _here.OrganisationAsync("WFP", OrganisationStatus.Member);
        await _here.TellAsync(_here.Luis, "my organisation WFP");

        (await _here.ChangesAsync("personOrganisationSet")).ShouldHaveSingleItem();
        // The other co-chair hears that he moved, and nothing of a rule.
        (await _here.HearUnaskedAsync()).Where(n => !n.Text.Contains("# Welcome", StringComparison.Ordinal)).ShouldHaveSingleItem().Text.ShouldContain("Now here for WFP");
    }

    [Theory]
    [InlineData("retire")]
    [InlineData("change")]
    [InlineData("import")]
    [InlineData("set")]
    public async Task Whatever_else_breaks_the_rule_of_two_is_told_to_all_who_lead(string how)
    {
        await LeadTogetherAsync();
        await _here.HearUnaskedAsync();
        var (viva, luis) = (await _here.ReadAsync(db => db.Set<Organisation>().SingleAsync(o => o.Name == "Agua Viva")), await _here.PersonAsync(_here.Luis));
        switch (how)
        {
            case "retire":
                await _here.Room.PressAsync(_here.Ana, "organisation.retire", new() { ["id"] = viva.Id.ToString(), ["version"] = viva.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) });
                break;
            case "change":
                await _here.Room.PressAsync(_here.Ana, "organisation.save", new() { ["id"] = viva.Id.ToString(), ["version"] = viva.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), ["name"] = "Agua Viva", ["sector"] = "LocalNgo", ["weight"] = 1, ["status"] = "Left" });
                break;
            case "import":
                await _here.Room.PressAsync(_here.Ana, "organisations.preview", new() { ["table"] = "name,status\nAgua Viva,left" });
                var import = await _here.ReadAsync(db => db.Set<OrganisationImport>().Select(i => i.Id).SingleAsync());
                await _here.Room.PressAsync(_here.Ana, "organisations.import", new() { ["import"] = import.ToString() });
                break;
            default:
                var care = await _here.ReadAsync(db => db.Set<Organisation>().Where(o => o.Name == "CARE").Select(o => o.Id).SingleAsync());
                await _here.Room.PressAsync(_here.Ana, "people.setOrganisation", new() { ["person"] = luis.Id.ToString(), ["organisation"] = care.ToString() });
                break;
        }

        var told = (await _here.HearUnaskedAsync()).Where(n => n.Text.Contains("no longer come from different organisations", StringComparison.Ordinal)).ToList();
        told.Count.ShouldBe(2, "Both co-chairs are told.");
        told[0].Text.ShouldContain("Luis Rojas");
    }

    [Fact]
    public async Task A_rule_that_holds_again_is_told_to_nobody()
    {
        await LeadTogetherAsync();
        var viva = await _here.ReadAsync(db => db.Set<Organisation>().SingleAsync(o => o.Name == "Agua Viva"));
        await _here.Room.PressAsync(_here.Ana, "organisation.retire", new() { ["id"] = viva.Id.ToString(), ["version"] = viva.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        await _here.OrganisationAsync("WFP", OrganisationStatus.Member, _here.Luis);

        (await _here.HearUnaskedAsync()).ShouldNotContain(n => n.Text.Contains("no longer come from", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_who_say_where_somebody_is_from_hear_of_each_other()
    {
        var (care, viva) = (await _here.OrganisationAsync("CARE", OrganisationStatus.Member), await _here.OrganisationAsync("Agua Viva", OrganisationStatus.Member));
        var luis = (await _here.PersonAsync(_here.Luis)).Id.ToString();
        var first = (await _here.Room.PressAsync(_here.Ana, "people.askOrganisation", [])).Card;
        var second = (await _here.Room.PressAsync(_here.Ana, "people.askOrganisation", [])).Card;
        await _here.Room.PressAsync(_here.Ana, first, "people.setOrganisation", null, ("person", luis), ("organisation", care.ToString()));

        var again = (await _here.Room.PressAsync(_here.Ana, second, "people.setOrganisation", null, ("person", luis), ("organisation", viva.ToString()))).Card;

        (await _here.PersonAsync(_here.Luis)).OrganisationId.ShouldBe(care);
        var lines = Gathering.Lines(again);
        lines.ShouldContain("Luis Rojas");
        lines.ShouldContain("saved CARE");
        lines.ShouldContain("yours Agua Viva");
        lines.ShouldContain("2 March 2026");
        await _here.Room.PressAsync(_here.Ana, again, "people.setOrganisation", null);
        (await _here.PersonAsync(_here.Luis)).OrganisationId.ShouldBe(viva);
    }

    [Fact]
    public async Task Settings_keep_an_organisation_that_has_left_the_alliance()
    {
        var care = await _here.OrganisationAsync("CARE", OrganisationStatus.Member, _here.Luis);
        await _here.OrganisationAsync("Alianza – CARE", OrganisationStatus.Member);
        await _here.Room.PressAsync(_here.Ana, "organisation.retire", new() { ["id"] = care.ToString() });

        await SaveSettingsAsync(("quietFrom", "21:30"));
        (await _here.PersonAsync(_here.Luis)).OrganisationId.ShouldBe(care);
    }

    [Fact]
    public async Task Settings_show_the_organisation_and_not_one_whose_name_ends_alike()
    {
        await _here.OrganisationAsync("CARE", OrganisationStatus.Member, _here.Luis);
        await new Props(_here.Bot).AddOrganisationAsync(new OrganisationFacts { Name = "CARE", ShortName = "Alianza", Sector = Sector.Other } with { Name = "A – CARE" }, []);
        var before = (await _here.PersonAsync(_here.Luis)).OrganisationId;

        await SaveSettingsAsync(("quietFrom", "21:30"));
        (await _here.PersonAsync(_here.Luis)).OrganisationId.ShouldBe(before);
    }

    [Fact]
    public async Task Settings_that_come_without_an_organisation_leave_it_as_it_is()
    {
        var care = await _here.OrganisationAsync("CARE", OrganisationStatus.Member, _here.Luis);
        await SaveSettingsAsync(("organisation", ""), ("quietFrom", "21:30"));

        (await _here.PersonAsync(_here.Luis)).OrganisationId.ShouldBe(care);
        (await _here.PersonAsync(_here.Luis)).QuietFrom.ShouldBe(new TimeOnly(21, 30));
    }

    [Fact]
    public async Task The_trail_says_that_settings_changed_and_not_how()
    {
        await SaveSettingsAsync(("quietFrom", "21:30"), ("awayTo", "2026-03-30"));
        await _here.TellAsync(_here.Luis, "language Spanish");
        var care = await _here.OrganisationAsync("CARE", OrganisationStatus.Member);
        await _here.Room.PressAsync(_here.Ana, "people.add", new() { ["name"] = "Eva Ruiz", ["email"] = "eva@ngo.example", ["organisation"] = care.ToString(), ["language"] = "es" });

        (await _here.ChangesAsync("personSettingsChanged")).Count.ShouldBe(2);
        var shown = Gathering.Lines((await _here.Room.SayAsync(_here.Ana, "history")).Card);
        shown.ShouldContain("The settings of Luis Rojas were changed");
        shown.ShouldNotContain("21:30");
        shown.ShouldNotContain("30 March");
        shown.ShouldNotContain("eva@ngo.example");
    }

    private async Task LeadTogetherAsync()
    {
        await _here.OrganisationAsync("CARE", OrganisationStatus.Member, _here.Ana);
        await _here.OrganisationAsync("Agua Viva", OrganisationStatus.Member, _here.Luis);
        await _here.CoChairAsync(_here.Ana);
        await _here.CoChairAsync(_here.Luis);
    }

    private async Task SaveSettingsAsync(params (string Field, string Value)[] filledIn)
    {
        var card = (await _here.TellAsync(_here.Luis, "my settings")).Card;
        Gathering.Lines((await _here.Room.PressAsync(_here.Luis, card, "people.saveSettings", _here.Room.Private(_here.Luis), filledIn)).Card).ShouldContain("Saved");
    }
}
