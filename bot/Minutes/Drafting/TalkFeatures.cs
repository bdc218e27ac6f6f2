namespace AllianceBot.Minutes.Drafting;

/// <summary>
/// What the meeting says of an utterance, in any language: where in the meeting it stands, who says it, how the others answer, and the cues of it
/// and of what was said around it. The last value is the judgement of the sentence by itself.
/// </summary>
internal sealed class TalkFeatures
{
    /// <summary>How far around an utterance belongs to it, in seconds and in utterances.</summary>
    public const double Reach = 20;
    public const int MostAround = 11;

    private const double AnswerReach = 6;

    private static readonly string[] Own =
    [
        "first10", "first20", "first35", "last10", "last5", "last2", "position", "length", "short", "long", "chair", "chairInLast10", "share",
        "question", "assent", "answered", "content", "salience", "digit",
        "named", "namedAndHandedOut",
    ];

    private static readonly string[] Nearby = ["question", "assent", "chair", "length", "named", "count"];

    private readonly Talk _talk;
    private readonly TalkCues _cues;
    private readonly double[] _share;
    private readonly int _chair;
    private readonly int[] _said;
    private readonly bool[] _named;

    public TalkFeatures(Talk talk, TalkCues cues, Roster roster)
    {
        _named = [.. Enumerable.Range(0, talk.Count).Select(at => roster.In(at).Count > 0)];
        (_talk, _cues) = (talk, cues);
        _said = new int[talk.Distinct.Count];
        _share = new double[talk.Speakers.Count];
        var edges = new double[talk.Speakers.Count];
        for (var at = 0; at < talk.Count; at++)
        {
            var words = talk.Words(at);
            _share[talk.Speaker[at]] += words.Length;
            if (talk.Start[at] < 0.1 * talk.Length || talk.Start[at] > 0.92 * talk.Length)
                edges[talk.Speaker[at]] += words.Length;
            foreach (var word in words)
                _said[word.Id]++;
        }
        var all = Math.Max(1, _share.Sum());
        for (var speaker = 0; speaker < _share.Length; speaker++)
            _share[speaker] /= all;
        // Whoever opens and closes the meeting leads it.
        _chair = edges.Length == 0 ? -1 : Array.IndexOf(edges, edges.Max());
    }

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Enumerable.Range(0, CueLexicon.Classes).Select(k => ((CueKind)k).ToString()),
        .. Own,
        .. Side("before"), .. Side("after"),
        "sentence",
    ];

    /// <summary>Whether a value speaks of the meeting around the words and not of the words: these carry over to a language the weights were not learned from.</summary>
    public static bool IsOfMeeting(int feature) => feature >= CueLexicon.Classes;

    public bool IsChair(int utterance) => _talk.Speaker[utterance] == _chair;

    public void Read(int utterance, double sentence, Span<float> values)
    {
        values.Clear();
        var counts = _cues.Counts(utterance);
        for (var kind = 0; kind < counts.Length; kind++)
            values[kind] = counts[kind];
        ReadOwn(utterance, values.Slice(counts.Length, Own.Length));
        var side = CueLexicon.Classes + Nearby.Length;
        ReadSide(utterance, -1, values.Slice(counts.Length + Own.Length, side));
        ReadSide(utterance, 1, values.Slice(counts.Length + Own.Length + side, side));
        values[^1] = (float)sentence;
    }

    private static IEnumerable<string> Side(string side) =>
        Enumerable.Range(0, CueLexicon.Classes).Select(k => $"{side}.{(CueKind)k}").Concat(Nearby.Select(name => $"{side}.{name}"));

    private void ReadOwn(int at, Span<float> own)
    {
        var words = _talk.Words(at);
        var position = _talk.Length > 0 ? _talk.Start[at] / _talk.Length : 0;
        var (content, salience) = Content(words);
        var chair = IsChair(at);
        ReadOnlySpan<double> values =
        [
            Flag(position < 0.1), Flag(position < 0.2), Flag(position < 0.35), Flag(position > 0.9), Flag(position > 0.95), Flag(position > 0.98), position,
            Math.Log(1 + words.Length), Flag(words.Length <= 2), Flag(words.Length > 25), Flag(chair), Flag(chair && position > 0.9), _share[_talk.Speaker[at]],
            Flag(SentenceFeatures.IsQuestion(_talk, at)), Flag(_cues.IsAssent(at)), Answers(at) / 3.0, Math.Log(1 + content), salience, Flag(HasDigit(words)),
            Flag(_named[at]), Flag(_named[at] && _cues.Count(at, CueKind.HandingOut) > 0),
        ];
        for (var feature = 0; feature < own.Length; feature++)
            own[feature] = (float)values[feature];
    }

    private void ReadSide(int at, int step, Span<float> side)
    {
        var count = 0;
        for (var near = at + step; near >= 0 && near < _talk.Count && count < MostAround && Math.Abs(_talk.Start[near] - _talk.Start[at]) < Reach; near += step)
        {
            count++;
            var counts = _cues.Counts(near);
            for (var kind = 0; kind < counts.Length; kind++)
                side[kind] += counts[kind];
            var around = side[CueLexicon.Classes..];
            around[0] += (float)Flag(SentenceFeatures.IsQuestion(_talk, near));
            around[1] += (float)Flag(_cues.IsAssent(near));
            around[2] += (float)Flag(IsChair(near));
            around[4] += (float)Flag(_named[near]);
            around[3] += MathF.Log(1 + _talk.Words(near).Length);
        }
        var scale = 0.7f / MathF.Sqrt(1 + count);
        foreach (ref var value in side)
            value *= scale;
        side[^1] = count / 15f;
    }

    /// <summary>How many others say yes right after it; three at most.</summary>
    private int Answers(int at)
    {
        var answers = 0;
        for (var next = at + 1; next < _talk.Count && answers < 3 && next - at < 20 && _talk.Start[next] < _talk.End[at] + AnswerReach; next++)
        {
            if (_talk.Speaker[next] != _talk.Speaker[at] && _talk.Words(next) is [var first, ..] && _cues.IsAssentWord(first.Id))
                answers++;
        }
        return answers;
    }

    /// <summary>How many words are of the matter and not of the language, and how much the meeting speaks of them.</summary>
    private (int Count, double Salience) Content(ReadOnlySpan<TalkWord> words)
    {
        var (count, salience) = (0, 0.0);
        foreach (var word in words)
        {
            if (_cues.IsFunctionWord[word.Id] || _talk.Distinct[word.Id].Length < 3)
                continue;
            count++;
            salience += Math.Log(_said[word.Id]);
        }
        return (count, count == 0 ? 0 : salience / count / 3);
    }

    private bool HasDigit(ReadOnlySpan<TalkWord> words)
    {
        foreach (var word in words)
        {
            if (char.IsDigit(_talk.Distinct[word.Id][0]))
                return true;
        }
        return false;
    }

    private static double Flag(bool value) => value ? 1 : 0;
}
