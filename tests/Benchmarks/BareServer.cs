using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AllianceBot.Benchmarks;

/// <summary>
/// The least a bot can be: ASP.NET Core reads the activity with source-generated JSON, sends one POST to the service URL that
/// it names and answers 200. What it sends are the very bytes that the bot was seen to send.
/// </summary>
internal static class BareServer
{
    public static async Task<int> RunAsync(string url, string folder, string connector)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        using var http = new HttpClient { BaseAddress = new Uri(connector) };
        foreach (var path in Directory.EnumerateFiles(folder, "*.json"))
        {
            var endpoint = new Endpoint(http, await File.ReadAllBytesAsync(path));
            app.MapPost($"/{Path.GetFileNameWithoutExtension(path)}", endpoint.AnswerAsync);
        }

        await app.RunAsync();
        return 0;
    }

    private sealed class Endpoint(HttpClient http, byte[] body)
    {
        private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

        public async Task AnswerAsync(HttpContext context)
        {
            var activity = await JsonSerializer.DeserializeAsync(context.Request.Body, BareJson.Default.BareActivity, context.RequestAborted);
            if (activity is not { Type: "message" })
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            using var content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
            var address = new Uri($"{activity.ServiceUrl}/v3/conversations/{Uri.EscapeDataString(activity.Conversation.Id)}/activities/{activity.Id}");
            using var answer = await http.PostAsync(address, content, context.RequestAborted);
            answer.EnsureSuccessStatusCode();
        }
    }
}

internal sealed record BareActivity(
    string Type,
    string Id,
    string? Timestamp,
    string? LocalTimestamp,
    string? LocalTimezone,
    string ServiceUrl,
    string ChannelId,
    BareAccount From,
    BareConversation Conversation,
    BareAccount Recipient,
    string? Text,
    string? TextFormat,
    string? Locale,
    IReadOnlyList<JsonElement>? Entities,
    BareChannelData? ChannelData);

internal sealed record BareAccount(string Id, string? Name, string? AadObjectId);

internal sealed record BareConversation(string Id, bool? IsGroup, string? ConversationType, string? TenantId);

internal sealed record BareChannelData(BareNamed? Team, BareNamed? Channel, BareNamed? Tenant);

internal sealed record BareNamed(string? Id, string? Name);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BareActivity))]
internal sealed partial class BareJson : JsonSerializerContext;
