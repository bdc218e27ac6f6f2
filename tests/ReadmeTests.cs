using Microsoft.Extensions.DependencyInjection;
using AllianceBot.CommandLine;
using AllianceBot.Conversation;

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

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AllianceBot.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
