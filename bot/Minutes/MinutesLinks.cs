using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace AllianceBot.Minutes;

/// <summary>
/// Signed addresses under which a member fetches the Word document of one meeting's minutes, guests included. A link names
/// the meeting and the moment it expires; HMAC-SHA256 (RFC 2104) with the alliance's own secret makes it unforgeable.
/// </summary>
public sealed class MinutesLinks(string? publicUrl, TimeProvider time)
{
    public const string Route = "/minutes/{token}";

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private const int PayloadLength = 16 + 16 + 8;
    private const int TokenLength = PayloadLength + HMACSHA256.HashSizeInBytes;

    /// <summary>What a link is for, before its signature was checked.</summary>
    public sealed record Claim(Guid AllianceId, Guid MeetingId, DateTimeOffset ExpiresAt);

    /// <summary>Null when the bot's own address is not configured (<c>Bot:PublicUrl</c>).</summary>
    /// <param name="allianceId">Whose document.</param>
    /// <param name="meetingId">Which: a meeting, or what else documents of that folder go by.</param>
    /// <param name="secret">The alliance's own.</param>
    /// <param name="folder">The first part of the address: what kind of document.</param>
    public string? Create(Guid allianceId, Guid meetingId, byte[] secret, string folder = "minutes")
    {
        if (string.IsNullOrEmpty(publicUrl))
            return null;
        Span<byte> token = stackalloc byte[TokenLength];
        allianceId.TryWriteBytes(token);
        meetingId.TryWriteBytes(token[16..]);
        BinaryPrimitives.WriteInt64BigEndian(token[32..], (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
        HMACSHA256.HashData(secret, token[..PayloadLength], token[PayloadLength..]);
        return $"{publicUrl.TrimEnd('/')}/{folder}/{Base64Url.EncodeToString(token)}";
    }

    /// <summary>Reads a token without trusting it; null when it is not even shaped like one.</summary>
    public static Claim? Read(string token)
    {
        Span<byte> bytes = stackalloc byte[TokenLength];
        return TryDecode(token, bytes)
            ? new Claim(new Guid(bytes[..16]), new Guid(bytes[16..32]), DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(bytes[32..])))
            : null;
    }

    public bool IsGenuine(string token, byte[] secret)
    {
        Span<byte> bytes = stackalloc byte[TokenLength];
        if (!TryDecode(token, bytes))
            return false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, bytes[..PayloadLength], expected);
        return CryptographicOperations.FixedTimeEquals(expected, bytes[PayloadLength..])
            && BinaryPrimitives.ReadInt64BigEndian(bytes[32..]) > time.GetUtcNow().ToUnixTimeSeconds();
    }

    private static bool TryDecode(string token, Span<byte> bytes) =>
        token.Length == Base64Url.GetEncodedLength(TokenLength)
        && Base64Url.DecodeFromChars(token, bytes, out _, out var written) is System.Buffers.OperationStatus.Done
        && written == TokenLength
        && DateTimeOffset.MaxValue.ToUnixTimeSeconds() >= BinaryPrimitives.ReadInt64BigEndian(bytes[32..])
        && DateTimeOffset.MinValue.ToUnixTimeSeconds() <= BinaryPrimitives.ReadInt64BigEndian(bytes[32..]);
}
