using System.Text.RegularExpressions;

namespace AllianceBot.Conversation.Language;

/// <summary>Keeps the names of people from the reader of dates: "enviar la carta a Julio" is due on no day where somebody is called so.</summary>
internal static partial class NamesAmongDates
{
    private const char Hidden = 'x';

    /// <summary>The text at its length, without the letters of names.</summary>
    /// <param name="text">What is said of a task.</param>
    /// <param name="placed">Where people were mentioned in it, or named with an <c>@</c>.</param>
    /// <param name="roster">Whose names may stand in it without.</param>
    public static string Hide(string text, IReadOnlyList<Range> placed, IReadOnlyList<KnownPerson> roster)
    {
        var hidden = text.ToCharArray();
        foreach (var range in placed)
            Cover(hidden.AsSpan(range));
        foreach (var name in WordOfDate().Matches(text).Select(match => match.Groups[1]))
        {
            var word = TextFolding.Fold(name.Value);
            if ((DateWords.Month(word) > 0 || DateWords.Weekdays.ContainsKey(word)) && roster.Any(person => PersonNames.Keys(person.Name).Contains(word)))
                Cover(hidden.AsSpan(name.Index, name.Length));
        }

        return new string(hidden);
    }

    private static void Cover(Span<char> name)
    {
        foreach (ref var letter in name)
            letter = char.IsLetterOrDigit(letter) ? Hidden : letter;
    }

    /// <summary>
    /// "a Julio", "para Domingo": the words that people and deadlines share. Spanish writes months and days small, so that a capital speaks for
    /// the person; a number behind it, or an article before it, for the date.
    /// </summary>
    [GeneratedRegex(@"(?<!\p{L})(?:[aA]|[pP]ara)\s+(\p{Lu}\p{L}+)(?!\p{L})(?!\s*(?:del?\s+)?(?:año\s+)?[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex WordOfDate();
}
