using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using AllianceBot.Documents;

namespace AllianceBot.Tests.Documents;

public sealed partial class MinutesWordsTests
{
    private static readonly IReadOnlyDictionary<string, string> English = Read(CultureInfo.InvariantCulture);
    private static readonly IReadOnlyDictionary<string, string> Spanish = Read(CultureInfo.GetCultureInfo("es"));

    [Fact]
    public void Both_languages_have_the_same_words()
    {
        English.Count.ShouldBeGreaterThan(30);
        Spanish.Keys.ShouldBe(English.Keys, ignoreOrder: true);
        Spanish.Values.ShouldAllBe(word => word.Trim().Length > 0);
        English.Values.ShouldAllBe(word => word.Trim().Length > 0);
    }

    [Fact]
    public void Both_languages_take_the_same_values() =>
        English.Keys.ShouldAllBe(key => Places(English[key]).SetEquals(Places(Spanish[key])));

    [Fact]
    public void Every_word_the_code_asks_for_is_there()
    {
        foreach (var words in new[] { MinutesWords.English, MinutesWords.Spanish })
        {
            foreach (var property in typeof(MinutesWords).GetProperties().Where(p => p.PropertyType == typeof(string)))
            {
                ((string?)property.GetValue(words)).ShouldNotBeNullOrWhiteSpace(property.Name);
            }
        }
    }

    [Theory]
    [InlineData(0, "0 people", "0 personas")]
    [InlineData(1, "1 person", "1 persona")]
    [InlineData(2, "2 people", "2 personas")]
    public void People_are_counted_in_words(int count, string english, string spanish)
    {
        MinutesWords.English.People(count).ShouldBe(english);
        MinutesWords.Spanish.People(count).ShouldBe(spanish);
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("es", false)]
    [InlineData("ES-419", false)]
    [InlineData("est", true)]
    [InlineData("fr", true)]
    [InlineData("", true)]
    public void A_language_that_is_not_Spanish_is_written_in_English(string language, bool english) =>
        MinutesWords.For(language).ShouldBeSameAs(english ? MinutesWords.English : MinutesWords.Spanish);

    private static HashSet<string> Places(string word) => [.. Place().Matches(word).Select(match => match.Value)];

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        new ResourceManager("AllianceBot.Documents.MinutesWords", typeof(MinutesWords).Assembly)
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
