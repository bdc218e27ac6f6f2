namespace AllianceBot.Minutes.Drafting;

/// <summary>A logistic model: a bias, a weight for each named value, and in one of a language also for words, pairs of words and words nearby.</summary>
internal sealed class LinearWeights(int size)
{
    public float Bias { get; set; }

    public float[] Values { get; } = new float[size];

    /// <summary>By word, or by two words with a space between.</summary>
    public Dictionary<string, float> Words { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, float> Near { get; } = new(StringComparer.Ordinal);

    public double Weigh(ReadOnlySpan<float> values)
    {
        double sum = Bias;
        for (var at = 0; at < values.Length; at++)
            sum += values[at] * Values[at];
        return sum;
    }

    public static double Probability(double logit) => 1 / (1 + Math.Exp(-logit));
}
