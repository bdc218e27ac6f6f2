using System.Globalization;
using System.Text;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>
/// Letters are Latin, digits are 0 to 9, and nothing is there that is not seen: no sign without width, no change of direction, no look-alike from
/// another script. A word in another script may stand as somebody wrote it.
/// </summary>
internal static class CharactersRule
{
    private const string Marks = ".,;:()'\"\u2018\u2019\u201C\u201D\u00AB\u00BB\u2013\u2014-/%$\u20AC\u00A3\u00BF?\u00A1!\u2026\u00BA\u00AA\u00B0&+@_ \u00A0";

    public static bool IsBroken(WordingCase wording) =>
        !wording.Sentence.Words.All(word => IsPlain(word.Written) || (IsSeen(word.Written) && wording.IsWritten(word.Written)))
        || wording.Sentence.Text.EnumerateRunes().Any(rune => !Rune.IsLetterOrDigit(rune) && !IsMark(rune) && !IsOfWord(rune));

    private static bool IsPlain(string word) => word.EnumerateRunes().All(rune => IsLatin(rune.Value) || Marks.Contains((char)rune.Value));

    private static bool IsSeen(string word) => word.EnumerateRunes().All(rune => Rune.IsLetterOrDigit(rune) || IsOfWord(rune) || IsMark(rune));

    private static bool IsMark(Rune rune) => rune.IsBmp && Marks.Contains((char)rune.Value);

    private static bool IsOfWord(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsLatin(int value) => value is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')
        or (>= 0x00C0 and <= 0x024F and not 0x00D7 and not 0x00F7) or (>= 0x1E00 and <= 0x1EFF);
}
