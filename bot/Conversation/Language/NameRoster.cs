namespace AllianceBot.Conversation.Language;

/// <summary>People with their names taken apart, which costs more than to look for one of them.</summary>
public sealed class NameRoster
{
    public NameRoster(IReadOnlyList<KnownPerson> people)
    {
        People = people;
        Names = [.. people.Select(person => (person, PersonNames.Keys(person.Name)))];
    }

    public IReadOnlyList<KnownPerson> People { get; }

    internal IReadOnlyList<(KnownPerson Person, string[] Keys)> Names { get; }
}
