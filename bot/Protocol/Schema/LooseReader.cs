using System.Text;
using System.Text.Json;

namespace AllianceBot.Protocol.Schema;

/// <summary>
/// Reads one class of loose objects as the source-generated serialiser does, in half its time: every turn begins with an activity.
/// It takes and refuses the same; a test holds the two side by side. Only a field that has the name of one of our own properties, and no property
/// of its own on the wire, is kept here and lost there.
/// </summary>
/// <param name="fields">At most 64: the names on the wire and what sets each; the reader is at the value then.</param>
internal sealed class LooseReader<T>(params (string Name, LooseReader<T>.Setter Set)[] fields)
    where T : LooseObject, new()
{
    private readonly byte[][] _names = [.. fields.Select(field => Encoding.UTF8.GetBytes(field.Name))];

    internal delegate void Setter(T target, ref LooseJson json);

    /// <summary>The object at which the reader stands; null for a null.</summary>
    /// <exception cref="JsonException">It is no object of this class, or has a field twice.</exception>
    public T? Read(ref LooseJson json)
    {
        if (json.Reader.TokenType == JsonTokenType.Null)
            return null;
        if (json.Reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"A {typeof(T).Name} is an object.");
        var target = new T();
        var seen = 0UL;
        while (json.Reader.Read() && json.Reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = Find(ref json);
            if (at < 0)
            {
                Keep(target, ref json);
                continue;
            }

            if ((seen & (1UL << at)) != 0)
                throw Twice(fields[at].Name);
            seen |= 1UL << at;
            json.Reader.Read();
            try
            {
                fields[at].Set(target, ref json);
            }
            catch (JsonException problem) when (problem.Path is null)
            {
                throw new JsonException($"{fields[at].Name}: {problem.Message}", problem);
            }
        }

        return target;
    }

    private int Find(ref LooseJson json)
    {
        var name = json.Reader.ValueSpan;
        for (var at = 0; at < _names.Length; at++)
        {
            if (json.Reader.ValueIsEscaped ? json.Reader.ValueTextEquals(_names[at]) : name.SequenceEqual(_names[at]))
                return at;
        }

        return -1;
    }

    private static void Keep(T target, ref LooseJson json)
    {
        var name = json.Reader.GetString()!;
        json.Reader.Read();
        if (!(target.Extensions ??= []).TryAdd(name, LooseValue.Json(ref json)))
            throw Twice(name);
    }

    private static JsonException Twice(string name) => new($"The field {name} is there twice.");
}

/// <summary>Values of loose objects, as <see cref="LooseReader{T}"/> finds them.</summary>
internal static class LooseValue
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="JsonException">It is no text.</exception>
    public static string? Text(ref LooseJson json) => json.Reader.TokenType switch
    {
        JsonTokenType.String => json.Reader.GetString(),
        JsonTokenType.Null => null,
        _ => throw new JsonException("A text is expected."),
    };

    /// <exception cref="JsonException">It is neither true nor false.</exception>
    public static bool? Flag(ref LooseJson json) => json.Reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => throw new JsonException("True or false is expected."),
    };

    /// <summary>Any JSON, as it is.</summary>
    /// <exception cref="JsonException">An object within has a field twice.</exception>
    public static JsonElement Json(ref LooseJson json)
    {
        var start = (int)json.Reader.TokenStartIndex;
        json.Reader.Skip();
        return JsonElement.Parse(json.Bytes[start..(int)json.Reader.BytesConsumed], Strict);
    }
}

/// <summary>What is read, and how far.</summary>
internal ref struct LooseJson(ReadOnlySpan<byte> bytes)
{
    /// <summary>UTF-8.</summary>
    public readonly ReadOnlySpan<byte> Bytes = bytes;

    public Utf8JsonReader Reader = new(bytes);
}
