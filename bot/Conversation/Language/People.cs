namespace AllianceBot.Conversation.Language;

/// <summary>A person who may own a task: the id is opaque here (Teams user id, row key).</summary>
public sealed record KnownPerson(string Id, string Name);

/// <summary>Everybody who may be named, and the one who writes.</summary>
internal sealed record KnownPeople(IReadOnlyList<KnownPerson> Roster, KnownPerson? Writer);

/// <summary>Where a Teams mention of a person stands in the text given: a copy of the mention entity, placed by the caller.</summary>
public sealed record MentionSpan(int Start, int Length, string PersonId, string Name);

/// <summary>What a typed name stands for in a roster.</summary>
public abstract record NameMatch
{
    private NameMatch() { }

    /// <summary>Only by words that follow the first name: "Torres" of Ana Torres. Less sure, for such words are often words of other kinds.</summary>
    public bool ByLaterName { get; init; }

    /// <param name="Person">The only one it can mean.</param>
    /// <param name="Length">UTF-16 units of the typed text that the name takes up.</param>
    public sealed record One(KnownPerson Person, int Length) : NameMatch;

    public sealed record Several(IReadOnlyList<KnownPerson> Candidates, int Length) : NameMatch;

    /// <param name="Suggestions">People whose name is a slip of the fingers away; at most three.</param>
    public sealed record Nobody(IReadOnlyList<KnownPerson> Suggestions) : NameMatch;
}
