using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AllianceBot.Tests.Delivery.Faults;

/// <summary>Stands for Teams on a bad day: it takes most messages, refuses some, fails after taking others, keeps silent or cuts the line.</summary>
internal sealed class FaultyTeams : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Random _random;
    private readonly Lock _gate = new();

    private FaultyTeams(WebApplication app, Random random) => (_app, _random) = (app, random);

    public string Url => _app.Urls.Single();

    /// <summary>What arrived in each chat, in order, doubles included.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<string>> Chats { get; } = new();

    /// <summary>How often a message was taken without the bot hearing of it.</summary>
    public ConcurrentDictionary<string, int> Unheard { get; } = new();

    /// <summary>How often the bot could not know whether a message was taken.</summary>
    public ConcurrentDictionary<string, int> Unanswered { get; } = new();

    public bool IsFaulty { get; set; } = true;

    public int Taken => Chats.Values.Sum(c => c.Count);

    public static async Task<FaultyTeams> StartAsync(int seed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var teams = new FaultyTeams(app, new Random(seed));
        app.MapPost("/v3/conversations/{id}/activities", teams.TakeAsync);
        await app.StartAsync();
        return teams;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(string id, HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var text = body.RootElement.GetProperty("text").GetString()!;
        double fault;
        lock (_gate)
            fault = IsFaulty ? _random.NextDouble() : 1;
        if (fault < 0.04)
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = "0";
            return;
        }

        if (fault < 0.12)
            Unanswered.AddOrUpdate(text, 1, (_, n) => n + 1);
        if (fault < 0.06)
        {
            http.Response.StatusCode = 502;
            return;
        }

        Chats.GetOrAdd(id, _ => new()).Enqueue(text);
        if (fault < 0.12)
            Unheard.AddOrUpdate(text, 1, (_, n) => n + 1);
        if (fault < 0.08)
        {
            http.Response.StatusCode = 502;
        }
        else if (fault < 0.10)
        {
            http.Abort();
        }
        else if (fault < 0.12)
        {
            await Silence(http.RequestAborted);
        }
        else
        {
            http.Response.StatusCode = 201;
            await http.Response.WriteAsync("""{"id":"1"}""");
        }
    }

    /// <summary>Until the bot gives up.</summary>
    private static async Task Silence(CancellationToken aborted)
    {
        var gone = new TaskCompletionSource();
        await using var registration = aborted.Register(gone.SetResult);
        await gone.Task;
    }
}
