using System.Globalization;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>A text cut once into what the rules compare: words, numbers and days.</summary>
internal sealed class ReadText
{
    private readonly List<SentenceWord> _words = [];

    /// <param name="language">In which its number words are read; null reads both, for what people said.</param>
    public ReadText(string text, TextLanguage? language = null)
    {
        Text = text;
        Cut();
        Keys = [.. _words.Select(word => word.Key)];
        var tokens = new DateTokens(text);
        (Days, var isDay) = DayReader.Read(tokens);
        Quantities = language is { } known
            ? QuantityReader.Read(tokens, isDay, known, isSaid: false)
            : [.. QuantityReader.Read(tokens, isDay, TextLanguage.English, isSaid: true), .. QuantityReader.Read(tokens, isDay, TextLanguage.Spanish, isSaid: true)];
    }

    public string Text { get; }

    public IReadOnlyList<SentenceWord> Words => _words;

    /// <summary>The words, folded, in their order.</summary>
    public string[] Keys { get; }

    public IReadOnlyList<DayMention> Days { get; }

    public IReadOnlyList<Quantity> Quantities { get; }

    private void Cut()
    {
        for (var at = 0; at < Text.Length;)
        {
            if (!IsOfWord(at))
            {
                at++;
                continue;
            }
            var start = at;
            while (at < Text.Length && (IsOfWord(at) || IsApostrophe(at)))
                at++;
            var written = Text[start..at];
            var key = TextFolding.Fold(written);
            if (key.EndsWith("'s", StringComparison.Ordinal))
                key = key[..^2];
            if (key.Length > 0)
                _words.Add(new(key, written, start, at, OpensSentence(start)));
        }
    }

    private bool IsOfWord(int at) => char.IsLetterOrDigit(Text[at]) || char.IsSurrogate(Text[at])
        || char.GetUnicodeCategory(Text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    private bool IsApostrophe(int at) => Text[at] is '\'' or '\u2019' && at + 1 < Text.Length && char.IsLetter(Text[at + 1]);

    private bool OpensSentence(int start)
    {
        for (var at = start - 1; at >= 0; at--)
        {
            if (Text[at] is '.' or '!' or '?' or '\u2026' or '\n')
                return true;
            if (!char.IsWhiteSpace(Text[at]) && Text[at] is not ('\u00BF' or '\u00A1' or '"' or '\u201C' or '\u00AB' or '(' or '\''))
                return false;
        }
        return true;
    }
}
