using System.Security.Cryptography;
using System.Text;
using AllianceBot.Graph;
using AllianceBot.Minutes.Intake;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.Minutes.FromTeams;

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
internal sealed class FetchTranscripts(FindTeamsMeeting finding, OnlineMeetings meetings, GraphPatience patience)
{
    /// <param name="Clock">When our meeting was.</param>
    /// <param name="Which">The meeting in Teams.</param>
    /// <param name="Known">Origins of what is there already: it is not fetched again.</param>
    public sealed record Input(MeetingClock Clock, FindTeamsMeeting.Input Which, IReadOnlySet<string> Known);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="New">In the order of time.</param>
        /// <param name="Known">How many more there are that were there already.</param>
        /// <param name="Problem">Why there may be more that did not come; null when all came.</param>
        public sealed record Fetched(IReadOnlyList<FetchedTranscript> New, int Known, GraphException? Problem) : Outcome;

        public sealed record NotFound(FindTeamsMeeting.Outcome Reason) : Outcome;

        public sealed record NoneYet : Outcome;

        /// <param name="Latest">When the latest one there is was made.</param>
        public sealed record NoneOfThen(DateTimeOffset Latest) : Outcome;

        public sealed record Failed(GraphException Problem) : Outcome;
    }

    public async Task<Outcome> HandleAsync(Input input, CancellationToken cancellationToken)
    {
        try
        {
            return await patience.KeepAsync(ct => FetchAsync(input, ct), cancellationToken);
        }
        catch (GraphException problem)
        {
            return new Outcome.Failed(problem);
        }
    }

    private async Task<Outcome> FetchAsync(Input input, CancellationToken cancellationToken)
    {
        var which = await finding.HandleAsync(input.Which, cancellationToken);
        if (which is not FindTeamsMeeting.Outcome.Found(var meeting))
            return new Outcome.NotFound(which);
        var all = await meetings.ListTranscriptsAsync(meeting, cancellationToken);
        if (all.Count == 0)
            return new Outcome.NoneYet();
        var here = all.Where(one => input.Clock.Overlaps(one.CreatedAt, one.EndedAt ?? one.CreatedAt)).OrderBy(one => one.CreatedAt).ToList();
        if (here.Count == 0)
            return new Outcome.NoneOfThen(all.Max(one => one.CreatedAt));
        var wanted = here.Where(one => !input.Known.Contains(FetchedTranscript.OriginOf(one))).ToList();
        var (fetched, problem) = await ReadAsync(meeting, wanted.Take(MeetingSource.Most), cancellationToken);
        return new Outcome.Fetched(fetched, here.Count - wanted.Count, problem);
    }

    /// <summary>What came before a failure is not lost; a failure of the first is one of all.</summary>
    private async Task<(IReadOnlyList<FetchedTranscript> Fetched, GraphException? Problem)> ReadAsync(OnlineMeeting meeting, IEnumerable<CallTranscript> wanted, CancellationToken cancellationToken)
    {
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
        catch (GraphException problem) when (fetched.Count > 0)
        {
            return (fetched, problem);
        }
        catch (OperationCanceledException late) when (fetched.Count > 0)
        {
            return (fetched, GraphPatience.TimeIsUp(late));
        }

        return (fetched, null);
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
}
