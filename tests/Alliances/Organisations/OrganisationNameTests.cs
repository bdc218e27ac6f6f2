using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Organisations;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Alliances.Organisations;

/// <summary>Which organisation a typed name means: the whole name first, then the short name, then a part of either.</summary>
public sealed class OrganisationNameTests : AllianceBench
{
    [Theory]
    [InlineData("agua", "Agua")]
    [InlineData("WFP", "World Food Programme")]
    [InlineData("on-ag", "Oficina Norte Aguas")]
    [InlineData("norte ag", "Oficina Norte Aguas")]
    [InlineData("wf", "World Food Programme")]
    public async Task A_typed_name_finds_the_one_it_means(string typed, string found)
    {
        await FillAsync();

        (await ReadAsync(db => OrganisationFinder.FindAsync(db, typed, Cancel))).ShouldBeOfType<OrganisationSearch.Found>().Organisation.Name.ShouldBe(found);
        var typedInForm = await ReadAsync(db => GroupOrganisations.FindAsync(db, typed, [], Cancel));
        var id = typedInForm.Ids.ShouldHaveSingleItem();
        (await ReadAsync(db => db.Set<Organisation>().Where(o => o.Id == id).Select(o => o.Name).SingleAsync(Cancel))).ShouldBe(found);
    }

    [Fact]
    public async Task What_several_have_a_part_of_is_asked_about_and_nothing_means_none()
    {
        await FillAsync();

        (await ReadAsync(db => OrganisationFinder.FindAsync(db, "o", Cancel))).ShouldBeOfType<OrganisationSearch.Ambiguous>().Names.Count.ShouldBeGreaterThan(1);
        (await ReadAsync(db => OrganisationFinder.FindAsync(db, "", Cancel))).ShouldBeOfType<OrganisationSearch.Unknown>();
    }

    private async Task FillAsync()
    {
        await RoomAsync();
        await AddAsync("Agua");
        await AddAsync("Red del Río", shortName: "Agua");
        await AddAsync("World Food Programme", shortName: "WFP");
        await AddAsync("Oficina Norte Aguas", shortName: "ON-AG");
        await AddAsync("Sin sigla");
    }
}
