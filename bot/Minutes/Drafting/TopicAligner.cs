using System.Collections.Frozen;

namespace AllianceBot.Minutes.Drafting;

/// <summary>
/// Lays the talk along the agenda: the likeliest path through its items, by the words that titles and talk share and by what people say and write to go on
/// ("punto 2", "next item", <c>#topic 3</c>). Staying costs nothing, going on a little, going back more. Grows with utterances times items.
/// </summary>
internal sealed class TopicAligner
{
    // A word common to title and talk weighs up to one; so many such words outweigh a change.
    private const double GoOn = 2.5;
    private const double Jump = 5;
    private const double Said = 40;
    private const int Stem = 5;

    // A path is kept in bytes; agendas have fifty items at most.
    private const int MostItems = 255;

    private static readonly string[] NumberWords = ["one uno primer primero first", "two dos segundo second", "three tres tercer tercero third", "four cuatro cuarto fourth", "five cinco quinto fifth", "six seis sexto sixth", "seven siete septimo seventh", "eight ocho octavo eighth", "nine nueve noveno ninth", "ten diez decimo tenth"];
    private static readonly FrozenDictionary<string, int> Numbers =
        NumberWords.SelectMany((words, at) => words.Split(' ').Append($"{at + 1}").Select(word => KeyValuePair.Create(word, at))).ToFrozenDictionary(StringComparer.Ordinal);
    private static readonly FrozenSet<string> ItemWords = "item punto tema topic".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> NextWords = "next siguiente proximo following".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly Talk _talk;
    private readonly int _items;
    private readonly IReadOnlySet<int> _undone;
    private readonly List<(int Item, double Weight)>?[] _weights;

    /// <param name="talk">What was said.</param>
    /// <param name="cues">Of it.</param>
    /// <param name="agenda">The titles.</param>
    /// <param name="undone">Utterances whose tag was taken back: they lead nowhere.</param>
    public TopicAligner(Talk talk, TalkCues cues, IReadOnlyList<string> agenda, IReadOnlySet<int>? undone = null)
    {
        _undone = undone ?? new HashSet<int>();
        (_talk, _items) = (talk, Math.Min(agenda.Count, MostItems));
        var titles = agenda.Take(MostItems).Select(title => new Talk([new() { Speaker = "", Text = title, Source = Sources.SourceKind.Notes }]).Distinct.Where(word => word.Length > 2).Select(StemOf).ToHashSet(StringComparer.Ordinal)).ToList();
        var shared = titles.SelectMany(stems => stems).CountBy(stem => stem).ToDictionary(StringComparer.Ordinal);
        // A word of every title tells nothing.
        _weights = [.. talk.Distinct.Select((word, id) => cues.IsFunctionWord[id] || !shared.ContainsKey(StemOf(word)) ? null
            : titles.Index().Where(title => title.Item.Contains(StemOf(word))).Select(title => (title.Index, 1.0 / shared[StemOf(word)])).ToList())];
    }

    /// <summary>The agenda item of each utterance; -1 where the meeting has none.</summary>
    public int[] Align()
    {
        var path = new int[_talk.Count];
        if (_items == 0)
        {
            Array.Fill(path, -1);
            return path;
        }
        var from = new byte[_talk.Count * _items];
        var (best, next) = (new double[_items], new double[_items]);
        for (var item = 1; item < _items; item++)
            best[item] = -Jump * item;
        for (var at = 0; at < _talk.Count; at++)
        {
            Step(at, best, next, from.AsSpan(at * _items, _items));
            (best, next) = (next, best);
        }
        var current = Array.IndexOf(best, best.Max());
        for (var at = _talk.Count - 1; at >= 0; at--)
        {
            path[at] = current;
            current = from[(at * _items) + current];
        }
        return path;
    }

    private void Step(int at, double[] before, double[] after, Span<byte> from)
    {
        var top = Array.IndexOf(before, before.Max());
        var goesOn = IsGoingOn(at);
        for (var item = 0; item < _items; item++)
        {
            var (value, origin) = (before[item] - (goesOn ? GoOn : 0), item);
            if (item > 0 && before[item - 1] - GoOn + (goesOn ? Said : 0) is var stepped && stepped >= value)
                (value, origin) = (stepped, item - 1);
            if (before[top] - Jump >= value)
                (value, origin) = (before[top] - Jump, top);
            (after[item], from[item]) = (value, (byte)origin);
        }
        if (_undone.Contains(at))
            return;
        var tagged = TagWords.Find(_talk.Said[at].Text) is (Tag.Topic, _) ? Said : 1;
        foreach (var word in _talk.Words(at))
        {
            foreach (var (item, weight) in _weights[word.Id] ?? [])
                after[item] += weight * tagged;
        }
        if (Named(at) is { } named)
            after[named] += Said;
    }

    /// <summary>"Next item", "siguiente punto", "pasamos al próximo tema".</summary>
    private bool IsGoingOn(int at)
    {
        var words = _talk.Words(at);
        for (var word = 1; word < words.Length; word++)
        {
            var (first, second) = (_talk.Distinct[words[word - 1].Id], _talk.Distinct[words[word].Id]);
            if ((NextWords.Contains(first) && ItemWords.Contains(second)) || (ItemWords.Contains(first) && NextWords.Contains(second)))
                return true;
        }
        return false;
    }

    /// <summary>"Item 2", "punto dos", "segundo punto"; a tag with the number of an item.</summary>
    private int? Named(int at)
    {
        var words = _talk.Words(at);
        for (var word = 1; word < words.Length; word++)
        {
            var (first, second) = (_talk.Distinct[words[word - 1].Id], _talk.Distinct[words[word].Id]);
            var number = ItemWords.Contains(first) ? second : ItemWords.Contains(second) && first.Length > 3 ? first : "";
            if (Numbers.TryGetValue(number, out var item) && item < _items)
                return item;
        }
        return null;
    }

    private static string StemOf(string word) => word.Length > Stem ? word[..Stem] : word;
}
