using System.Globalization;
using AllianceBot.Conversation;

namespace AllianceBot.Rota.Caps;

/// <summary>What the form of the caps says, as filled in.</summary>
public sealed record CapFields(string Each, string International)
{
    public static CapFields Read(CardData data) => new(data.NumberText("each"), data.NumberText("international"));

    public static CapFields Of(CapFacts facts) => new(Text(facts.Each), Text(facts.International));

    /// <summary>What the trail keeps; empty for no cap.</summary>
    public static string Text(decimal? percent) => percent?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>What is wrong with a filled-in form.</summary>
public enum CapProblem
{
    /// <summary>Values: what was typed.</summary>
    Unclear,

    /// <summary>All organisations together may not hold all turns. Values: how many there are, the cap, the least that is enough.</summary>
    EachTooLow,

    /// <summary>All members are international NGOs.</summary>
    NobodyElse,

    /// <summary>The others may not hold what is left. Values: how many others there are, the cap, the least that is enough.</summary>
    InternationalTooLow,

    /// <summary>Somebody saved a change since the form was made.</summary>
    ChangedMeanwhile,
}

/// <summary>A filled-in form, checked against the organisations that take turns today.</summary>
internal abstract record CapDraft
{
    private CapDraft() { }

    public sealed record Ready(CapFacts Facts) : CapDraft;

    public sealed record Wrong(CapProblem Problem, IReadOnlyList<object> Values) : CapDraft;

    public static CapDraft Check(CapFields fields, RotaMembers members)
    {
        if (!TryRead(fields.Each, out var each))
            return Fail(CapProblem.Unclear, fields.Each);
        if (!TryRead(fields.International, out var international))
            return Fail(CapProblem.Unclear, fields.International);
        var all = members.TurnTakers.Count();
        var others = members.TurnTakers.Count(m => !m.IsInternational);
        // While there is nobody yet, nothing can be too low.
        if (all == 0)
            return new Ready(new(each, international));
        if (each is { } one && one * all < 100)
            return Fail(CapProblem.EachTooLow, all, one, Math.Ceiling(100m / all));
        if (international is not { } together || others == all)
            return new Ready(new(each, international));
        if (others == 0)
            return Fail(CapProblem.NobodyElse);
        return (each ?? 100) * others + together < 100
            ? Fail(CapProblem.InternationalTooLow, others, together, Math.Ceiling(100 - ((each ?? 100) * others)))
            : new Ready(new(each, international));
    }

    private static Wrong Fail(CapProblem problem, params IReadOnlyList<object> values) => new(problem, values);

    /// <summary>“30”, “30 %”, “33,5”; nothing and 100 are no cap.</summary>
    private static bool TryRead(string typed, out decimal? percent)
    {
        percent = null;
        var text = typed.Replace('%', ' ').Replace(',', '.').Trim();
        if (text.Length == 0)
            return true;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number is <= 0 or > 100 || decimal.Round(number, 2) != number)
            return false;
        percent = number == 100 ? null : number;
        return true;
    }
}
