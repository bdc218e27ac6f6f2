using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AllianceBot.Graph;
using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace AllianceBot.Tests.Graph;

/// <summary>A Teams meeting as the tests make it up.</summary>
public sealed record FakeMeeting
{
    public string Id { get; init; } = "MSo3NDhkMmNiYi0zYjU1KjAqKjE5Om1lZXRpbmdfcGxlbmFyeQ==";

    public string OrganiserId { get; init; } = FakeGraph.Organiser;

    public string JoinWebUrl { get; init; } = FakeGraph.LongLink;

    public string JoinMeetingId { get; init; } = "2345678901234";

    public string ThreadId { get; init; } = "19:meeting_plenary@thread.v2";

    /// <summary>Object ids or sign-in names.</summary>
    public IReadOnlyList<string> Attendees { get; init; } = [];

    public List<FakeTranscript> Transcripts { get; } = [];

    public List<FakeReport> Reports { get; } = [];
}

/// <summary>Who was in a call until it ended; who comes back is in the next report.</summary>
/// <param name="People">Names with object ids; null for whoever has none, as somebody who dials in.</param>
public sealed record FakeReport(string Id, DateTimeOffset Start, DateTimeOffset? End, IReadOnlyList<(string Name, string? ObjectId)> People);

/// <param name="Content">As WebVTT.</param>
public sealed record FakeTranscript(string Id, DateTimeOffset Created, DateTimeOffset? Ended, string Content)
{
    /// <summary>What is given where names are withheld.</summary>
    public string Plain { get; init; } = "";
}

/// <summary>A request as it reached Graph: the target exactly as sent, escapes included.</summary>
public sealed record GraphRequest(string Target, string? Authorization, string? Accept);

/// <summary>
/// Microsoft Graph as far as the bot may use it, over real HTTP: online meetings by their link, their transcripts page by page with what these hold, and who was there.
/// It is strict: whatever its documentation does not have is answered with 400 and complained of. Fails on demand.
/// </summary>
public sealed partial class FakeGraph : IAsyncDisposable
{
    public const string Organiser = "748d2cbb-3b55-40ed-8c34-2eae5932b22a";
    public const string LongLink = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_plenary%40thread.v2/0?context=%7b%22Tid%22%3a%225f3c1a52-6c0e-4b0e-9d57-0c2f6f5b7a10%22%2c%22Oid%22%3a%22748d2cbb-3b55-40ed-8c34-2eae5932b22a%22%7d";
    public const string ShortLink = "https://teams.microsoft.com/meet/2345678901234?p=kLm4N";

    /// <summary>In bytes (learn.microsoft.com/graph/throttling-limits and outlook-large-attachments: above it an upload session is wanted).</summary>
    private const int LargestRequest = 4 * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<GraphRequest> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<(string From, byte[] Mime)> _mails = new();

    private FakeGraph(WebApplication app) => _app = app;

    public string BaseUrl => _app.Urls.Single() + "/v1.0";

    public IReadOnlyList<GraphRequest> Requests => [.. _requests];

    /// <summary>What was asked for that Graph does not have.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>What was sent: from which mailbox, and the mail.</summary>
    public IReadOnlyCollection<(string From, byte[] Mime)> Mails => _mails;

    public List<FakeMeeting> Meetings { get; } = [];

    /// <summary>The tenant does not say who speaks.</summary>
    public bool WithholdsNames { get; set; }

    /// <summary>Answers in place of the usual when it returns true.</summary>
    public Func<GraphRequest, HttpContext, Task<bool>>? Override { get; set; }

    /// <summary>Of transcripts in one page.</summary>
    public int PageSize { get; set; } = 2;

    /// <summary>The settings of a bot that asks this Graph, as options.</summary>
    public string[] Settings => ["--Graph:Enabled=true", $"--Graph:BaseUrl={BaseUrl}", $"--Graph:Organisers:0={Organiser}"];

    public GraphOptions Options
    {
        get
        {
            var options = new GraphOptions { Enabled = true, BaseUrl = BaseUrl };
            options.Organisers.Add(Organiser);
            return options;
        }
    }

    public static async Task<FakeGraph> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var graph = new FakeGraph(app);
        app.Run(graph.HandleAsync);
        await app.StartAsync();
        return graph;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public static Task FailAsync(HttpContext http, int status, string code, string? innerCode = null, string? retryAfter = null)
    {
        http.Response.StatusCode = status;
        if (retryAfter is not null)
            http.Response.Headers.RetryAfter = retryAfter;
        return WriteAsync(http, new { error = new { code, message = $"App of user {Organiser}: no", innerError = innerCode is null ? (object)new { date = "2026-03-02" } : new { code = innerCode } } });
    }

    private async Task HandleAsync(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new GraphRequest(target, http.Request.Headers.Authorization, http.Request.Headers.Accept);
        _requests.Enqueue(request);
        if (Override is { } other && await other(request, http))
            return;
        if (await AnswerAsync(http, request) is not { } complaint)
            return;
        _complaints.Enqueue($"{complaint}: {http.Request.Method} {target}");
        await FailAsync(http, 400, "BadRequest");
    }

    /// <returns>What Graph would not take; null when it was answered.</returns>
    private Task<string?> AnswerAsync(HttpContext http, GraphRequest request)
    {
        if (http.Request.Method == "POST")
            return TakeMailAsync(http, request);
        if (http.Request.Method != "GET")
            return Task.FromResult<string?>("Only GET and POST");
        if (request.Authorization != $"Bearer {FakeCredential.TokenFor(FakeCredential.GraphScope)}")
            return Task.FromResult<string?>($"The token {request.Authorization}");
        if (Filtered().Match(request.Target) is { Success: true } filtered)
            return FindAsync(http, request, filtered);
        if (Listed().Match(request.Target) is { Success: true } listed)
            return ListAsync(http, request, listed);
        if (Reports().Match(request.Target) is { Success: true } reports)
            return ReportAsync(http, request, reports);
        return Content().Match(request.Target) is { Success: true } content ? ReadAsync(http, request, content) : Task.FromResult<string?>("Unknown");
    }

    /// <summary>A message in MIME, as base64 text (learn.microsoft.com/graph/api/user-sendmail, example 4).</summary>
    private async Task<string?> TakeMailAsync(HttpContext http, GraphRequest request)
    {
        if (request.Authorization != $"Bearer {FakeCredential.TokenFor(FakeCredential.GraphScope)}")
            return $"The token {request.Authorization}";
        if (Sending().Match(request.Target) is not { Success: true } sending)
            return "Unknown";
        if (http.Request.ContentType?.StartsWith("text/plain", StringComparison.Ordinal) != true)
            return $"Content type {http.Request.ContentType}";
        using var body = new StreamReader(http.Request.Body);
        var text = await body.ReadToEndAsync();
        if (text.Length > LargestRequest)
            return $"A request of {text.Length} bytes";
        var mime = new byte[LargestRequest];
        if (!Convert.TryFromBase64String(text, mime, out var length))
            return "No base64";
        _mails.Enqueue((Uri.UnescapeDataString(sending.Groups["user"].Value), mime[..length]));
        http.Response.StatusCode = 202;
        return null;
    }

    private async Task<string?> FindAsync(HttpContext http, GraphRequest request, Match match)
    {
        if (request.Accept != "application/json")
            return "Accept";
        var value = Uri.UnescapeDataString(match.Groups["value"].Value);
        if (Uri.EscapeDataString(value) != match.Groups["value"].Value)
            return "The value is not escaped";
        value = value.Replace("''", "'", StringComparison.Ordinal);
        var found = Meetings.Where(m => m.OrganiserId == match.Groups["user"].Value && (match.Groups["property"].Value == "JoinWebUrl" ? m.JoinWebUrl == value : m.JoinMeetingId == value));
        await WriteAsync(http, new
        {
            value = found.Select(m => new
            {
                id = m.Id,
                joinWebUrl = m.JoinWebUrl,
                chatInfo = new { threadId = m.ThreadId, messageId = "0" },
                participants = new { organizer = Person(m.OrganiserId), attendees = m.Attendees.Select(Person) },
            }),
        });
        return null;
    }

    /// <summary>Of a guest Graph tells no identity.</summary>
    private static object Person(string id) => Guid.TryParse(id, out _) ? new { upn = (string?)null, identity = new { user = new { id } } } : new { upn = id, identity = (object?)null };

    private async Task<string?> ListAsync(HttpContext http, GraphRequest request, Match match)
    {
        if (request.Accept != "application/json")
            return "Accept";
        if (Find(match) is not { } meeting)
        {
            await FailAsync(http, 404, "NotFound");
            return null;
        }

        var from = match.Groups["skip"] is { Success: true } skip ? int.Parse(skip.Value, CultureInfo.InvariantCulture) : 0;
        var page = new Dictionary<string, object?>
        {
            ["@odata.count"] = meeting.Transcripts.Count,
            ["value"] = meeting.Transcripts.Skip(from).Take(PageSize).Select(t => new { id = t.Id, meetingId = meeting.Id, createdDateTime = t.Created.UtcDateTime, endDateTime = t.Ended?.UtcDateTime }),
        };
        if (from + PageSize < meeting.Transcripts.Count)
            page["@odata.nextLink"] = $"{BaseUrl}{request.Target["/v1.0".Length..].Split('?')[0]}?$skiptoken={(from + PageSize).ToString(CultureInfo.InvariantCulture)}";
        await WriteAsync(http, page);
        return null;
    }

    private async Task<string?> ReportAsync(HttpContext http, GraphRequest request, Match match)
    {
        if (request.Accept != "application/json")
            return "Accept";
        var (meeting, id) = (Find(match), Uri.UnescapeDataString(match.Groups["report"].Value));
        if (meeting is null || (id.Length > 0 && !meeting.Reports.Exists(r => r.Id == id)))
            await FailAsync(http, 404, "NotFound");
        else if (id.Length == 0)
            await WriteAsync(http, new { value = meeting.Reports.Select(r => new { id = r.Id, totalParticipantCount = r.People.Count, meetingStartDateTime = r.Start.UtcDateTime, meetingEndDateTime = r.End?.UtcDateTime, attendanceRecords = Array.Empty<object>() }) });
        else
            await WriteAsync(http, new { id, attendanceRecords = meeting.Reports.Single(r => r.Id == id).People.Select(Record) });
        return null;
    }

    /// <summary>Graph leaves open when somebody came or went, and what a guest's address is.</summary>
    private static object Record((string Name, string? ObjectId) person) => new
    {
        emailAddress = "",
        totalAttendanceInSeconds = 300,
        role = "Presenter",
        identity = new { id = person.ObjectId, displayName = person.Name, tenantId = (string?)null },
        attendanceIntervals = new[] { new { joinDateTime = (string?)null, leaveDateTime = (string?)null, durationInSeconds = 300 } },
    };

    private async Task<string?> ReadAsync(HttpContext http, GraphRequest request, Match match)
    {
        var transcript = Find(match)?.Transcripts.Find(t => t.Id == Uri.UnescapeDataString(match.Groups["transcript"].Value));
        switch (transcript, match.Groups["format"].Success, request.Accept)
        {
            case (null, _, _):
                await FailAsync(http, 404, "NotFound");
                return null;
            case (_, true, "text/vtt") when WithholdsNames:
                await FailAsync(http, 403, "Forbidden", "SpeakerAttributionNotAllowed");
                return null;
            case ({ Content: var content }, true, "text/vtt"):
                http.Response.ContentType = "text/vtt";
                await http.Response.WriteAsync(content);
                return null;
            case ({ Plain: var plain }, false, "application/vnd.microsoft.graph.transcript+text"):
                http.Response.ContentType = request.Accept;
                await http.Response.WriteAsync(plain);
                return null;
            default:
                return $"Accept {request.Accept} with that $format";
        }
    }

    private FakeMeeting? Find(Match match) =>
        Meetings.Find(m => m.OrganiserId == match.Groups["user"].Value && m.Id == Uri.UnescapeDataString(match.Groups["meeting"].Value));

    private static Task WriteAsync(HttpContext http, object body)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(JsonSerializer.Serialize(body));
    }

    [GeneratedRegex(@"^/v1\.0/users/(?<user>[0-9a-f-]{36})/onlineMeetings\?\$filter=(?<property>JoinWebUrl|joinMeetingIdSettings/joinMeetingId)%20eq%20'(?<value>[^'&]+)'$")]
    private static partial Regex Filtered();

    [GeneratedRegex(@"^/v1\.0/users/(?<user>[^/?]+)/sendMail$")]
    private static partial Regex Sending();

    [GeneratedRegex(@"^/v1\.0/users/(?<user>[0-9a-f-]{36})/onlineMeetings/(?<meeting>[^/?]+)/transcripts(?:\?\$skiptoken=(?<skip>\d+))?$")]
    private static partial Regex Listed();

    [GeneratedRegex(@"^/v1\.0/users/(?<user>[0-9a-f-]{36})/onlineMeetings/(?<meeting>[^/?]+)/attendanceReports(?:/(?<report>[^/?]+)\?\$expand=attendanceRecords)?$")]
    private static partial Regex Reports();

    [GeneratedRegex(@"^/v1\.0/users/(?<user>[0-9a-f-]{36})/onlineMeetings/(?<meeting>[^/?]+)/transcripts/(?<transcript>[^/?]+)/content(?<format>\?\$format=text/vtt)?$")]
    private static partial Regex Content();
}

/// <summary>Gives a token that tells for what it is, and remembers for what it was asked.</summary>
public sealed class FakeCredential : TokenCredential
{
    public const string GraphScope = "https://graph.microsoft.com/.default";

    public static string TokenFor(string scope) => $"token-for-{scope}";

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(TokenFor(requestContext.Scopes.Single()), new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
}
