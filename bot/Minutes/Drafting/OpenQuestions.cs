namespace AllianceBot.Minutes.Drafting;

/// <summary>What was left open in so many words, and what was asked about the matter and not answered.</summary>
internal static class OpenQuestions
{
    public const int Most = 8;

    private const double AnswerReach = 12;
    private const int FewestWords = 5;

    // Whoever wrote it down thought it worth an answer.
    private const int FewestNoted = 3;
    private const int Noted = 2;

    // A chat may have thousands of messages with one time.
    private const int MostLookedAt = 50;

    /// <summary>Utterances in the order of time.</summary>
    public static List<int> Find(Talk talk, TalkCues cues, bool[] taken)
    {
        var found = new List<(int At, int Weight)>();
        for (var at = 0; at < talk.Count; at++)
        {
            var isNoted = SentenceFeatures.IsNotedQuestion(talk, at);
            if (!taken[at] && talk.Words(at).Length >= (isNoted ? FewestNoted : FewestWords) && (isNoted ? Noted : Weight(talk, cues, at)) is > 0 and var weight)
                found.Add((at, weight));
        }
        return [.. found.OrderByDescending(question => question.Weight).ThenBy(question => question.At).Take(Most).Select(question => question.At).Order()];
    }

    private static int Weight(Talk talk, TalkCues cues, int at)
    {
        if (cues.Count(at, CueKind.Courtesy) > 0)
            return 0;
        var isAsked = SentenceFeatures.IsQuestion(talk, at) && (cues.Count(at, CueKind.Duty) > 0 || cues.Count(at, CueKind.Asking) > 0 || cues.Count(at, CueKind.Offer) > 0);
        return (cues.Count(at, CueKind.Open) * 3) + (isAsked && !IsAnswered(talk, at) ? 1 + Math.Min(1, cues.Count(at, CueKind.Duty)) : 0);
    }

    private static bool IsAnswered(Talk talk, int at)
    {
        for (var next = at + 1; next < talk.Count && next - at < MostLookedAt && talk.Start[next] < talk.End[at] + AnswerReach; next++)
        {
            if (talk.Speaker[next] != talk.Speaker[at])
                return true;
        }
        return false;
    }
}
