using System.Collections.Frozen;
using System.Globalization;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Meetings;

/// <summary>The number that opens what was typed: "2", "#2", "item 2", "punto dos", "2. Budget", "2 budget".</summary>
/// <param name="Value">Of whatever size: an agenda may not have it.</param>
/// <param name="Rest">What follows the number.</param>
/// <param name="IsSetApart">A mark parts them, or a word such as "item" says that it is a number; otherwise it may belong to a name ("2027 plan").</param>
internal sealed record ItemNumber(int Value, string Rest, bool IsSetApart)
{
    // Longer ones are no number of an item but of a telephone.
    private const int MostDigits = 9;

    private static readonly FrozenSet<string> Labels = FrozenSet.Create(StringComparer.Ordinal,
        "item", "topic", "number", "no", "nr", "punto", "tema", "numero", "n");

    private static readonly FrozenDictionary<string, int> InWords = new[]
    {
        "one two three four five six seven eight nine ten",
        "uno dos tres cuatro cinco seis siete ocho nueve diez",
    }.SelectMany(row => row.Split(' ').Select((word, index) => KeyValuePair.Create(word, index + 1))).ToFrozenDictionary(StringComparer.Ordinal);

    public static ItemNumber? Read(string typed)
    {
        var rest = typed.AsSpan().Trim();
        var labelled = false;
        while (LabelLength(rest) is > 0 and var length)
        {
            rest = rest[length..].TrimStart();
            labelled = true;
        }
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
            digits++;
        if (digits is > 0 and <= MostDigits)
            return After(int.Parse(rest[..digits], CultureInfo.InvariantCulture), rest[digits..].TrimStart("ºª°"), labelled);
        var letters = LettersAtStart(rest);
        // "one more thing" is no number; "one" and "one: Budget" are.
        return InWords.TryGetValue(TextFolding.Fold(rest[..letters].ToString()), out var value) && After(value, rest[letters..], labelled) is { } number && (number.IsSetApart || number.Rest.Length == 0)
            ? number
            : null;
    }

    /// <summary>A number ends at a mark or a space: "3rd quarter", "2.5 million", "10:30 Opening" and "3-year plan" begin with others.</summary>
    private static ItemNumber? After(int value, ReadOnlySpan<char> after, bool labelled)
    {
        var marks = 0;
        while (marks < after.Length && after[marks] is '.' or ')' or ':' or ',' or '-' or '–' or '—')
            marks++;
        var rest = after[marks..];
        if (rest.Length > 0 && !char.IsWhiteSpace(rest[0]) && (marks == 0 || char.IsAsciiDigit(rest[0]) || after[0] is '-' or '–' or ','))
            return null;
        rest = rest.Trim();
        // "1 - Budget"
        var apart = rest.TrimStart("-–—:").TrimStart();
        return new ItemNumber(value, apart.ToString(), labelled || marks > 0 || apart.Length < rest.Length);
    }

    private static int LabelLength(ReadOnlySpan<char> text)
    {
        if (text.Length > 1 && text[0] == '#')
            return 1;
        var letters = LettersAtStart(text);
        if (letters == 0 || !Labels.Contains(TextFolding.Fold(text[..letters].ToString())))
            return 0;
        var marked = letters < text.Length && text[letters] is '.' or 'º' or '°' ? letters + 1 : letters;
        if (marked < text.Length && text[marked] is 'º' or '°')
            marked++;
        // A label alone, or before a word that is no number, is part of a name.
        var then = text[marked..].TrimStart();
        return then.Length > 0 && (then[0] == '#' || char.IsAsciiDigit(then[0]) || IsWordOfNumber(then) || LabelLength(then) > 0) ? marked : 0;
    }

    private static bool IsWordOfNumber(ReadOnlySpan<char> text) => InWords.ContainsKey(TextFolding.Fold(text[..LettersAtStart(text)].ToString()));

    private static int LettersAtStart(ReadOnlySpan<char> text)
    {
        var letters = 0;
        // 'º' counts as a letter to Unicode.
        while (letters < text.Length && letters < 12 && char.IsLetter(text[letters]) && text[letters] is not ('º' or 'ª'))
            letters++;
        return letters;
    }
}
