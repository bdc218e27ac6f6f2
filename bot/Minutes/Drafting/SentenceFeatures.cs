namespace AllianceBot.Minutes.Drafting;

/// <summary>What one sentence says of itself, whoever says it and whenever: its cues, which of them come together, its length, whether it asks.</summary>
internal static class SentenceFeatures
{
    private static readonly (CueKind A, CueKind B)[] Pairs =
    [
        (CueKind.TakingOn, CueKind.TaskVerb), (CueKind.TakingOn, CueKind.Deadline), (CueKind.JointFuture, CueKind.TaskVerb), (CueKind.HandingOut, CueKind.TaskVerb),
        (CueKind.HandingOut, CueKind.Deadline), (CueKind.Duty, CueKind.TaskVerb), (CueKind.Duty, CueKind.Deadline), (CueKind.Decision, CueKind.Settling),
        (CueKind.Decision, CueKind.Past), (CueKind.Decision, CueKind.Negation), (CueKind.TaskVerb, CueKind.Past), (CueKind.TaskVerb, CueKind.Deadline),
        (CueKind.Settling, CueKind.Agreement), (CueKind.Hedge, CueKind.Duty),
        (CueKind.Decision, CueKind.Condition), (CueKind.Decision, CueKind.Asking), (CueKind.TakingOn, CueKind.Negation), (CueKind.HandingOut, CueKind.Past),
        (CueKind.Agreement, CueKind.Negation), (CueKind.HandingOut, CueKind.Telling), (CueKind.TakingOn, CueKind.Past),
    ];

    private const int Shapes = 5;

    /// <summary>The names of the values, as the model's file has them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Enumerable.Range(0, CueLexicon.Classes).Select(k => ((CueKind)k).ToString()),
        .. Pairs.Select(pair => $"{pair.A}+{pair.B}"),
        "length", "question", "questionHandsOut", "questionDecides", "pastYear",
    ];

    public static void Read(Talk talk, TalkCues cues, int utterance, Span<float> values)
    {
        var counts = cues.Counts(utterance);
        for (var kind = 0; kind < counts.Length; kind++)
            values[kind] = counts[kind];
        for (var pair = 0; pair < Pairs.Length; pair++)
            values[counts.Length + pair] = counts[(int)Pairs[pair].A] > 0 && counts[(int)Pairs[pair].B] > 0 ? 1 : 0;
        var question = IsQuestion(talk, utterance);
        var shapes = values.Slice(counts.Length + Pairs.Length, Shapes);
        shapes[0] = MathF.Log(1 + talk.Words(utterance).Length);
        shapes[1] = question ? 1 : 0;
        shapes[2] = question && counts[(int)CueKind.HandingOut] > 0 ? 1 : 0;
        shapes[3] = question && counts[(int)CueKind.Decision] > 0 ? 1 : 0;
        shapes[4] = NamesYear(talk, utterance) ? 1 : 0;
    }

    /// <summary>"In 2019": what has a year is told more often than decided.</summary>
    private static bool NamesYear(Talk talk, int utterance)
    {
        foreach (var word in talk.Words(utterance))
        {
            if (talk.Distinct[word.Id] is ['1', '9', _, _] or ['2', '0', '0' or '1' or '2', _])
                return true;
        }
        return false;
    }

    /// <summary>
    /// Notes without a clock are written afterwards: a question that still stands in them is what was left open, whoever should
    /// answer it.
    /// </summary>
    public static bool IsNotedQuestion(Talk talk, int utterance) =>
        talk.Said[utterance].Start is null && talk.Said[utterance].Text.AsSpan().TrimEnd().EndsWith('?');

    public static bool IsQuestion(Talk talk, int utterance)
    {
        var text = talk.Said[utterance].Text.AsSpan().TrimEnd();
        return text.EndsWith('?') || text.Contains('¿');
    }
}
