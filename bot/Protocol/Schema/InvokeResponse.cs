using System.Buffers;
using System.Text.Json;

namespace AllianceBot.Protocol.Schema;

/// <summary>The answer to an invoke, given in the HTTP response itself.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">UTF-8 JSON, or empty for none.</param>
public sealed record InvokeResponse(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>200 without a body: what <c>fileConsent/invoke</c> expects, and a dialog that closes.</summary>
    public static InvokeResponse Ok { get; } = new(200, default);

    /// <summary>501: an invoke nobody handles.</summary>
    public static InvokeResponse NotImplemented { get; } = new(501, default);

    /// <summary>200 with a body of UTF-8 JSON, written as it is.</summary>
    public static InvokeResponse Json(ReadOnlyMemory<byte> body) => new(200, body);

    internal static InvokeResponse Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, WireWriter.Options))
        {
            writer.WriteStartObject();
            write(writer, state);
            writer.WriteEndObject();
        }

        return new(200, buffer.WrittenMemory);
    }
}
