namespace AllianceBot.Minutes.Drafting;

/// <summary>The weights of a model's words for the words of one meeting, looked up once.</summary>
internal sealed class WordWeights
{
    private readonly float[] _own;
    private readonly float[] _near;
    private readonly Dictionary<(int, int), float> _pairs = [];
    private readonly WordFeatures _features;
    private float _sum;

    public WordWeights(Talk talk, WordFeatures features, LinearWeights weights)
    {
        _features = features;
        _own = [.. talk.Distinct.Select(word => weights.Words.GetValueOrDefault(word))];
        _near = [.. talk.Distinct.Select(word => weights.Near.GetValueOrDefault(word))];
        var ids = talk.Distinct.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (pair, weight) in weights.Words)
        {
            var space = pair.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0 && ids.TryGetValue(pair.AsSpan(0, space), out var first) && ids.TryGetValue(pair.AsSpan(space + 1), out var second))
                _pairs[(first, second)] = weight;
        }
    }

    public double Weigh(int utterance)
    {
        _sum = 0;
        _features.Read(utterance, Add);
        return _sum;
    }

    private void Add(int first, int second, bool isNear, float value) =>
        _sum += value * (second >= 0 ? _pairs.GetValueOrDefault((first, second)) : isNear ? _near[first] : _own[first]);
}
