using System.Security.Cryptography;
using System.Text;
using AllianceBot.Conversation;
using AllianceBot.Graph;
using AllianceBot.Minutes.Intake;
using AllianceBot.Minutes.Sources;
using Microsoft.Extensions.Options;

namespace AllianceBot.Minutes.Transcripts;

/// <summary>A transcript on its way from Teams.</summary>
/// <param name="Content">Null when it is larger than what is read.</param>
internal sealed record FetchedTranscript(CallTranscript Transcript, byte[]? Content)
{
    /// <summary>What it is known by: ids of Teams are longer than a column.</summary>
    public static string OriginOf(CallTranscript transcript) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(transcript.Id)));
}

/// <summary>
/// Fetches from Microsoft Graph what was said at a meeting. A series of Teams meetings is one meeting there with the transcripts of all its days, so
/// that only those are taken that lie within the hours of ours; an interrupted meeting has several. Network calls: never inside a transaction.
/// </summary>
internal sealed class FetchTranscripts(OnlineMeetings meetings, IOptions<GraphOptions> options, TimeProvider time)
{
    /// <param name="Clock">When our meeting was.</param>
    /// <param name="Link">Which Teams meeting, as somebody wrote; null to ask Teams.</param>
    /// <param name="ReadTeamsMeetingAsync">Asks Teams whose chat this is.</param>
    /// <param name="ConversationId">Where it is asked.</param>
    /// <param name="Asker">Object id and mail address of whoever asks, as far as known.</param>
    /// <param name="Known">Origins of what is there already: it is not fetched again.</param>
    public sealed record Input(
        MeetingClock Clock, TeamsLink? Link, Func<CancellationToken, Task<TeamsMeeting?>>? ReadTeamsMeetingAsync, string ConversationId, IReadOnlyList<string> Asker, IReadOnlySet<string> Known);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="New">In the order of time.</param>
        /// <param name="Known">How many more there are that were there already.</param>
        /// <param name="Problem">Why there may be more that did not come; null when all came.</param>
        public sealed record Fetched(IReadOnlyList<FetchedTranscript> New, int Known, GraphException? Problem) : Outcome;

        /// <summary>Teams does not tell whose chat this is.</summary>
        public sealed record NotTold : Outcome;

        /// <summary>None of the accounts that may be asked for organised it.</summary>
        public sealed record OtherOrganiser : Outcome;

        public sealed record MeetingUnknown : Outcome;

        /// <summary>A link alone does not open what was said in a meeting.</summary>
        public sealed record NotInvited : Outcome;

        public sealed record NoneYet : Outcome;

        /// <param name="Latest">When the latest one there is was made.</param>
        public sealed record NoneOfThen(DateTimeOffset Latest) : Outcome;

        public sealed record Failed(GraphException Problem) : Outcome;
    }

    public async Task<Outcome> HandleAsync(Input input, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var (meeting, problem) = input.Link is { } link ? await FindByLinkAsync(link, input, either.Token) : await FindHereAsync(input, either.Token);
            return meeting is null ? problem! : await FetchAsync(meeting, input, either.Token);
        }
        catch (Exception problem) when (IsOurs(problem, cancellationToken))
        {
            return new Outcome.Failed(Describe(problem));
        }
    }

    private async Task<(OnlineMeeting? Meeting, Outcome? Problem)> FindHereAsync(Input input, CancellationToken cancellationToken)
    {
        if (input.ReadTeamsMeetingAsync is null || await input.ReadTeamsMeetingAsync(cancellationToken) is not { OrganiserId: { } organiser } told)
            return (null, new Outcome.NotTold());
        if (!options.Value.IsOrganiser(organiser))
            return (null, new Outcome.OtherOrganiser());
        // Whoever is in the chat of a meeting may know what was said there.
        if (told.GraphId is { Length: > 0 } id)
            return (new OnlineMeeting(id, organiser), null);
        return told.JoinUrl is { Length: > 0 } address && await meetings.FindByLinkAsync(organiser, address, cancellationToken) is { } meeting ? (meeting, null) : (null, new Outcome.MeetingUnknown());
    }

    private async Task<(OnlineMeeting? Meeting, Outcome? Problem)> FindByLinkAsync(TeamsLink link, Input input, CancellationToken cancellationToken)
    {
        if (link.OrganiserId is { } organiser && !options.Value.IsOrganiser(organiser))
            return (null, new Outcome.OtherOrganiser());
        foreach (var account in link.OrganiserId is { } known ? [known] : options.Value.Organisers)
        {
            if (await FindByLinkAsync(link, account, cancellationToken) is not { } meeting)
                continue;
            var isInvited = meeting.ThreadId == input.ConversationId || meeting.Invited.Any(id => input.Asker.Contains(id, StringComparer.OrdinalIgnoreCase));
            return isInvited ? (meeting, null) : (null, new Outcome.NotInvited());
        }

        return (null, new Outcome.MeetingUnknown());
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

    private async Task<Outcome> FetchAsync(OnlineMeeting meeting, Input input, CancellationToken cancellationToken)
    {
        var all = await meetings.ListTranscriptsAsync(meeting, cancellationToken);
        if (all.Count == 0)
            return new Outcome.NoneYet();
        var here = all.Where(one => input.Clock.Overlaps(one.CreatedAt, one.EndedAt ?? one.CreatedAt)).OrderBy(one => one.CreatedAt).ToList();
        if (here.Count == 0)
            return new Outcome.NoneOfThen(all.Max(one => one.CreatedAt));
        var wanted = here.Where(one => !input.Known.Contains(FetchedTranscript.OriginOf(one))).Take(MeetingSource.Most).ToList();
        var (fetched, room) = (new List<FetchedTranscript>(), MeetingSource.MostBytes);
        try
        {
            foreach (var one in wanted)
            {
                var content = await ReadAsync(meeting, one, Math.Min(SourceLimits.Usual.File, room), cancellationToken);
                fetched.Add(new FetchedTranscript(one, content));
                room -= content?.Length ?? 0;
            }
        }
        catch (Exception problem) when (fetched.Count > 0 && problem is GraphException or OperationCanceledException)
        {
            // What came is not lost; called off by the caller, nothing more happens anyway.
            return new Outcome.Fetched(fetched, here.Count - wanted.Count, Describe(problem));
        }

        return new Outcome.Fetched(fetched, here.Count - wanted.Count, Problem: null);
    }

    private async Task<byte[]?> ReadAsync(OnlineMeeting meeting, CallTranscript transcript, int largest, CancellationToken cancellationToken)
    {
        try
        {
            var content = await meetings.ReadAsync(meeting, transcript, largest, cancellationToken);
            return content.HasSpeakers ? content.Bytes : PlainTranscript.ToWebVtt(content.Bytes);
        }
        catch (GraphException problem) when (problem.Failure is GraphFailure.TooLarge)
        {
            return null;
        }
    }

    private static bool IsOurs(Exception problem, CancellationToken cancellationToken) =>
        problem is GraphException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static GraphException Describe(Exception problem) => problem as GraphException ?? new GraphException(GraphFailure.Unavailable, "timeout", problem);
}
