using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace AllianceBot.Tests.Protocol;

/// <summary>A request that reached the connector.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path and query exactly as sent, escapes included.</param>
/// <param name="Authorization">The authorization header, or null.</param>
/// <param name="Body">The body as text; empty when there is none.</param>
public sealed record RecordedRequest(string Method, string Path, string? Authorization, string Body)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>The text of the message that was sent.</summary>
    public string? Text => Json.TryGetProperty("text", out var text) ? text.GetString() : null;

    /// <summary>The content of the first attachment, such as a card.</summary>
    public JsonElement Card => Json.GetProperty("attachments")[0].GetProperty("content");
}

/// <summary>What the connector answers.</summary>
public sealed record ConnectorAnswer(int Status, string Body = "")
{
    /// <summary>The Retry-After header.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The Location header.</summary>
    public string? Location { get; init; }
}

/// <summary>A member of the roster.</summary>
public sealed record RosterMember(string Id, string Name, string? AadObjectId = null, string? Email = null, string UserRole = "user");

/// <summary>
/// The channel's service as the bot sees it, over real HTTP on a port of its own. Records what comes, answers as Teams
/// does, refuses with 400 what Teams would refuse, and fails on demand. Activities get the ids act-1, act-2 and so on.
/// </summary>
public sealed class RecordingConnector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<RecordedRequest> requests = new();
    private readonly Channel<RecordedRequest> arrivals = Channel.CreateUnbounded<RecordedRequest>();
    private readonly ConcurrentQueue<ConnectorAnswer> planned = new();
    private int activities;

    private RecordingConnector(WebApplication app) => this.app = app;

    /// <summary>The service URL to put into activities.</summary>
    public string ServiceUrl { get; private set; } = "";

    /// <summary>Everything that came so far, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. requests];

    /// <summary>The roster that pagedmembers and members give.</summary>
    public IReadOnlyList<RosterMember> Members { get; set; } = [];

    /// <summary>What Teams tells of its meetings, as JSON, by their ids; of others it tells nothing, as where the app lacks the consent.</summary>
    public Dictionary<string, string> Meetings { get; } = [];

    /// <summary>The largest page of the roster, whatever the bot asks for.</summary>
    public int LargestPage { get; set; } = 500;

    /// <summary>Decides an answer in place of the usual one; null for the usual one.</summary>
    public Func<RecordedRequest, ConnectorAnswer?>? Override { get; set; }

    /// <summary>While set, answers wait for it.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>Starts one; with a certificate it speaks https.</summary>
    public static async Task<RecordingConnector> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
                listen.UseHttps(certificate);
        }));
        var app = builder.Build();
        var connector = new RecordingConnector(app);
        app.Run(connector.HandleAsync);
        await app.StartAsync();
        connector.ServiceUrl = app.Urls.Single();
        return connector;
    }

    /// <summary>The answers to the next requests, before the usual ones again.</summary>
    public void Plan(params ConnectorAnswer[] answers) => Array.ForEach(answers, planned.Enqueue);

    /// <summary>The next request not asked for yet, waiting for it when it has not come.</summary>
    public async Task<RecordedRequest> NextAsync(TimeSpan? longest = null)
    {
        using var patience = new CancellationTokenSource(longest ?? TimeSpan.FromSeconds(30));
        return await arrivals.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Forgets what came so far.</summary>
    public void Clear()
    {
        requests.Clear();
        while (arrivals.Reader.TryRead(out _))
        {
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new RecordedRequest(context.Request.Method, path, context.Request.Headers.Authorization, await reader.ReadToEndAsync());
        requests.Enqueue(request);
        var answer = planned.TryDequeue(out var next) ? next : Override?.Invoke(request) ?? Answer(request);
        await arrivals.Writer.WriteAsync(request);
        await Hold.WaitAsync(context.RequestAborted);
        context.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } retryAfter)
            context.Response.Headers.RetryAfter = retryAfter;
        if (answer.Location is { } location)
            context.Response.Headers.Location = location;
        if (answer.Body.Length > 0)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer.Body);
        }
    }

    private ConnectorAnswer Answer(RecordedRequest request)
    {
        if (request.Path.Split("/v1/meetings/") is [_, var meeting])
            return Meetings.TryGetValue(Uri.UnescapeDataString(meeting), out var told) ? new(200, told) : new(403, Error("Forbidden", "The app has no consent."));
        // Services live below a path of their own, such as /amer.
        var path = request.Path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).SkipWhile(part => part != "v3").ToArray();
        return (request.Method, path) switch
        {
            ("POST", ["v3", "conversations"]) => Create(request),
            ("POST", ["v3", "conversations", _, "activities"]) => Take(request, 201),
            ("POST", ["v3", "conversations", _, "activities", _]) => Take(request, 201),
            ("PUT", ["v3", "conversations", _, "activities", var id]) => Take(request, 200, Uri.UnescapeDataString(id)),
            ("DELETE", ["v3", "conversations", _, "activities", _]) => new(200),
            ("GET", ["v3", "conversations", _, "pagedmembers"]) => Page(request),
            ("GET", ["v3", "conversations", _, "members", var id]) => Member(Uri.UnescapeDataString(id)),
            _ => new(404, Error("NotFound", "No such operation.")),
        };
    }

    private ConnectorAnswer Take(RecordedRequest request, int status, string? id = null) => Complaint(request) is { } complaint
        ? new(400, Error("BadSyntax", complaint))
        : new(status, $$"""{"id":{{JsonSerializer.Serialize(id ?? $"act-{Interlocked.Increment(ref activities)}")}}}""");

    private static string? Complaint(RecordedRequest request)
    {
        try
        {
            var json = request.Json;
            if (json.GetProperty("type").GetString() is not ("message" or "typing"))
                return "Unknown type";
            if (!json.TryGetProperty("conversation", out var conversation) || conversation.GetProperty("id").GetString() is not { Length: > 0 })
                return "No conversation";
            if (json.GetProperty("type").GetString() == "message" && !json.TryGetProperty("text", out _) && !json.TryGetProperty("attachments", out _))
                return "Empty message";
            if (json.TryGetProperty("attachments", out var attachments) && attachments.EnumerateArray().Any(one => one.GetProperty("contentType").GetString() is null))
                return "Attachment without a type";
            return null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return e.Message;
        }
    }

    private ConnectorAnswer Create(RecordedRequest request)
    {
        var json = request.Json;
        if (!json.GetProperty("isGroup").GetBoolean())
        {
            var isComplete = json.TryGetProperty("members", out var members) && members.GetArrayLength() == 1 && json.TryGetProperty("tenantId", out _);
            return isComplete
                ? new(201, $$"""{"id":"a:chat-{{members[0].GetProperty("id").GetString()}}"}""")
                : new(400, Error("BadSyntax", "A personal chat has one member and a tenant."));
        }

        var isThread = json.TryGetProperty("channelData", out var data) && data.TryGetProperty("channel", out var channel) && channel.TryGetProperty("id", out _) && json.TryGetProperty("activity", out _);
        if (!isThread)
            return new(400, Error("BadSyntax", "A group chat cannot be created."));
        var id = $"act-{Interlocked.Increment(ref activities)}";
        return new(201, $$"""{"id":"{{data.GetProperty("channel").GetProperty("id").GetString()}};messageid={{id}}","activityId":"{{id}}"}""");
    }

    private ConnectorAnswer Page(RecordedRequest request)
    {
        var query = System.Web.HttpUtility.ParseQueryString(request.Path.Split('?').ElementAtOrDefault(1) ?? "");
        var size = Math.Min(int.Parse(query["pageSize"] ?? "200", System.Globalization.CultureInfo.InvariantCulture), LargestPage);
        var from = query["continuationToken"] is { } token ? int.Parse(token.Split('+')[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
        var page = string.Join(',', Members.Skip(from).Take(size).Select(Write));
        var next = from + size < Members.Count ? $",\"continuationToken\":\"page/+{from + size}\"" : "";
        return new(200, $$"""{"members":[{{page}}]{{next}}}""");
    }

    private ConnectorAnswer Member(string id) => Members.FirstOrDefault(one => one.Id == id) is { } member
        ? new(200, Write(member))
        : new(404, Error("MemberNotFoundInConversation", "No such member."));

    private static string Write(RosterMember member) => JsonSerializer.Serialize(member, JsonSerializerOptions.Web);

    private static string Error(string code, string message) => JsonSerializer.Serialize(new { error = new { code, message } });
}
