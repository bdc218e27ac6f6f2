using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Packaging;

namespace AllianceBot.CommandLine;

/// <summary>Feeds the packer of the Teams app with the commands of the help card.</summary>
internal static class ManifestCommands
{
    /// <summary>Teams shows ten commands in a scope; the tags come after the commands, and the last of them give way.</summary>
    private const int PerScope = 10;

    public static async Task<int> PackAsync(string[] arguments)
    {
        await using var app = Serving.Build([]);
        var commands = Choose(app.Services.GetRequiredService<ConversationRegistry>(), app.Services.GetRequiredService<Phrasebook>());
        return await ManifestVerb.RunAsync(arguments, commands, Console.Out, Console.Error, CancellationToken.None);
    }

    public static IReadOnlyList<ManifestCommand> Choose(ConversationRegistry registry, Phrasebook phrases)
    {
        var ordered = registry.Listed.OrderBy(c => c.IsTag).ToList();
        var shown = new[] { (CommandScopes.Channel, ManifestScope.Team), (CommandScopes.GroupChat, ManifestScope.GroupChat), (CommandScopes.Personal, ManifestScope.Personal) }
            .SelectMany(scope => ordered.Where(c => c.Scopes.HasFlag(scope.Item1)).Take(PerScope).Select(c => (Command: c, Scope: scope.Item2)))
            .ToLookup(s => s.Command, s => s.Scope);
        return [.. ordered.Where(shown.Contains).Select(c => new ManifestCommand(
            c.Words(phrases, TextLanguage.English)[0], phrases.Say(TextLanguage.English, c.HelpKey),
            c.Words(phrases, TextLanguage.Spanish)[0], phrases.Say(TextLanguage.Spanish, c.HelpKey),
            [.. shown[c]]))];
    }
}
