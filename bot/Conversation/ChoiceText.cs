using System.Text;

namespace AllianceBot.Conversation;

/// <summary>
/// Titles of choices that are shown as a list to tick. Clients read Markdown and HTML in those, and no field says otherwise, so
/// the few signs that would format are shown by signs that look like them.
/// </summary>
internal static class ChoiceText
{
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] switch
            {
                '*' => '∗',
                // Within a word, as in Port_of_Spain, it formats nothing.
                '_' when !IsWithinWord(text, i) => '＿',
                '[' => '［',
                ']' => '］',
                '<' => '‹',
                '>' => '›',
                '`' => 'ˋ',
                '~' => '～',
                '\\' => '＼',
                '&' => '＆',
                var other => other,
            });
        }

        return plain.ToString();
    }

    private static bool IsWithinWord(string text, int i) =>
        i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);
}
