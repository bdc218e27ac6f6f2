using AllianceBot.Alliances.Roles;
using CsCheck;

namespace AllianceBot.Tests.Alliances.Roles;

/// <summary>Who may chair an alliance together: examples to read, and the rules for any set of people.</summary>
public sealed class CoChairRuleTests
{
    /// <summary>Twenty people of four organisations and of none.</summary>
    private static readonly Gen<CoChair> AnyPerson = Gen.Int[1, 20].Select(person => Person(person, person % 5));

    [Theory]
    [InlineData("", true, typeof(NameCoChairs.Outcome.TooFew))]
    [InlineData("1a", true, typeof(NameCoChairs.Outcome.TooFew))]
    [InlineData("1a 1a", true, typeof(NameCoChairs.Outcome.TooFew))]
    [InlineData("1a 2b", true, null)]
    [InlineData("1a 2b 3c", true, null)]
    [InlineData("1a 2a", true, typeof(NameCoChairs.Outcome.OfOneOrganisation))]
    [InlineData("1a 2b 3b", true, typeof(NameCoChairs.Outcome.OfOneOrganisation))]
    [InlineData("1a 2-", true, typeof(NameCoChairs.Outcome.WithoutOrganisation))]
    [InlineData("1- 2-", true, typeof(NameCoChairs.Outcome.WithoutOrganisation))]
    [InlineData("1- 2-", false, null)]
    [InlineData("1-", false, typeof(NameCoChairs.Outcome.TooFew))]
    public void The_first_rule_that_is_broken_is_named(string people, bool allianceHasOrganisations, Type? broken) =>
        (NameCoChairs.FindBrokenRule(Read(people), allianceHasOrganisations)?.GetType()).ShouldBe(broken);

    [Fact]
    public void Whoever_is_let_through_comes_from_as_many_organisations_as_there_are_people() => AnyPerson.Array[0, 8].Sample(named =>
    {
        if (NameCoChairs.FindBrokenRule(named, allianceHasOrganisations: true) is not null)
            return;
        named.Select(c => c.Id).Distinct().Count().ShouldBeGreaterThanOrEqualTo(2);
        named.ShouldAllBe(c => c.OrganisationId != null);
        named.DistinctBy(c => c.Id).Select(c => c.OrganisationId).Distinct().Count().ShouldBe(named.DistinctBy(c => c.Id).Count());
    });

    [Fact]
    public void The_order_in_which_they_are_chosen_does_not_matter() => AnyPerson.Array[0, 8].Sample(named =>
        (NameCoChairs.FindBrokenRule(named, true)?.GetType()).ShouldBe(NameCoChairs.FindBrokenRule([.. named.Reverse()], true)?.GetType()));

    [Fact]
    public void Someone_more_from_an_organisation_that_chairs_already_is_never_let_through() => AnyPerson.Array[1, 6].Sample(named =>
    {
        var another = named[0] with { Id = Guid.NewGuid() };
        NameCoChairs.FindBrokenRule([.. named, another], allianceHasOrganisations: true).ShouldNotBeNull();
    });

    private static CoChair[] Read(string people) =>
        [.. people.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => Person(p[0] - '0', p[1] == '-' ? 0 : p[1] - 'a' + 1))];

    /// <param name="person">One of twenty.</param>
    /// <param name="organisation">One of four; 0 for none.</param>
    private static CoChair Person(int person, int organisation) =>
        new(new Guid(person, 0, 0, new byte[8]), $"Person {person}", organisation == 0 ? null : new Guid(organisation, 1, 0, new byte[8]), organisation == 0 ? "" : $"Organisation {organisation}");
}
