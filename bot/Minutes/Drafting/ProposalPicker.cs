namespace AllianceBot.Minutes.Drafting;

/// <summary>A stretch of talk in which something seems to have been decided or taken on: the sentence that says it best, and what is quoted with it.</summary>
/// <param name="Anchor">The utterance that stands for the stretch.</param>
/// <param name="Quotes">Utterances in the order of time, the anchor among them; at most <see cref="ProposalPicker.MostQuotes"/>.</param>
/// <param name="IsTask">Otherwise it is a decision.</param>
/// <param name="Score">From 0 to 1: how likely a person would agree.</param>
internal sealed record Stretch(int Anchor, IReadOnlyList<int> Quotes, bool IsTask, double Score);

/// <summary>Chooses what is worth proposing, the likeliest first.</summary>
internal static class ProposalPicker
{
    public const int MostQuotes = 5;

    /// <summary>How many proposals a person reads willingly for an hour of meeting.</summary>
    public const int MostAnHour = 12;

    /// <summary>However long it was, or a damaged file says it was.</summary>
    public const int Most = 60;

    /// <summary>Below this the harm of a wrong proposal outweighs the use of a right one.</summary>
    public const double LeastScore = 0.27;

    /// <summary>What is quoted with a sentence is no farther from it, in seconds.</summary>
    private const double Reach = 30;

    // Two sentences nearer than this are about the same. A recap names a decision every ten seconds.
    private const double Apart = 10;

    // The logit of a sentence that is proposed for itself even where another one was quoted with it.
    private const double Explicit = 1;

    // Under three words nobody knows what is meant.
    private const int FewestWords = 3;

    /// <param name="taken">Utterances that are facts already and are not proposed again.</param>
    public static List<Stretch> Pick(
        Talk talk, UtteranceJudge judge, OwnerFinder owners, (double Slope, double Offset) calibration, bool[]? taken = null, double least = LeastScore)
    {
        var most = (int)Math.Clamp(Math.Ceiling(talk.Length / 3600 * MostAnHour), MostAnHour, Most);
        var order = Enumerable.Range(0, talk.Count).Where(at => talk.Words(at).Length >= FewestWords && taken?[at] != true && !SentenceFeatures.IsNotedQuestion(talk, at)).ToArray();
        Array.Sort(order, (a, b) => judge.Logit[b].CompareTo(judge.Logit[a]) is not 0 and var byLogit ? byLogit : a.CompareTo(b));
        var used = taken is null ? new bool[talk.Count] : (bool[])taken.Clone();
        var stretches = new List<Stretch>();
        foreach (var anchor in order)
        {
            var score = LinearWeights.Probability((calibration.Slope * judge.Logit[anchor]) + calibration.Offset);
            if (stretches.Count == most || score < least)
                break;
            var isTask = owners.Named(anchor) is not null || judge.TaskLogit[anchor] > 0;
            if (used[anchor] && !IsExplicit(judge, anchor) && owners.Named(anchor) is null)
                continue;
            if (IsTimed(talk, anchor) && stretches.Exists(other => IsTimed(talk, other.Anchor) && Math.Abs(talk.Start[other.Anchor] - talk.Start[anchor]) < Apart && IsOfSameMatter(owners, other, anchor, isTask)))
                continue;
            stretches.Add(new(anchor, Quote(talk, judge, anchor, used), isTask, score));
        }
        return stretches;
    }

    /// <summary>Times of notes are guessed from their words: each line stands for itself, however near the next one is.</summary>
    private static bool IsTimed(Talk talk, int utterance) => talk.Said[utterance].Start is not null;

    /// <summary>By itself it says clearly enough what it is.</summary>
    private static bool IsExplicit(UtteranceJudge judge, int utterance) => judge.Sentence[utterance] >= Explicit;

    /// <summary>Tasks are handed out in one breath, and each of them is its owner's; a decision and the task that follows from it are two things.</summary>
    private static bool IsOfSameMatter(OwnerFinder owners, Stretch other, int anchor, bool isTask) =>
        other.IsTask == isTask && (!isTask || owners.Find(anchor) is not { } owner || owners.Find(other.Anchor) is not { } theirs || owner == theirs);

    /// <summary>The anchor and the strongest utterances near it that no other stretch has.</summary>
    private static List<int> Quote(Talk talk, UtteranceJudge judge, int anchor, bool[] used)
    {
        var near = new List<int>();
        foreach (var step in (ReadOnlySpan<int>)[-1, 1])
        {
            for (var at = anchor + step; IsTimed(talk, anchor) && at >= 0 && at < talk.Count && Math.Abs(talk.Start[at] - talk.Start[anchor]) <= Reach; at += step)
            {
                if (!used[at] && IsTimed(talk, at) && talk.Words(at).Length >= FewestWords && !(IsExplicit(judge, at) && Math.Abs(talk.Start[at] - talk.Start[anchor]) >= Apart))
                    near.Add(at);
            }
        }
        List<int> quotes = [anchor, .. near.OrderByDescending(at => judge.Logit[at]).ThenBy(at => at).Take(MostQuotes - 1)];
        foreach (var at in quotes)
            used[at] = true;
        quotes.Sort();
        return quotes;
    }
}
