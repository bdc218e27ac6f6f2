using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Cards;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Conversation;

/// <summary>Turns a card's view into the JSON that Teams shows: a pure function of template, model and language.</summary>
public sealed class CardRenderer(CardLibrary library, Phrasebook phrases)
{
    // Views that are the same for everyone are kept by those who show them; their bytes are kept with them.
    private readonly ConditionalWeakTable<CardView, byte[]> _rendered = [];

    public byte[] Render(CardView card) => _rendered.GetValue(card, RenderAnew);

    /// <summary>
    /// Dialogs know Action.Submit alone, and do not refresh themselves: every Action.Execute there is what its template gives clients that do not
    /// know it.
    /// </summary>
    public byte[] RenderForDialog(CardView card)
    {
        var root = JsonNode.Parse(Render(card))!.AsObject();
        root.Remove("refresh");
        return JsonSerializer.SerializeToUtf8Bytes(ForDialog(root));
    }

    private static JsonNode? ForDialog(JsonNode? node) => node switch
    {
        JsonObject action when action["type"] is JsonValue type && type.ToString() is "Action.Execute" && action["fallback"] is JsonObject fallback => fallback.DeepClone(),
        JsonObject json => new JsonObject(json.Select(field => KeyValuePair.Create(field.Key, ForDialog(field.Value)))),
        JsonArray array => new JsonArray([.. array.Select(ForDialog)]),
        _ => node?.DeepClone(),
    };

    private byte[] RenderAnew(CardView card) => library.Render(card.Template, card.Model, phrases.Host(card.Language), card.Language.Culture());
}
