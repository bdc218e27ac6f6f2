using AllianceBot.CommandLine;
using AllianceBot.Conversation;
using AllianceBot.Packaging;
using AllianceBot.Tests.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Manifest;

/// <summary>The menus that Teams shows of what can be written to the bot.</summary>
public sealed class ManifestCommandsTests
{
    [Fact]
    public async Task They_lead_through_a_meeting_and_the_package_takes_them()
    {
        await using var bot = await RunningBot.StartAsync();

        var commands = ManifestCommands.Choose(bot.Services.GetRequiredService<ConversationRegistry>(), bot.Services.GetRequiredService<Phrasebook>());

        foreach (var scope in Enum.GetValues<ManifestScope>())
            commands.Count(command => command.Scopes.Contains(scope)).ShouldBe(10, scope.ToString());
        commands.Where(command => command.Scopes.Contains(ManifestScope.Team)).Select(command => command.TitleEs)
            .ShouldBe(["iniciar reunión", "#punto", "#acuerdo", "#tarea", "terminar reunión", "acta", "rotación", "tareas", "organizaciones", "ayuda"]);
        ManifestPacker.Pack(new ManifestSettings { AppId = Guid.NewGuid(), Host = "bot.alliance.example" }, commands).ShouldNotBeEmpty();
    }
}
