using System.Text;
using System.Xml;

namespace AllianceBot.Conversation.Language;

/// <summary>
/// Text that reads the same on a card and on paper: what XML forbids and what could disguise a record is gone, all else stays
/// as typed. Whatever is recorded is cleaned once, before it is stored, so that people approve what is archived.
/// </summary>
internal static class PrintableText
{
    /// <summary><see cref="Printable"/> without blanks at its ends; never null.</summary>
    public static string Clean(string? text) => Printable(text ?? "").Trim();

    /// <summary>What of the text can be printed, with every kind of line break as <c>\n</c>.</summary>
    public static string Printable(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
                {
                    clean.Append(c).Append(text[++i]);
                }
            }
            else if (c == '\r')
            {
                clean.Append('\n');
                i += i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            }
            else if (c is '\n' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029')
            {
                clean.Append('\n');
            }
            else if (c == '\t')
            {
                clean.Append(' ');
            }
            else if (XmlConvert.IsXmlChar(c) && !char.IsControl(c) && !OverridesDirection(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    // Embeddings, overrides and isolates could show an approved sentence in another order than it was written.
    private static bool OverridesDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
