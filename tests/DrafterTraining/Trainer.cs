using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Sources;
using AllianceBot.Tests.Minutes.Drafting;

namespace AllianceBot.DrafterTraining;

/// <summary>How strongly each part of the model is held to small weights; chosen by cross-validation, and not sensitive.</summary>
internal sealed record Penalties(double Sentence = 1, double Meeting = 3, double English = 2, double Task = 3);

/// <summary>Learns the model from meetings and sentences.</summary>
internal static class Trainer
{
    // A word of fewer meetings, or of one series alone, is chance.
    private const int FewestMeetings = 3;
    private const int FewestSeries = 2;

    public static DrafterModel Train(IReadOnlyList<Meeting> meetings, IReadOnlyList<LabelledSentence> sentences, Penalties penalties)
    {
        var model = new DrafterModel();
        TrainSentences(model, sentences, penalties);
        var judged = meetings.Select(meeting => (Meeting: meeting, Sentence: JudgeSentences(model, meeting))).ToList();
        TrainMeeting(model, judged, penalties);
        TrainEnglish(model.English, judged, penalties.English, (meeting, at) => meeting.IsDecision[at] || meeting.IsTask[at], (_, _) => true);
        TrainEnglish(model.EnglishTask, judged, penalties.Task, (meeting, at) => meeting.IsTask[at], (meeting, at) => meeting.IsDecision[at] || meeting.IsTask[at]);
        return model;
    }

    private static void TrainSentences(DrafterModel model, IReadOnlyList<LabelledSentence> sentences, Penalties penalties)
    {
        var read = sentences.Select(sentence => (sentence.Kind, Values: ReadSentence(sentence.Text))).ToList();
        Set(model.Sentence, LogisticRegression.Train([.. read.Select(s => Dense(s.Values, s.Kind != '-'))], model.Sentence.Values.Length, penalties.Sentence));
        Set(model.SentenceTask, LogisticRegression.Train([.. read.Where(s => s.Kind != '-').Select(s => Dense(s.Values, s.Kind == 'T'))], model.Sentence.Values.Length, penalties.Sentence));
    }

    private static float[] ReadSentence(string text)
    {
        var talk = new Talk([new Utterance { Speaker = "", Text = text, Source = SourceKind.Notes }]);
        var values = new float[SentenceFeatures.Names.Count];
        SentenceFeatures.Read(talk, new TalkCues(talk, CueLexicon.Shipped), 0, values);
        return values;
    }

    private static double[] JudgeSentences(DrafterModel model, Meeting meeting)
    {
        var values = new float[SentenceFeatures.Names.Count];
        var judged = new double[meeting.Talk.Count];
        for (var at = 0; at < judged.Length; at++)
        {
            SentenceFeatures.Read(meeting.Talk, meeting.Cues, at, values);
            judged[at] = model.Sentence.Weigh(values);
        }
        return judged;
    }

    /// <summary>The judgement of the sentence is given; what is learned is how much the meeting around it adds.</summary>
    private static void TrainMeeting(DrafterModel model, List<(Meeting Meeting, double[] Sentence)> judged, Penalties penalties)
    {
        var examples = new List<Example>();
        var values = new float[TalkFeatures.Names.Count];
        foreach (var (meeting, sentence) in judged)
        {
            for (var at = 0; at < meeting.Talk.Count; at++)
            {
                meeting.Features.Read(at, sentence[at], values);
                for (var feature = 0; feature < values.Length; feature++)
                    values[feature] = TalkFeatures.IsOfMeeting(feature) && feature < values.Length - 1 ? values[feature] : 0;
                examples.Add(Dense(values, meeting.IsDecision[at] || meeting.IsTask[at]) with { Given = sentence[at] });
            }
        }
        Set(model.Meeting, LogisticRegression.Train(examples, values.Length, penalties.Meeting));
        model.Meeting.Values[^1] = 1;
    }

    private static void TrainEnglish(LinearWeights weights, List<(Meeting Meeting, double[] Sentence)> judged, double penalty, Func<Meeting, int, bool> isTrue, Func<Meeting, int, bool> counts)
    {
        var dense = weights.Values.Length;
        var vocabulary = Vocabulary.Of([.. judged.Select(j => j.Meeting)], FewestMeetings, FewestSeries);
        var examples = new List<Example>();
        foreach (var (meeting, sentence) in judged)
        {
            var ids = vocabulary.In(meeting.Talk);
            var words = new WordFeatures(meeting.Talk);
            var values = new float[dense];
            for (var at = 0; at < meeting.Talk.Count; at++)
            {
                if (!counts(meeting, at))
                    continue;
                meeting.Features.Read(at, sentence[at], values);
                var found = new SortedDictionary<int, float>();
                for (var feature = 0; feature < dense; feature++)
                {
                    if (values[feature] != 0)
                        found[feature] = values[feature];
                }
                words.Read(at, (first, second, isNear, value) =>
                {
                    if (ids.Find(first, second, isNear) is >= 0 and var place)
                        found[dense + place] = found.GetValueOrDefault(dense + place) + value;
                });
                examples.Add(new([.. found.Keys], [.. found.Values], isTrue(meeting, at)));
            }
        }
        var trained = LogisticRegression.Train(examples, dense + vocabulary.Count, penalty);
        Set(weights, [.. trained.AsSpan(0, dense), trained[^1]]);
        vocabulary.Write(trained.AsSpan(dense, vocabulary.Count), weights);
    }

    private static Example Dense(float[] values, bool isTrue)
    {
        var places = Enumerable.Range(0, values.Length).Where(at => values[at] != 0).ToArray();
        return new(places, [.. places.Select(at => values[at])], isTrue);
    }

    private static void Set(LinearWeights weights, double[] trained)
    {
        for (var at = 0; at < weights.Values.Length; at++)
            weights.Values[at] = Rounded(trained[at]);
        weights.Bias = Rounded(trained[^1]);
    }

    /// <summary>As the file has it: what is measured here is what is shipped.</summary>
    public static float Rounded(double weight) => (float)Math.Round(weight, 3);
}
