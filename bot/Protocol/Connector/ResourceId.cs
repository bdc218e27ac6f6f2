using System.Text.Json;

namespace AllianceBot.Protocol.Connector;

/// <summary>Finds the <c>id</c> in the answer to something sent. Services may answer nothing at all, and that is success too.</summary>
internal static class ResourceId
{
    public static string? Read(ReadOnlySpan<byte> answer)
    {
        if (answer.IsEmpty)
            return null;
        var reader = new Utf8JsonReader(answer);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var found = reader.ValueTextEquals("id"u8);
                reader.Read();
                if (found)
                    return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                reader.Skip();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // It was sent all the same; only its id is unknown.
        }

        return null;
    }
}
