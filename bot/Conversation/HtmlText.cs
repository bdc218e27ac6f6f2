using System.Text;
using System.Text.RegularExpressions;
using MimeKit.Text;

namespace AllianceBot.Conversation;

/// <summary>What a message written in HTML says, as plain text.</summary>
internal static partial class HtmlText
{
    public static string Read(string html)
    {
        var text = new StringBuilder();
        var tokenizer = new HtmlTokenizer(new StringReader(html));
        while (tokenizer.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlScriptDataToken:
                    break;
                case HtmlDataToken data:
                    text.Append(data.Data);
                    break;
                // Pictures that stand for a sign say which; Teams writes its emoji so.
                case HtmlTagToken { IsEndTag: false } tag when tag.Attributes.FirstOrDefault(a => a.Name is "alt") is { Value: { } alt }:
                    text.Append(alt);
                    break;
                case HtmlTagToken { Id: HtmlTagId.P or HtmlTagId.Div or HtmlTagId.Br or HtmlTagId.LI or HtmlTagId.TR or HtmlTagId.BlockQuote }:
                    text.Append('\n');
                    break;
            }
        }

        return Lines().Replace(Blanks().Replace(text.ToString(), " "), "\n").Trim();
    }

    [GeneratedRegex(@"[^\S\n]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@" ?\n\s*")]
    private static partial Regex Lines();
}
