using AllianceBot.Minutes.Drafting;
using AllianceBot.Tests.Minutes.Drafting;

namespace AllianceBot.DrafterTraining;

/// <summary>
/// Holds out whole series: a meeting is judged by a model that has seen neither it nor another meeting of the same people. Within what is left the same is
/// done once more to learn how sure a proposal is, so that nothing that is chosen has seen what it is measured on.
/// </summary>
internal static class CrossValidation
{
    private const int RandomRounds = 20;

    /// <summary>By meeting: the model that was trained without its series.</summary>
    public static Dictionary<Meeting, DrafterModel> Models(IReadOnlyList<Meeting> meetings, IReadOnlyList<LabelledSentence> sentences, Penalties penalties)
    {
        var models = new Dictionary<Meeting, DrafterModel>();
        foreach (var series in meetings.GroupBy(meeting => meeting.Series))
        {
            var model = Trainer.Train([.. meetings.Where(meeting => meeting.Series != series.Key)], sentences, penalties);
            foreach (var meeting in series)
                models[meeting] = model;
        }
        return models;
    }

    /// <summary>The slope and offset that turn logits into probabilities, from meetings judged by models that have not seen them.</summary>
    public static (double Slope, double Offset) Calibrate(Dictionary<Meeting, DrafterModel> models)
    {
        var examples = new List<Example>();
        foreach (var (meeting, model) in models)
        {
            var judge = new UtteranceJudge(meeting.Talk, meeting.Cues, meeting.Roster, model);
            foreach (var stretch in ProposalPicker.Pick(meeting.Talk, judge, meeting.Owners, (1, 0), least: 0))
                examples.Add(new([0], [(float)judge.Logit[stretch.Anchor]], meeting.Gold.Any(item => Score.Meets(Evidence(meeting.Talk, stretch), item))));
        }
        var trained = LogisticRegression.Train(examples, 1, penalty: 0.1);
        return (Trainer.Rounded(trained[0]), Trainer.Rounded(trained[1]));
    }

    /// <summary>The models of <see cref="Models"/>, each calibrated on the meetings it was trained on and on no other.</summary>
    public static Dictionary<Meeting, DrafterModel> NestedModels(IReadOnlyList<Meeting> meetings, IReadOnlyList<LabelledSentence> sentences, Penalties penalties)
    {
        var models = Models(meetings, sentences, penalties);
        foreach (var series in meetings.GroupBy(meeting => meeting.Series))
            models[series.First()].Calibration = Calibrate(Models([.. meetings.Where(meeting => meeting.Series != series.Key)], sentences, penalties));
        return models;
    }

    public static void Report(IReadOnlyList<Meeting> meetings, Dictionary<Meeting, DrafterModel> models, TextWriter output)
    {
        var (whole, sentenceOnly, bySeries) = (new Score(), new Score(), new SortedDictionary<string, Score>(StringComparer.Ordinal));
        foreach (var meeting in meetings)
        {
            var judge = new UtteranceJudge(meeting.Talk, meeting.Cues, meeting.Roster, models[meeting]);
            var stretches = ProposalPicker.Pick(meeting.Talk, judge, meeting.Owners, models[meeting].Calibration);
            var candidates = Drafted(meeting, models[meeting]);
            whole.Add(meeting, candidates);
            sentenceOnly.Add(meeting, stretches.Select((stretch, at) => candidates[at] with { Evidence = [Span(meeting.Talk, stretch.Anchor)] }));
            if (!bySeries.TryGetValue(meeting.Series, out var score))
                bySeries[meeting.Series] = score = new Score();
            score.Add(meeting, candidates);
        }
        foreach (var (series, score) in bySeries)
            output.WriteLine($"{series}  {score}");
        output.WriteLine($"all, by series left out                      {whole}");
        output.WriteLine($"the same, the sentence alone as evidence      {sentenceOnly}");
        output.WriteLine($"as many at random with evidence of that shape {AtRandom(meetings, models)}");
    }

    /// <summary>What the drafter itself makes of the meeting with that model.</summary>
    private static List<Candidate> Drafted(Meeting meeting, DrafterModel model) =>
        [.. MinutesDrafter.Draft(new DraftingInput { Utterances = meeting.Talk.Said }, model).Proposals.Select(Candidate.Of)];

    private static Score AtRandom(IReadOnlyList<Meeting> meetings, Dictionary<Meeting, DrafterModel> models)
    {
        var score = new Score();
        var random = new Random(1);
        for (var round = 0; round < RandomRounds; round++)
        {
            foreach (var meeting in meetings)
            {
                var judge = new UtteranceJudge(meeting.Talk, meeting.Cues, meeting.Roster, models[meeting]);
                var count = ProposalPicker.Pick(meeting.Talk, judge, meeting.Owners, models[meeting].Calibration).Count;
                for (var at = 0; at < judge.Logit.Length; at++)
                    judge.Logit[at] = random.NextDouble();
                score.Add(meeting, ProposalPicker.Pick(meeting.Talk, judge, meeting.Owners, (1, 0), least: 0).Take(count).Select(stretch => Evidence(meeting.Talk, stretch)));
            }
        }
        return score;
    }

    private static Candidate Evidence(Talk talk, Stretch stretch) => new(IsTask: false, [.. stretch.Quotes.Select(quote => Span(talk, quote))]);

    private static (double Start, double End) Span(Talk talk, int utterance) => (talk.Start[utterance], talk.End[utterance]);
}
