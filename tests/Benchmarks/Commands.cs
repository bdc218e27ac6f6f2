using System.Diagnostics;
using System.Text.Json;
using AllianceBot.Storage;

namespace AllianceBot.Benchmarks;

/// <summary>How long each command takes in a very large alliance, asked by one of those who lead it.</summary>
internal static class Commands
{
    private const int Organisations = 500;
    private const int People = 3000;
    private const int Repeats = 20;
    private const int ImportedRows = 1000;

    /// <summary>In milliseconds.</summary>
    private const double Aim = 100;

    public static async Task MeasureAsync(BotProgram bot, string scratch, Report report)
    {
        using var sink = new ConnectorSink();
        var storage = BotStorage.Sqlite(Path.Combine(scratch, "commands"), SqliteDurability.Full);
        await bot.LoadDemoAsync(storage, Organisations, People);
        var names = await storage.LetLeaderSpeakAsync();
        await using var server = bot.Start(storage);
        await server.WaitForAnswerAsync(new Message("/api/messages", "help", mentionsBot: true, sink.Url).NewRequest());
        using var connection = await Connection.OpenAsync(server.Address);
        var nextId = 1_772_000_000_000;

        report.Heads($"{Organisations:N0} organisations, {People:N0} people; {Repeats} times each", $"first", $"median", $"slowest", $"slowest against {Aim} ms", $"median against `help`");
        var words = await bot.ListCommandsAsync();
        double? help = null;
        foreach (var word in words)
            await MeasureAsync($"`{word}`", new Message("/api/messages", word, mentionsBot: true, sink.Url));
        // What a button does: the farthest pages, names typed by hand, a table pasted.
        var form = JsonSerializer.Serialize(new Dictionary<string, string> { ["coChairs"] = string.Join('\n', names.Append("Nobody Of That Name")) });
        await MeasureAsync("the last page of the organisations", Message.Press("organisations.page", """{"page":42}""", sink.Url));
        await MeasureAsync("the last page of the people", Message.Press("people.turn", """{"page":250}""", sink.Url));
        await MeasureAsync($"{names.Count + 1} co-chairs by typed name, one of them unknown", Message.Press("roles.name", form, sink.Url));
        await MeasureAsync($"preview of an import of {ImportedRows:N0} rows", Message.Press("organisations.preview", ImportOf(ImportedRows), sink.Url));
        report.Line();

        async Task MeasureAsync(string name, Message message)
        {
            var request = message.NewRequest();
            var times = new List<double>();
            for (var i = 0; i <= Repeats; i++)
            {
                message.Number(request, ++nextId, 0);
                var start = Stopwatch.GetTimestamp();
                await connection.SendAsync(request);
                if (!await connection.ReceiveAsync() || !connection.Head.StartsWith("HTTP/1.1 200 "u8))
                    throw new InvalidOperationException($"{name} was not answered.");
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            var median = Measuring.MedianOf(times.Skip(1));
            help ??= median;
            report.Row($"{name}", $"{times[0]:0.0} ms", $"{median:0.0} ms", $"{times.Skip(1).Max():0.0} ms", $"{times.Skip(1).Max() / Aim:P0}", $"{median / help:0.0} ×");
        }
    }

    private static string ImportOf(int rows)
    {
        var lines = Enumerable.Range(1, rows).Select(i => $"Organisation number {i},ORG{i},local NGO,PE");
        return JsonSerializer.Serialize(new Dictionary<string, string> { ["table"] = string.Join('\n', lines.Prepend("name,short name,sector,country")) });
    }
}
