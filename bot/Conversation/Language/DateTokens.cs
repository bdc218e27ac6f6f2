using System.Globalization;

namespace AllianceBot.Conversation.Language;

internal enum TokenKind
{
    None,
    Word,
    Number,
    Mark,
}

/// <summary>A word (folded), a number of at most four digits (−1 for a longer one) or one mark; <c>Ordinal</c> for 1st, 1.º, 3ro.</summary>
internal readonly record struct DateToken(int Start, int End, TokenKind Kind, string Word, int Number = -1, bool Ordinal = false)
{
    public static readonly DateToken None = new(-1, -1, TokenKind.None, "");

    public int Digits => Kind != TokenKind.Number ? 0 : Ordinal ? 1 : End - Start;
}

/// <summary>A text cut into what the date readers look at. Reading past either end gives <see cref="DateToken.None"/>.</summary>
internal sealed class DateTokens
{
    // No word of the grammar is longer; folding pasted blobs would only cost time.
    private const int LongestWord = 20;

    private readonly List<DateToken> _tokens = [];

    public DateTokens(string text)
    {
        Text = text;
        for (var at = 0; at < text.Length;)
        {
            if (IsSkipped(text[at]))
                at++;
            else
                at = Add(at);
        }
    }

    public string Text { get; }

    public int Count => _tokens.Count;

    public DateToken this[int index] => index >= 0 && index < _tokens.Count ? _tokens[index] : DateToken.None;

    public string Word(int index) => this[index] is { Kind: TokenKind.Word } token ? token.Word : "";

    public bool IsMark(int index, char mark) => this[index] is { Kind: TokenKind.Mark, Word: var word } && word[0] == mark;

    /// <summary>No space between this token and the next one.</summary>
    public bool TouchesNext(int index) => this[index].Kind != TokenKind.None && this[index].End == this[index + 1].Start;

    /// <summary>The index after <paramref name="phrase"/> (words parted by a space or written with hyphens), or −1.</summary>
    public int After(int index, ReadOnlySpan<char> phrase)
    {
        // Most phrases differ in the first word: leave before cutting the phrase up.
        if (this[index] is not { Kind: TokenKind.Word, Word: var first } || !phrase.StartsWith(first, StringComparison.Ordinal))
            return -1;
        foreach (var range in phrase.Split(' '))
        {
            if (IsMark(index, '-') && TouchesNext(index - 1) && TouchesNext(index))
                index++;
            if (this[index].Kind != TokenKind.Word || !phrase[range].SequenceEqual(this[index].Word))
                return -1;
            index++;
        }
        return index;
    }

    public int AfterAny(int index, ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            var next = After(index, phrase);
            if (next >= 0)
                return next;
        }
        return -1;
    }

    /// <summary>Past the word when it is one of these; where it was otherwise.</summary>
    public int Skip(int index, params ReadOnlySpan<string> words) =>
        this[index].Kind == TokenKind.Word && words.Contains(this[index].Word) ? index + 1 : index;

    private static bool IsSkipped(char c) => c is not '\n' && (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    private int Add(int start)
    {
        var c = Text[start];
        if (char.IsAsciiDigit(c))
            return AddNumber(start);
        if (char.IsLetter(c) && c is not ('º' or 'ª'))
            return AddWord(start);
        _tokens.Add(new(start, start + 1, TokenKind.Mark, c switch
        {
            >= '\u2010' and <= '\u2015' or '\u2212' => "-",
            '\u2019' or '\u02BC' => "'",
            < '\u0080' => AsciiMarks[c],
            _ => "?",
        }));
        return start + 1;
    }

    private static readonly string[] AsciiMarks = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    private int AddNumber(int start)
    {
        var end = start;
        var value = 0;
        while (end < Text.Length && char.IsAsciiDigit(Text[end]))
        {
            value = end - start < 4 ? value * 10 + (Text[end] - '0') : -1;
            end++;
        }
        if (end - start > 4)
            value = -1;
        var suffix = OrdinalSuffix(end);
        _tokens.Add(new(start, end + suffix, TokenKind.Number, "", value, suffix > 0));
        return end + suffix;
    }

    private int OrdinalSuffix(int at)
    {
        var rest = Text.AsSpan(at);
        if (rest.Length > 0 && rest[0] is 'º' or 'ª' or '°')
            return 1;
        if (rest.Length > 1 && rest[0] == '.' && rest[1] is 'º' or 'ª' or '°' or 'o')
            return rest.Length == 2 || !char.IsLetterOrDigit(rest[2]) ? 2 : 0;
        var letters = 0;
        while (letters < rest.Length && letters < 3 && char.IsLetter(rest[letters]))
            letters++;
        Span<char> lower = stackalloc char[3];
        rest[..letters].ToLowerInvariant(lower);
        return lower[..letters] is "st" or "nd" or "rd" or "th" or "ro" or "er" or "do" or "to" ? letters : 0;
    }

    private int AddWord(int start)
    {
        var end = start;
        while (end < Text.Length && (char.IsLetter(Text[end]) || char.GetUnicodeCategory(Text[end]) is UnicodeCategory.NonSpacingMark))
            end++;
        var word = end - start <= LongestWord ? TextFolding.Fold(Text[start..end]) : "?";
        _tokens.Add(new(start, end, TokenKind.Word, word.Length > 0 ? word : "?"));
        return end;
    }
}
