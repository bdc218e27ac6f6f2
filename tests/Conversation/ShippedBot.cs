using System.Runtime.CompilerServices;
using AllianceBot.Cards;
using AllianceBot.CommandLine;
using AllianceBot.Conversation;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Conversation;

/// <summary>What the bot is made of, without starting it: its commands, verbs, phrases and cards.</summary>
public sealed class ShippedBot : IAsyncDisposable
{
    private readonly WebApplication _app = Serving.Build(["--environment=Development"]);

    public ConversationRegistry Registry => _app.Services.GetRequiredService<ConversationRegistry>();

    public Phrasebook Phrases => _app.Services.GetRequiredService<Phrasebook>();

    public CommandFinder Finder => _app.Services.GetRequiredService<CommandFinder>();

    public CardLibrary Cards => _app.Services.GetRequiredService<CardLibrary>();

    /// <summary>The text of every source file of the bot.</summary>
    public static IReadOnlyList<string> Sources { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Root(), "bot"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
