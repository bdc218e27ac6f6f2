using System.Resources;
using AllianceBot.Conversation;
using AllianceBot.Documents;
using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Sources;
using AllianceBot.Minutes.Wording;
using Microsoft.Extensions.Options;

namespace AllianceBot.CommandLine;

/// <summary>The verb <c>minutes</c>: drafts minutes from files. It needs no database, no Teams and, but for <c>--reword</c>, no settings.</summary>
internal static class MinutesCommand
{
    public const string Usage = """
        minutes --transcript FILE [--chat FILE] [--notes FILE] [options]
          --transcript FILE   what was said: .vtt, .srt, .docx, .json or .txt; repeatable, in the order of the recordings
          --chat FILE         what was written: a chat export or log, tags such as #decision included; repeatable
          --notes FILE        notes without times; repeatable
          --agenda FILE       the items, one a line
          --attendance FILE   who was there: an attendance report, a list of names in JSON, or names one a line; those who speak in a
                              transcript when left out
          --title TEXT        what the meeting is called; the first source's name when left out
          --place TEXT        where it was, for the document
          --start WHEN        the day of the meeting, 2026-03-24, from which "Friday" is counted; with the time and its distance
                              from UTC, 2026-03-24T15:00-05:00, messages of other times are left out too
          --language en|es    of the document (en)
          --docx FILE         the Word document to write
          --json FILE         the JSON to write; without --docx and --json it is printed (docs/minutes-json.md)
          --reword            let a language model word the proposals: Ai__Endpoint, Ai__Model and Ai__ApiKey in the environment
                              (docs/operations.md says what is sent to it)
        """;

    private const int Done = 0;
    private const int SourceRefused = 1;
    private const int ArgumentsWrong = 2;

    /// <returns>0 when everything is written, 1 when a source cannot be read, 2 when the arguments are wrong; the reason is one sentence on <paramref name="error"/>.</returns>
    /// <param name="settings">For <c>--reword</c> alone; the environment when null.</param>
    public static async Task<int> RunAsync(string[] arguments, Func<Stream> output, TextWriter error, IConfiguration? settings = null)
    {
        try
        {
            var phrases = new Phrasebook([Resource(SourcePhrases.Resources), Resource(DraftDocument.Resources)]);
            var words = new ArgumentWords(phrases, arguments);
            var options = MinutesOptions.Read(arguments, words);
            var sources = new MinutesSources(options, phrases, error);
            var rewording = options.Reword ? Rewording(settings ?? new ConfigurationBuilder().AddEnvironmentVariables().Build(), words, error) : null;
            var draft = MinutesDrafter.Draft(sources.Read());
            if (rewording is not null)
                draft = await rewording.RewordAsync(draft, options.Language, CancellationToken.None);
            await WriteAsync(draft, sources, options, phrases, output);
            return Done;
        }
        catch (MinutesSources.RefusedException refused)
        {
            await error.WriteLineAsync(refused.Message);
            return SourceRefused;
        }
        catch (Exception wrong) when (wrong is ArgumentException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(wrong.Message);
            return ArgumentsWrong;
        }
    }

    /// <exception cref="ArgumentException">There is no model, or a setting of it is wrong.</exception>
    private static MinutesRewording Rewording(IConfiguration settings, ArgumentWords words, TextWriter notices)
    {
        try
        {
            var rewording = WordingRegistration.Open(settings, TimeProvider.System, new Notices(notices));
            return rewording.IsOn ? rewording : throw words.Wrong("argumentReword");
        }
        catch (OptionsValidationException wrong)
        {
            throw new ArgumentException(wrong.Message, wrong);
        }
    }

    private static ResourceManager Resource(string name) => new(name, typeof(MinutesCommand).Assembly);

    private static async Task WriteAsync(DraftedMinutes draft, MinutesSources sources, MinutesOptions options, Phrasebook phrases, Func<Stream> output)
    {
        if (options.Word is { } word)
        {
            var meeting = new DraftedMeeting(options.Title, "", options.Day, sources.Length, sources.Present, sources.Agenda, options.Language)
            {
                Place = options.Place,
                Clock = options.Clock is { } clock ? (TimeOnly.FromDateTime(clock.Start.DateTime), clock.TimeZone) : null,
            };
            using var content = new MemoryStream();
            MinutesWordWriter.Write(DraftDocument.Write(draft, meeting, phrases), content);
            await File.WriteAllBytesAsync(word, content.ToArray());
        }
        if (options.Json is not null || options.Word is null)
        {
            await using var json = options.Json is { } path ? File.Create(path) : output();
            DraftJson.Write(draft, sources.Present, options.Language, json);
        }
    }

    /// <summary>What a server would log is told to whoever asked.</summary>
    private sealed class Notices(TextWriter output) : ILogger<MinutesRewording>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => output.WriteLine(formatter(state, exception));
    }
}
