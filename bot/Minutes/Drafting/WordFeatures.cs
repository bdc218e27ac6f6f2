namespace AllianceBot.Minutes.Drafting;

/// <summary>The words of an utterance, the pairs of neighbouring words in it, and the words around it: what a model of one language weighs.</summary>
internal sealed class WordFeatures
{
    private const float NearScale = 0.7f;

    private readonly Talk _talk;
    private readonly int[] _seen;
    private int _stamp;

    public WordFeatures(Talk talk)
    {
        _talk = talk;
        _seen = new int[talk.Distinct.Count];
    }

    public delegate void Weigh(int first, int second, bool isNear, float value);

    /// <summary>Every distinct word and pair (whose second is -1 for a single word), scaled so that a long utterance does not outweigh a short one.</summary>
    public void Read(int utterance, Weigh weigh)
    {
        var words = _talk.Words(utterance);
        var scale = 1 / MathF.Sqrt(1 + (0.3f * words.Length));
        _stamp++;
        for (var at = 0; at < words.Length; at++)
        {
            if (_seen[words[at].Id] != _stamp)
                weigh(words[at].Id, -1, false, scale);
            _seen[words[at].Id] = _stamp;
            if (at > 0)
                weigh(words[at - 1].Id, words[at].Id, false, scale);
        }
        ReadNear(utterance, weigh);
    }

    private void ReadNear(int utterance, Weigh weigh)
    {
        var (first, last) = (utterance, utterance);
        while (first > 0 && utterance - first < TalkFeatures.MostAround && _talk.Start[utterance] - _talk.Start[first - 1] < TalkFeatures.Reach)
            first--;
        while (last + 1 < _talk.Count && last - utterance < TalkFeatures.MostAround && _talk.Start[last + 1] - _talk.Start[utterance] < TalkFeatures.Reach)
            last++;
        _stamp++;
        var distinct = new List<int>();
        for (var at = first; at <= last; at++)
        {
            if (at == utterance)
                continue;
            foreach (var word in _talk.Words(at))
            {
                if (_seen[word.Id] == _stamp)
                    continue;
                _seen[word.Id] = _stamp;
                distinct.Add(word.Id);
            }
        }
        var scale = NearScale / MathF.Sqrt(1 + (0.3f * distinct.Count));
        foreach (var word in distinct)
            weigh(word, -1, true, scale);
    }
}
