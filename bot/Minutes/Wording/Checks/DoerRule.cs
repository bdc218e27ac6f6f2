using System.Collections.Frozen;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>
/// Who does it stays who does it. The first name of a task that stands free, not behind "to" or "con", is its owner; any other name that stands free does so in
/// what was said ("send it to Ana" does not become "Ana sends it").
/// </summary>
internal static class DoerRule
{
    private static readonly FrozenSet<string> Binding = Set("to with from of about for at in on into against a al con de del para sobre en contra ante hacia");
    private static readonly FrozenSet<string> Passed = Set("the la el las los and y e");

    // "A cargo de Ana", "assigned to Ana": behind these a name does it after all.
    private static readonly FrozenSet<string> Charging = Set("cargo responsable responsabilidad encargada encargado parte corresponde toca responsibility assigned falls given up asignada asignado encomendada encomendado compete");

    public static bool IsBroken(WordingCase wording)
    {
        var free = FreeNames(wording.Sentence).ToList();
        if (wording.Item is { Kind: WordingKind.Task, Owner: not null })
            return free is [var first, ..] && (!wording.OwnerKeys.Contains(first) || free.Any(name => !wording.OwnerKeys.Contains(name) && !IsSaidFree(wording, name)));
        return free.Any(name => !IsSaidFree(wording, name));
    }

    private static IEnumerable<string> FreeNames(ReadText text) =>
        text.Words.Index().Where(word => NamesRule.IsName(word.Item) && IsFree(text, word.Index)).Select(word => word.Item.Key);

    private static bool IsSaidFree(WordingCase wording, string name) =>
        wording.Quotes.Any(quote => quote.Words.Index().Any(word => WordLists.SameAs(name).Contains(word.Item.Key) && IsFree(quote, word.Index)));

    /// <summary>Nothing that binds it is in front of the name, its title and the names that it is joined to.</summary>
    private static bool IsFree(ReadText text, int at)
    {
        for (at--; at >= 0; at--)
        {
            var word = text.Words[at];
            if (EndsBefore(text, at))
                return true;
            if (Binding.Contains(word.Key) && !word.OpensSentence)
                return at > 0 && Charging.Contains(text.Words[at - 1].Key);
            if (Binding.Contains(word.Key))
                return false;
            if (!Passed.Contains(word.Key) && !WordLists.Titles.Has(word.Key) && !NamesRule.IsName(word))
                return true;
        }
        return true;
    }

    /// <summary>A comma or full stop parts the word from the next one; that of "Sr." does not.</summary>
    private static bool EndsBefore(ReadText text, int at)
    {
        var between = text.Text.AsSpan(text.Words[at].End, text.Words[at + 1].Start - text.Words[at].End);
        return between.IndexOfAny(",;:?!") >= 0 || (between.Contains('.') && !WordLists.Titles.Has(text.Words[at].Key));
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
