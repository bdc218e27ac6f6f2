namespace AllianceBot.Conversation.Language;

/// <summary>A person who may own a task: the id is opaque here (Teams user id, row key).</summary>
public sealed record KnownPerson(string Id, string Name);

/// <summary>Where a Teams mention of a person stands in the text given: a copy of the mention entity, placed by the caller.</summary>
public sealed record MentionSpan(int Start, int Length, string PersonId, string Name);

/// <summary>What a typed name stands for in a roster.</summary>
public abstract record NameMatch
{
    private NameMatch() { }

    /// <param name="Length">UTF-16 units of the typed text that the name takes up.</param>
    public sealed record One(KnownPerson Person, int Length) : NameMatch;

    public sealed record Several(IReadOnlyList<KnownPerson> Candidates, int Length) : NameMatch;

    /// <param name="Suggestions">People whose name is a slip of the fingers away; at most three.</param>
    public sealed record Nobody(IReadOnlyList<KnownPerson> Suggestions) : NameMatch;
}

/// <summary>Finds the person whom a typed name means.</summary>
public static class PersonNames
{
    /// <summary>Whose name is <paramref name="typed"/>, whole?</summary>
    public static NameMatch Match(string typed, IReadOnlyList<KnownPerson> roster) => new NameMatch.Nobody([]);

    /// <summary>Whose name does <paramref name="text"/> begin with? The longest name wins; the rest of the text is free.</summary>
    public static NameMatch MatchStart(string text, IReadOnlyList<KnownPerson> roster) => new NameMatch.Nobody([]);
}
