using System.Collections.Frozen;
using System.Text;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>Why a sentence that a model wrote is not taken.</summary>
internal enum WordingFault
{
    /// <summary>Empty, or longer than <see cref="TextLimits.Wording"/>.</summary>
    Length,

    /// <inheritdoc cref="CharactersRule"/>
    Characters,

    /// <inheritdoc cref="MarkupRule"/>
    Markup,

    /// <inheritdoc cref="AddressRule"/>
    Address,

    /// <inheritdoc cref="LanguageRule"/>
    Language,

    /// <inheritdoc cref="NamesRule"/>
    Names,

    /// <inheritdoc cref="NumbersRule"/>
    Numbers,

    /// <inheritdoc cref="DatesRule"/>
    Dates,

    /// <inheritdoc cref="NegationRule"/>
    Negation,

    /// <inheritdoc cref="OppositesRule"/>
    Opposites,

    /// <inheritdoc cref="ConditionRule"/>
    Condition,

    /// <inheritdoc cref="ProcedureRule"/>
    Procedure,

    /// <inheritdoc cref="DoerRule"/>
    Doer,

    /// <inheritdoc cref="KindRule"/>
    Kind,

    /// <inheritdoc cref="PersonRule"/>
    Person,

    /// <inheritdoc cref="InventionRule"/>
    Invention,
}

/// <summary>
/// Holds a sentence that a model wrote against what was said. The rules see words and not meaning: they let no name, number or date in that was not said, and in
/// doubt they turn a good sentence away, which costs only the wording.
/// </summary>
internal static class WordingCheck
{
    private static readonly (WordingFault Fault, Func<WordingCase, bool> IsBroken)[] Rules =
    [
        (WordingFault.Markup, MarkupRule.IsBroken),
        (WordingFault.Characters, CharactersRule.IsBroken),
        (WordingFault.Address, AddressRule.IsBroken),
        (WordingFault.Language, LanguageRule.IsBroken),
        (WordingFault.Names, NamesRule.IsBroken),
        (WordingFault.Numbers, NumbersRule.IsBroken),
        (WordingFault.Dates, DatesRule.IsBroken),
        (WordingFault.Negation, NegationRule.IsBroken),
        (WordingFault.Opposites, OppositesRule.IsBroken),
        (WordingFault.Condition, ConditionRule.IsBroken),
        (WordingFault.Procedure, ProcedureRule.IsBroken),
        (WordingFault.Doer, DoerRule.IsBroken),
        (WordingFault.Kind, KindRule.IsBroken),
        (WordingFault.Person, PersonRule.IsBroken),
        (WordingFault.Invention, InventionRule.IsBroken),
    ];

    /// <summary>The first rule that the sentence breaks; null when it may stand in the minutes.</summary>
    /// <param name="people">Words of the names of people at the meeting, folded, which nobody used for anything else.</param>
    public static WordingFault? Find(WordingItem item, string sentence, TextLanguage language, IReadOnlySet<string>? people = null) =>
        sentence.Trim().Length is 0 or > TextLimits.Wording ? WordingFault.Length : All(item, sentence, language, people).Cast<WordingFault?>().FirstOrDefault();

    /// <summary>All that it breaks.</summary>
    internal static IEnumerable<WordingFault> All(WordingItem item, string sentence, TextLanguage language, IReadOnlySet<string>? people = null)
    {
        if (!TryCompose(sentence, out var composed))
            return [WordingFault.Characters];
        var wording = new WordingCase(item, composed, language, people ?? FrozenSet<string>.Empty);
        return Rules.Where(rule => rule.IsBroken(wording)).Select(rule => rule.Fault);
    }

    /// <summary>In normal form C: an accent of its own and one within its letter are the same.</summary>
    private static bool TryCompose(string sentence, out string composed)
    {
        // Normalisation refuses half a surrogate pair, which a model may well be cut off in.
        composed = sentence;
        if (sentence.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || (rune.Value & 0xFFFE) == 0xFFFE))
            return false;
        composed = sentence.Normalize(NormalizationForm.FormC);
        return true;
    }
}
