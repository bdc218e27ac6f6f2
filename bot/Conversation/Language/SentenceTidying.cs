using System.Text;

namespace AllianceBot.Conversation.Language;

/// <summary>Mends a sentence from which a name and a date were cut: spaces, commas left hanging, empty brackets.</summary>
internal static class SentenceTidying
{
    // Not "and": in "Ana and her team draft it" it names somebody more.
    private static readonly string[] LooseStarts =
        ["to ", "que ", "will ", "shall ", "should ", "must ", "has to ", "have to ", "needs to ", "need to ", "am going to ",
        "are going to ", "is going to ", "going to ", "debe ", "deben ", "debo ", "tiene que ", "tienen que ", "tengo que ", "va a ", "van a ", "voy a ", "please ", "por favor "];

    public static string Tidy(string text)
    {
        text = text.TrimEnd();
        // A full stop that stands apart ended the phrase that was cut.
        while (text.EndsWith(" .", StringComparison.Ordinal))
            text = text[..^2].TrimEnd();
        var tidy = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (tidy.Length > 0 && tidy[^1] is not (' ' or '(' or '['))
                    tidy.Append(' ');
                continue;
            }
            if (c is ',' or '.' or ';' or ')' or ']' && tidy.Length > 0 && tidy[^1] == ' ')
                tidy.Length--;
            // ", ," and "()" are what a cut leaves behind.
            if (c is ',' && tidy.Length > 0 && tidy[^1] is ',' or ';')
                continue;
            if (c is ')' or ']' && tidy.Length > 0 && tidy[^1] is '(' or '[')
            {
                tidy.Length--;
                continue;
            }
            tidy.Append(c);
        }
        return tidy.ToString().Trim(' ', ',', ';', ':', '-', '–', '—', '→', '>', '|', '\u00A0');
    }

    /// <summary>Without the words that joined the text to an owner now cut from its front: "Ana to send …", "Ana debe enviar …".</summary>
    public static string WithoutLeadingJoint(string text)
    {
        var trimmed = text.TrimStart(' ', '\u00A0', '\t', '\n', '\r', ',', '.', ':', ';', '-', '–', '—', '→', '>', '|');
        foreach (var start in LooseStarts)
        {
            if (trimmed.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                return trimmed[start.Length..].TrimStart();
        }
        return trimmed;
    }
}
