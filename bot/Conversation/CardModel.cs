using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AllianceBot.Conversation;

/// <summary>The data of a card as JSON in which an accent is one character: templates copy texts as they find them.</summary>
internal static class CardModel
{
    // A card travels as application/json and never inside HTML. The usual encoder makes six characters of "ñ", and a
    // Spanish card with many names would be over the size that Teams takes.
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement Of<TModel>(TModel model, JsonTypeInfo<TModel> type)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Writing))
            JsonSerializer.Serialize(writer, model, type);
        return JsonElement.Parse(json.WrittenSpan);
    }
}
