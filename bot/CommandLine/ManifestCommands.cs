using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Packaging;

namespace AllianceBot.CommandLine;

/// <summary>Feeds the packer of the Teams app with the commands of the help card.</summary>
internal static class ManifestCommands
{
    /// <summary>The ten that Teams shows in a channel or group chat: a meeting from its beginning to its minutes, and what is looked up most.</summary>
    private static readonly string[] InChannels = ["startMeeting", "topic", "decision", "action", "endMeeting", "minutes", "rota", "tasks", "organisations", "help"];

    /// <summary>The ten that it shows in a chat with the bot alone.</summary>
    private static readonly string[] InPrivate = ["myTasks", "minutes", "rota", "tasks", "mySettings", "myOrganisation", "people", "decisions", "charter", "help"];

    public static async Task<int> PackAsync(string[] arguments)
    {
        await using var app = Serving.Build([]);
        var commands = Choose(app.Services.GetRequiredService<ConversationRegistry>(), app.Services.GetRequiredService<Phrasebook>());
        return await ManifestVerb.RunAsync(arguments, commands, Console.Out, Console.Error, CancellationToken.None);
    }

    public static IReadOnlyList<ManifestCommand> Choose(ConversationRegistry registry, Phrasebook phrases)
    {
        var shown = new[] { (InChannels, CommandScopes.Channel, ManifestScope.Team), (InChannels, CommandScopes.GroupChat, ManifestScope.GroupChat), (InPrivate, CommandScopes.Personal, ManifestScope.Personal) }
            .SelectMany(menu => menu.Item1.Select(key => (Command: registry.Offered.Single(c => c.Key == key && c.Scopes.HasFlag(menu.Item2)), Scope: menu.Item3)))
            .ToLookup(s => s.Command, s => s.Scope);
        return [.. shown.Select(commands => commands.Key).Select(c => new ManifestCommand(
            c.Words(phrases, TextLanguage.English)[0], phrases.Say(TextLanguage.English, c.HelpKey),
            c.Words(phrases, TextLanguage.Spanish)[0], phrases.Say(TextLanguage.Spanish, c.HelpKey),
            [.. shown[c]]))];
    }
}
