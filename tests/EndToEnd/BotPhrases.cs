using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests.EndToEnd;

/// <summary>The words that the bot ships, to expect them and to find those of the wrong language.</summary>
internal static partial class BotPhrases
{
    private static readonly Phrasebook Phrases = new(Resources.Where(r => !r.BaseName.StartsWith("AllianceBot.Documents.", StringComparison.Ordinal)));

    public static string Say(TextLanguage language, string key, params ReadOnlySpan<object?> values) => Phrases.Say(language, key, values);

    /// <summary>Which phrases of the other language these words hold. What both languages share tells nothing and is left out.</summary>
    public static IReadOnlyList<string> FindForeign(TextLanguage language, IEnumerable<string> words)
    {
        var own = string.Join('\n', Read(language));
        var other = language is TextLanguage.Spanish ? TextLanguage.English : TextLanguage.Spanish;
        var foreign = Read(other).SelectMany(phrase => Places().Split(phrase)).Select(piece => piece.Trim(' ', '.', ',', ':', ';', '“', '”', '«', '»', '(', ')', '?', '¿'))
            .Where(piece => piece.Count(char.IsLetter) > 3 && !own.Contains(piece, StringComparison.OrdinalIgnoreCase)).Distinct().ToList();
        return [.. from said in words
                   from piece in foreign
                   // A pattern for each of thousands of pieces costs far more than looking whether the piece is there at all.
                   where said.Contains(piece, StringComparison.OrdinalIgnoreCase) && Regex.IsMatch(said, $@"(?<!\w){Regex.Escape(piece)}(?!\w)", RegexOptions.IgnoreCase)
                   select $"“{piece}” in “{said}”"];
    }

    private static IEnumerable<ResourceManager> Resources =>
        from name in typeof(Phrasebook).Assembly.GetManifestResourceNames()
        where name.EndsWith("Words.resources", StringComparison.Ordinal)
        select new ResourceManager(name[..^".resources".Length], typeof(Phrasebook).Assembly);

    private static IEnumerable<string> Read(TextLanguage language) =>
        from resource in Resources
        from DictionaryEntry phrase in resource.GetResourceSet(language is TextLanguage.Spanish ? language.Culture() : CultureInfo.InvariantCulture, true, false)!
        // Names of countries are names of time zones too.
        where !((string)phrase.Key).StartsWith("country.", StringComparison.Ordinal)
        select (string)phrase.Value!;

    /// <summary>Where a value goes, a command ends, or an example in quotation marks begins or ends.</summary>
    [GeneratedRegex(@"\{\d\}|;|[“”«»]")]
    private static partial Regex Places();
}
