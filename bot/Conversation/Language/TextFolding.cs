using System.Buffers;
using System.Globalization;
using System.Text;

namespace AllianceBot.Conversation.Language;

/// <summary>Turns text into a key under which spellings that people take for the same are equal.</summary>
public static class TextFolding
{
    private const int StackLimit = 256;

    /// <summary>
    /// Without case, accents, doubled spaces, invisible characters or typographic quotes and dashes:
    /// <c>"  El  ACTA — «Perú» "</c> gives <c>el acta - "peru"</c>. Folding twice changes nothing. Never throws on broken UTF-16.
    /// </summary>
    public static string Fold(string text)
    {
        if (text.Length == 0)
            return text;
        var source = Ascii.IsValid(text) ? text : Decompose(text);
        // æ, œ and ß grow to two characters, hence the room.
        var room = ReferenceEquals(source, text) ? source.Length : source.Length * 2;
        char[]? rented = null;
        var buffer = room <= StackLimit ? stackalloc char[StackLimit] : rented = ArrayPool<char>.Shared.Rent(room);
        try
        {
            var folded = buffer[..Write(source, buffer)];
            return folded.SequenceEqual(text) ? text : new string(folded);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static int Write(string source, Span<char> target)
    {
        var length = 0;
        var space = false;
        foreach (var c in source)
        {
            if (char.IsWhiteSpace(c))
            {
                space = length > 0;
                continue;
            }
            var plain = char.IsAscii(c) ? (char.IsControl(c) ? '\0' : char.ToLowerInvariant(c)) : Plain(c);
            if (plain == '\0')
                continue;
            if (space)
                target[length++] = ' ';
            space = false;
            target[length++] = plain is 'æ' ? 'a' : plain is 'œ' ? 'o' : plain is 'ß' ? 's' : plain;
            if (plain is 'æ' or 'œ')
                target[length++] = 'e';
            else if (plain is 'ß')
                target[length++] = 's';
        }
        return length;
    }

    /// <summary>The plain lower-case form of a decomposed character; <c>'\0'</c> for one that leaves no trace.</summary>
    private static char Plain(char c) => c switch
    {
        _ when IsAccent(c) => '\0',
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '\u00B4' or '\u2039' or '\u203A' or '\u02BC' => '\'',
        '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB' => '"',
        >= '\u2010' and <= '\u2015' or '\u2212' => '-',
        'Ø' or 'ø' => 'o',
        'Ł' or 'ł' => 'l',
        'Đ' or 'đ' => 'd',
        'ı' => 'i',
        'ς' => 'σ',
        _ when char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control => '\0',
        _ => char.ToLowerInvariant(c),
    };

    // Only marks that people leave out when typing. The vowel signs of Indic scripts and the Japanese voicing marks are also
    // "combining", but without them it is another name.
    private static bool IsAccent(char c) => c is
        (>= '\u0300' and <= '\u036F') or (>= '\u0483' and <= '\u0489') or (>= '\u0591' and <= '\u05C7' and not '\u05BE' and not '\u05C0' and not '\u05C3' and not '\u05C6')
        or (>= '\u064B' and <= '\u065F') or '\u0670' or (>= '\u1AB0' and <= '\u1AFF') or (>= '\u1DC0' and <= '\u1DFF')
        or (>= '\u20D0' and <= '\u20FF') or (>= '\uFE00' and <= '\uFE0F') or (>= '\uFE20' and <= '\uFE2F');

    private static string Decompose(string text)
    {
        // Normalisation throws on noncharacters and on a surrogate without its pair, which clients do send when they cut an emoji in two.
        var span = text.AsSpan();
        var whole = span.ContainsAnyInRange('\uD800', '\uDFFF') || span.ContainsAnyInRange('\uFFFE', '\uFFFF') ? Repair(text) : text;
        return whole.Normalize(NormalizationForm.FormD);
    }

    private static string Repair(string text)
    {
        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            repaired.Append((rune.Value & 0xFFFE) == 0xFFFE ? Rune.ReplacementChar : rune);
        return repaired.ToString();
    }
}
