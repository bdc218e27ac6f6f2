using System.Globalization;
using System.Resources;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.Tests.Minutes.Sources;

public sealed class SourcePhrasesTests
{
    public static TheoryData<string> Keys =>
        [.. Enum.GetValues<SourceRefusal>().Select(SourcePhrases.KeyOf), .. Enum.GetValues<SourceNoticeKind>().Select(SourcePhrases.KeyOf)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Each_outcome_is_one_sentence_in_both_languages(string key)
    {
        var words = new ResourceManager(SourcePhrases.Resources, typeof(SourceReader).Assembly);
        foreach (var language in new[] { "en", "es" })
        {
            var sentence = words.GetString(key, CultureInfo.GetCultureInfo(language)).ShouldNotBeNull();
            string.Format(CultureInfo.InvariantCulture, sentence, "acta.docx", 25).ShouldNotContain('{');
        }
    }
}
