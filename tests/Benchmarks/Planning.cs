using System.Diagnostics;
using AllianceBot.Rota.Engine;

namespace AllianceBot.Benchmarks;

/// <summary>
/// How long a rota takes and how fair it is; beside it the plain rule that gives each meeting's turns to those who lack most, on the same instance in
/// the same run.
/// </summary>
internal static class Planning
{
    private const int Rounds = 5;
    private const double Absence = 0.2;

    public static void Measure(Report report)
    {
        foreach (var warm in Enumerable.Range(0, 20))
            Plan(Instance(40, 60, 4, warm));
        report.Heads("organisations × duties × meetings", "milliseconds", "times the plain rule", "farthest from a share", "by the plain rule", "aim");
        foreach (var (organisations, aim) in new[] { (40, "under 1 s"), (80, ""), (160, ""), (320, "") })
            Row(report, Instance(organisations, 130, 4, organisations), Rounds, aim);
        Row(report, Leaving(), Rounds, "");
        Row(report, WithEfforts(Instance(40, 130, 4, 40)), Rounds, "efforts 1 to 4, under 1 s");
        Row(report, Instance(500, 520, 5, 500), 1, "under 20 s");
        report.Line();
        report.Line($"Most memory of the process so far: {Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024):0} MB (aim: under 500).");
        report.Line();
        report.Heads("one absence more, half of the meetings announced", "milliseconds", "slowest", "farthest from a share", "aim");
        foreach (var organisations in new[] { 40, 80, 160, 320 })
            RowOfReplans(report, organisations);
        report.Line();
    }

    private static void Row(Report report, RotaInstance instance, int rounds, string aim)
    {
        var (planned, plain) = (new List<double>(), new List<double>());
        var (fairness, greedy) = (0.0, 0.0);
        for (var round = 0; round < rounds; round++)
        {
            plain.Add(Time(() => greedy = LargestLackFirst(instance)));
            planned.Add(Time(() => fairness = Plan(instance).Fairness.MaxDeviation));
        }

        report.Row($"{instance.Organisations.Count} × {instance.Duties.Count} × {instance.Meetings.Count}", $"{Measuring.MedianOf(planned):0}", $"{Measuring.MedianOf(planned) / Measuring.MedianOf(plain):0.0}", $"{Cut(fairness):0.00000}", $"{greedy:0.00}", aim);
    }

    private static void RowOfReplans(Report report, int organisations)
    {
        var instance = Instance(organisations, 130, 4, organisations);
        var plan = Plan(instance);
        var (times, worst) = (new List<double>(), 0.0);
        for (var round = 0; round < 40; round++)
        {
            var (last, away) = (instance.Meetings[45 + round], instance.Meetings[46 + round]);
            var absent = plan.Turns.First(turn => turn.Meeting == away).Organisations[0];
            var changed = instance with
            {
                Announced = [.. plan.Turns.Where(turn => turn.Meeting <= last)],
                Organisations = [.. instance.Organisations.Select(o => o.Id == absent ? o with { Unavailable = [.. o.Unavailable, away] } : o)],
            };
            times.Add(Time(() => worst = Math.Max(worst, Plan(changed).Fairness.MaxDeviation)));
        }

        report.Row($"{organisations} × 4 × 130", $"{Measuring.MedianOf(times):0}", $"{times.Max():0}", $"{Cut(worst):0.00000}", organisations == 40 ? "under 50 ms" : "");
    }

    /// <summary>To the digits that are printed, so that what is below the bound does not look like it.</summary>
    private static double Cut(double deviation) => Math.Floor(deviation * 100_000) / 100_000;

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static RotaPlan Plan(RotaInstance instance) => RotaPlanner.Plan(instance) is RotaOutcome.Planned planned ? planned.Plan : throw new InvalidOperationException("The instance was refused.");

    /// <summary>The reference: shares by weight, and each turn to the available organisation that lacks most, the heaviest duty first.</summary>
    /// <returns>The most that any load was away from its share.</returns>
    private static double LargestLackFirst(RotaInstance instance)
    {
        var lack = new double[instance.Organisations.Count];
        var away = instance.Organisations.Select(o => o.Unavailable.ToHashSet()).ToList();
        List<double> efforts = [.. instance.Duties.Select(duty => (double)duty.Effort).OrderDescending()];
        var worst = 0.0;
        foreach (var day in instance.Meetings)
        {
            List<int> there = [.. Enumerable.Range(0, lack.Length).Where(who => !away[who].Contains(day) && !(day > instance.Organisations[who].To))];
            var weight = there.Sum(who => (double)instance.Organisations[who].Weight);
            foreach (var who in there)
                lack[who] += efforts.Sum() * (double)instance.Organisations[who].Weight / weight;
            foreach (var (who, effort) in there.OrderByDescending(who => lack[who]).Zip(efforts).ToList())
                lack[who] -= effort;
            worst = Math.Max(worst, lack.Max(Math.Abs));
        }

        return worst;
    }

    private static RotaInstance WithEfforts(RotaInstance instance) => instance with { Duties = [.. instance.Duties.Select((duty, at) => duty with { Effort = at + 1 })] };

    /// <summary>Sixty organisations that leave one by one: what the plain rule does worst.</summary>
    private static RotaInstance Leaving()
    {
        var instance = Instance(60, 120, 1, 60);
        return instance with { Organisations = [.. instance.Organisations.Select((o, at) => o with { Weight = 1, Unavailable = [], To = instance.Meetings[119 - (2 * at)] })] };
    }

    private static RotaInstance Instance(int organisations, int meetings, int duties, int seed)
    {
        var random = new Random(seed);
        List<DateOnly> days = [.. Enumerable.Range(0, meetings).Select(at => new DateOnly(2026, 1, 13).AddDays(14 * at))];
        return new RotaInstance
        {
            Meetings = days,
            Organisations = [.. Enumerable.Range(0, organisations).Select(at => new RotaOrganisation($"organisation {at}") { Weight = random.Next(1, 5), Unavailable = [.. days.Where(_ => random.NextDouble() < Absence)] })],
            Duties = [.. Enumerable.Range(0, duties).Select(at => new Duty($"duty {at}"))],
        };
    }
}
