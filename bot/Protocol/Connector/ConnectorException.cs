using System.Net;

namespace AllianceBot.Protocol.Connector;

/// <summary>The channel's service refused a request, or could not be reached, after the retries the rules allow.</summary>
public class ConnectorException(string message, HttpStatusCode? statusCode = null, string? code = null, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The HTTP status; null when no answer came.</summary>
    public HttpStatusCode? StatusCode { get; } = statusCode;

    /// <summary>The service's code, such as <c>ConversationNotFound</c>; null when it gave none.</summary>
    public string? Code { get; } = code;

    /// <summary>How long the service, or a rate limit kept here, asks to wait before another attempt.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>
/// The bot may not write to this conversation: it was blocked or uninstalled (403 <c>MessageWritesBlocked</c>).
/// Stop writing there until it is installed again.
/// </summary>
public sealed class MessageWritesBlockedException(string message, string? code) : ConnectorException(message, HttpStatusCode.Forbidden, code);

/// <summary>The message is larger than Teams takes. It was not sent.</summary>
public sealed class MessageTooLargeException(int size)
    : ConnectorException($"The message is {size} bytes in UTF-16; Teams takes about 100 KB and this bot sends at most {Limit}.", HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig")
{
    /// <summary>The largest message sent, in bytes of UTF-16: 80 KB, below the 100 KB at which Teams answers 413.</summary>
    public const int Limit = 80 * 1024;

    /// <summary>The size of the message, in bytes of UTF-16.</summary>
    public int Size { get; } = size;
}
