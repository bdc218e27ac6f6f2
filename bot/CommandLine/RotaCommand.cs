using System.Resources;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Sources;
using AllianceBot.Rota;
using AllianceBot.Rota.Engine;

namespace AllianceBot.CommandLine;

/// <summary>The verb <c>rota</c>: plans who holds which duty at which meeting, from a file into a file. It needs no database, no Teams and no settings.</summary>
internal static class RotaCommand
{
    public const string Usage = """
        rota --in FILE [options]
          --in FILE           the meetings, organisations and duties, as JSON (docs/rota-json.md)
          --json FILE         the rota to write, with its fairness report; without it, it is printed
          --language en|es    of the notes and of what is refused (en)
        """;

    private const int Done = 0;
    private const int Refused = 1;
    private const int ArgumentsWrong = 2;

    private static readonly string[] Names = ["--in", "--json", "--language"];

    /// <returns>0 when the rota is written, 1 when the file cannot be read or planned, 2 when the arguments are wrong; each reason is one sentence on <paramref name="error"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, Func<Stream> output, TextWriter error)
    {
        try
        {
            var phrases = new Phrasebook([Resource(RotaPhrases.Resources), Resource(SourcePhrases.Resources)]);
            var words = new ArgumentWords(phrases, arguments);
            var (source, json, language) = Options(arguments, words);
            if (!File.Exists(source))
                throw words.Wrong("sourceFileMissing", source);
            return await PlanAsync(source, json, new Words(phrases, language), output, error);
        }
        catch (Exception wrong) when (wrong is ArgumentException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(wrong.Message);
            return ArgumentsWrong;
        }
    }

    private static ResourceManager Resource(string name) => new(name, typeof(RotaCommand).Assembly);

    private static async Task<int> PlanAsync(string source, string? json, Words words, Func<Stream> output, TextWriter error)
    {
        try
        {
            // Read to its end only when it is not too large to be.
            var content = new FileInfo(source).Length > RotaJsonReader.MostBytes
                ? throw new RotaJsonException(RotaJsonFault.TooLong, RotaJsonReader.MostBytes / (1024 * 1024))
                : await File.ReadAllBytesAsync(source);
            switch (RotaPlanner.Plan(RotaJsonReader.Read(content)))
            {
                case RotaOutcome.Planned(var plan):
                    await using (var stream = json is null ? output() : File.Create(json))
                        RotaJsonWriter.Write(plan, [.. plan.Notes.Select(words.Say)], stream);
                    return Done;
                case RotaOutcome.Refused(var problems):
                    foreach (var problem in problems)
                        await error.WriteLineAsync($"{Path.GetFileName(source)}: {words.Say(problem)}");
                    return Refused;
                default:
                    throw new InvalidOperationException("A rota is planned or refused.");
            }
        }
        catch (RotaJsonException wrong)
        {
            await error.WriteLineAsync(words.Say(wrong, Path.GetFileName(source)));
            return Refused;
        }
    }

    private static (string Source, string? Json, TextLanguage Language) Options(string[] arguments, ArgumentWords words)
    {
        var given = new Dictionary<string, string>();
        for (var at = 0; at < arguments.Length; at += 2)
        {
            if (!Names.Contains(arguments[at]))
                throw words.Wrong("argumentUnknown", arguments[at], "rota");
            if (at + 1 == arguments.Length || arguments[at + 1].Length == 0)
                throw words.Wrong("argumentWithoutValue", arguments[at]);
            if (!given.TryAdd(arguments[at], arguments[at + 1]))
                throw words.Wrong("argumentTwice", arguments[at]);
        }

        var language = given.TryGetValue("--language", out var code)
            ? TextLanguageCulture.FromLocale(code) ?? throw words.Wrong("argumentLanguage", code)
            : TextLanguage.English;
        return given.TryGetValue("--in", out var source) ? (source, given.GetValueOrDefault("--json"), language) : throw words.Wrong("argumentRotaMissing");
    }

    private sealed record Words(Phrasebook Phrases, TextLanguage Language)
    {
        public string Say(RotaProblem problem) => RotaPhrases.Say(Phrases, Language, problem);

        public string Say(RotaNote note) => RotaPhrases.Say(Phrases, Language, note);

        public string Say(RotaJsonException wrong, string file) => Phrases.Say(Language, RotaPhrases.KeyOf(wrong.Fault), [file, .. wrong.Values]);
    }
}
