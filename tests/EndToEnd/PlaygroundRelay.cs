using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AllianceBot.Tests.EndToEnd;

/// <summary>
/// Stands between the Playground and a bot to mend what the Playground cannot vary: it speaks only en-US, and every message
/// comes from its one current user. Keeps what passed in both directions, so that a test can look at it.
/// </summary>
public sealed class PlaygroundRelay : IAsyncDisposable
{
    /// <summary>Begins the text of the mention by which <see cref="PlaygroundClient"/> names the person it writes for; the AAD id follows.</summary>
    internal const string SenderMark = "sender:";

    private const string ConnectorPath = "/_connector";

    private readonly WebApplication application;
    private readonly HttpClient http = new();
    private readonly ConcurrentQueue<JsonObject> heard = new();
    private readonly ConcurrentQueue<BotSaying> said = new();
    private Uri? bot;
    private Uri? playground;
    private string locale = "en-US";

    private PlaygroundRelay()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        application.Run(context => context.Request.Path.StartsWithSegments(ConnectorPath) ? PassSayingAsync(context) : PassActivityAsync(context));
    }

    /// <summary>What to give the Playground as the bot's endpoint.</summary>
    public Uri Endpoint => new(Address, "api/messages");

    /// <summary>The activities that reached the bot, in order, as it saw them.</summary>
    public IReadOnlyCollection<JsonObject> Heard => heard;

    /// <summary>What the bot sent, replaced and answered, in order.</summary>
    public IReadOnlyCollection<BotSaying> Said => said;

    private Uri Address => new(application.Urls.First());

    public static async Task<PlaygroundRelay> StartAsync()
    {
        var relay = new PlaygroundRelay();
        await relay.application.StartAsync();
        return relay;
    }

    /// <summary>From here on the Playground talks with this bot, in clients of this locale.</summary>
    public void Connect(Uri endpoint, string clientLocale)
    {
        (bot, locale) = (endpoint, clientLocale);
        heard.Clear();
        said.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        http.Dispose();
    }

    private async Task PassActivityAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            // The Playground asks with HEAD whether anybody listens.
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var activity = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        Translate(activity);
        Readdress(activity);
        playground = new Uri(Text(activity["serviceUrl"])!);
        activity["serviceUrl"] = new Uri(Address, ConnectorPath).ToString();
        heard.Enqueue(activity.DeepClone().AsObject());
        using var answer = await http.PostAsync(bot, Json(activity.ToJsonString()), context.RequestAborted);
        var body = await AnswerAsync(context, answer);
        if (body.Length > 0)
            said.Enqueue(new BotSaying("ANSWER", Text(activity["conversation"]!["id"])!, JsonNode.Parse(body)!.AsObject(), (int)answer.StatusCode));
    }

    /// <summary>The bot sends to the connector of the Playground, under this address.</summary>
    private async Task PassSayingAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var path = context.Request.Path.Value![ConnectorPath.Length..];
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), playground + EscapePath(path) + context.Request.QueryString);
        if (body.Length > 0)
            request.Content = Json(body);
        using var answer = await http.SendAsync(request, context.RequestAborted);
        if (body.Length > 0)
            said.Enqueue(new BotSaying(context.Request.Method, path.Split('/')[3], JsonNode.Parse(body)!.AsObject(), (int)answer.StatusCode));
        await AnswerAsync(context, answer);
    }

    private static async Task<string> AnswerAsync(HttpContext context, HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await context.Response.WriteAsync(body, context.RequestAborted);
        return body;
    }

    private void Translate(JsonObject activity)
    {
        if (activity.ContainsKey("locale"))
            activity["locale"] = locale;
        foreach (var client in Entities(activity).Where(e => Text(e["type"]) == "clientInfo"))
        {
            client["locale"] = locale;
            if (client.ContainsKey("country"))
                client["country"] = locale[^2..];
        }
    }

    private static void Readdress(JsonObject activity)
    {
        if (Entities(activity).FirstOrDefault(e => Text(e["text"])?.StartsWith(SenderMark, StringComparison.Ordinal) == true) is not { } mark)
            return;
        activity["entities"]!.AsArray().Remove(mark);
        var person = mark["mentioned"]!.DeepClone().AsObject();
        person["aadObjectId"] = Text(mark["text"])![SenderMark.Length..];
        activity["from"] = person;
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private static string EscapePath(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static List<JsonObject> Entities(JsonObject activity) =>
        activity["entities"] is JsonArray entities ? [.. entities.OfType<JsonObject>()] : [];

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}

/// <summary>Something the bot said: a message (POST), a message in the place of another (PUT), or the answer to a press (ANSWER).</summary>
/// <param name="How">The HTTP method, or ANSWER.</param>
/// <param name="Conversation">With the thread.</param>
/// <param name="Body">As sent.</param>
/// <param name="Status">The HTTP status it was met with.</param>
public sealed record BotSaying(string How, string Conversation, JsonObject Body, int Status)
{
    private static readonly HashSet<string> Visible = ["text", "title", "label", "placeholder", "errorMessage", "summary", "value", "altText", "speak", "fallbackText"];

    /// <summary>Every word of it that a person may come to see or hear.</summary>
    public IReadOnlyList<string> Words => [.. Find(Body)];

    private static IEnumerable<string> Find(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(p => p.Value is JsonValue value && Visible.Contains(p.Key) && value.GetValueKind() is System.Text.Json.JsonValueKind.String
            ? [value.GetValue<string>()]
            : Find(p.Value)),
        JsonArray many => many.SelectMany(Find),
        _ => [],
    };
}
