using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AllianceBot.Tests.Conversation.Files;

/// <summary>
/// A person's OneDrive over real HTTP. It takes a whole file in one PUT whose Content-Range and Content-Length agree with its
/// bytes, refuses a token as the real one may, and answers anything else with 400.
/// </summary>
public sealed class UploadServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<byte[]> files = new();
    private int requests;

    private UploadServer(WebApplication app) => this.app = app;

    /// <summary>What was stored, in order.</summary>
    public IReadOnlyList<byte[]> Files => [.. files];

    /// <summary>How many requests came, whatever became of them.</summary>
    public int Requests => Volatile.Read(ref requests);

    public int Port => new Uri(app.Urls.Single()).Port;

    public string Session => $"http://127.0.0.1:{Port}/session?guid=1&tempauth=secret";

    /// <summary>Answers in place of the usual way.</summary>
    public Func<HttpContext, Task>? Override { get; set; }

    public static async Task<UploadServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new UploadServer(app);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Never answers; ends when the caller gives up.</summary>
    public static async Task HangAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    /// <summary>Forgets what came, and answers in the usual way again.</summary>
    public void Clear()
    {
        files.Clear();
        Volatile.Write(ref requests, 0);
        Override = null;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref requests);
        if (Override is { } other)
        {
            await other(context);
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var isRight = context.Request.Method == "PUT"
            && context.Request.Path == "/session"
            && context.Request.QueryString.Value == "?guid=1&tempauth=secret"
            && context.Request.ContentLength == body.Length
            && context.Request.Headers.ContentRange == $"bytes 0-{body.Length - 1}/{body.Length}"
            && context.Request.Headers.Authorization.Count == 0
            && context.Request.Headers.Cookie.Count == 0;
        if (isRight)
            files.Enqueue(body.ToArray());
        context.Response.StatusCode = isRight ? 201 : 400;
    }
}
