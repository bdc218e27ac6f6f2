using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AllianceBot.Tests.Minutes.Wording;

/// <summary>A service that speaks the chat-completions protocol over real HTTP, as well or as badly as a test wants.</summary>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ModelRequest> _requests = new();

    private ModelServer(WebApplication app) => _app = app;

    public IReadOnlyList<ModelRequest> Requests => [.. _requests];

    public string Endpoint => _app.Urls.Single() + "/v1";

    /// <summary>What is answered; by default each item's own words, which break no rule where they are in the language asked for.</summary>
    public Func<ModelRequest, HttpContext, Task> Answer { get; set; } = (request, context) => SendAsync(context, Sentences(request, item => item["said"]!.GetValue<string>()));

    public static async Task<ModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new ModelServer(app);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Answers each item with this sentence; null leaves it out.</summary>
    public void Say(Func<JsonNode, string?> sentence) => Answer = (request, context) => SendAsync(context, Sentences(request, sentence));

    /// <summary>Puts these words where the JSON of the sentences belongs.</summary>
    public void SayRaw(string content) => Answer = (_, context) => SendAsync(context, content);

    public static string Sentences(ModelRequest request, Func<JsonNode, string?> sentence) => new JsonObject
    {
        ["sentences"] = new JsonArray([.. request.Items.Select(item => (Index: item["index"]!.GetValue<int>(), Text: sentence(item))).Where(entry => entry.Text is not null)
            .Select(entry => (JsonNode)new JsonObject { ["index"] = entry.Index, ["text"] = entry.Text })]),
    }.ToJsonString();

    public static Task SendAsync(HttpContext context, string content)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(Completion(content));
    }

    public static string Completion(string content) => JsonSerializer.Serialize(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1_700_000_000,
        model = "stub",
        choices = new[] { new { index = 0, message = new { role = "assistant", content }, finish_reason = "stop" } },
        usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!;
        var request = new ModelRequest(context.Request.Path, context.Request.Headers.Authorization.ToString(), body);
        _requests.Enqueue(request);
        await Answer(request, context);
    }
}

/// <summary>A request as the service saw it.</summary>
public sealed record ModelRequest(string Path, string Authorization, JsonNode Body)
{
    public string System => Message("system");

    public JsonNode User => JsonNode.Parse(UserText)!;

    public string UserText => Message("user");

    public IReadOnlyList<JsonNode> Items => [.. User["items"]!.AsArray().Select(item => item!)];

    private string Message(string role)
    {
        var content = Body["messages"]!.AsArray().Single(message => message!["role"]!.GetValue<string>() == role)!["content"]!;
        return content is JsonArray parts ? string.Concat(parts.Select(part => part!["text"]!.GetValue<string>())) : content.GetValue<string>();
    }
}
