using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.CommandLine;

/// <summary>The commands that people can type, from the same source as the help card.</summary>
internal static class CommandTable
{
    public static int Print(TextWriter output)
    {
        using var app = Serving.Build([]);
        output.Write(Write(app.Services.GetRequiredService<ConversationRegistry>(), app.Services.GetRequiredService<Phrasebook>()));
        return 0;
    }

    /// <summary>A Markdown table; the README holds it, and a test compares.</summary>
    public static string Write(ConversationRegistry registry, Phrasebook phrases)
    {
        var lines = registry.Listed.OrderBy(c => c.IsTag).Select(c =>
            $"| {Words(c, phrases, TextLanguage.English)} | {Words(c, phrases, TextLanguage.Spanish)} | {phrases.Say(TextLanguage.English, c.HelpKey)} |");
        return string.Join('\n', ["| English | Spanish | what it does |", "|---|---|---|", .. lines]) + "\n";
    }

    private static string Words(Command command, Phrasebook phrases, TextLanguage language) =>
        string.Join(", ", command.Words(phrases, language).Select(w => $"`{w}`"));
}
