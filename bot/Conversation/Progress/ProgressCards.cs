using System.Text.Json.Serialization;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Conversation.Progress;

/// <summary>The card of an answer that takes long: what is being done, and at the end a sentence where the answer is no card of its own.</summary>
internal static class ProgressCards
{
    /// <summary>A heading shows at most this much of what it names.</summary>
    private const int HeadingLength = 120;

    /// <summary>Something is being read; the card will change by itself.</summary>
    /// <param name="name">Of the file, as people call it.</param>
    public static CardView Reading(Turn turn, string name) =>
        Of(turn.Language, turn.Say("progressReading", TextLimits.Abridge(name, HeadingLength)), turn.Say("progressWillChange"));

    /// <summary>How it ended, in a sentence.</summary>
    public static CardView Of(TextLanguage language, string heading, string sentence) =>
        new("conversation/progress.json", CardModel.Of(new ProgressModel(heading, sentence), ProgressJson.Default.ProgressModel), language, heading);
}

/// <param name="Heading">May name what people named.</param>
internal sealed record ProgressModel(string Heading, string Sentence);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProgressModel))]
internal sealed partial class ProgressJson : JsonSerializerContext;
