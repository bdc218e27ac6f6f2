using System.Net;
using System.Text;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// The payload of a cue: WebVTT, section 6.4 ("WebVTT cue text parsing rules"). Voice tags part it into speakers; every other tag, classes and
/// time stamps included, is dropped and what it encloses stays, so that markup or a script is text and nothing else. Character references
/// become characters once.
/// </summary>
internal static class CueText
{
    /// <summary>Gives each run of one speaker, in order; the speaker is empty outside voice tags.</summary>
    public static void Read(string payload, Action<string, string> found)
    {
        var speaker = "";
        var text = new StringBuilder();
        // Looked for once and not for each "<", of which there may be as many as there is text.
        var close = -1;
        for (var at = 0; at < payload.Length;)
        {
            var open = payload.IndexOf('<', at);
            if (open > close)
                close = payload.IndexOf('>', open) is >= 0 and var next ? next : int.MaxValue;
            if (open < 0 || TagLength(payload.AsSpan(open), close - open) is not { } length)
            {
                // No tag follows at this place; a "<" of "5 < 6" is text.
                var end = open < 0 ? payload.Length : open + 1;
                text.Append(payload, at, end - at);
                at = end;
                continue;
            }

            text.Append(payload, at, open - at);
            var tag = payload.AsSpan(open + 1, length).TrimEnd('>');
            at = open + 1 + length;
            if (IsNamed(tag, "v") || IsNamed(tag, "/v"))
            {
                Flush();
                speaker = tag[0] == '/' ? "" : Annotation(tag);
            }
        }

        Flush();

        void Flush()
        {
            if (text.Length > 0)
                found(speaker, WebUtility.HtmlDecode(text.ToString()));
            text.Clear();
        }
    }

    /// <summary>The length of the tag behind its "&lt;", its "&gt;" included; null for what begins none.</summary>
    private static int? TagLength(ReadOnlySpan<char> text, int close)
    {
        if (text.Length < 2 || !(char.IsAsciiLetterOrDigit(text[1]) || text[1] is '/' or '.' or '!' or '?'))
            return null;
        // The end of the payload ends a tag too; only for voices is that better than to keep what is there.
        return close < text.Length ? close : IsNamed(text[1..], "v") ? text.Length - 1 : null;
    }

    /// <summary>A tag's name ends at a blank or at the full stop before its classes.</summary>
    private static bool IsNamed(ReadOnlySpan<char> tag, string name) =>
        tag.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (tag.Length == name.Length || tag[name.Length] is ' ' or '\t' or '\n' or '\f' or '.');

    private static string Annotation(ReadOnlySpan<char> tag)
    {
        var blank = tag.IndexOfAny(" \t\n\f");
        return blank < 0 ? "" : WebUtility.HtmlDecode(tag[(blank + 1)..].Trim().ToString());
    }
}
