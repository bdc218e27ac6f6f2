using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using System.Text;
using System.Text.Json;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Conversation;

/// <summary>
/// Every visible word, in both languages: the <c>*Words.resx</c> pairs of all features, read once at start. A key that one
/// language lacks stops the start.
/// </summary>
public sealed class Phrasebook
{
    private readonly FrozenDictionary<string, string> _english;
    private readonly FrozenDictionary<string, string> _spanish;
    private readonly JsonElement _englishHost;
    private readonly JsonElement _spanishHost;

    public Phrasebook(IEnumerable<ResourceManager> resources)
    {
        var managers = resources.ToList();
        _english = ReadAll(managers, CultureInfo.InvariantCulture);
        _spanish = ReadAll(managers, TextLanguage.Spanish.Culture());
        var unpaired = _english.Keys.Except(_spanish.Keys).Concat(_spanish.Keys.Except(_english.Keys)).Order().ToList();
        if (unpaired.Count > 0)
            throw new InvalidOperationException($"These phrases exist in one language alone: {string.Join(", ", unpaired)}.");
        _englishHost = ToJson(_english);
        _spanishHost = ToJson(_spanish);
    }

    public IEnumerable<string> Keys => _english.Keys;

    public bool Knows(string key) => _english.ContainsKey(key);

    /// <summary>The phrase with its places filled; numbers and dates inside are written for the language.</summary>
    /// <exception cref="KeyNotFoundException">No such phrase.</exception>
    public string Say(TextLanguage language, string key, params ReadOnlySpan<object?> values)
    {
        var phrases = language is TextLanguage.Spanish ? _spanish : _english;
        if (!phrases.TryGetValue(key, out var phrase))
            throw new KeyNotFoundException($"There is no phrase '{key}'.");
        return values.IsEmpty ? phrase : string.Format(language.Culture(), phrase, values);
    }

    /// <summary>All phrases as one JSON object: what cards call <c>$host</c>.</summary>
    public JsonElement Host(TextLanguage language) => language is TextLanguage.Spanish ? _spanishHost : _englishHost;

    private static FrozenDictionary<string, string> ReadAll(List<ResourceManager> managers, CultureInfo culture)
    {
        var phrases = new Dictionary<string, string>();
        foreach (var manager in managers)
        {
            var set = manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)
                ?? throw new InvalidOperationException($"{manager.BaseName} has no phrases for '{culture.Name}'.");
            foreach (System.Collections.DictionaryEntry entry in set)
                if (!phrases.TryAdd((string)entry.Key, (string)entry.Value!))
                    throw new InvalidOperationException($"The phrase '{entry.Key}' is defined twice.");
        }

        return phrases.ToFrozenDictionary();
    }

    private static JsonElement ToJson(FrozenDictionary<string, string> phrases)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, CardModel.Writing))
        {
            writer.WriteStartObject();
            foreach (var (key, phrase) in phrases)
                writer.WriteString(Encoding.UTF8.GetBytes(key), phrase);
            writer.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.ToArray()).RootElement;
    }
}
