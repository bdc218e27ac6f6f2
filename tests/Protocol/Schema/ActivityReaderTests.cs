using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using AllianceBot.Protocol.Hosting;
using AllianceBot.Protocol.Schema;
using AllianceBot.Tests.Protocol.Hosting;
using CsCheck;

namespace AllianceBot.Tests.Protocol.Schema;

/// <summary>What every turn is read by takes, keeps and refuses what the source-generated serialiser does.</summary>
public sealed class ActivityReaderTests
{
    private const string Refused = "refused";

    [Fact]
    public void Twenty_thousand_fuzzed_bodies_are_read_alike()
    {
        var (taken, refused) = (0, 0);
        FuzzTests.Bodies.Where(body => Utf8.IsValid(body) && !HasHalfPair(body)).Sample(body =>
        {
            var read = Read(body);
            read.ShouldBe(Serialised(body), Encoding.UTF8.GetString(body));
            Interlocked.Increment(ref read == Refused ? ref refused : ref taken);
        }, iter: 20_000, print: body => Encoding.UTF8.GetString(body));
        taken.ShouldBeGreaterThan(2000);
        refused.ShouldBeGreaterThan(2000);
    }

    [Theory]
    [InlineData("""{"type":"message","type":"message"}""")]
    [InlineData("""{"text":null,"text":"said"}""")]
    [InlineData("""{"type":"message","t\u0079pe":"message"}""")]
    [InlineData("""{"unknown":1,"unknown":1}""")]
    [InlineData("""{"from":{"id":"1","id":"1"}}""")]
    [InlineData("""{"from":{"x":1,"x":1}}""")]
    [InlineData("""{"conversation":{"isGroup":true,"isGroup":false}}""")]
    [InlineData("""{"channelData":{"team":{"id":"1","id":"1"}}}""")]
    [InlineData("""{"entities":[{"type":"mention","type":"mention"}]}""")]
    [InlineData("""{"entities":[{"mentioned":{"id":"1","id":"1"}}]}""")]
    [InlineData("""{"value":{"a":{"b":1,"b":1}}}""")]
    [InlineData("""{"attachments":[{"name":"a","name":"a"}]}""")]
    public void A_field_that_is_there_twice_is_refused(string json)
    {
        Read(Encoding.UTF8.GetBytes(json)).ShouldBe(Refused);
        Serialised(Encoding.UTF8.GetBytes(json)).ShouldBe(Refused);
    }

    [Theory]
    [InlineData("""{"t\u0079pe":"message","te\u0078t":"said","x\u0079":"kept"}""", """{"type":"message","text":"said","xy":"kept"}""")]
    [InlineData("""{"conversation":{"isGroup":null},"from":null,"channelData":null,"entities":[null]}""", """{"conversation":{"isGroup":null},"from":null,"channelData":null,"entities":[null]}""")]
    public void Names_with_escapes_and_nulls_are_read_as_what_they_are(string json, string written) =>
        JsonElement.DeepEquals(JsonElement.Parse(Read(Encoding.UTF8.GetBytes(json))), JsonElement.Parse(written)).ShouldBeTrue(Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"from":"Ana"}""")]
    [InlineData("""{"conversation":{"isGroup":"yes"}}""")]
    [InlineData("""{"entities":{}}""")]
    [InlineData("""{"entities":["mention"]}""")]
    [InlineData("""{"channelData":{"team":"1"}}""")]
    [InlineData("""{"type":"message"} {}""")]
    [InlineData("""{"type":"message",}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public void What_is_no_activity_is_refused(string json)
    {
        Read(Encoding.UTF8.GetBytes(json)).ShouldBe(Refused);
        Serialised(Encoding.UTF8.GetBytes(json)).ShouldBe(Refused);
    }

    [Fact]
    public void A_refusal_says_where_the_fault_is() =>
        Should.Throw<JsonException>(() => ActivityReader.Read("""{"type":"message","from":{"id":1}}"""u8)).Message.ShouldBe("from: id: A text is expected.");

    /// <summary>Every field that a class of the protocol has is one its reader knows: what it does not know it would keep as unknown.</summary>
    [Fact]
    public void Every_field_of_every_class_is_known()
    {
        var account = """{"id":"1","name":"1","aadObjectId":"1","role":"1"}""";
        var json = $$$"""
            {"type":"1","id":"1","timestamp":"1","localTimestamp":"1","localTimezone":"1","channelId":"1","serviceUrl":"1","from":{{{account}}},"recipient":{{{account}}},
            "conversation":{"id":"1","name":"1","conversationType":"1","isGroup":true,"tenantId":"1"},"text":"1","textFormat":"1","locale":"1","name":"1","action":"1","replyToId":"1","value":{},
            "channelData":{"team":{"id":"1","aadGroupId":"1","name":"1"},"channel":{"id":"1","name":"1","type":"1"},"tenant":{"id":"1"},"eventType":"1","meeting":{"id":"1"}},
            "entities":[{}],"attachments":[{}],"membersAdded":[{}],"membersRemoved":[{}],"reactionsAdded":[{}],"reactionsRemoved":[{}]}
            """;
        var activity = ActivityReader.Read(Encoding.UTF8.GetBytes(json));
        LooseObject?[] all = [activity, activity.From, activity.Recipient, activity.Conversation, activity.ChannelData, activity.ChannelData!.Team, activity.ChannelData.Channel, activity.ChannelData.Tenant, activity.ChannelData.Meeting];
        foreach (var one in all)
        {
            one.ShouldNotBeNull().Extensions.ShouldBeNull();
            var unset = one.GetType().GetProperties().Where(field => field.CanWrite && field.Name is not (nameof(LooseObject.Extensions) or "Timestamp" or "LocalTimestamp" or nameof(TeamsChannelData.Primitive)) && field.GetValue(one) is null);
            unset.Select(field => $"{one.GetType().Name}.{field.Name}").ShouldBeEmpty();
        }
    }

    private static string Read(byte[] body) => Outcome(() => ActivityParser.Parse(new ReadOnlySequence<byte>(body)));

    private static string Serialised(byte[] body) => Outcome(() => JsonSerializer.Deserialize(body, ProtocolJson.Default.Activity));

    private static string Outcome(Func<Activity?> read)
    {
        try
        {
            return read() is { } activity ? JsonSerializer.Serialize(activity, ProtocolJson.Default.Activity) : Refused;
        }
        catch (JsonException)
        {
            return Refused;
        }
    }

    /// <summary>The parser refuses these before it reads; the serialiser takes some.</summary>
    private static bool HasHalfPair(byte[] body)
    {
        try
        {
            ActivityParser.Parse(new ReadOnlySequence<byte>(body));
            return false;
        }
        catch (JsonException refusal)
        {
            return refusal.InnerException is InvalidOperationException;
        }
    }
}
