using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AllianceBot.Archive;

/// <summary>Turns a title in any script into one segment of an archive path: readable, bounded, and safe on every system.</summary>
public static class ArchiveName
{
    /// <summary>Longest segment, in UTF-16 units.</summary>
    public const int MaxLength = 120;

    /// <summary>Longest segment in UTF-8: Linux allows 255 bytes a file name, and a sidecar adds 70 to the record's.</summary>
    public const int MaxUtf8Bytes = 180;

    // learn.microsoft.com/windows/win32/fileio/naming-a-file: reserved alone and before any extension.
    private static readonly FrozenSet<string> ReservedOnWindows = FrozenSet.ToFrozenSet(
        ["con", "prn", "aux", "nul", .. "0123456789".SelectMany(digit => (string[])[$"com{digit}", $"lpt{digit}"])]);

    // Latin letters that Unicode does not decompose.
    private static readonly FrozenDictionary<int, string> Unaccented = new Dictionary<int, string>
    {
        ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['đ'] = "d", ['ð'] = "d", ['ł'] = "l",
        ['þ'] = "th", ['ħ'] = "h", ['ı'] = "i", ['ŋ'] = "ng", ['ŧ'] = "t", ['ĸ'] = "k", ['ƒ'] = "f",
    }.ToFrozenDictionary();

    /// <summary>
    /// Makes a segment of a title: <c>("Acta: 3.ª reunión", ".docx")</c> gives <c>acta-3-a-reunion.docx</c>. Latin letters lose their
    /// accents, other scripts keep theirs. Equal titles give equal names; where much of the title is lost, a short hash of the whole
    /// title keeps unequal ones apart.
    /// </summary>
    /// <param name="title">Any text, even empty.</param>
    /// <param name="extension">With its dot, at most 16 ASCII letters or digits; empty for a folder.</param>
    /// <exception cref="ArgumentException">The extension is malformed.</exception>
    public static string Segment(string title, string extension = "")
    {
        ArgumentNullException.ThrowIfNull(title);
        if (extension is not "" && !(extension is ['.', _, ..] && extension.Length <= 17 && extension[1..].All(char.IsAsciiLetterOrDigit)))
        {
            throw new ArgumentException($"'{extension}' is not a file extension.", nameof(extension));
        }

        var stem = Simplify(title);
        if (stem.Length == 0)
        {
            stem = $"record-{Fingerprint(title)}";
        }
        else if (!Fits(stem, extension.Length))
        {
            stem = $"{Shorten(stem, extension.Length + 9)}-{Fingerprint(title)}";
        }

        return (ReservedOnWindows.Contains(stem) ? stem + "_" : stem) + extension.ToLowerInvariant();
    }

    /// <summary>
    /// Puts a number behind a segment's name: <c>acta.docx</c> gives <c>acta-2.docx</c>. Where both together are too long, the
    /// name gives way, never the number.
    /// </summary>
    /// <param name="segment">A segment as <see cref="Segment"/> makes it.</param>
    /// <param name="number">What goes behind it.</param>
    public static string Numbered(string segment, int number)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var dot = segment.LastIndexOf('.');
        var (stem, extension) = dot < 0 ? (segment, "") : (segment[..dot], segment[dot..]);
        var ending = string.Create(CultureInfo.InvariantCulture, $"-{number}{extension}");
        return (Fits(stem, ending.Length) ? stem : Shorten(stem, ending.Length)) + ending;
    }

    /// <summary>Whether a text can be one segment of an archive path as it stands.</summary>
    public static bool IsSafeSegment(string segment) =>
        segment.Length is > 0 and <= MaxLength
        && IsWellFormed(segment)
        && Rune.IsLetterOrDigit(Rune.GetRuneAt(segment, 0))
        && segment[^1] is not '.'
        && Encoding.UTF8.GetByteCount(segment) <= MaxUtf8Bytes
        && !segment.Contains("..", StringComparison.Ordinal)
        && segment.EnumerateRunes().All(rune => IsWordRune(rune) || rune.Value is '-' or '_' or '.')
        && segment.IsNormalized(NormalizationForm.FormC)
        && !segment.EnumerateRunes().Any(rune => Rune.ToLowerInvariant(rune) != rune)
        && !ReservedOnWindows.Contains(segment.Split('.')[0]);

    private static string Simplify(string title)
    {
        var text = new StringBuilder(title.Length);
        var afterLatin = false;
        foreach (var rune in Decompose(title).EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(rune);
            var isStrayAccent = IsMark(lower) && (afterLatin || text is [] or [.., '-']);
            if (isStrayAccent || IsApostrophe(lower) || IsInvisible(lower))
            {
                continue;
            }

            if (IsWordRune(lower))
            {
                afterLatin = IsLatin(lower);
                text.Append(Unaccented.TryGetValue(lower.Value, out var plain) ? plain : lower.ToString());
            }
            else if (text is not ([] or [.., '-']))
            {
                afterLatin = false;
                text.Append('-');
            }
        }

        return text.ToString().TrimEnd('-').Normalize(NormalizationForm.FormC);
    }

    private static string Decompose(string title)
    {
        // Normalize refuses lone surrogates and U+FFFE; they carry nothing worth keeping.
        var wellFormed = IsWellFormed(title) ? title : string.Concat(title.EnumerateRunes().Where(rune => !IsNoText(rune)));
        return wellFormed.Normalize(NormalizationForm.FormKD);
    }

    private static string Shorten(string stem, int reserved)
    {
        var end = 0;
        foreach (var rune in stem.EnumerateRunes())
        {
            if (!Fits(stem.AsSpan(0, end + rune.Utf16SequenceLength), reserved))
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        var lastWord = stem.LastIndexOf('-', end);
        return stem[..(lastWord > end * 3 / 4 ? lastWord : end)].TrimEnd('-');
    }

    private static bool Fits(ReadOnlySpan<char> stem, int reserved) =>
        stem.Length + reserved <= MaxLength && Encoding.UTF8.GetByteCount(stem) + reserved <= MaxUtf8Bytes;

    private static string Fingerprint(string title) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title)).AsSpan(0, 4));

    // EnumerateRunes shows a lone surrogate as U+FFFD, which is no letter, so that no sound title has one.
    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Any(IsNoText);

    private static bool IsNoText(Rune rune) => rune == Rune.ReplacementChar || rune.Value == 0xFFFE;

    private static bool IsWordRune(Rune rune) => !IsInvisible(rune) && (Rune.IsLetterOrDigit(rune) || IsMark(rune));

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsLatin(Rune rune) => rune.Value is >= 'a' and <= 'z' or >= 0xDF and <= 0x24F or >= 0x1E00 and <= 0x1EFF;

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’' or '‘' or 'ʼ' or 'ʹ' or '´' or '`';

    // Letters and marks that draw nothing (Hangul fillers, variation selectors), joiners and direction marks.
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format
        || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x034F or (>= 0x17B4 and <= 0x17B5)
            or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
