using System.Globalization;

namespace AllianceBot.Conversation.Language;

public static class TextLanguageCulture
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es");

    public static CultureInfo Culture(this TextLanguage language) => language is TextLanguage.Spanish ? Spanish : English;

    /// <summary>The two-letter code of ISO 639-1.</summary>
    public static string Code(this TextLanguage language) => language is TextLanguage.Spanish ? "es" : "en";

    /// <summary>The language of a locale such as <c>es-PE</c> (BCP 47); null for languages the bot does not speak.</summary>
    public static TextLanguage? FromLocale(string? locale) => locale?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "es" => TextLanguage.Spanish,
        "en" => TextLanguage.English,
        _ => null,
    };
}
