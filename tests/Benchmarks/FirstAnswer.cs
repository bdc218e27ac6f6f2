using System.Diagnostics;
using AllianceBot.Storage;

namespace AllianceBot.Benchmarks;

/// <summary>From the start of the process to its first answer, and the memory it then holds.</summary>
internal static class FirstAnswer
{
    private const int Starts = 5;

    public static async Task MeasureAsync(BotProgram bot, string scratch, Report report)
    {
        using var sink = new ConnectorSink();
        report.Heads($"start, median of {Starts}", $"time to first answer (target under 1 s)", $"processor time until then", $"resident memory after it (target under 150 MB)");
        var filled = BotStorage.Sqlite(Path.Combine(scratch, "start"), SqliteDurability.Full);
        await filled.FillAsync(1);
        await MeasureAsync("with its database", _ => filled);
        await MeasureAsync("for the first time, making its database", i => BotStorage.Sqlite(Path.Combine(scratch, $"first-{i}"), SqliteDurability.Full));
        report.Line();

        async Task MeasureAsync(string name, Func<int, BotStorage> storage)
        {
            var message = new Message("/api/messages", "help", mentionsBot: true, sink.Url);
            var request = message.NewRequest();
            var results = new List<(double Seconds, double Processor, double Megabytes)>();
            for (var i = 0; i < Starts; i++)
            {
                message.Number(request, 1_700_000_000_000 + i, 0);
                var start = Stopwatch.GetTimestamp();
                await using var server = bot.Start(storage(i));
                await server.WaitForAnswerAsync(request);
                results.Add((Stopwatch.GetElapsedTime(start).TotalSeconds, server.ProcessorTime.TotalSeconds, server.ResidentMegabytes));
            }

            report.Row($"{name}", $"{Measuring.MedianOf(results.Select(r => r.Seconds)):0.00} s", $"{Measuring.MedianOf(results.Select(r => r.Processor)):0.00} s", $"{Measuring.MedianOf(results.Select(r => r.Megabytes)):0} MB");
        }
    }
}
