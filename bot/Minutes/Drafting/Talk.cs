using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.Minutes.Drafting;

/// <summary>A word as it stands in an utterance: which of the meeting's distinct words it is, and its place in the text.</summary>
internal readonly record struct TalkWord(int Id, int Start, int End);

/// <summary>
/// What was said at a meeting, in the order of time and cut into words once, for all that is read from it afterwards. Grows with the text alone.
/// </summary>
internal sealed class Talk
{
    // How fast people speak, for what has no times of its own.
    private const double WordsPerSecond = 2.5;

    private readonly List<string> _distinct = [];
    private readonly List<TalkWord> _words = [];
    private readonly int[] _firstWord;

    public Talk(IEnumerable<Utterance> utterances)
    {
        var said = utterances.Where(u => !string.IsNullOrWhiteSpace(u.Text)).ToList();
        // Sorting is stable: what has no time stays behind what has one, as it was written.
        Said = [.. said.OrderBy(u => u.Start ?? TimeSpan.MaxValue)];
        _firstWord = new int[Said.Count + 1];
        (Start, End, Speaker) = (new double[Said.Count], new double[Said.Count], new int[Said.Count]);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        var speakers = new Dictionary<string, int>(StringComparer.Ordinal);
        var clock = 0.0;
        for (var at = 0; at < Said.Count; at++)
        {
            Cut(Said[at].Text, ids, lookup);
            _firstWord[at + 1] = _words.Count;
            Start[at] = Said[at].Start?.TotalSeconds ?? clock;
            End[at] = Math.Max(Start[at], Said[at].End is { } end && end > Said[at].Start ? end.TotalSeconds : Start[at] + (Words(at).Length / WordsPerSecond));
            clock = Math.Max(clock, End[at]);
            if (!speakers.TryGetValue(Said[at].Speaker, out var speaker))
                speakers[Said[at].Speaker] = speaker = speakers.Count;
            Speaker[at] = speaker;
        }
        Speakers = [.. speakers.Keys];
        Length = clock;
    }

    public IReadOnlyList<Utterance> Said { get; }

    public int Count => Said.Count;

    /// <summary>Seconds from the start of the meeting; guessed from the number of words where the source has no times.</summary>
    public double[] Start { get; }

    /// <summary>Never before <see cref="Start"/>.</summary>
    public double[] End { get; }

    public int[] Speaker { get; }

    public IReadOnlyList<string> Speakers { get; }

    /// <summary>Seconds.</summary>
    public double Length { get; }

    /// <summary>The distinct words of the meeting, folded; a <see cref="TalkWord.Id"/> is a place here.</summary>
    public IReadOnlyList<string> Distinct => _distinct;

    public ReadOnlySpan<TalkWord> Words(int utterance) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_words)[_firstWord[utterance].._firstWord[utterance + 1]];

    /// <summary>A sound and no word.</summary>
    public static bool IsFiller(ReadOnlySpan<char> folded) => folded is "um" or "uh" or "uhm" or "mm" or "mmm" or "hmm" or "mm-hmm" or "er" or "erm" or "eh" or "ehm" or "ah" or "oh";

    private void Cut(string text, Dictionary<string, int> ids, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup)
    {
        Span<char> buffer = stackalloc char[64];
        for (var at = 0; at < text.Length;)
        {
            if (!IsOfWord(text[at]))
            {
                at++;
                continue;
            }
            var start = at;
            while (at < text.Length && IsOfWord(text[at]))
                at++;
            var word = Fold(text.AsSpan(start, at - start), buffer);
            if (word.IsEmpty || IsFiller(word))
                continue;
            if (!lookup.TryGetValue(word, out var id))
            {
                ids[word.ToString()] = id = _distinct.Count;
                _distinct.Add(word.ToString());
            }
            _words.Add(new(id, start, at));
        }
    }

    private static ReadOnlySpan<char> Fold(ReadOnlySpan<char> word, Span<char> buffer)
    {
        word = word.Trim("'’");
        if (word.Length > buffer.Length || !System.Text.Ascii.IsValid(word))
            return TextFolding.Fold(word.ToString());
        return buffer[..word.ToLowerInvariant(buffer)];
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '\'' or '\u2019' or '_' || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
