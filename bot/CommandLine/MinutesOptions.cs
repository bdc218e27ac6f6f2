using System.Globalization;
using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.CommandLine;

/// <summary>What the verb <c>minutes</c> was asked for.</summary>
internal sealed record MinutesOptions
{
    private const string RewordFlag = "--reword";

    private static readonly string[] Names = ["--transcript", "--chat", "--notes", "--agenda", "--attendance", "--title", "--place", "--start", "--language", "--docx", "--json"];

    /// <summary>In the order they were given.</summary>
    public required IReadOnlyList<(string Option, string Path)> Sources { get; init; }

    public string? Agenda { get; init; }

    public string? Attendance { get; init; }

    /// <summary>Where the meeting was; null where nobody said.</summary>
    public string? Place { get; init; }

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
    public static MinutesOptions Read(string[] arguments, ArgumentWords words)
    {
        var given = new List<(string Option, string Value)>();
        var isReworded = arguments.Contains(RewordFlag);
        arguments = [.. arguments.Where(argument => argument != RewordFlag)];
        for (var at = 0; at < arguments.Length; at += 2)
        {
            if (!Names.Contains(arguments[at]))
                throw words.Wrong("argumentUnknown", arguments[at], "minutes");
            if (at + 1 == arguments.Length || arguments[at + 1].Length == 0)
                throw words.Wrong("argumentWithoutValue", arguments[at]);
            given.Add((arguments[at], arguments[at + 1]));
        }
        List<(string, string)> sources = [.. given.Where(option => option.Option is "--transcript" or "--chat" or "--notes")];
        if (sources.Count == 0)
            throw words.Wrong("argumentSourceMissing");
        var (day, clock) = Start(Single("--start"), words);
        return new MinutesOptions
        {
            Sources = sources,
            Title = Single("--title") ?? Path.GetFileNameWithoutExtension(sources[0].Item2),
            Place = Single("--place"),
            Agenda = Single("--agenda"),
            Attendance = Single("--attendance"),
            Day = day,
            Clock = clock,
            Language = Single("--language") is { } code
                ? TextLanguageCulture.FromLocale(code) ?? throw words.Wrong("argumentLanguage", code)
                : TextLanguage.English,
            Word = Single("--docx"),
            Json = Single("--json"),
            Reword = isReworded,
        };

        string? Single(string name) => given.Where(option => option.Option == name).ToList() switch
        {
            [] => null,
            [var only] => only.Value,
            _ => throw words.Wrong("argumentTwice", name),
        };
    }

    private static (DateOnly? Day, MeetingClock? Clock) Start(string? text, ArgumentWords words)
    {
        if (text is null)
            return (null, null);
        if (IsoDay.Read(text) is { } day)
            return (day, null);
        string[] forms = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];
        if (!DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start))
            throw words.Wrong("argumentStart", text);
        // Noda Time's name for a fixed distance from UTC.
        var zone = string.Create(CultureInfo.InvariantCulture, $"UTC{(start.Offset < TimeSpan.Zero ? '-' : '+')}{start.Offset:hh\\:mm}");
        return (DateOnly.FromDateTime(start.DateTime), new MeetingClock { Start = start, TimeZone = zone });
    }
}
