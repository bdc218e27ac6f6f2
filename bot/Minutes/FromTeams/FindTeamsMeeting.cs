using AllianceBot.Conversation;
using AllianceBot.Graph;
using Microsoft.Extensions.Options;

namespace AllianceBot.Minutes.FromTeams;

/// <summary>
/// Which meeting in Teams is meant: the one whose chat this is, or the one of a link. Only of the accounts that whoever runs the bot has named; and since a
/// link alone does not open what was said in a meeting, by a link only for whoever was invited. Network calls: never inside a transaction.
/// </summary>
internal sealed class FindTeamsMeeting(OnlineMeetings meetings, IOptions<GraphOptions> options)
{
    /// <param name="Link">As somebody wrote it; null to ask Teams.</param>
    /// <param name="ReadTeamsMeetingAsync">Asks Teams whose chat this is.</param>
    /// <param name="ConversationId">Where it is asked.</param>
    /// <param name="Asker">Object id and mail address of whoever asks, as far as known.</param>
    public sealed record Input(TeamsLink? Link, Func<CancellationToken, Task<TeamsMeeting?>>? ReadTeamsMeetingAsync, string ConversationId, IReadOnlyList<string> Asker);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Found(OnlineMeeting Meeting) : Outcome;

        /// <summary>Teams does not tell whose chat this is.</summary>
        public sealed record NotTold : Outcome;

        /// <summary>None of the accounts that may be asked for organised it.</summary>
        public sealed record OtherOrganiser : Outcome;

        public sealed record MeetingUnknown : Outcome;

        public sealed record NotInvited : Outcome;
    }

    /// <exception cref="GraphException">Graph did not tell.</exception>
    public Task<Outcome> HandleAsync(Input input, CancellationToken cancellationToken) =>
        input.Link is { } link ? FindByLinkAsync(link, input, cancellationToken) : FindHereAsync(input, cancellationToken);

    private async Task<Outcome> FindHereAsync(Input input, CancellationToken cancellationToken)
    {
        if (input.ReadTeamsMeetingAsync is null || await input.ReadTeamsMeetingAsync(cancellationToken) is not { OrganiserId: { } organiser } told)
            return new Outcome.NotTold();
        if (!options.Value.IsOrganiser(organiser))
            return new Outcome.OtherOrganiser();
        // Whoever is in the chat of a meeting may know what was said there.
        if (told.GraphId is { Length: > 0 } id)
            return new Outcome.Found(new OnlineMeeting(id, organiser));
        return told.JoinUrl is { Length: > 0 } address && await meetings.FindByLinkAsync(organiser, address, cancellationToken) is { } meeting ? new Outcome.Found(meeting) : new Outcome.MeetingUnknown();
    }

    private async Task<Outcome> FindByLinkAsync(TeamsLink link, Input input, CancellationToken cancellationToken)
    {
        if (link.OrganiserId is { } organiser && !options.Value.IsOrganiser(organiser))
            return new Outcome.OtherOrganiser();
        foreach (var account in link.OrganiserId is { } known ? [known] : options.Value.Organisers)
        {
            if (await FindByLinkAsync(link, account, cancellationToken) is not { } meeting)
                continue;
            var isInvited = meeting.ThreadId == input.ConversationId || meeting.Invited.Any(id => input.Asker.Contains(id, StringComparer.OrdinalIgnoreCase));
            return isInvited ? new Outcome.Found(meeting) : new Outcome.NotInvited();
        }

        return new Outcome.MeetingUnknown();
    }

    private async Task<OnlineMeeting?> FindByLinkAsync(TeamsLink link, string account, CancellationToken cancellationToken)
    {
        if (link.JoinMeetingId is { } number)
            return await meetings.FindByNumberAsync(account, number, cancellationToken);
        foreach (var address in link.Addresses)
            if (await meetings.FindByLinkAsync(account, address, cancellationToken) is { } meeting)
                return meeting;
        return null;
    }
}
