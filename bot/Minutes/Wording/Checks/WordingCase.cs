using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>A sentence that a model wrote, beside what it was made of.</summary>
internal sealed class WordingCase
{
    private readonly HashSet<string> _said;

    /// <param name="sentence">In normal form C, on one line.</param>
    /// <param name="language">In which it was asked for.</param>
    public WordingCase(WordingItem item, string sentence, TextLanguage language)
    {
        Item = item;
        Language = language;
        Sentence = new ReadText(sentence, language);
        Said = new ReadText(item.Text);
        // The text is a quote tidied; who said what is no evidence of who is to do it.
        Quotes = [Said, .. item.Quotes.Select(quote => new ReadText(quote))];
        OwnerKeys = item.Owner is { } owner ? new ReadText(owner).Keys : [];
        _said = [.. Quotes.SelectMany(quote => quote.Keys), .. OwnerKeys];
        Days = [.. Quotes.SelectMany(quote => quote.Days), .. item.Due is { } due ? [DayMention.Of(due)] : Array.Empty<DayMention>()];
        Quantities = [.. Quotes.SelectMany(quote => quote.Quantities)];
    }

    public WordingItem Item { get; }

    public TextLanguage Language { get; }

    /// <summary>What the model wrote.</summary>
    public ReadText Sentence { get; }

    /// <summary>The sentence of the draft.</summary>
    public ReadText Said { get; }

    /// <summary>All that may be told: the sentence of the draft and what is quoted with it.</summary>
    public IReadOnlyList<ReadText> Quotes { get; }

    /// <summary>The words of the owner's name, folded.</summary>
    public IReadOnlyList<string> OwnerKeys { get; }

    /// <summary>Of the quotes, and when the drafter worked out that it is due.</summary>
    public IReadOnlyList<DayMention> Days { get; }

    public IReadOnlyList<Quantity> Quantities { get; }

    public bool IsSaid(string key) => _said.Contains(key);

    /// <summary>Letter for letter, as a whole word.</summary>
    public bool IsWritten(string word) => Quotes.Any(quote => quote.Words.Any(said => said.Written == word)) || (Item.Owner?.Split(' ').Contains(word) ?? false);
}
