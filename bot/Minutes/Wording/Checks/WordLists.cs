using System.Collections.Frozen;
using System.Reflection;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>The phrases of one class of <c>Words.txt</c>.</summary>
internal sealed class PhraseSet
{
    private readonly FrozenSet<string> _words;
    private readonly string[][] _phrases;

    public PhraseSet(IEnumerable<string> phrases)
    {
        var folded = phrases.Select(phrase => TextFolding.Fold(phrase).Split(' ')).ToList();
        _words = folded.Where(IsPlain).Select(phrase => phrase[0]).ToFrozenSet(StringComparer.Ordinal);
        _phrases = [.. folded.Where(phrase => !IsPlain(phrase))];
    }

    public bool Has(string word) => _words.Contains(word) || _phrases.Any(phrase => phrase.Length == 1 && Fits(word, phrase[0]));

    /// <summary>How many words from there on are one of the phrases; 0 when none is there.</summary>
    public int LengthAt(string[] words, int at)
    {
        var longest = _words.Contains(words[at]) ? 1 : 0;
        foreach (var phrase in _phrases)
        {
            if (phrase.Length > longest && at + phrase.Length <= words.Length && phrase.Index().All(part => Fits(words[at + part.Index], part.Item)))
                longest = phrase.Length;
        }
        return longest;
    }

    public bool IsIn(string[] words) => words.Index().Any(word => LengthAt(words, word.Index) > 0);

    public int CountIn(string[] words) => words.Index().Count(word => LengthAt(words, word.Index) > 0);

    private static bool IsPlain(string[] phrase) => phrase.Length == 1 && !phrase[0].EndsWith('*');

    private static bool Fits(string word, string pattern) =>
        pattern.EndsWith('*') ? word.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal) : word == pattern;
}

/// <summary>What the rules know of words, from <c>Words.txt</c>.</summary>
internal static class WordLists
{
    private const string Resource = "wording/Words.txt";

    private static readonly ILookup<string, string> Lines = Read();

    public static PhraseSet Openers { get; } = Of("opener");

    public static PhraseSet Openings { get; } = Of("opening");

    public static PhraseSet Titles { get; } = Of("title");

    /// <summary>Ministries, committees and others who could do something.</summary>
    public static PhraseSet Bodies { get; } = Of("body");

    public static PhraseSet GivenNames { get; } = Of("given name");

    public static PhraseSet Negation { get; } = Of("negation");

    /// <summary>Phrases with a "no" in them that deny nothing.</summary>
    public static PhraseSet NoNegation { get; } = Of("no negation");

    public static PhraseSet Condition { get; } = Of("condition");

    public static PhraseSet Whether { get; } = Of("whether");

    public static PhraseSet StillOpen { get; } = Of("still open");

    public static PhraseSet English { get; } = Of("english");

    public static PhraseSet Spanish { get; } = Of("spanish");

    public static PhraseSet OtherTongue { get; } = Of("other tongue");

    public static PhraseSet ToMachine { get; } = Of("to a machine");

    public static PhraseSet FirstPerson { get; } = Of("first person");

    public static IReadOnlyList<PhraseSet> Procedures { get; } = Each("procedure");

    public static IReadOnlyList<PhraseSet> Seasons { get; } = Each("season");

    public static IReadOnlyList<(PhraseSet One, PhraseSet Other)> Opposites { get; } =
        [.. Lines["opposite"].Select(line => line.Split('/')).Select(sides => (new PhraseSet(Phrases(sides[0])), new PhraseSet(Phrases(sides[1]))))];

    private static readonly ILookup<string, string[]> Equivalents =
        Lines["same"].Concat(Lines["body"]).Select(line => Phrases(line).ToArray()).SelectMany(group => group.Select(word => (word, group))).ToLookup(entry => entry.word, entry => entry.group);

    /// <summary>A word of the names of institutions, such as "ministry", which is written small as well.</summary>
    public static bool IsOfInstitutions(string word) => Equivalents.Contains(word);

    public static bool IsFunctionWord(string word) => English.Has(word) || Spanish.Has(word);

    /// <summary>The words that mean the same name, the word itself among them.</summary>
    public static IEnumerable<string> SameAs(string word) => Equivalents[word].SelectMany(group => group).Append(word);

    private static PhraseSet Of(string name) => new(Lines[name].SelectMany(Phrases));

    private static PhraseSet[] Each(string name) => [.. Lines[name].Select(line => new PhraseSet(Phrases(line)))];

    private static IEnumerable<string> Phrases(string line) => line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static ILookup<string, string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line.Contains(':', StringComparison.Ordinal) && !line.StartsWith('#'))
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).ToLookup(parts => parts[0], parts => parts[1]);
    }
}
