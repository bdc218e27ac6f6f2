using System.Runtime.CompilerServices;
using AllianceBot.Tests.Graph;

namespace AllianceBot.Tests.Conversations;

/// <summary>Every conversation script, played against the whole bot over real HTTP.</summary>
public sealed class ConversationScripts
{
    public static TheoryData<string> All => [.. Directory.EnumerateFiles(Folder(), "*.*.md").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_chat_goes_as_written(string script)
    {
        var file = Path.Combine(Folder(), script);
        var transcript = await PlayAsync(Script.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)), script.EndsWith(".es.md", StringComparison.Ordinal));

        // To accept what the bot says now: run with this variable set, then read what changed in the script.
        if (Environment.GetEnvironmentVariable("ALLIANCEBOT_TEST_WRITE_SCRIPTS") is { Length: > 0 })
            await File.WriteAllTextAsync(file, transcript.Markdown, TestContext.Current.CancellationToken);
        else
            transcript.Differences.ShouldBeEmpty($"{script} went otherwise.\n\n{string.Join('\n', transcript.Differences)}");
    }

    private static async Task<Transcript> PlayAsync(Script script, bool isSpanish)
    {
        await using var graph = script.Blocks.Any(block => block is Block.Transcribed) ? await FakeGraph.StartAsync() : null;
        await using var bot = await RunningBot.StartAsync(settings: graph?.Settings ?? []);
        var cast = new Cast();
        var stage = new Stage(bot, cast, isSpanish, graph);
        var transcript = new Transcript();
        var mayFail = false;
        var blocks = script.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            transcript.Add(blocks[i]);
            IReadOnlyList<string>? shown;
            try
            {
                shown = await PlayAsync(blocks[i], stage, cast);
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException($"{blocks[i].Source}\n\n{problem.Message}", problem);
            }

            mayFail |= blocks[i] is Block.Direction { Text: var text } && StageDirections.Read(text) is Deed.ArchiveStops;
            if (shown is null)
                continue;
            var expected = blocks.Skip(i + 1).TakeWhile(b => b is Block.Shown).Cast<Block.Shown>().ToList();
            transcript.Compare(blocks[i], expected, shown);
            i += expected.Count;
        }

        if (!mayFail)
            bot.Log.Errors.ShouldBeEmpty();
        graph?.Complaints.ShouldBeEmpty();
        return transcript;
    }

    private static async Task<IReadOnlyList<string>?> PlayAsync(Block block, Stage stage, Cast cast)
    {
        switch (block)
        {
            case Block.CastList list:
                Array.ForEach(list.Source.Split('\n'), cast.Read);
                return null;
            case Block.Spoken said:
                return await stage.SayAsync(said);
            case Block.Sent sent:
                return await stage.SendAsync(sent);
            case Block.Transcribed heard:
                stage.Transcribe(heard);
                return null;
            case Block.Direction direction:
                return await stage.DoAsync(StageDirections.Read(direction.Text));
            case Block.Shown:
                throw new FormatException("The bot speaks where nobody asked.");
            default:
                return null;
        }
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
