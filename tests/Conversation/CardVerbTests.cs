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

    private IReadOnlyList<string> VerbsInCards() => [.. bot.Cards.Templates.SelectMany(card => card.Verbs).Distinct()];
}
