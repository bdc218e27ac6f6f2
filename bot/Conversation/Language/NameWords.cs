using System.Collections.Frozen;
using System.Globalization;

namespace AllianceBot.Conversation.Language;

/// <summary>A word of a name, folded, and where it ends in the text.</summary>
internal readonly record struct NameWord(string Key, int Start, int End);

/// <summary>Cuts names into words in any script. Apostrophes and hyphens part words, so that "O'Brien" is "OBrien" to nobody but "María-José" is "María José".</summary>
internal static class NameWords
{
    // Left out freely: "Ana de la Torre" is also "Ana Torre".
    private static readonly FrozenSet<string> Particles = FrozenSet.Create(StringComparer.Ordinal,
        "de", "del", "la", "las", "los", "da", "das", "do", "dos", "di", "du", "des", "le", "van", "von", "der", "den", "ten", "ter", "y", "e", "al", "el", "bin", "ibn", "san", "santa");

    public static bool IsParticle(string key) => Particles.Contains(key);

    /// <summary>At most <paramref name="most"/> words; they stop before the first mark other than a hyphen, an apostrophe, a full stop after an initial, or a space.</summary>
    public static List<NameWord> Read(ReadOnlySpan<char> text, int most)
    {
        var words = new List<NameWord>();
        for (var at = 0; at < text.Length && words.Count < most;)
        {
            if (IsLetter(text, at))
            {
                var end = at;
                while (end < text.Length && IsLetter(text, end))
                    end += char.IsHighSurrogate(text[end]) ? 2 : 1;
                words.Add(new(TextFolding.Fold(text[at..end].ToString()), at, end));
                at = end;
            }
            else if (IsJoint(text, at, words))
            {
                at++;
            }
            else
            {
                break;
            }
        }
        return words;
    }

    private static bool IsJoint(ReadOnlySpan<char> text, int at, List<NameWord> words) => text[at] switch
    {
        ' ' or '\u00A0' or '\t' => true,
        '-' or '\'' or '\u2019' or '\u2010' => at + 1 < text.Length && IsLetter(text, at + 1),
        '.' => words.Count > 0 && words[^1].End == at && words[^1].End - words[^1].Start <= 2,
        _ => char.GetUnicodeCategory(text[at]) == UnicodeCategory.Format,
    };

    private static bool IsLetter(ReadOnlySpan<char> text, int at)
    {
        if (char.IsHighSurrogate(text[at]))
            return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) && char.IsLetter(new string(text.Slice(at, 2)), 0);
        return char.IsLetterOrDigit(text[at])
            || char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }
}
