using AllianceBot.Meetings;

namespace AllianceBot.Tests.Meetings;

/// <summary>An address as it stands in a sentence, among the marks that belong to the sentence.</summary>
public sealed class LinkTextTests
{
    [Theory]
    [InlineData("https://example.org/law the draft law", "https://example.org/law", "the draft law")]
    [InlineData("Borrador: https://alianza.example/borrador.", "https://alianza.example/borrador", "Borrador")]
    [InlineData("https://example.org/law, the draft", "https://example.org/law", "the draft")]
    [InlineData("Ley (https://example.org/ley)", "https://example.org/ley", "Ley")]
    [InlineData("Ley (2026) (https://example.org/ley).", "https://example.org/ley", "Ley (2026)")]
    [InlineData("Ley (ver https://example.org/ley)", "https://example.org/ley", "Ley ver")]
    [InlineData("<https://example.org/law>", "https://example.org/law", "https://example.org/law")]
    [InlineData("Lean «https://example.org/ley»!", "https://example.org/ley", "Lean")]
    [InlineData("“https://example.org/law”; have you read it?", "https://example.org/law", "have you read it?")]
    [InlineData("https://es.wikipedia.org/wiki/Ley_(derecho)", "https://es.wikipedia.org/wiki/Ley_(derecho)", "https://es.wikipedia.org/wiki/Ley_(derecho)")]
    [InlineData("Véase (https://es.wikipedia.org/wiki/Ley_(derecho)).", "https://es.wikipedia.org/wiki/Ley_(derecho)", "Véase")]
    [InlineData("https://example.org/law?year=2026&part=1#two The law", "https://example.org/law?year=2026&part=1#two", "The law")]
    [InlineData("https://example.org/ The law", "https://example.org/", "The law")]
    public void Marks_around_an_address_are_no_part_of_it(string text, string address, string label) =>
        LinkText.Parse(text).ShouldBe(new LinkText(address, label));

    [Theory]
    [InlineData("the draft law")]
    [InlineData("(example.org/law)")]
    [InlineData("/law")]
    [InlineData("ftp://example.org/law")]
    [InlineData("(")]
    [InlineData("https://).")]
    public void Without_an_address_there_is_no_link(string text) => LinkText.Parse(text).ShouldBeNull();
}
