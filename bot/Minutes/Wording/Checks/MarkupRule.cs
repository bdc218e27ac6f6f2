using System.Text.RegularExpressions;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>One line of plain text: no Markdown, no HTML, no list, no table.</summary>
internal static partial class MarkupRule
{
    public static bool IsBroken(WordingCase wording) => Markup().IsMatch(wording.Sentence.Text);

    [GeneratedRegex(@"[<>\[\]{}|\\`*~^=#\p{Zl}\p{Zp}\p{Cc}]|__|&\w+;|^\s*([-–—•+]|\d+[.)])\s|^\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();
}
