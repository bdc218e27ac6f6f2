using System.Buffers;

namespace AllianceBot.Protocol.Hosting;

/// <summary>Reads the body of a request whole, into the server's own buffers, up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>The longest body taken, in bytes.</summary>
    public const int Limit = 1024 * 1024;

    /// <summary>The body, or null when it is over the limit. The caller advances the reader past it.</summary>
    public static async ValueTask<ReadOnlySequence<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Limit)
            return null;
        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            if (result.Buffer.Length > Limit)
            {
                reader.AdvanceTo(result.Buffer.End);
                return null;
            }

            if (result.IsCompleted)
                return result.Buffer;
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }
}
