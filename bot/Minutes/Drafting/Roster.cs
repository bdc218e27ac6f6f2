using System.Collections.Frozen;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Drafting;

/// <summary>Where a person is named in an utterance.</summary>
/// <param name="Person">The place in <see cref="Roster.Names"/>.</param>
/// <param name="First">The word of the utterance at which the name begins.</param>
/// <param name="Next">The word after it.</param>
internal readonly record struct NamedPerson(int Person, int First, int Next);

/// <summary>
/// Everybody who can own a task, found by whole words: the whole name, two neighbouring words of it, or one that only one person has, written as a name and
/// nowhere in the meeting as an ordinary word ("Li" is not in "Lima", and "project" is not the Project Manager).
/// </summary>
internal sealed class Roster
{
    private const int MostWords = 8;

    // More have never been at a meeting; a file in which every line has a speaker of its own is none.
    private const int MostPeople = 500;

    // "I'm okay with that" introduces nobody.
    private static readonly FrozenSet<string> NeverNames = "i ok okay okey yes yeah no si sure fine sorry good great here not done in from de el la un una yo".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> AfterName = "and y e from de del of at with speaking representing soy i'm".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Articles = "the a an el la los las un una".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly Talk _talk;
    private readonly string[][] _words;
    private readonly Dictionary<int, List<(int Person, int Word)>> _places = [];
    private readonly Dictionary<string, int> _people = new(StringComparer.Ordinal);

    /// <summary>By word of the meeting: whether it is written small anywhere.</summary>
    private readonly bool[] _ordinary;

    /// <summary>By word of the meeting: whether an article stands before it anywhere.</summary>
    private readonly bool[] _hasArticle;

    public Roster(Talk talk, IEnumerable<string> present)
    {
        _talk = talk;
        Names = [.. present.Concat(talk.Speakers).Where(name => !string.IsNullOrWhiteSpace(name)).DistinctBy(TextFolding.Fold).Take(MostPeople)];
        (_ordinary, _hasArticle) = (new bool[talk.Distinct.Count], new bool[talk.Distinct.Count]);
        _words = [.. Names.Select(WordsOf)];
        var ids = talk.Distinct.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        for (var person = 0; person < Names.Count; person++)
        {
            _people[Names[person]] = person;
            for (var word = 0; word < _words[person].Length; word++)
            {
                if (!NameWords.IsParticle(_words[person][word]) && ids.TryGetValue(_words[person][word], out var id))
                    Places(id).Add((person, word));
            }
        }
        FindOrdinaryWords();
        FindIntroductions();
    }

    public IReadOnlyList<string> Names { get; }

    public int? Find(string name) => _people.TryGetValue(name, out var person) ? person : null;

    /// <summary>Those who are named, each time they are, in the order of the words.</summary>
    public List<NamedPerson> In(int utterance)
    {
        var words = _talk.Words(utterance);
        var named = new List<NamedPerson>();
        for (var at = 0; at < words.Length; at++)
        {
            if (_places.TryGetValue(words[at].Id, out var places) && Longest(utterance, at, places) is { } found)
            {
                named.Add(found);
                at = found.Next - 1;
            }
        }
        return named;
    }

    private List<(int Person, int Word)> Places(int id)
    {
        if (!_places.TryGetValue(id, out var places))
            _places[id] = places = [];
        return places;
    }

    private NamedPerson? Longest(int utterance, int at, List<(int Person, int Word)> places)
    {
        var (best, length, several) = (-1, 0, false);
        foreach (var (person, word) in places)
        {
            var run = Run(utterance, at, person, word);
            if (run > length)
                (best, length, several) = (person, run, false);
            else if (run == length && person != best)
                several = true;
        }
        var isName = length > 1 || (length == 1 && (_words[best].Length == 1 || !_ordinary[_talk.Words(utterance)[at].Id]) && IsWrittenAsName(utterance, at));
        return isName && !several ? new(best, at, at + length) : null;
    }

    /// <summary>How many words in a row are those of the name; particles may be left out.</summary>
    private int Run(int utterance, int at, int person, int word)
    {
        var words = _talk.Words(utterance);
        var run = 0;
        while (at + run < words.Length && word < _words[person].Length)
        {
            if (_talk.Distinct[words[at + run].Id] == _words[person][word])
                (run, word) = (run + 1, word + 1);
            else if (NameWords.IsParticle(_words[person][word]))
                word++;
            else
                break;
        }
        return run;
    }

    private bool IsWrittenAsName(int utterance, int at) => char.IsUpper(_talk.Said[utterance].Text[_talk.Words(utterance)[at].Start]);

    private void FindOrdinaryWords()
    {
        for (var utterance = 0; utterance < _talk.Count; utterance++)
        {
            var words = _talk.Words(utterance);
            for (var at = 0; at < words.Length; at++)
            {
                if (char.IsLower(_talk.Said[utterance].Text[words[at].Start]))
                    _ordinary[words[at].Id] = true;
                if (at > 0 && Articles.Contains(_talk.Distinct[words[at - 1].Id]))
                    _hasArticle[words[at].Id] = true;
            }
        }
    }

    /// <summary>"I'm Laura and I'm the project manager", "me llamo Laura": the transcript may name speakers by role or by room.</summary>
    private void FindIntroductions()
    {
        var introduced = new Dictionary<int, int>();
        for (var utterance = 0; utterance < _talk.Count; utterance++)
        {
            var words = _talk.Words(utterance);
            for (var at = 1; at < words.Length; at++)
            {
                if (!Introduces(utterance, at) || !IsWrittenAsName(utterance, at) || _places.ContainsKey(words[at].Id) || Find(_talk.Said[utterance].Speaker) is not { } speaker)
                    continue;
                // Two speakers who give the same name cannot be told apart by it.
                introduced[words[at].Id] = introduced.TryGetValue(words[at].Id, out var other) && other != speaker ? -1 : speaker;
            }
        }
        // "I'm Peruvian" and "the Peruvian ministry": what an article stands before is no name.
        foreach (var (word, speaker) in introduced.Where(entry => entry.Value >= 0 && !_ordinary[entry.Key] && !_hasArticle[entry.Key]))
        {
            _words[speaker] = [.. _words[speaker], "", _talk.Distinct[word]];
            Places(word).Add((speaker, _words[speaker].Length - 1));
        }
    }

    /// <summary>The name ends there, goes on with a second one in capitals, or says where its bearer is from.</summary>
    private bool IsNameAlone(int utterance, int at)
    {
        var words = _talk.Words(utterance);
        var text = _talk.Said[utterance].Text;
        var word = _talk.Distinct[words[at].Id];
        if (NeverNames.Contains(word) || word.Contains('\'', StringComparison.Ordinal))
            return false;
        var isEnd = at + 1 == words.Length || text.AsSpan(words[at].End, words[at + 1].Start - words[at].End).ContainsAnyExcept(' ', '\u00A0');
        return isEnd || IsWrittenAsName(utterance, at + 1) || AfterName.Contains(_talk.Distinct[words[at + 1].Id]);
    }

    private bool Introduces(int utterance, int at)
    {
        var words = _talk.Words(utterance);
        var before = _talk.Distinct[words[at - 1].Id];
        var earlier = at > 1 ? _talk.Distinct[words[at - 2].Id] : "";
        if ((before, earlier) is ("is", "name") or ("llamo", "me"))
            return true;
        return (before is "i'm" or "soy" || (before, earlier) is ("am", "i")) && IsNameAlone(utterance, at);
    }

    private static string[] WordsOf(string name)
    {
        var bracket = name.IndexOfAny(['(', '[', '|']);
        var bare = bracket > 0 ? name[..bracket] : name;
        // "Torres, Ana" is how tenants write Ana Torres.
        var comma = bare.IndexOf(',', StringComparison.Ordinal);
        return [.. NameWords.Read(comma > 0 ? $"{bare[(comma + 1)..].Trim()} {bare[..comma]}" : bare.Trim(), MostWords).Select(word => word.Key)];
    }
}
