using System.Globalization;
using System.Text;
using AllianceBot.Cards.Expressions;
using static AllianceBot.Cards.Expressions.ReturnTypes;

namespace AllianceBot.Cards.Functions;

internal static class CaseFunctions
{
    public static IEnumerable<Function> All =>
    [
        new("toLower", Text, Parameters.Between(1, 2, Text), Cased((text, culture) => text.ToLower(culture))),
        new("toUpper", Text, Parameters.Between(1, 2, Text), Cased((text, culture) => text.ToUpper(culture))),
        new("sentenceCase", Text, Parameters.Between(1, 2, Text), Cased(SentenceCase)),
        new("titleCase", Text, Parameters.Between(1, 2, Text), Cased(TitleCase)),
    ];

    private static FunctionBody Cased(Func<string, CultureInfo, string> change) => FunctionBody.Eager((arguments, evaluation) =>
        TextFunctions.TryTexts(arguments, out var texts)
            ? Value.Of(change(texts[0], arguments.Length == 2 ? Cultures.Named(arguments[1], evaluation.Culture) : evaluation.Culture))
            : Value.Failed);

    private static string SentenceCase(string text, CultureInfo culture) =>
        text.Length == 0 ? text : char.ToUpper(text[0], culture) + text[1..].ToLower(culture);

    private static string TitleCase(string text, CultureInfo culture)
    {
        var result = new StringBuilder(text.ToLower(culture));
        var inWord = false;
        for (var i = 0; i < result.Length; i++)
        {
            if (!inWord && (char.IsLetterOrDigit(result[i]) || result[i] == '_'))
            {
                result[i] = char.ToUpper(result[i], culture);
                inWord = true;
            }
            else if (char.IsWhiteSpace(result[i]))
            {
                inWord = false;
            }
        }

        return result.ToString();
    }
}
