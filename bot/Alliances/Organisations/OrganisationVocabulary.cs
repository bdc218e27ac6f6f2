using System.Collections.Frozen;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Alliances.Organisations;

/// <summary>
/// Sectors, statuses, countries and languages in people's words, both ways: as they are shown, and as people write them,
/// in either language or as the code that a file has.
/// </summary>
public sealed class OrganisationVocabulary
{
    private readonly Phrasebook _phrases;
    private readonly FrozenDictionary<string, Sector> _sectors;
    private readonly FrozenDictionary<string, OrganisationStatus> _statuses;
    private readonly FrozenDictionary<string, string> _countries;
    private readonly FrozenDictionary<string, string> _tongues;
    private readonly FrozenDictionary<TextLanguage, IReadOnlyList<Choice>> _countryChoices;

    public OrganisationVocabulary(Phrasebook phrases)
    {
        _phrases = phrases;
        _sectors = Words(Enum.GetValues<Sector>(), "sector", sector => sector.ToString(), OtherWords.Sectors);
        _statuses = Words(Enum.GetValues<OrganisationStatus>(), "organisationStatus", status => status.ToString(), OtherWords.Statuses);
        _countries = Words(Codes("country"), "country", code => code, OtherWords.Countries);
        _tongues = Words(Codes("tongue"), "tongue", code => code, OtherWords.Tongues);
        _countryChoices = Enum.GetValues<TextLanguage>().ToFrozenDictionary(language => language, ListCountries);
    }

    public string Say(TextLanguage language, Sector sector) => _phrases.Say(language, $"sector.{sector}");

    public string Say(TextLanguage language, OrganisationStatus status) => _phrases.Say(language, $"organisationStatus.{status}");

    /// <param name="language">Whose words.</param>
    /// <param name="country">ISO 3166-1 alpha-2, or empty.</param>
    public string Country(TextLanguage language, string country) => country.Length == 0 ? "" : _phrases.Say(language, $"country.{country}");

    /// <summary>Languages by name, or by their tag when there is no name for it here.</summary>
    /// <param name="language">Whose words.</param>
    /// <param name="tags">Separated by spaces, or empty.</param>
    public string Languages(TextLanguage language, string tags) =>
        string.Join(", ", tags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(tag => _tongues.ContainsKey(Key(tag)) ? _phrases.Say(language, $"tongue.{tag}") : tag));

    /// <summary>What a column of a table is called.</summary>
    /// <param name="language">Whose words.</param>
    /// <param name="column">Such as <c>short_name</c>.</param>
    public string Column(TextLanguage language, string column) => _phrases.Say(language, $"column.{column}");

    public string FileName(TextLanguage language, string day) => _phrases.Say(language, "organisationsFileName", day);

    public IReadOnlyList<Choice> Countries(TextLanguage language) => _countryChoices[language];

    public IReadOnlyList<Choice> Sectors(TextLanguage language) =>
        [.. Enum.GetValues<Sector>().Select(sector => new Choice(Say(language, sector), sector.ToString()))];

    public IReadOnlyList<Choice> Statuses(TextLanguage language) =>
        [.. Enum.GetValues<OrganisationStatus>().Select(status => new Choice(Say(language, status), status.ToString()))];

    public Sector? ReadSector(string typed) => _sectors.TryGetValue(Key(typed), out var sector) ? sector : null;

    public OrganisationStatus? ReadStatus(string typed) => _statuses.TryGetValue(Key(typed), out var status) ? status : null;

    /// <summary>Empty for nothing; null for what is no country.</summary>
    public string? ReadCountry(string typed) => typed.Length == 0 ? "" : _countries.GetValueOrDefault(Key(typed));

    /// <summary>Tags separated by spaces, or the first word that is no language.</summary>
    public (string Tags, string? Unknown) ReadLanguages(string typed)
    {
        var tags = new List<string>();
        foreach (var named in typed.Split([',', ';', '/', '\n', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // "Haitian Creole" is one, "es en qu" are three.
            string[] parts = ReadTongue(named) is null ? named.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [named];
            foreach (var part in parts.Where(part => part is not ("and" or "y" or "e" or "&")))
            {
                if (ReadTongue(part) is not { } tag)
                    return ("", part);
                tags.Add(tag);
            }
        }

        return (string.Join(' ', tags.Distinct()), null);
    }

    private string? ReadTongue(string typed) => _tongues.GetValueOrDefault(Key(typed)) ?? (IsTag(typed) ? typed.ToLowerInvariant() : null);

    /// <summary>Shaped like a tag of BCP 47 whose first part is a code of ISO 639: <c>quz</c>, <c>pt-br</c>.</summary>
    private static bool IsTag(string typed) =>
        typed.Split('-') is [{ Length: 2 or 3 }, ..] parts && parts.All(part => part.Length is > 0 and <= 8 && part.All(char.IsAsciiLetterOrDigit)) && parts[0].All(char.IsAsciiLetter);

    private IEnumerable<string> Codes(string family) => _phrases.Keys.Where(key => key.StartsWith($"{family}.", StringComparison.Ordinal)).Select(key => key[(family.Length + 1)..]);

    private FrozenDictionary<string, T> Words<T>(IEnumerable<T> values, string family, Func<T, string> code, IEnumerable<(string Word, T Value)> others)
    {
        var words = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            // A code is never taken for another one's name.
            words[Key(code(value))] = value;
        }

        foreach (var (value, language) in words.Values.Distinct().ToList().SelectMany(value => Enum.GetValues<TextLanguage>().Select(language => (value, language))))
            words.TryAdd(Key(_phrases.Say(language, $"{family}.{code(value)}")), value);
        foreach (var (word, value) in others)
            words.TryAdd(Key(word), value);
        return words.ToFrozenDictionary();
    }

    /// <summary>Letters and digits alone: “local NGO”, “Local_NGO” and “LocalNgo” are the same.</summary>
    private static string Key(string text) => string.Concat(TextFolding.Fold(text).Where(char.IsLetterOrDigit));

    private IReadOnlyList<Choice> ListCountries(TextLanguage language) =>
        [.. Codes("country").Select(code => new Choice(Country(language, code), code)).OrderBy(choice => choice.Title, StringComparer.Create(language.Culture(), ignoreCase: true))];
}
