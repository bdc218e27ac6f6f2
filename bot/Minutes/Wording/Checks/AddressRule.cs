using System.Text.RegularExpressions;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>An address of the web or of mail stands letter for letter in what was said, or it is not there.</summary>
internal static partial class AddressRule
{
    private static readonly char[] Opening = ['(', '"', '\u00AB', '\u201C'];
    private static readonly char[] Closing = ['.', ',', ';', ':', '?', '!', ')', '"', '\u201D', '\u00BB'];

    public static bool IsBroken(WordingCase wording) =>
        Address().Matches(wording.Sentence.Text).Select(match => match.Value.TrimStart(Opening).TrimEnd(Closing))
            .Any(address => !wording.Quotes.Any(quote => Holds(quote.Text, address)));

    /// <summary>Whole: "ana@care.org" is not in "mariana@care.org".</summary>
    private static bool Holds(string text, string address)
    {
        for (var at = text.IndexOf(address, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(address, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + address.Length;
            var endsWhole = end == text.Length || char.IsWhiteSpace(text[end]) || (Closing.Contains(text[end]) && (end + 1 == text.Length || char.IsWhiteSpace(text[end + 1])));
            if ((at == 0 || char.IsWhiteSpace(text[at - 1]) || Opening.Contains(text[at - 1])) && endsWhole)
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"\S*(?:@|://|\bwww\.)\S*|(?<![\w.@-])[\p{L}\d][\w-]*(?:\.[\w-]+)*\.\p{L}{2,}\S*", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
