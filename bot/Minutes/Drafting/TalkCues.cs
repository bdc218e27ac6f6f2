using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Drafting;

/// <summary>The cues of every utterance of a talk, and in which of the two languages it was said.</summary>
internal sealed class TalkCues
{
    /// <summary>A cue that is there three times says no more than one that is there twice.</summary>
    private const int Most = 2;

    private readonly Talk _talk;
    private readonly CueLexicon _lexicon;
    private readonly int[][] _known;
    private readonly byte[] _counts;

    public TalkCues(Talk talk, CueLexicon lexicon)
    {
        (_talk, _lexicon) = (talk, lexicon);
        _known = [.. talk.Distinct.Select(word => lexicon.Find(word))];
        _counts = new byte[talk.Count * CueLexicon.Classes];
        IsFunctionWord = [.. _known.Select(words => words.Any(word => lexicon.Next(0, word) is >= 0 and var node && lexicon.EndsAt(node).Any(kind => kind >= CueKind.English)))];
        Languages = new TextLanguage[talk.Count];
        var balance = new int[talk.Count];
        for (var at = 0; at < talk.Count; at++)
            balance[at] = Read(at);
        // Where the words do not tell, such as "okay", the meeting does.
        Main = balance.Sum() > 0 ? TextLanguage.Spanish : TextLanguage.English;
        for (var at = 0; at < talk.Count; at++)
            Languages[at] = balance[at] > 0 ? TextLanguage.Spanish : balance[at] < 0 ? TextLanguage.English : Main;
    }

    /// <summary>The language of most of the talk.</summary>
    public TextLanguage Main { get; }

    public TextLanguage[] Languages { get; }

    /// <summary>By the id of the word.</summary>
    public bool[] IsFunctionWord { get; }

    /// <summary>How often each <see cref="CueKind"/> is there, none counted more than twice.</summary>
    public ReadOnlySpan<byte> Counts(int utterance) => _counts.AsSpan(utterance * CueLexicon.Classes, CueLexicon.Classes);

    public int Count(int utterance, CueKind kind) => _counts[(utterance * CueLexicon.Classes) + (int)kind];

    /// <summary>Whether every word is one of assent: what listeners say while others speak.</summary>
    public bool IsAssent(int utterance)
    {
        var words = _talk.Words(utterance);
        if (words.Length > 3)
            return false;
        foreach (var word in words)
        {
            if (!IsAssentWord(word.Id))
                return false;
        }
        return true;
    }

    public bool IsAssentWord(int word) =>
        _known[word].Any(known => _lexicon.Next(0, known) is >= 0 and var node && _lexicon.EndsAt(node).Contains(CueKind.Agreement));

    /// <summary>Above 0 when there are more Spanish function words than English ones.</summary>
    private int Read(int utterance)
    {
        var words = _talk.Words(utterance);
        var balance = 0;
        for (var at = 0; at < words.Length; at++)
        {
            if (_known[words[at].Id].Length > 0)
                balance += Walk(utterance, words, at, node: 0);
            if (Shape(utterance, words, at) is { } kind)
                Add(utterance, kind);
        }
        return balance;
    }

    private int Walk(int utterance, ReadOnlySpan<TalkWord> words, int at, int node)
    {
        var balance = 0;
        if (at >= words.Length)
            return 0;
        foreach (var known in _known[words[at].Id])
        {
            if (_lexicon.Next(node, known) is not (>= 0 and var next))
                continue;
            foreach (var kind in _lexicon.EndsAt(next))
            {
                if (kind is CueKind.English or CueKind.Spanish)
                    balance += kind is CueKind.Spanish ? 1 : -1;
                else
                    Add(utterance, kind);
            }
            balance += Walk(utterance, words, at + 1, next);
        }
        return balance;
    }

    /// <summary>The Spanish future by its ending, and the English one after a name: "enviaré", "coordinará", "CARE will …".</summary>
    private CueKind? Shape(int utterance, ReadOnlySpan<TalkWord> words, int at)
    {
        var text = _talk.Said[utterance].Text;
        var word = _talk.Distinct[words[at].Id];
        if (word is "will" or "shall")
            return at > 0 && char.IsUpper(text[words[at - 1].Start]) && _talk.Distinct[words[at - 1].Id] is not ("i" or "we" or "it" or "you" or "they" or "he" or "she" or "there" or "this" or "that") ? CueKind.HandingOut : null;
        if (IsCalled(text, words, at))
            return CueKind.HandingOut;
        if (word == "yo" && TakesOn(words, at + 1))
            return CueKind.TakingOn;
        if (word.Length < 5 || IsState(word))
            return null;
        var written = text.AsSpan(words[at].Start, words[at].End - words[at].Start);
        return written switch
        {
            _ when written.EndsWith("ré") => CueKind.TakingOn,
            _ when written.EndsWith("remos") => CueKind.JointFuture,
            _ when written.EndsWith("rá") || written.EndsWith("rán") => CueKind.HandingOut,
            // "Se acordó" is how minutes decide; "envió", "mandé" and "llegaron" only tell.
            _ when (written.EndsWith('ó') || written.EndsWith('é') || written.EndsWith("aron") || written.EndsWith("ieron")) && !IsOfDecision(words[at].Id) => CueKind.Past,
            _ => null,
        };
    }

    /// <summary>"Rosa, …" calls somebody by a word that is no word of the language: what follows is for her to do.</summary>
    private bool IsCalled(string text, ReadOnlySpan<TalkWord> words, int at) =>
        at == 0 && words.Length > 3 && _known[words[0].Id].Length == 0 && char.IsUpper(text[words[0].Start]) && words[0].End < text.Length && text[words[0].End] == ',';

    /// <summary>"Yo les escribo", "yo reviso": the present is how people take something on; "yo creo" is no task.</summary>
    private bool TakesOn(ReadOnlySpan<TalkWord> words, int at)
    {
        while (at < words.Length && _talk.Distinct[words[at].Id] is "me" or "te" or "se" or "lo" or "la" or "los" or "las" or "le" or "les" or "nos")
            at++;
        return at < words.Length && _talk.Distinct[words[at].Id] is [_, _, _, .., 'o'] verb
            && verb is not ("creo" or "pienso" or "entiendo" or "digo" or "quiero" or "tengo" or "siento" or "opino" or "recuerdo" or "como" or "pregunto" or "supongo" or "imagino" or "espero" or "puedo" or "estoy" or "mismo" or "conozco");
    }

    private bool IsOfDecision(int word) =>
        _known[word].Any(known => _lexicon.Next(0, known) is >= 0 and var node && _lexicon.EndsAt(node).Contains(CueKind.Decision));

    /// <summary>"Habrá", "estará": what will be and not what somebody will do.</summary>
    private static bool IsState(string word) =>
        word.StartsWith("habr", StringComparison.Ordinal) || word.StartsWith("estar", StringComparison.Ordinal) || word.StartsWith("podr", StringComparison.Ordinal)
        || word.StartsWith("deber", StringComparison.Ordinal) || word.StartsWith("tendr", StringComparison.Ordinal) || word is "espera" or "compara" or "seran";

    private void Add(int utterance, CueKind kind)
    {
        ref var count = ref _counts[(utterance * CueLexicon.Classes) + (int)kind];
        if (count < Most)
            count++;
    }
}
