using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Drafting;

/// <summary>How much each utterance of a talk looks like the moment at which something was decided or a task was taken.</summary>
internal sealed class UtteranceJudge
{

    // A sentence that says this clearly what it is (a logit) counts as much in English as in a language whose words were not learned.
    private const double Unmistakable = 2.8;

    private readonly DrafterModel _model;
    private readonly TalkCues _cues;
    private readonly float[] _values = new float[TalkFeatures.Names.Count];

    public UtteranceJudge(Talk talk, TalkCues cues, Roster roster, DrafterModel model)
    {
        (_model, _cues) = (model, cues);
        Features = new TalkFeatures(talk, cues, roster);
        (Sentence, Logit, TaskLogit) = (new double[talk.Count], new double[talk.Count], new double[talk.Count]);
        var words = new WordFeatures(talk);
        var (english, task) = (new WordWeights(talk, words, model.English), new WordWeights(talk, words, model.EnglishTask));
        Span<float> sentence = new float[SentenceFeatures.Names.Count];
        for (var at = 0; at < talk.Count; at++)
        {
            SentenceFeatures.Read(talk, cues, at, sentence);
            Sentence[at] = model.Sentence.Weigh(sentence);
            Features.Read(at, Sentence[at], _values);
            var ofSentence = model.SentenceTask.Weigh(sentence);
            var isEnglish = cues.Languages[at] is TextLanguage.English;
            var elsewhere = Elsewhere(Sentence[at]);
            var learned = isEnglish ? model.English.Weigh(_values) + english.Weigh(at) : elsewhere;
            Logit[at] = Sentence[at] >= Unmistakable ? Math.Max(learned, elsewhere) : learned;
            TaskLogit[at] = isEnglish ? model.EnglishTask.Weigh(_values) + task.Weigh(at) + (Sentence[at] >= Unmistakable ? ofSentence : 0) : ofSentence;
        }
    }

    public TalkFeatures Features { get; }

    /// <summary>The logit of the sentence by itself.</summary>
    public double[] Sentence { get; }

    /// <summary>The logit of the sentence where it was said.</summary>
    public double[] Logit { get; }

    /// <summary>Above 0 where it is a task, if anything.</summary>
    public double[] TaskLogit { get; }

    private double Elsewhere(double sentence)
    {
        var meeting = (double)_model.Meeting.Bias;
        for (var feature = 0; feature < _values.Length - 1; feature++)
        {
            if (TalkFeatures.IsOfMeeting(feature))
                meeting += _values[feature] * _model.Meeting.Values[feature];
        }
        return meeting + (Math.Max(1, _model.Meeting.Values[^1]) * sentence);
    }
}
