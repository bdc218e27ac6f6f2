using System.Globalization;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation.Language;
using AllianceBot.Tests.Conversation;

namespace AllianceBot.Tests.Alliances.Organisations;

/// <summary>What is shown can be written back, in both languages, and nothing means two things.</summary>
public sealed class OrganisationVocabularyTests(ShippedBot bot) : IClassFixture<ShippedBot>
{
    private readonly OrganisationVocabulary _vocabulary = new(bot.Phrases);

    public static TheoryData<TextLanguage> Languages => [.. Enum.GetValues<TextLanguage>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sector_and_status_is_read_as_it_is_shown(TextLanguage language)
    {
        foreach (var sector in Enum.GetValues<Sector>())
            _vocabulary.ReadSector(_vocabulary.Say(language, sector).ToUpperInvariant()).ShouldBe(sector);
        foreach (var status in Enum.GetValues<OrganisationStatus>())
            _vocabulary.ReadStatus(_vocabulary.Say(language, status).ToUpperInvariant()).ShouldBe(status);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_country_is_read_as_it_is_shown(TextLanguage language)
    {
        var countries = _vocabulary.Countries(language);
        countries.Count.ShouldBe(249);
        countries.Select(c => c.Title).ShouldBeUnique();
        foreach (var (title, code) in countries)
        {
            _vocabulary.ReadCountry(title).ShouldBe(code, title);
            _vocabulary.ReadCountry(code.ToLowerInvariant()).ShouldBe(code, title);
        }
    }

    [Fact]
    public void The_countries_are_those_of_the_standard()
    {
        // The framework knows the codes too; Kosovo's is one that users were given.
        foreach (var code in _vocabulary.Countries(TextLanguage.English).Select(c => c.Value))
            new RegionInfo(code).TwoLetterISORegionName.ShouldBe(code);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_is_read_as_it_is_shown(TextLanguage language)
    {
        var tags = bot.Phrases.Keys.Where(key => key.StartsWith("tongue.", StringComparison.Ordinal)).Select(key => key["tongue.".Length..]).ToList();
        tags.Count.ShouldBeGreaterThan(80);
        foreach (var tag in tags)
            _vocabulary.ReadLanguages(_vocabulary.Languages(language, tag)).ShouldBe((tag, null), tag);
        _vocabulary.ReadLanguages(_vocabulary.Languages(language, string.Join(' ', tags))).Tags.ShouldBe(string.Join(' ', tags));
    }

    [Theory]
    [InlineData("es en qu", "es en qu")]
    [InlineData("Spanish, inglés; Haitian Creole", "es en ht")]
    [InlineData("español e inglés", "es en")]
    [InlineData("Spanish and English", "es en")]
    [InlineData("castellano / castellano", "es")]
    [InlineData("quz pt-BR", "quz pt-br")]
    [InlineData("", "")]
    public void Languages_are_written_in_many_ways(string typed, string tags) => _vocabulary.ReadLanguages(typed).ShouldBe((tags, null));

    [Fact]
    public void The_first_word_that_is_no_language_is_said() => _vocabulary.ReadLanguages("Spanish, Klingonese, Elvish").Unknown.ShouldBe("Klingonese");

    [Theory]
    [MemberData(nameof(Languages))]
    public void Who_writes_an_unknown_sector_or_status_is_told_all_that_there_are(TextLanguage language)
    {
        foreach (var sector in Enum.GetValues<Sector>())
            bot.Phrases.Say(language, "organisationSectorUnknown").ShouldContain(_vocabulary.Say(language, sector));
        foreach (var status in Enum.GetValues<OrganisationStatus>())
            bot.Phrases.Say(language, "organisationStatusUnknown").ShouldContain(_vocabulary.Say(language, status));
    }
}
