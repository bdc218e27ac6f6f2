using AllianceBot.Minutes.Drafting;

namespace AllianceBot.DrafterTraining;

/// <summary>The words and pairs of words that enough meetings have.</summary>
internal sealed class Vocabulary
{
    // Weights below this change nothing and would fill the file.
    private const double LeastWeight = 0.015;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    /// <summary>Words and pairs, and the single words once more as those nearby.</summary>
    public int Count => _words.Count;

    public static Vocabulary Of(IReadOnlyList<Meeting> meetings, int fewestMeetings, int fewestSeries)
    {
        var seen = new Dictionary<string, (HashSet<string> Meetings, HashSet<string> Series)>(StringComparer.Ordinal);
        foreach (var meeting in meetings)
        {
            var talk = meeting.Talk;
            for (var at = 0; at < talk.Count; at++)
            {
                var words = talk.Words(at);
                for (var word = 0; word < words.Length; word++)
                {
                    See(talk.Distinct[words[word].Id]);
                    if (word > 0)
                        See($"{talk.Distinct[words[word - 1].Id]} {talk.Distinct[words[word].Id]}");
                }
            }

            void See(string word)
            {
                if (!seen.TryGetValue(word, out var where))
                    seen[word] = where = ([], []);
                where.Meetings.Add(meeting.Name);
                where.Series.Add(meeting.Series);
            }
        }
        var vocabulary = new Vocabulary();
        foreach (var word in seen.Where(s => s.Value.Meetings.Count >= fewestMeetings && s.Value.Series.Count >= fewestSeries).Select(s => s.Key).Order(StringComparer.Ordinal))
        {
            vocabulary.Add(word);
            if (!word.Contains(' ', StringComparison.Ordinal))
                vocabulary.Add("~" + word);
        }
        return vocabulary;
    }

    public Ids In(Talk talk) => new(this, talk);

    public void Write(ReadOnlySpan<double> trained, LinearWeights weights)
    {
        for (var at = 0; at < trained.Length; at++)
        {
            if (Math.Abs(trained[at]) < LeastWeight)
                continue;
            if (_words[at][0] == '~')
                weights.Near[_words[at][1..]] = Trainer.Rounded(trained[at]);
            else
                weights.Words[_words[at]] = Trainer.Rounded(trained[at]);
        }
    }

    private void Add(string word)
    {
        _places[word] = _words.Count;
        _words.Add(word);
    }

    /// <summary>The places of one meeting's words.</summary>
    internal sealed class Ids(Vocabulary vocabulary, Talk talk)
    {
        private readonly int[] _own = [.. talk.Distinct.Select(word => vocabulary._places.GetValueOrDefault(word, -1))];
        private readonly int[] _near = [.. talk.Distinct.Select(word => vocabulary._places.GetValueOrDefault("~" + word, -1))];

        public int Find(int first, int second, bool isNear) =>
            second >= 0 ? vocabulary._places.GetValueOrDefault($"{talk.Distinct[first]} {talk.Distinct[second]}", -1) : isNear ? _near[first] : _own[first];
    }
}
