using AllianceBot.Conversation;

namespace AllianceBot.Minutes.FromTeams;

/// <summary>What somebody who asks for something from Teams says of the meeting there.</summary>
/// <param name="Link">Null where the place says which it is.</param>
/// <param name="Others">What else they wrote: the number of a meeting, perhaps.</param>
internal sealed record TeamsRequest(TeamsLink? Link, string Others)
{
    /// <returns>The request; else the sentence why nothing can be asked of Teams.</returns>
    /// <param name="turn">Who asks, and where.</param>
    /// <param name="off">What is said where it is not set up; null where it is.</param>
    public static (TeamsRequest? Request, string? Problem) Read(Turn turn, string? off)
    {
        if (off is not null)
            return (null, turn.Say(off));
        var (link, others, hasAddress) = TeamsLink.TakeFrom(turn.Text);
        if (hasAddress && link is null)
            return (null, turn.Say("teamsNotALink"));
        return link is null && turn.ReadTeamsMeetingAsync is null ? (null, turn.Say("teamsWhichMeeting")) : (new TeamsRequest(link, others), null);
    }

    public FindTeamsMeeting.Input By(Turn turn, IReadOnlyList<string> asker) => new(Link, turn.ReadTeamsMeetingAsync, turn.Place.ConversationId, asker);
}
