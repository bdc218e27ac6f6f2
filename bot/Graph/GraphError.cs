using System.Net;
using System.Text.Json;
using AllianceBot.Protocol.Connector;

namespace AllianceBot.Graph;

/// <summary>Reads an answer that is no success (learn.microsoft.com/graph/errors): <c>{"error":{"code","message","innerError":{"code"}}}</c>.</summary>
internal static class GraphError
{
    private const int LongestCode = 60;
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 };

    public static GraphException From(HttpResponseMessage response, ReadOnlyMemory<byte> body, DateTimeOffset now) => new(FailureOf(response.StatusCode), CodeOf(body) ?? $"HTTP{(int)response.StatusCode}")
    {
        RetryAfter = RetryRules.RetryAfter(response, now),
    };

    private static GraphFailure FailureOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => GraphFailure.NotAllowed,
        HttpStatusCode.NotFound => GraphFailure.NotFound,
        HttpStatusCode.Gone => GraphFailure.Gone,
        HttpStatusCode.TooManyRequests => GraphFailure.Throttled,
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => GraphFailure.Unavailable,
        >= HttpStatusCode.BadRequest => GraphFailure.Refused,
        // A redirect is not followed: the token would go where nobody checked.
        _ => GraphFailure.Unreadable,
    };

    /// <summary>The inner code says more where there is one. It is shown to people, so that it is nothing but a word.</summary>
    private static string? CodeOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, Shallow);
            if (GraphJson.Find(json.RootElement, "error") is not { } error)
                return null;
            var inner = GraphJson.Find(error, "innerError") ?? GraphJson.Find(error, "innererror");
            var code = inner is { } known && GraphJson.Text(known, "code") is { Length: > 0 } innerCode ? innerCode : GraphJson.Text(error, "code");
            return code.Length is > 0 and <= LongestCode && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-') ? code : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
