using AllianceBot.Graph;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.Minutes.FromTeams;

/// <summary>
/// Fetches from Microsoft Graph who was in the call of a meeting. Each time a call ends Teams makes a report, so that an interrupted one has several, and a
/// series has those of all its days: those within the hours of ours are merged. Network calls: never inside a transaction.
/// </summary>
internal sealed class FetchAttendance(FindTeamsMeeting finding, OnlineMeetings meetings, GraphPatience patience)
{
    /// <param name="Clock">When our meeting was.</param>
    /// <param name="Which">The meeting in Teams.</param>
    public sealed record Input(MeetingClock Clock, FindTeamsMeeting.Input Which);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="People">Each once, whatever number of reports has them.</param>
        public sealed record Fetched(IReadOnlyList<Attendee> People) : Outcome;

        public sealed record NotFound(FindTeamsMeeting.Outcome Reason) : Outcome;

        /// <summary>No report from the hours of the meeting: the call is not over, or was one in a channel.</summary>
        public sealed record None : Outcome;

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
        var reports = (await meetings.ListAttendanceReportsAsync(meeting, cancellationToken)).Where(report => input.Clock.Overlaps(report.StartedAt, report.EndedAt ?? report.StartedAt)).ToList();
        if (reports.Count == 0)
            return new Outcome.None();
        // A list of reports is merged by the reader of the files that people download.
        return AttendanceReader.Read(await meetings.ReadAttendanceAsync(meeting, reports, cancellationToken), SourceLimits.Usual) is AttendanceReading.Read read ? new Outcome.Fetched(read.Attendees) : new Outcome.None();
    }
}
