using System.Text.Json;
using AllianceBot.Cards;

namespace AllianceBot.Tests.Conversation;

public sealed class CardVerbTests(ShippedBot bot) : IClassFixture<ShippedBot>
{
    [Fact]
    public void Every_verb_in_a_card_has_a_handler() =>
        VerbsInCards().ShouldBeSubsetOf(bot.Registry.Verbs.Keys);

    [Fact]
    public void Every_handler_of_a_verb_is_reached_from_some_card() =>
        bot.Registry.Verbs.Keys.ShouldBeSubsetOf(VerbsInCards());

    [Fact]
    public void Every_host_path_in_a_card_is_a_phrase() =>
        bot.Cards.Templates.SelectMany(card => card.HostPaths).Select(path => path["$host.".Length..]).Distinct()
            .ShouldBeSubsetOf(bot.Phrases.Keys);

    [Fact]
    public void Every_card_is_shown_by_some_feature() =>
        bot.Cards.Names.Where(name => !ShippedBot.Sources.Any(source => source.Contains($"\"{name}\"", StringComparison.Ordinal))).ShouldBeEmpty();

    /// <summary>
    /// A chat of one's own is about one alliance at a time, and its old cards stay: each says whose it is. A meeting and a vote are
    /// one alliance's alone, and another finds none by their ids; help is help everywhere.
    /// </summary>
    [Fact]
    public void Every_button_of_a_card_says_which_alliance_it_is_about()
    {
        var silent = new List<string>();
        foreach (var name in bot.Cards.Names.Where(name => name != "conversation/help.json"))
        {
            var resource = typeof(CardLibrary).Assembly.GetManifestResourceNames().Single(r => r.Replace('\\', '/').EndsWith(name, StringComparison.Ordinal));
            using var card = JsonDocument.Parse(typeof(CardLibrary).Assembly.GetManifestResourceStream(resource)!);
            Collect(card.RootElement, name, silent);
        }

        silent.ShouldBeEmpty();
    }

    private static void Collect(JsonElement json, string card, List<string> silent)
    {
        if (json.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
                Collect(item, card, silent);
        }

        if (json.ValueKind is not JsonValueKind.Object)
            return;
        var data = json.TryGetProperty("data", out var own) && own.ValueKind is JsonValueKind.Object ? own : default;
        var verb = json.TryGetProperty("verb", out var executed) && json.TryGetProperty("type", out _) ? executed.GetString()
            : data.ValueKind is JsonValueKind.Object && data.TryGetProperty("verb", out var submitted) ? submitted.GetString() : null;
        if (verb is not (null or "help" or "help.all") && !(data.ValueKind is JsonValueKind.Object && (data.TryGetProperty("alliance", out _) || data.TryGetProperty("meeting", out _) || data.TryGetProperty("vote", out _))))
            silent.Add($"{card}: {verb}");
        foreach (var property in json.EnumerateObject())
            Collect(property.Value, card, silent);
    }

    private IReadOnlyList<string> VerbsInCards() => [.. bot.Cards.Templates.SelectMany(card => card.Verbs).Distinct()];
}
