using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.CommandLine;

/// <summary>Says what is wrong with the arguments of a verb, in the language that they ask for; in English when they ask for none that is known.</summary>
internal sealed class ArgumentWords(Phrasebook phrases, string[] arguments)
{
    private readonly TextLanguage _language = LanguageOf(arguments);

    public ArgumentException Wrong(string key, params ReadOnlySpan<object?> values) => new(phrases.Say(_language, key, values));

    private static TextLanguage LanguageOf(string[] arguments)
    {
        var at = Array.IndexOf(arguments, "--language");
        return at >= 0 && at + 1 < arguments.Length && TextLanguageCulture.FromLocale(arguments[at + 1]) is { } language ? language : TextLanguage.English;
    }
}
