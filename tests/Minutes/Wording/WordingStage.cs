using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Wording;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace AllianceBot.Tests.Minutes.Wording;

/// <summary>What the tests of wording share.</summary>
internal static class WordingStage
{
    public static MinutesRewording Open(TimeProvider time, params (string Key, string Value)[] settings) => Open(time, new LineLog(), settings);

    public static MinutesRewording Open(TimeProvider time, LineLog log, params (string Key, string Value)[] settings) => WordingRegistration.Open(
        new ConfigurationBuilder().AddInMemoryCollection(settings.GroupBy(setting => setting.Key, (key, given) => KeyValuePair.Create(key, (string?)given.Last().Value))).Build(), time, log);

    /// <summary>A draft with so many decisions, each in words of its own.</summary>
    public static DraftedMinutes Decisions(int count) => new() { Proposals = [.. Enumerable.Range(1, count).Select(number => Decision($"It was agreed to keep the fee of group {number}."))] };

    public static Proposal Decision(string said, params string[] quotes) => Propose(DraftedKind.Decision, said, quotes);

    public static Proposal Propose(DraftedKind kind, string said, params string[] quotes)
    {
        var sentence = new Evidence(TimeSpan.Zero, TimeSpan.FromSeconds(4), "Ana Torres", said, null);
        return new Proposal { Kind = kind, Text = said, Score = 0.5, Sentence = sentence, Evidence = [sentence, .. quotes.Select(quote => sentence with { Text = quote })] };
    }
}

/// <summary>Keeps every line that is logged.</summary>
internal sealed class LineLog : ILogger<MinutesRewording>
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Add(formatter(state, exception) + exception);
}
