using System.Text.RegularExpressions;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests.Conversation;

public sealed partial class PhraseTests(ShippedBot bot) : IClassFixture<ShippedBot>
{
    [Fact]
    public void Every_phrase_that_code_asks_for_exists()
    {
        var asked = ShippedBot.Sources.SelectMany(source => Asked().Matches(source)).Select(match => match.Groups["key"].Value).Distinct().ToList();
        asked.Count.ShouldBeGreaterThan(20, "The pattern no longer finds how code asks for phrases.");
        asked.ShouldBeSubsetOf(bot.Phrases.Keys);
    }

    [Fact]
    public void Every_phrase_is_used_by_code_or_a_card()
    {
        var used = ShippedBot.Sources.SelectMany(source => Literals().Matches(source)).Select(match => match.Groups["text"].Value)
            .Concat(bot.Cards.Templates.SelectMany(card => card.HostPaths).Select(path => path["$host.".Length..]))
            .Concat(bot.Registry.Commands.SelectMany(command => new[] { command.WordsKey, command.HelpKey }))
            .ToHashSet();
        var families = ShippedBot.Sources.SelectMany(source => Families().Matches(source)).Select(match => match.Groups["family"].Value).ToHashSet();
        bot.Phrases.Keys.Where(key => !used.Contains(key) && !families.Contains(key.Split('.')[0])).ShouldBeEmpty();
    }

    [Fact]
    public void Every_role_and_every_right_has_a_name()
    {
        var keys = Enum.GetValues<Role>().Where(role => role is not Role.None).Select(role => $"role.{role}")
            .Concat(Enum.GetValues<Right>().Select(right => $"right.{right}"));
        keys.ShouldBeSubsetOf(bot.Phrases.Keys);
    }

    [Fact]
    public void Both_languages_have_places_for_the_same_values()
    {
        var differing = bot.Phrases.Keys.Where(key => !Places(TextLanguage.English, key).SetEquals(Places(TextLanguage.Spanish, key)));
        differing.ShouldBeEmpty();
    }

    [Fact]
    public void No_phrase_skips_a_place() =>
        bot.Phrases.Keys.Where(key => Places(TextLanguage.English, key) is { Count: > 0 } places && places.Max() != places.Count - 1).ShouldBeEmpty();

    [Fact]
    public void Every_command_has_words_and_help_in_both_languages()
    {
        foreach (var command in bot.Registry.Listed)
        {
            foreach (var language in Enum.GetValues<TextLanguage>())
            {
                command.Words(bot.Phrases, language).ShouldNotBeEmpty($"{command.Key} in {language}");
                bot.Phrases.Say(language, command.HelpKey).ShouldNotBeNullOrWhiteSpace($"{command.Key} in {language}");
                command.Words(bot.Phrases, language).ShouldAllBe(word => word.StartsWith('#') == command.IsTag, $"{command.Key} in {language}");
            }
        }
    }

    private HashSet<int> Places(TextLanguage language, string key) =>
        [.. Place().Matches(bot.Phrases.Say(language, key)).Select(match => int.Parse(match.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture))];

    [GeneratedRegex("\\.(?:Say|SayToAll)\\((?:[A-Za-z.]+, )?\"(?<key>[^\"]+)\"")]
    private static partial Regex Asked();

    [GeneratedRegex("\"(?<text>[A-Za-z.]+)\"")]
    private static partial Regex Literals();

    /// <summary>Phrases chosen by a value, such as <c>$"role.{role}"</c>.</summary>
    [GeneratedRegex("\\$\"(?<family>[A-Za-z]+)\\.\\{")]
    private static partial Regex Families();

    [GeneratedRegex("\\{(?<n>[0-9]+)[^}]*\\}")]
    private static partial Regex Place();
}
