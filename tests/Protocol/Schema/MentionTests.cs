using System.Text.Json;
using AllianceBot.Protocol.Schema;

namespace AllianceBot.Tests.Protocol.Schema;

public sealed class MentionTests
{
    [Theory]
    [InlineData("<at>Bot</at> set up", "set up")]
    [InlineData("set up <at>Bot</at>", "set up")]
    [InlineData("please <at>Bot</at> set up", "please set up")]
    [InlineData("<at>Bot</at>", "")]
    [InlineData("<at>Bot</at>\u00a0help \n", "help")]
    [InlineData("<at>Bot</at> help <at>Bot</at>", "help")]
    [InlineData("<at>Both</at> of us", "<at>Both</at> of us")]
    [InlineData("no mention", "no mention")]
    public void The_mention_of_the_bot_is_taken_out(string text, string expected) =>
        Said(text, ("28:bot", "Bot", "<at>Bot</at>")).TextWithoutBotMention().ShouldBe(expected);

    [Fact]
    public void A_person_named_like_the_bot_stays_in_the_text()
    {
        var activity = Said("<at>Bot</at> #action <at>Bot Jr</at> by friday", ("28:bot", "Bot", "<at>Bot</at>"), ("29:jr", "Bot Jr", "<at>Bot Jr</at>"));

        activity.TextWithoutBotMention().ShouldBe("#action <at>Bot Jr</at> by friday");
        activity.Mentions.ShouldBe([new("28:bot", "Bot", "<at>Bot</at>"), new("29:jr", "Bot Jr", "<at>Bot Jr</at>")]);
    }

    [Fact]
    public void A_text_that_only_looks_like_a_mention_is_no_mention()
    {
        var activity = Said("<at>Bot</at> help");

        activity.MentionsBot.ShouldBeFalse();
        activity.TextWithoutBotMention().ShouldBe("<at>Bot</at> help");
    }

    [Fact]
    public void The_bot_is_told_from_others_by_its_id()
    {
        Said("<at>Bot</at>", ("28:bot", "Bot", "<at>Bot</at>")).MentionsBot.ShouldBeTrue();
        Said("<at>Bot</at>", ("28:another", "Bot", "<at>Bot</at>")).MentionsBot.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"type":"mention"}""")]
    [InlineData("""{"type":"mention","mentioned":"28:bot","text":"x"}""")]
    [InlineData("""{"type":"mention","mentioned":{"id":5},"text":"x"}""")]
    [InlineData("""{"type":5}""")]
    public void A_mention_that_does_not_fit_is_ignored(string entity)
    {
        var activity = JsonSerializer.Deserialize($$"""{"type":"message","text":"x","recipient":{"id":"28:bot"},"entities":[{{entity}}]}""", ProtocolJson.Default.Activity)!;

        activity.Mentions.ShouldBeEmpty();
        activity.TextWithoutBotMention().ShouldBe("x");
    }

    [Fact]
    public void A_mention_the_bot_makes_escapes_the_name() => new OutgoingMention("29:x", "A & <B>").Text.ShouldBe("<at>A &amp; &lt;B&gt;</at>");

    private static Activity Said(string text, params (string Id, string Name, string Text)[] mentions) => new()
    {
        Type = "message",
        Text = text,
        Recipient = new ChannelAccount { Id = "28:bot", Name = "Bot" },
        Entities = [.. mentions.Select(one => new Entity(JsonSerializer.SerializeToElement(new { type = "mention", mentioned = new { id = one.Id, name = one.Name }, text = one.Text })))],
    };
}
