using System.Globalization;
using System.Net;

namespace AllianceBot.Benchmarks;

/// <summary>Keeps bots that are already running busy with one kind of message: one for a profiler to look at, or several builds to be compared.</summary>
internal static class Driving
{
    /// <summary>Drives each for a second in turn, because the machine's own speed changes within minutes, and ends with their medians.</summary>
    public static async Task<int> RunAsync(string addresses, string text, string seconds, string connections = "32")
    {
        using var sink = new ConnectorSink();
        // Ids of thirteen digits that the next run does not meet again: no bot takes 20,000 messages a second.
        var load = new LoadGenerator(sink, 1_000_000_000_000 + (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 400_000 * 20_000));
        var message = new Message("/api/messages", text, mentionsBot: !text.StartsWith('#'), sink.Url);
        var bots = addresses.Split(',').Select(address => (Address: IPEndPoint.Parse(address), Speeds: new List<double>())).ToList();
        for (var second = 0; second < int.Parse(seconds, CultureInfo.InvariantCulture); second++)
        {
            foreach (var (address, speeds) in bots)
                speeds.Add((await load.RunAsync(address, message, 1, int.Parse(connections, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(1))).PerSecond);
            Console.WriteLine($"{string.Join("   ", bots.Select(bot => $"{bot.Speeds[^1]:N0}"))} turns/s");
        }

        Console.WriteLine($"{string.Join("   ", bots.Select(bot => $"{bot.Speeds.Order().ElementAt(bot.Speeds.Count / 2):N0}"))} turns/s, medians");
        return 0;
    }

    /// <summary>Fills a folder with a database of that many alliances for the bot to run on.</summary>
    public static async Task<int> FillAsync(string folder, string alliances)
    {
        await BotStorage.Sqlite(folder, Storage.SqliteDurability.Full).FillAsync(int.Parse(alliances, CultureInfo.InvariantCulture));
        return 0;
    }
}
