namespace AllianceBot.Conversation;

/// <summary>Asks Teams whether the speaker is in a conversation; null when it does not tell.</summary>
public delegate Task<bool?> AskMembership(string conversationId, CancellationToken cancellationToken);

/// <summary>Finds the alliance and the person behind an activity. The alliances feature answers; the conversation asks.</summary>
public interface IAllianceDirectory
{
    /// <summary>
    /// The alliance that <paramref name="place"/> belongs to, and the speaker as its member; both are written down on first sight.
    /// </summary>
    /// <param name="locale">The speaker's client locale: the language of an alliance that has not chosen one.</param>
    /// <param name="timeZone">The speaker's client time zone (IANA), likewise.</param>
    /// <param name="isMemberOf">
    /// In a personal chat nothing else shows that somebody left the alliance, and in a shared channel that they belong to it. Null where there is nobody to ask: then what is known holds.
    /// </param>
    ValueTask<Whereabouts> FindAsync(
        Place place, RosterMember speaker, string? locale, string? timeZone, AskMembership? isMemberOf, CancellationToken cancellationToken);

    /// <summary>The alliance that <see cref="FindAsync"/> found for somebody in a place; null when there is none yet. Nothing is written down, and nobody is asked.</summary>
    Task<Guid?> FindAllianceAsync(Place place, string userId, CancellationToken cancellationToken);

    /// <summary>Whether the bot was ever spoken to where <paramref name="place"/> is.</summary>
    Task<bool> IsKnownAsync(Place place, CancellationToken cancellationToken);

    /// <summary>Whether somebody belongs to any alliance.</summary>
    Task<bool> IsMemberAnywhereAsync(string userId, CancellationToken cancellationToken);

    /// <summary>The name of an alliance that somebody belongs to; null of one that they do not.</summary>
    Task<string?> FindNameAsync(Guid allianceId, string userId, CancellationToken cancellationToken);
}

/// <param name="Alliance">The alliance of the place.</param>
/// <param name="Person">The speaker as its member.</param>
/// <param name="Group">The working group of the place; null where the alliance as a whole meets.</param>
public sealed record Whereabouts(AllianceInfo Alliance, PersonInfo Person, GroupInfo? Group = null)
{
    /// <summary><see cref="Place.HasOwnMembers"/>, as this or an earlier message told.</summary>
    public bool HasOwnMembers { get; init; }
}
