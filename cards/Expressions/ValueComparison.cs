namespace AllianceBot.Cards.Expressions;

/// <summary>When two values are the same, and which comes first.</summary>
internal static class ValueComparison
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>Equal in content, null and missing being the same.</summary>
    public static bool AreEqual(in Value left, in Value right)
    {
        if (left.IsNothing || right.IsNothing)
            return left.IsNothing && right.IsNothing;
        if (left.Kind != right.Kind)
            return false;
        return left.Kind switch
        {
            ValueKind.Text => left.Text == right.Text,
            ValueKind.Boolean => left.IsTrue == right.IsTrue,
            ValueKind.Number => Math.Abs(left.Number - right.Number) < Epsilon || left.Number == right.Number,
            ValueKind.Array => AreEqual(left.Items, right.Items),
            ValueKind.Object => HaveEqualProperties(left, right),
            _ => false,
        };
    }

    /// <summary>Equal as list functions see it: plain values by content, lists and objects only to themselves.</summary>
    public static bool AreIdentical(in Value left, in Value right) =>
        left.Kind == right.Kind && left.Kind switch
        {
            ValueKind.Array or ValueKind.Object => left.IsSameAs(right),
            ValueKind.Number => left.Number == right.Number,
            ValueKind.Null or ValueKind.Undefined => true,
            _ => AreEqual(left, right),
        };

    /// <summary>Texts by their code units, everything else as numbers; what cannot be compared counts as equal.</summary>
    public static int Order(in Value left, in Value right)
    {
        if (left.Kind is ValueKind.Text && right.Kind is ValueKind.Text)
            return string.CompareOrdinal(left.Text, right.Text);
        double a = AsNumber(left), b = AsNumber(right);
        return a > b ? 1 : b > a ? -1 : 0;
    }

    private static double AsNumber(in Value value) => value.Kind switch
    {
        ValueKind.Number => value.Number,
        ValueKind.Boolean => value.IsTrue ? 1 : 0,
        ValueKind.Null => 0,
        ValueKind.Text when string.IsNullOrWhiteSpace(value.Text) => 0,
        ValueKind.Text => NumberReading.Whole(value.Text),
        _ => double.NaN,
    };

    private static bool AreEqual(Value[] left, Value[] right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (!AreEqual(left[i], right[i]))
                return false;
        }

        return true;
    }

    private static bool HaveEqualProperties(in Value left, in Value right)
    {
        var theirs = right.ToProperties();
        var ours = left.ToProperties();
        if (ours.Count != theirs.Count)
            return false;
        foreach (var (name, value) in ours)
        {
            // Inside objects null and missing are two things.
            if (!theirs.TryGetValue(name, out var other) || other.Kind != value.Kind || !AreEqual(value, other))
                return false;
        }

        return true;
    }
}
