using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>A sentence that a model wrote, beside what it was made of.</summary>
internal sealed class WordingCase
{
    private readonly HashSet<string> _said;
    private readonly HashSet<string> _capitals;
    private readonly bool _tellsNames;

    /// <param name="sentence">In normal form C, on one line.</param>
    /// <param name="language">In which it was asked for.</param>
    /// <param name="people">Words of the names of people at the meeting, folded, which nobody used for anything else.</param>
    public WordingCase(WordingItem item, string sentence, TextLanguage language, IReadOnlySet<string> people)
    {
        (Item, Language, People) = (item, language, people);
        Sentence = new ReadText(sentence, language);
        Said = new ReadText(item.Text);
        // The text is a quote tidied; who said what is no evidence of who is to do it.
        Quotes = [Said, .. item.Quotes.Select(quote => new ReadText(quote))];
        OwnerKeys = item.Owner is { } owner ? new ReadText(owner).Keys : [];
        _said = [.. Quotes.SelectMany(quote => quote.Keys), .. OwnerKeys];
        _capitals = [.. Quotes.SelectMany(quote => quote.Words).Where(word => word.HasCapital).Select(word => word.Key)];
        _tellsNames = Quotes.Any(quote => quote.Words.Any(word => NamesRule.IsName(word) && (!word.OpensSentence || WordLists.GivenNames.Has(word.Key))));
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

    public IReadOnlySet<string> People { get; }

    public bool IsSaid(string key) => _said.Contains(key);

    /// <summary>Said with a capital, or of the owner's name; where nothing that was said has one, transcripts write names small.</summary>
    public bool IsSaidAsName(string key) => IsSaid(key) && (OwnerKeys.Contains(key) || _capitals.Contains(key) || (!_tellsNames && !WordLists.IsFunctionWord(key)));

    /// <summary>The sentence has one of these, and nothing that was said has any.</summary>
    public bool IsAdded(PhraseSet words) => words.IsIn(Sentence.Keys) && !Quotes.Any(quote => words.IsIn(quote.Keys));

    /// <summary>Letter for letter, as a whole word.</summary>
    public bool IsWritten(string word) => Quotes.Any(quote => quote.Words.Any(said => said.Written == word)) || (Item.Owner?.Split(' ').Contains(word) ?? false);
}
