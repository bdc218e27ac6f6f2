using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace AllianceBot.Documents;

/// <summary>The visible words of a printed charter that its record does not bring along.</summary>
internal sealed class CharterWords
{
    private static readonly ResourceManager Resources =
        new("AllianceBot.Documents.CharterWords", typeof(CharterWords).Assembly);

    private readonly CultureInfo _culture;

    private CharterWords(MinutesWords general, string culture)
    {
        General = general;
        _culture = new CultureInfo(culture, useUserOverride: false);
    }

    public static CharterWords English { get; } = new(MinutesWords.English, "en-GB");

    public static CharterWords Spanish { get; } = new(MinutesWords.Spanish, "es-419");

    /// <summary>What all documents say alike.</summary>
    public MinutesWords General { get; }

    public string Adoption => Word();
    public string AdoptionDescription => Word();
    public string Answer => Word();
    public string AnsweredBy => Word();
    public string Answers => Word();
    public string Draft => Word();
    public string NotWritten => Word();
    public string Organisation => Word();
    public string Title => Word();

    public string Version(int number) => string.Format(_culture, Word(), number);

    public static CharterWords For(string language) => ReferenceEquals(MinutesWords.For(language), MinutesWords.Spanish) ? Spanish : English;

    private string Word([CallerMemberName] string key = "") =>
        Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"No word {key} for {_culture.Name}.");
}
