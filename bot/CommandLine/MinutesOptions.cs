using System.Globalization;
using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.CommandLine;

/// <summary>What the verb <c>minutes</c> was asked for.</summary>
internal sealed record MinutesOptions
{
    private const string RewordFlag = "--reword";

    private static readonly string[] Names = ["--transcript", "--chat", "--notes", "--agenda", "--attendance", "--title", "--start", "--language", "--docx", "--json"];

    /// <summary>In the order they were given.</summary>
    public required IReadOnlyList<(string Option, string Path)> Sources { get; init; }

    public string? Agenda { get; init; }

    public string? Attendance { get; init; }

    /// <summary>As it is where the meeting was.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Null unless the time of the start is known.</summary>
    public MeetingClock? Clock { get; init; }

    public TextLanguage Language { get; init; }

    public string? Word { get; init; }

    public string? Json { get; init; }

    /// <summary>Whether the language model of the settings puts the proposals into words.</summary>
    public bool Reword { get; init; }

    /// <summary>What the document is called; the first source when nothing else was said.</summary>
    public required string Title { get; init; }

    /// <exception cref="ArgumentException">They are wrong; the message says how, in one sentence.</exception>
    public static MinutesOptions Read(string[] arguments)
    {
        var given = new List<(string Option, string Value)>();
        var isReworded = arguments.Contains(RewordFlag);
        arguments = [.. arguments.Where(argument => argument != RewordFlag)];
        for (var at = 0; at < arguments.Length; at += 2)
        {
            if (!Names.Contains(arguments[at]))
                throw new ArgumentException($"'{arguments[at]}' is no option of minutes; 'help' lists them.");
            if (at + 1 == arguments.Length || arguments[at + 1].Length == 0)
                throw new ArgumentException($"{arguments[at]} needs a value.");
            given.Add((arguments[at], arguments[at + 1]));
        }
        List<(string, string)> sources = [.. given.Where(option => option.Option is "--transcript" or "--chat" or "--notes")];
        if (sources.Count == 0)
            throw new ArgumentException("There is nothing to draft from: give --transcript, --chat or --notes.");
        var (day, clock) = Start(Single("--start"));
        return new MinutesOptions
        {
            Sources = sources,
            Title = Single("--title") ?? Path.GetFileNameWithoutExtension(sources[0].Item2),
            Agenda = Single("--agenda"),
            Attendance = Single("--attendance"),
            Day = day,
            Clock = clock,
            Language = Single("--language") is { } code
                ? TextLanguageCulture.FromLocale(code) ?? throw new ArgumentException($"'{code}' is no language of mine: en or es.")
                : TextLanguage.English,
            Word = Single("--docx"),
            Json = Single("--json"),
            Reword = isReworded,
        };

        string? Single(string name) => given.Where(option => option.Option == name).ToList() switch
        {
            [] => null,
            [var only] => only.Value,
            _ => throw new ArgumentException($"{name} can be given once."),
        };
    }

    private static (DateOnly? Day, MeetingClock? Clock) Start(string? text)
    {
        if (text is null)
            return (null, null);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return (day, null);
        string[] forms = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];
        if (!DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start))
            throw new ArgumentException($"'{text}' is no start I understand: write it as 2026-03-24 or 2026-03-24T15:00-05:00.");
        // Noda Time's name for a fixed distance from UTC.
        var zone = string.Create(CultureInfo.InvariantCulture, $"UTC{(start.Offset < TimeSpan.Zero ? '-' : '+')}{start.Offset:hh\\:mm}");
        return (DateOnly.FromDateTime(start.DateTime), new MeetingClock { Start = start, TimeZone = zone });
    }
}
