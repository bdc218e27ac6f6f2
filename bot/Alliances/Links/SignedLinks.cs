using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AllianceBot.Alliances.Links;

/// <summary>A kind of document that links lead to.</summary>
/// <param name="Path">The first part of its address, such as <c>minutes</c>; a link of one kind opens none of another.</param>
/// <param name="Lifetime">How long a link opens it.</param>
public sealed record LinkKind(string Path, TimeSpan Lifetime)
{
    public string Route => $"/{Path}/{{token}}";
}

/// <summary>
/// Signed addresses under which a member fetches a document of the alliance, guests included. A link names the document and
/// the moment it expires; HMAC-SHA256 (RFC 2104) with the alliance's own secret makes it unforgeable.
/// </summary>
/// <param name="publicUrl">The bot's own address (<c>Bot:PublicUrl</c>); null when it is not configured.</param>
/// <param name="time">Says when links expire.</param>
public sealed class SignedLinks(string? publicUrl, TimeProvider time)
{
    private const int PayloadLength = 16 + 16 + 8;
    private const int TokenLength = PayloadLength + HMACSHA256.HashSizeInBytes;

    /// <summary>What a link is for, before its signature was checked.</summary>
    public sealed record Claim(Guid AllianceId, Guid DocumentId, DateTimeOffset ExpiresAt);

    /// <summary>Null when the bot's own address is not configured.</summary>
    public string? Create(LinkKind kind, Guid allianceId, Guid documentId, byte[] secret)
    {
        if (string.IsNullOrEmpty(publicUrl))
            return null;
        Span<byte> token = stackalloc byte[TokenLength];
        allianceId.TryWriteBytes(token);
        documentId.TryWriteBytes(token[16..]);
        BinaryPrimitives.WriteInt64BigEndian(token[32..], (time.GetUtcNow() + kind.Lifetime).ToUnixTimeSeconds());
        Sign(kind, token[..PayloadLength], secret, token[PayloadLength..]);
        return $"{publicUrl.TrimEnd('/')}/{kind.Path}/{Base64Url.EncodeToString(token)}";
    }

    /// <summary>Reads a token without trusting it; null when it is not even shaped like one.</summary>
    public static Claim? Read(string token)
    {
        Span<byte> bytes = stackalloc byte[TokenLength];
        return TryDecode(token, bytes)
            ? new Claim(new Guid(bytes[..16]), new Guid(bytes[16..32]), DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(bytes[32..])))
            : null;
    }

    public bool IsGenuine(LinkKind kind, string token, byte[] secret)
    {
        Span<byte> bytes = stackalloc byte[TokenLength];
        if (!TryDecode(token, bytes))
            return false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Sign(kind, bytes[..PayloadLength], secret, expected);
        return CryptographicOperations.FixedTimeEquals(expected, bytes[PayloadLength..])
            && BinaryPrimitives.ReadInt64BigEndian(bytes[32..]) > time.GetUtcNow().ToUnixTimeSeconds();
    }

    /// <summary>The kind is signed with the rest, so that a token cannot be carried from one address to another.</summary>
    private static void Sign(LinkKind kind, ReadOnlySpan<byte> payload, byte[] secret, Span<byte> signature)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(payload);
        hash.AppendData(Encoding.UTF8.GetBytes(kind.Path));
        hash.GetHashAndReset(signature);
    }

    private static bool TryDecode(string token, Span<byte> bytes) =>
        token.Length == Base64Url.GetEncodedLength(TokenLength)
        && Base64Url.DecodeFromChars(token, bytes, out _, out var written) is System.Buffers.OperationStatus.Done
        && written == TokenLength
        && DateTimeOffset.MaxValue.ToUnixTimeSeconds() >= BinaryPrimitives.ReadInt64BigEndian(bytes[32..])
        && DateTimeOffset.MinValue.ToUnixTimeSeconds() <= BinaryPrimitives.ReadInt64BigEndian(bytes[32..]);
}
