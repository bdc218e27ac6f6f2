using System.Security.Cryptography;
using System.Text.Json;
using AllianceBot.Protocol.Schema;
using Microsoft.IdentityModel.Tokens;

namespace AllianceBot.Protocol.Auth;

/// <summary>A key that signs inbound tokens, and the channels it may speak for.</summary>
internal sealed record SigningKey(SecurityKey Key, IReadOnlySet<string> Endorsements);

/// <summary>The keys as they were published at one moment.</summary>
internal sealed class SigningKeys(IReadOnlyDictionary<string, SigningKey> byId)
{
    public SigningKey? Find(string kid) => byId.GetValueOrDefault(kid);

    /// <summary>Reads a JSON Web Key Set (RFC 7517); keys that are not RSA, or have no id, are left out.</summary>
    /// <exception cref="JsonException">There is no key in it that could be used.</exception>
    public static SigningKeys Parse(ReadOnlySpan<byte> json)
    {
        Dictionary<string, SigningKey> keys = new(StringComparer.Ordinal);
        if (JsonElement.Parse(json).Field("keys") is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (var key in list.EnumerateArray())
            {
                if (key.TextOf("kty") == "RSA" && key.TextOf("kid") is { } kid && key.TextOf("n") is { } n && key.TextOf("e") is { } e)
                    keys[kid] = new SigningKey(Rsa(kid, n, e), Endorsements(key));
            }
        }

        return keys.Count > 0 ? new SigningKeys(keys) : throw new JsonException("The key set holds no RSA key.");
    }

    private static RsaSecurityKey Rsa(string kid, string modulus, string exponent) =>
        new(new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(modulus), Exponent = Base64UrlEncoder.DecodeBytes(exponent) }) { KeyId = kid };

    private static HashSet<string> Endorsements(JsonElement key) =>
        key.Field("endorsements") is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)]
            : [];
}
