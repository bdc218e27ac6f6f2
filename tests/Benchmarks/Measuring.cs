namespace AllianceBot.Benchmarks;

/// <summary>Runs all measurements and writes what came out.</summary>
internal static class Measuring
{
    /// <summary>A scratch folder of this program, emptied at each run.</summary>
    private static readonly string Scratch = Path.Combine(AppContext.BaseDirectory, "scratch");

    public static async Task<int> RunAsync(BotProgram bot, string resultsFile, string[] only)
    {
        if (Directory.Exists(Scratch))
            Directory.Delete(Scratch, recursive: true);
        var report = new Report();
        report.Line($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores shared by the servers, the load generator and the connector's stand-in.");
        report.Line();
        if (only.Length == 0 || only.Contains("turns"))
            await Turns.MeasureAsync(bot, Scratch, report, quick: false);
        if (only.Contains("quick"))
            await Turns.MeasureAsync(bot, Scratch, report, quick: true);
        if (only.Length == 0 || only.Contains("commands"))
            await Commands.MeasureAsync(bot, Scratch, report);
        if (only.Length == 0 || only.Contains("rota"))
            await Rotas.MeasureAsync(bot, Scratch, report);
        if (only.Length == 0 || only.Contains("start"))
            await FirstAnswer.MeasureAsync(bot, Scratch, report);
        if (only.Length == 0 || only.Contains("drafting"))
            Drafting.Measure(report);
        if (only.Length == 0 || only.Contains("planning"))
            Planning.Measure(report);
        if (only.Length == 0 || only.Contains("deliveries"))
            await Deliveries.MeasureAsync(Scratch, report);
        await File.WriteAllTextAsync(resultsFile, report.ToString());
        Console.WriteLine();
        Console.WriteLine(report);
        return 0;
    }

    public static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
