using System.Net;
using System.Text.Json;
using AllianceBot.Protocol.Schema;

namespace AllianceBot.Protocol.Connector;

/// <summary>Reads what the service says went wrong: <c>{"error":{"code","message"}}</c>, or the same without the wrapper.</summary>
internal static class ConnectorError
{
    public static ConnectorException From(HttpResponseMessage response, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var (code, said) = Read(body);
        var message = $"The service answered {(int)response.StatusCode}{(code is null ? "" : $" {code}")}{(said is null ? "" : $": {said}")}";
        if (response.StatusCode == HttpStatusCode.Forbidden && code is "MessageWritesBlocked" or "ConversationBlockedByUser")
            return new MessageWritesBlockedException(message, code);
        return new ConnectorException(message, response.StatusCode, code) { RetryAfter = RetryRules.RetryAfter(response, now) };
    }

    private static (string? Code, string? Message) Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = JsonElement.Parse(body);
            var error = json.ObjectOf("error") ?? json;
            return (error.TextOf("code"), error.TextOf("message"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, null);
        }
    }
}
