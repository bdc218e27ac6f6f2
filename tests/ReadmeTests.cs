using Microsoft.Extensions.DependencyInjection;
using AllianceBot.CommandLine;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests;

public sealed class ReadmeTests
{
    private const string Start = "<!-- commands: printed by `dotnet run --project bot -- commands` -->\n";
    private const string End = "<!-- end of commands -->";

    [Fact]
    public void The_command_table_is_the_one_the_code_prints()
    {
        var readme = File.ReadAllText(Path.Combine(Root(), "README.md"));
        using var app = Serving.Build([]);
        var table = CommandTable.Write(app.Services.GetRequiredService<ConversationRegistry>(), app.Services.GetRequiredService<Phrasebook>());

        var from = readme.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        readme[from..readme.IndexOf(End, StringComparison.Ordinal)].ShouldBe(table);
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public void What_run_tells_people_to_type_first_is_a_command(TextLanguage language)
    {
        using var app = Serving.Build([]);
        var phrases = app.Services.GetRequiredService<Phrasebook>();
        var commands = app.Services.GetRequiredService<ConversationRegistry>().Commands;
        var told = File.ReadAllLines(Path.Combine(Root(), "run.sh")).Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();

        var (setUp, help) = (Word("setUp"), Word("help"));
        told.ShouldContain(line => line.Contains(setUp) && line.Contains(help));
        told.ShouldContain(line => line.Contains($"@AllianceBot {setUp}"));

        string Word(string key) => commands.Single(c => c.Key == key).Words(phrases, language)[0];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AllianceBot.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
