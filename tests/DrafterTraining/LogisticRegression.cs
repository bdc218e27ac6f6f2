namespace AllianceBot.DrafterTraining;

/// <summary>What is known of one example: the values that are not zero, what it is, and a logit that is given.</summary>
internal readonly record struct Example(int[] Places, float[] Values, bool IsTrue, double Given = 0);

/// <summary>Logistic regression with a penalty on the squares of the weights, by L-BFGS on one thread: the same examples give the same weights.</summary>
internal static class LogisticRegression
{
    private const int Memory = 8;
    private const int MostSteps = 80;

    /// <returns>A weight for each place, and the bias after the last.</returns>
    public static double[] Train(IReadOnlyList<Example> examples, int size, double penalty)
    {
        var (weights, slope) = (new double[size + 1], new double[size + 1]);
        var loss = Loss(examples, weights, slope, penalty);
        var steps = new List<(double[] Moved, double[] Turned, double Inverse)>();
        for (var step = 0; step < MostSteps; step++)
        {
            var direction = Direction(slope, steps);
            var descent = -Dot(slope, direction);
            var (next, nextSlope) = (new double[size + 1], new double[size + 1]);
            double nextLoss = 0, length = 1;
            for (; length > 1e-6; length /= 2)
            {
                for (var at = 0; at < next.Length; at++)
                    next[at] = weights[at] - (length * direction[at]);
                nextLoss = Loss(examples, next, nextSlope, penalty);
                if (nextLoss <= loss + (1e-4 * length * descent))
                    break;
            }
            if (length <= 1e-6)
                break;
            Remember(steps, weights, next, slope, nextSlope);
            var gain = loss - nextLoss;
            (weights, slope, loss) = (next, nextSlope, nextLoss);
            if (gain < 1e-7 * Math.Abs(loss))
                break;
        }
        return weights;
    }

    private static double Loss(IReadOnlyList<Example> examples, double[] weights, double[] slope, double penalty)
    {
        Array.Clear(slope);
        var loss = 0.0;
        foreach (var example in examples)
        {
            var logit = example.Given + weights[^1];
            for (var at = 0; at < example.Places.Length; at++)
                logit += weights[example.Places[at]] * example.Values[at];
            loss += Softplus(example.IsTrue ? -logit : logit);
            var off = (1 / (1 + Math.Exp(-logit))) - (example.IsTrue ? 1 : 0);
            slope[^1] += off;
            for (var at = 0; at < example.Places.Length; at++)
                slope[example.Places[at]] += off * example.Values[at];
        }
        for (var at = 0; at < weights.Length - 1; at++)
        {
            loss += 0.5 * penalty * weights[at] * weights[at];
            slope[at] += penalty * weights[at];
        }
        return loss;
    }

    private static double Softplus(double x) => x > 0 ? x + Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x));

    private static double[] Direction(double[] slope, List<(double[] Moved, double[] Turned, double Inverse)> steps)
    {
        var direction = (double[])slope.Clone();
        var parts = new double[steps.Count];
        for (var k = steps.Count - 1; k >= 0; k--)
        {
            parts[k] = steps[k].Inverse * Dot(steps[k].Moved, direction);
            Add(direction, -parts[k], steps[k].Turned);
        }
        var scale = steps.Count > 0 ? 1 / (steps[^1].Inverse * Dot(steps[^1].Turned, steps[^1].Turned)) : 1 / Math.Max(1, Math.Sqrt(Dot(direction, direction)));
        for (var at = 0; at < direction.Length; at++)
            direction[at] *= scale;
        for (var k = 0; k < steps.Count; k++)
            Add(direction, parts[k] - (steps[k].Inverse * Dot(steps[k].Turned, direction)), steps[k].Moved);
        return direction;
    }

    private static void Remember(List<(double[] Moved, double[] Turned, double Inverse)> steps, double[] from, double[] to, double[] slopeFrom, double[] slopeTo)
    {
        var moved = to.Zip(from, (b, a) => b - a).ToArray();
        var turned = slopeTo.Zip(slopeFrom, (b, a) => b - a).ToArray();
        var bend = Dot(moved, turned);
        if (bend <= 1e-12)
            return;
        steps.Add((moved, turned, 1 / bend));
        if (steps.Count > Memory)
            steps.RemoveAt(0);
    }

    private static void Add(double[] to, double factor, double[] what)
    {
        for (var at = 0; at < to.Length; at++)
            to[at] += factor * what[at];
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var at = 0; at < a.Length; at++)
            sum += a[at] * b[at];
        return sum;
    }
}
