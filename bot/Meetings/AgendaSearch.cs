using AllianceBot.Conversation.Language;

namespace AllianceBot.Meetings;

/// <summary>
/// What people type to open an item: its number, alone or before its name ("1", "item 1", "uno", "1: Budget"); its name, whole or a few
/// words of it; or the name of an item that is not on the agenda yet.
/// </summary>
internal abstract record AgendaSearch
{
    private AgendaSearch() { }

    public sealed record Found(AgendaItem Item) : AgendaSearch;

    /// <summary>The words are in the names of several items.</summary>
    public sealed record Several(IReadOnlyList<AgendaItem> Items) : AgendaSearch;

    public sealed record NoSuchNumber(int Number) : AgendaSearch;

    public sealed record Nowhere(string Title) : AgendaSearch;

    public static AgendaSearch Find(IReadOnlyList<AgendaItem> agenda, string typed)
    {
        var number = ItemNumber.Read(typed);
        // The name without its number, as the card writes both; and without minutes or a kind, which are no part of it.
        var words = number is { IsSetApart: true } ? number.Rest : typed;
        var title = Agenda.Parse(words).Lines is [var line, ..] ? line.Title : words;
        if ((SameName(agenda, typed) ?? SameName(agenda, title)) is { } same)
            return new Found(same);
        if (number is not null && agenda.FirstOrDefault(item => item.Position == number.Value) is { } numbered)
            return new Found(numbered);
        var name = title.Length > 0 ? title : typed;
        return Containing(agenda, name) switch
        {
            [var only] => new Found(only),
            [_, ..] several => new Several(several),
            _ when NearName(agenda, name) is { } near => new Found(near),
            _ when ContainingNearly(agenda, name) is [var only] => new Found(only),
            _ when number is { Rest: "" } => new NoSuchNumber(number.Value),
            _ => new Nowhere(name),
        };
    }

    private static AgendaItem? SameName(IReadOnlyList<AgendaItem> agenda, string title)
    {
        var wanted = TextFolding.Fold(title);
        return agenda.FirstOrDefault(item => TextFolding.Fold(item.Title) == wanted);
    }

    private static List<AgendaItem> Containing(IReadOnlyList<AgendaItem> agenda, string typed) => Containing(agenda, typed, (word, words) => words.Contains(word));

    /// <summary>A few words of the name with a slip in one or more of them: “presupesto” for “Presupuesto de la sede”.</summary>
    private static List<AgendaItem> ContainingNearly(IReadOnlyList<AgendaItem> agenda, string typed) =>
        Containing(agenda, typed, (word, words) => words.Contains(word) || words.Exists(other => IsSlipOf(word, other)));

    private static List<AgendaItem> Containing(IReadOnlyList<AgendaItem> agenda, string typed, Func<string, List<string>, bool> isAmong)
    {
        var all = Words(typed);
        var telling = all.Where(word => !Articles.Contains(word)).ToList();
        return telling.Count == 0 ? [] : [.. agenda.Where(item => Words(item.Title) is var words && telling.TrueForAll(word => isAmong(word, words)) && !HasOtherLetter(all, words))];
    }

    /// <summary>“Group A” is not “Group B”, although “a” is an article elsewhere; “agua y riego” may well be “agua, riego y suelo”.</summary>
    private static bool HasOtherLetter(List<string> typed, List<string> words) =>
        typed.Zip(typed.Skip(1)).Where(pair => pair.Second.Length == 1 && !Conjunctions.Contains(pair.Second)).Any(pair =>
            words.Zip(words.Skip(1)).Where(other => other.First == pair.First && other.Second.Length == 1).Select(other => other.Second).ToList() is [_, ..] letters && !letters.Contains(pair.Second));

    /// <summary>The whole name with a slip in one or more of its words.</summary>
    private static AgendaItem? NearName(IReadOnlyList<AgendaItem> agenda, string typed)
    {
        var words = Words(typed);
        return agenda.Where(item => Words(item.Title) is var others && others.Count == words.Count && words.Zip(others).All(pair => pair.First == pair.Second || IsSlipOf(pair.First, pair.Second))).ToList() is [var close] ? close : null;
    }

    /// <summary>One slip, and not at the beginning: “exportación” is not “importación”. Short words are near too many others, and a number is never a slip.</summary>
    private static bool IsSlipOf(string typed, string word) =>
        typed.Length >= ShortestSlip && word.Length >= ShortestSlip && !typed.Any(char.IsDigit) && word[0] == typed[0] && NearMiss.Distance(typed, word, 1) <= 1;

    private const int ShortestSlip = 6;

    private static readonly string[] Articles = ["the", "a", "an", "of", "on", "and", "el", "la", "los", "las", "un", "una", "de", "del", "y"];

    private static readonly string[] Conjunctions = ["y", "e", "o", "u"];

    private static List<string> Words(string text)
    {
        var letters = TextFolding.Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ').ToArray();
        return [.. new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
