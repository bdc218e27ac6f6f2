using System.Text.Json;

namespace AllianceBot.Graph;

/// <summary>A Teams meeting as Graph has it (<c>onlineMeeting</c>).</summary>
/// <param name="Id">Opaque.</param>
/// <param name="OrganiserId">On whose behalf it is read; the object id.</param>
public sealed record OnlineMeeting(string Id, string OrganiserId)
{
    /// <summary>The conversation of its chat; empty where Graph does not say.</summary>
    public string ThreadId { get; init; } = "";

    /// <summary>Organiser and invited people: object ids, and sign-in names, which for many are mail addresses. A group that was invited is not taken apart.</summary>
    public IReadOnlyCollection<string> Invited { get; init; } = [];
}

/// <summary>A transcript of a Teams meeting as Graph has it (<c>callTranscript</c>).</summary>
/// <param name="Id">Opaque, and the same each time.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="EndedAt">UTC; null where Graph does not say.</param>
public sealed record CallTranscript(string Id, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt)
{
    /// <summary>When its time zero was, UTC; null where the two moments are one, so that nobody knows how long before it began.</summary>
    public DateTimeOffset? StartsAt => EndedAt > CreatedAt ? CreatedAt : null;
}

/// <summary>A report of who was in a call (<c>meetingAttendanceReport</c>); there is one for each time that a call ended.</summary>
/// <param name="StartedAt">UTC.</param>
/// <param name="EndedAt">UTC; null where Graph does not say.</param>
public sealed record AttendanceReport(string Id, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);

/// <summary>What a transcript holds.</summary>
/// <param name="HasSpeakers">Whether it says who speaks; a tenant may withhold that.</param>
public sealed record TranscriptContent(byte[] Bytes, bool HasSpeakers);

/// <summary>
/// Teams meetings and their transcripts, read by the application on behalf of the account that organised: needs OnlineMeetings.Read.All,
/// OnlineMeetingTranscript.Read.All and an application access policy for that account
/// (learn.microsoft.com/graph/cloud-communication-online-meeting-application-access-policy).
/// </summary>
internal sealed class OnlineMeetings(GraphClient client)
{
    /// <summary>A series is one meeting with the transcripts of all its days.</summary>
    private const int MostTranscripts = 2_000;

    private const int MostReports = 200;

    /// <summary>Some thousand people who came and went.</summary>
    private const int LargestReport = 4 * 1024 * 1024;

    /// <summary>By one of the addresses it is joined by; learn.microsoft.com/graph/api/onlinemeeting-get, example 3: URL encoded within the filter.</summary>
    public Task<OnlineMeeting?> FindByLinkAsync(string organiserId, string joinWebUrl, CancellationToken cancellationToken) =>
        FindAsync(organiserId, "JoinWebUrl", joinWebUrl, cancellationToken);

    /// <summary>By the digits that short addresses have; the same page, example 4.</summary>
    public Task<OnlineMeeting?> FindByNumberAsync(string organiserId, string joinMeetingId, CancellationToken cancellationToken) =>
        FindAsync(organiserId, "joinMeetingIdSettings/joinMeetingId", joinMeetingId, cancellationToken);

    /// <summary>In no order that is promised; learn.microsoft.com/graph/api/onlinemeeting-list-transcripts. An entry without id or moment is left out.</summary>
    public async Task<IReadOnlyList<CallTranscript>> ListTranscriptsAsync(OnlineMeeting meeting, CancellationToken cancellationToken)
    {
        var transcripts = new List<CallTranscript>();
        await foreach (var entry in client.ListAsync($"{PathOf(meeting)}/transcripts", MostTranscripts, cancellationToken))
            if (GraphJson.Text(entry, "id") is { Length: > 0 } id && GraphJson.Moment(entry, "createdDateTime") is { } created)
                transcripts.Add(new CallTranscript(id, created, GraphJson.Moment(entry, "endDateTime")));
        return transcripts;
    }

    /// <summary>
    /// WebVTT with the names of the speakers; where the tenant withholds those (403 <c>SpeakerAttributionNotAllowed</c>), what was said alone, as
    /// learn.microsoft.com/graph/api/calltranscript-get has it under "Tenant administrator controls for transcript access".
    /// </summary>
    public async Task<TranscriptContent> ReadAsync(OnlineMeeting meeting, CallTranscript transcript, int largest, CancellationToken cancellationToken)
    {
        var path = $"{PathOf(meeting)}/transcripts/{Uri.EscapeDataString(transcript.Id)}/content";
        try
        {
            return new TranscriptContent(await client.GetAsync($"{path}?$format=text/vtt", "text/vtt", largest, cancellationToken), HasSpeakers: true);
        }
        catch (GraphException refused) when (refused.Code is "SpeakerAttributionNotAllowed")
        {
            return new TranscriptContent(await client.GetAsync(path, "application/vnd.microsoft.graph.transcript+text", largest, cancellationToken), HasSpeakers: false);
        }
    }

    /// <summary>Not of channel meetings; learn.microsoft.com/graph/api/meetingattendancereport-list. Needs OnlineMeetingArtifact.Read.All besides the policy.</summary>
    public async Task<IReadOnlyList<AttendanceReport>> ListAttendanceReportsAsync(OnlineMeeting meeting, CancellationToken cancellationToken)
    {
        var reports = new List<AttendanceReport>();
        await foreach (var entry in client.ListAsync($"{PathOf(meeting)}/attendanceReports", MostReports, cancellationToken))
            if (GraphJson.Text(entry, "id") is { Length: > 0 } id && GraphJson.Moment(entry, "meetingStartDateTime") is { } started)
                reports.Add(new AttendanceReport(id, started, GraphJson.Moment(entry, "meetingEndDateTime")));
        return reports;
    }

    /// <summary>The reports with their records, as a list in JSON; learn.microsoft.com/graph/api/meetingattendancereport-get, example 1.</summary>
    public async Task<byte[]> ReadAttendanceAsync(OnlineMeeting meeting, IReadOnlyList<AttendanceReport> reports, CancellationToken cancellationToken)
    {
        using var list = new MemoryStream();
        foreach (var report in reports)
        {
            list.Write(list.Length == 0 ? "["u8 : ","u8);
            var path = $"{PathOf(meeting)}/attendanceReports/{Uri.EscapeDataString(report.Id)}?$expand=attendanceRecords";
            list.Write(await client.GetAsync(path, "application/json", LargestReport, cancellationToken));
        }

        list.Write("]"u8);
        return list.ToArray();
    }

    private static string PathOf(OnlineMeeting meeting) => $"users/{Uri.EscapeDataString(meeting.OrganiserId)}/onlineMeetings/{Uri.EscapeDataString(meeting.Id)}";

    private async Task<OnlineMeeting?> FindAsync(string organiserId, string property, string value, CancellationToken cancellationToken)
    {
        // OData doubles a quote within a text.
        var filter = $"{property}%20eq%20'{Uri.EscapeDataString(value.Replace("'", "''", StringComparison.Ordinal))}'";
        try
        {
            await foreach (var found in client.ListAsync($"users/{Uri.EscapeDataString(organiserId)}/onlineMeetings?$filter={filter}", 1, cancellationToken))
                if (GraphJson.Text(found, "id") is { Length: > 0 } id)
                    return new OnlineMeeting(id, organiserId) { ThreadId = GraphJson.Text(found, "chatInfo", "threadId"), Invited = [.. InvitedTo(found)] };
        }
        catch (GraphException problem) when (problem.Failure is GraphFailure.NotFound)
        {
            // No meeting of this account.
        }

        return null;
    }

    private static IEnumerable<string> InvitedTo(JsonElement meeting)
    {
        var people = GraphJson.List(meeting, "participants", "attendees");
        if (GraphJson.Find(meeting, "participants", "organizer") is { } organiser)
            people = people.Append(organiser);
        return people.SelectMany(person => (string[])[GraphJson.Text(person, "identity", "user", "id"), GraphJson.Text(person, "upn")]).Where(id => id.Length > 0);
    }
}
