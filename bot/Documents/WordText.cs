using System.Globalization;
using System.Text;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Documents;

/// <summary>Lays text out for print: on one line, to a length, by its direction.</summary>
internal static class WordText
{
    private const char LeftToRightMark = '\u200E';
    private const char RightToLeftMark = '\u200F';
    private const char ArabicLetterMark = '\u061C';

    /// <summary><see cref="PrintableText.Clean"/> on one line: for names, titles and numbers.</summary>
    public static string Line(string? text) => PrintableText.Clean(text).Replace('\n', ' ');

    /// <summary>One line of at most <paramref name="length"/> visible characters; what is cut shows as an ellipsis.</summary>
    public static string Shorten(string? text, int length)
    {
        var line = new StringInfo(Line(text));
        return line.LengthInTextElements <= length
            ? line.String
            : line.SubstringByTextElements(0, length - 1).TrimEnd() + "…";
    }

    /// <summary>Direction by the first strong character (Unicode Bidirectional Algorithm, rules P2 and P3).</summary>
    public static bool IsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (StrongDirection(rune) is { } rightToLeft)
            {
                return rightToLeft;
            }
        }

        return false;
    }

    /// <summary>Cuts text where its direction turns; what has no direction of its own goes with equal neighbours, else with the paragraph.</summary>
    public static IEnumerable<(string Text, bool RightToLeft)> Spans(string text, bool paragraphIsRightToLeft)
    {
        var start = 0;
        var direction = paragraphIsRightToLeft;
        var strongEnd = 0;
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (StrongDirection(rune) is { } strong)
            {
                if (strong != direction)
                {
                    var cut = direction == paragraphIsRightToLeft ? position : strongEnd;
                    if (cut > start)
                    {
                        yield return (text[start..cut], direction);
                    }

                    (start, direction) = (cut, strong);
                }

                strongEnd = position + rune.Utf16SequenceLength;
            }

            position += rune.Utf16SequenceLength;
        }

        var end = direction == paragraphIsRightToLeft ? text.Length : strongEnd;
        if (end > start)
        {
            yield return (text[start..end], direction);
        }

        if (text.Length > end)
        {
            yield return (text[end..], paragraphIsRightToLeft);
        }
    }

    /// <summary>Holds left-to-right text such as a date together inside a right-to-left paragraph.</summary>
    public static string KeepLeftToRight(string text) => LeftToRightMark + text + LeftToRightMark;

    private static bool? StrongDirection(Rune rune) => rune.Value switch
    {
        LeftToRightMark => false,
        RightToLeftMark or ArabicLetterMark => true,
        _ when !Rune.IsLetter(rune) => null,
        >= 0x0590 and <= 0x08FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFF => true,
        >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF => true,
        _ => false,
    };
}
