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
        var lines = ShippedBot.Sources.SelectMany(source => source.Split('\n'));
        var written = lines.Where(line => WritesAnAction().IsMatch(line)).SelectMany(line => Literal().Matches(line)).Select(match => match.Groups["text"].Value)
            .Where(text => Action().IsMatch(text)).ToHashSet();

        PhrasesOf("change").ShouldBe(written, ignoreOrder: true);
    }

    [Fact]
    public void Every_field_that_is_written_has_a_phrase_and_every_phrase_a_field()
    {
        var written = ShippedBot.Sources.Where(source => source.Contains("FieldChange", StringComparison.Ordinal) || source.Contains("Fields = [", StringComparison.Ordinal) || source.Contains("new Change", StringComparison.Ordinal) || source.Contains("Field, string Value)", StringComparison.Ordinal))
            .SelectMany(source => Field().Matches(source)).Select(match => match.Groups["field"].Value)
            .Concat(Enum.GetValues<CharterSection>().Where(section => section is not CharterSection.WaysOfWorking).Select(section => $"charter{section}"))
            .ToHashSet();

        PhrasesOf("field").ShouldBe(written, ignoreOrder: true);
    }

    private List<string> PhrasesOf(string family) => [.. bot.Phrases.Keys.Where(key => key.StartsWith(family + ".", StringComparison.Ordinal)).Select(key => key[(family.Length + 1)..])];

    /// <summary>A line that says which action, as a property or through a feature's own writer.</summary>
    [GeneratedRegex("Action = |Trail\\.Write\\(|\"charterA[a-z]+\"|Write\\(organisation, |Write\\(db, (?:actor|by|version)|by: null, verdict")]
    private static partial Regex WritesAnAction();

    [GeneratedRegex("\"(?<text>[^\"]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("^(?:organisation|person|group|charter|steward|coChairs|alliance|minutes)s?[A-Z][A-Za-z]+$")]
    private static partial Regex Action();

    /// <summary>A field's name with its values.</summary>
    [GeneratedRegex("(?:FieldChange|new|[ \\[(])\\(\"(?<field>[a-z][A-Za-z]+)\", ")]
    private static partial Regex Field();
}
