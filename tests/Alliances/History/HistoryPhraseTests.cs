using System.Text.RegularExpressions;
using AllianceBot.Alliances.Charters;
using AllianceBot.Tests.Conversation;

namespace AllianceBot.Tests.Alliances.History;

/// <summary>What the audit trail keeps is read as phrases: every action and field that code writes has one, and there are no others.</summary>
public sealed partial class HistoryPhraseTests(ShippedBot bot) : IClassFixture<ShippedBot>
{
    [Fact]
    public void Every_action_that_is_written_has_a_phrase_and_every_phrase_an_action()
    {
        // What is written beside an action are its fields, and words in a summary.
        var written = ShippedBot.Sources.SelectMany(source => WritesAnAction().Matches(source)).SelectMany(call => Name().Matches(call.Value)).Select(match => match.Groups["name"].Value)
            .Where(name => IsPhrase($"change.{name}") || !(IsPhrase($"field.{name}") || IsPhrase(name)));

        PhrasesOf("change").ShouldBe(written.Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void Every_field_that_is_written_has_a_phrase_and_every_phrase_a_field()
    {
        var written = ShippedBot.Sources.Where(source => WritesFields().IsMatch(source)).SelectMany(source => Field().Matches(source)).Select(match => match.Groups["field"].Value)
            .Where(name => IsPhrase($"field.{name}") || !IsPhrase(name))
            .Concat(Enum.GetValues<CharterSection>().Where(section => section is not CharterSection.WaysOfWorking).Select(section => $"charter{section}"));

        PhrasesOf("field").ShouldBe(written.Distinct(), ignoreOrder: true);
    }

    private bool IsPhrase(string key) => bot.Phrases.Keys.Contains(key);

    private List<string> PhrasesOf(string family) =>
        [.. bot.Phrases.Keys.Where(key => key.StartsWith(family + ".", StringComparison.Ordinal)).Select(key => key[(family.Length + 1)..])];

    /// <summary>A change as it is written down, or a call of a feature's own writer.</summary>
    [GeneratedRegex("Action = [^;,{]+?[,;]|(?:Trail|trail)\\.?[A-Za-z]*\\([^;]*?\\);|Write\\((?:db|organisation)[^;]*?\\);")]
    private static partial Regex WritesAnAction();

    [GeneratedRegex("\"(?<name>[a-z]+[A-Z][A-Za-z]+)\"")]
    private static partial Regex Name();

    [GeneratedRegex("FieldChange|new Change|Fields = \\[|SettingsForm")]
    private static partial Regex WritesFields();

    /// <summary>A field's name with its values.</summary>
    [GeneratedRegex("(?:FieldChange|new|[ \\[(])\\(\"(?<field>[a-z][A-Za-z]+)\", ")]
    private static partial Regex Field();
}
