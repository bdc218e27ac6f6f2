using System.Globalization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Rota.Plans;

/// <summary>What the form of a plan says, as filled in.</summary>
/// <param name="Dates">Days of meetings, one a line, as people write them.</param>
/// <param name="Until">A date as forms write it.</param>
/// <param name="Away">What if these were away: ids separated by commas, or names, one a line.</param>
/// <param name="AwayFrom">A date as forms write it; empty for today.</param>
/// <param name="AwayTo">Likewise; empty for the end.</param>
/// <param name="Weights">What if they weighed otherwise: “name = number”, one a line.</param>
public sealed record PlanFields(string Dates, string Until, string Away, string AwayFrom, string AwayTo, string Weights)
{
    public bool IsWhatIf => Away.Length > 0 || Weights.Length > 0;

    public IReadOnlyList<string> WeightLines => Weights.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static PlanFields Read(CardData data) => new(data.Text("dates"), data.Text("until"), data.Text("away"), data.Text("awayFrom"), data.Text("awayTo"), data.Text("weights"));
}

/// <summary>What is wrong with a filled-in form.</summary>
public enum PlanProblem
{
    DateUnclear,
    DatePast,
    TooManyDates,
    UntilWrong,
    UntilTooFar,
    AwayWrong,
    OrganisationUnknown,
    OrganisationAmbiguous,
    WeightUnclear,
}

/// <param name="Typed">The words it is about, where they are one thing.</param>
/// <param name="Names">What may have been meant; where lines are wrong, all those lines.</param>
public sealed record PlanFault(PlanProblem Problem, string Typed, IReadOnlyList<string> Names);

/// <summary>A filled-in form of a plan, read.</summary>
internal abstract record PlanReading
{
    /// <summary>Weekly meetings of two years.</summary>
    public const int MostDates = 104;

    /// <summary>Beyond it nobody knows who will be a member.</summary>
    public const int MostMonths = 24;

    private PlanReading() { }

    /// <param name="State">As it would be.</param>
    public sealed record Ready(PlanWish Wish, RotaState State) : PlanReading;

    public sealed record Wrong(IReadOnlyList<PlanFault> Faults) : PlanReading;

    public static PlanReading Read(PlanFields fields, RotaState state, TextLanguage language, DateOrder order)
    {
        var (dates, unclear, past) = (new List<DateOnly>(), new List<string>(), new List<string>());
        foreach (var line in fields.Dates.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var match = DateGrammar.Find(line, state.Today, language, order);
            if (match is { Problem: DateProblem.Past } || match?.Date < state.Today)
                past.Add(line);
            else if (match?.Date is { } date)
                dates.Add(date);
            else
                unclear.Add(line);
        }

        var faults = new List<PlanFault>();
        if (unclear.Count > 0)
            faults.Add(new(PlanProblem.DateUnclear, "", unclear));
        if (past.Count > 0)
            faults.Add(new(PlanProblem.DatePast, "", past));
        if (dates.Count > MostDates)
            faults.Add(new(PlanProblem.TooManyDates, "", []));
        var until = IsoDay.Read(fields.Until);
        if (until is null || until < state.Today)
            faults.Add(new(PlanProblem.UntilWrong, fields.Until, []));
        if (dates.Append(until ?? state.Today).Any(day => day > state.Today.AddMonths(MostMonths)))
            faults.Add(new(PlanProblem.UntilTooFar, "", []));
        return faults.Count > 0 ? new Wrong(faults) : Suppose(fields, state, new PlanWish([.. dates.Distinct().Order()], until!.Value));
    }

    /// <summary>The state as it would be, if what is supposed were so; nothing of it is written.</summary>
    private static PlanReading Suppose(PlanFields fields, RotaState state, PlanWish wish)
    {
        var away = state.Members.Read(fields.Away);
        if (away.Unclear is { } unclear)
            return new Wrong([new(away.IsAmbiguous ? PlanProblem.OrganisationAmbiguous : PlanProblem.OrganisationUnknown, unclear, away.Names)]);
        var (from, to) = (fields.AwayFrom.Length == 0 ? state.Today : IsoDay.Read(fields.AwayFrom), fields.AwayTo.Length == 0 ? DateOnly.MaxValue : IsoDay.Read(fields.AwayTo));
        if (away.Members.Count > 0 && (from is null || to is null || to < from))
            return new Wrong([new(PlanProblem.AwayWrong, "", [])]);
        var weights = new Dictionary<Guid, decimal>();
        foreach (var line in fields.WeightLines)
        {
            if (line.LastIndexOfAny(['=', ':']) is not (> 0 and var at)
                || !decimal.TryParse(line[(at + 1)..].Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) || weight is <= 0 or > 100)
                return new Wrong([new(PlanProblem.WeightUnclear, line, [])]);
            var named = state.Members.Read(line[..at]);
            if (named.Members is not [var only])
                return new Wrong([new(named.IsAmbiguous ? PlanProblem.OrganisationAmbiguous : PlanProblem.OrganisationUnknown, line[..at].Trim(), named.Names)]);
            weights[only.Id] = weight;
        }

        return new Ready(wish, state with
        {
            Absences = [.. state.Absences, .. away.Members.Select(m => new RotaAbsence { Id = Guid.Empty, OrganisationId = m.Id, From = from!.Value, To = to!.Value })],
            Members = weights.Count == 0 ? state.Members : state.Members.Weighing(weights),
        });
    }
}
