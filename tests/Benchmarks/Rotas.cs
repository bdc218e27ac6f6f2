using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AllianceBot.Storage;

namespace AllianceBot.Benchmarks;

/// <summary>How long a rota takes through the bot: a year of fortnightly meetings previewed, published, shown, and changed by absences.</summary>
internal static partial class Rotas
{
    private const int Meetings = 26;
    private const int Repeats = 5;

    public static async Task MeasureAsync(BotProgram bot, string scratch, Report report)
    {
        report.Heads($"{Meetings} meetings and a year of months and quarters; medians of {Repeats}", "preview", "publish", "`rota`", "`rota calendar`", "`fairness`", "one absence", "preview after it", "publish after it");
        foreach (var organisations in new[] { 40, 125, 250, 500 })
            await RowAsync(bot, Path.Combine(scratch, $"rota-{organisations}"), organisations, report);
        report.Line();
    }

    private static async Task RowAsync(BotProgram bot, string folder, int organisations, Report report)
    {
        using var sink = new ConnectorSink();
        var storage = BotStorage.Sqlite(folder, SqliteDurability.Full);
        await bot.LoadDemoAsync(storage, organisations, organisations * 6);
        await storage.LetLeaderSpeakAsync();
        await using var server = bot.Start(storage);
        await server.WaitForAnswerAsync(new Message("/api/messages", "help", mentionsBot: true, sink.Url).NewRequest());
        using var connection = await Connection.OpenAsync(server.Address);
        var nextId = 1_773_000_000_000;

        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var plan = new Dictionary<string, string>
        {
            ["dates"] = string.Join('\n', Enumerable.Range(1, Meetings).Select(i => Iso(today.AddDays(14 * i)))),
            ["until"] = Iso(today.AddDays(14 * Meetings)),
        };
        var preview = await MedianAsync(() => Press("rota.preview", plan));
        var publish = await PublishAsync();
        var shown = await MedianAsync(() => Say("rota"));
        var sheet = await MedianAsync(() => Say("rota calendar"));
        var fairness = await MedianAsync(() => Say("fairness"));
        // Some were told of their turns, which are offered to volunteers; those of the others move with the next plan.
        var holders = await storage.ListHoldersAsync();
        var away = new Queue<string>(holders.Take(2).Concat(holders.Reverse().Take(Repeats - 2)));
        var absence = await MedianAsync(() => Press("rota.away", new()
        {
            ["organisation"] = away.Dequeue(),
            ["from"] = Iso(today.AddDays(1)),
            ["to"] = Iso(today.AddDays(340)),
        }));
        var again = await MedianAsync(() => Press("rota.preview", plan));
        report.Row($"{organisations} organisations", Time(preview), Time(publish), Time(shown), Time(sheet), Time(fairness), Time(absence), Time(again), Time(await PublishAsync()));

        Message Press(string verb, Dictionary<string, string> data) => Message.Press(verb, JsonSerializer.Serialize(data), sink.Url);

        Message Say(string words) => new("/api/messages", words, mentionsBot: true, sink.Url);

        // Only the plan that was seen is published, by its fingerprint.
        async Task<double> PublishAsync()
        {
            sink.KeepNext("\"fingerprint\""u8);
            await SendAsync(Press("rota.preview", plan));
            var fingerprint = Fingerprint().Match(Encoding.UTF8.GetString(sink.Kept)).Groups["it"].Value;
            return fingerprint.Length > 0 ? await SendAsync(Press("rota.publish", new(plan) { ["fingerprint"] = fingerprint })) : throw new InvalidOperationException("The preview offered nothing to publish.");
        }

        async Task<double> MedianAsync(Func<Message> message)
        {
            var times = new List<double>();
            for (var i = 0; i < Repeats; i++)
                times.Add(await SendAsync(message()));
            return Measuring.MedianOf(times);
        }

        async Task<double> SendAsync(Message message)
        {
            var request = message.NewRequest();
            message.Number(request, ++nextId, 0);
            var start = Stopwatch.GetTimestamp();
            await connection.SendAsync(request);
            return await connection.ReceiveAsync() && connection.Head.StartsWith("HTTP/1.1 200 "u8)
                ? Stopwatch.GetElapsedTime(start).TotalMilliseconds
                : throw new InvalidOperationException("The bot did not answer.");
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(double milliseconds) => $"{milliseconds:N0} ms";

    [GeneratedRegex("\"fingerprint\":\"(?<it>[0-9a-f]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fingerprint();
}
