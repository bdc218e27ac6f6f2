using System.Collections.Frozen;
using System.Reflection;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Drafting;

/// <summary>The phrases of <c>Cues.txt</c> as one tree of words: all are looked for at once, each word being looked at a bounded number of times.</summary>
internal sealed class CueLexicon
{
    /// <summary>Classes that say something about a sentence; the two after them are the languages.</summary>
    public const int Classes = (int)CueKind.English;

    private const string Resource = "drafting/Cues.txt";

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Node, int Word), int> _tree = [];
    private readonly List<List<CueKind>> _ends = [[]];
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _wordsBySpan;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _beginningsBySpan;

    private CueLexicon(TextReader lines)
    {
        while (lines.ReadLine() is { } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.StartsWith('#') || colon < 0)
                continue;
            var kind = Enum.Parse<CueKind>(line[..colon].Replace(" ", "", StringComparison.Ordinal), ignoreCase: true);
            foreach (var phrase in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                Add(TextFolding.Fold(phrase).Split(' '), kind);
        }
        _wordsBySpan = _words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _beginningsBySpan = _beginnings.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static CueLexicon Shipped { get; } = Load();

    /// <summary>Which words of the phrases a word is: itself, and the beginnings it has. Most words are none.</summary>
    public int[] Find(ReadOnlySpan<char> word)
    {
        var found = new List<int>();
        if (_wordsBySpan.TryGetValue(word, out var whole))
            found.Add(whole);
        for (var length = 1; length <= word.Length && length <= LongestBeginning; length++)
        {
            if (_beginningsBySpan.TryGetValue(word[..length], out var beginning))
                found.Add(beginning);
        }
        return found.Count == 0 ? [] : [.. found];
    }

    /// <summary>Where a phrase goes on from a node of the tree (0 is its root) with a word of the phrases; -1 where it does not.</summary>
    public int Next(int node, int word) => _tree.GetValueOrDefault((node, word), -1);

    public IReadOnlyList<CueKind> EndsAt(int node) => _ends[node];

    private int LongestBeginning { get; set; }

    private void Add(string[] phrase, CueKind kind)
    {
        var node = 0;
        foreach (var written in phrase)
        {
            var isBeginning = written.EndsWith('*');
            var text = written.TrimEnd('*');
            var words = isBeginning ? _beginnings : _words;
            if (isBeginning)
                LongestBeginning = Math.Max(LongestBeginning, text.Length);
            if (!words.TryGetValue(text, out var word))
                words[text] = word = _words.Count + _beginnings.Count;
            if (!_tree.TryGetValue((node, word), out var next))
            {
                _tree[(node, word)] = next = _ends.Count;
                _ends.Add([]);
            }
            node = next;
        }
        if (!_ends[node].Contains(kind))
            _ends[node].Add(kind);
    }

    private static CueLexicon Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return new CueLexicon(reader);
    }
}
