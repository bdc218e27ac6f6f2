using System.Globalization;
using System.Net;

namespace AllianceBot.Benchmarks;

/// <summary>Keeps a bot that is already running busy with one kind of message, so that a profiler can look at it.</summary>
internal static class Driving
{
    public static async Task<int> RunAsync(string address, string text, string seconds, string connections = "32")
    {
        using var sink = new ConnectorSink();
        // Ids of thirteen digits that the next run does not meet again: no bot takes 20,000 messages a second.
        var load = new LoadGenerator(sink, 1_000_000_000_000 + (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 400_000 * 20_000));
        var message = new Message("/api/messages", text, mentionsBot: !text.StartsWith('#'), sink.Url);
        for (var second = 0; second < int.Parse(seconds, CultureInfo.InvariantCulture); second++)
            Console.WriteLine($"{(await load.RunAsync(IPEndPoint.Parse(address), message, 1, int.Parse(connections, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(1))).PerSecond:N0} turns/s");
        return 0;
    }

    /// <summary>Fills a folder with a database of that many alliances for the bot to run on.</summary>
    public static async Task<int> FillAsync(string folder, string alliances)
    {
        await BotStorage.Sqlite(folder, Storage.SqliteDurability.Full).FillAsync(int.Parse(alliances, CultureInfo.InvariantCulture));
        return 0;
    }
}
