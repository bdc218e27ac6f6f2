using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests.Conversation.Language;

/// <summary>Among thousands of people, a name is looked for without taking theirs apart again.</summary>
public sealed class NameRosterTests
{
    [Fact]
    public void Looking_for_twelve_names_costs_less_than_taking_three_thousand_apart()
    {
        KnownPerson[] people = [.. Enumerable.Range(0, 3000).Select(i => new KnownPerson(i.ToString(System.Globalization.CultureInfo.InvariantCulture), $"Nombre{i} de la Torre Apellido{i}"))];
        PersonNames.Match("Nombre1 Apellido1", new NameRoster(people));

        var start = GC.GetAllocatedBytesForCurrentThread();
        var roster = new NameRoster(people);
        var takenApart = GC.GetAllocatedBytesForCurrentThread() - start;
        for (var i = 0; i < 12; i++)
            PersonNames.Match($"nombre{i} torre apellido{i}", roster).ShouldBeOfType<NameMatch.One>();
        var found = GC.GetAllocatedBytesForCurrentThread() - start - takenApart;

        found.ShouldBeLessThan(takenApart);
    }
}
