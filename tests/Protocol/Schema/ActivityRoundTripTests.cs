using System.Text.Json;
using AllianceBot.Protocol.Schema;

namespace AllianceBot.Tests.Protocol.Schema;

public sealed class ActivityRoundTripTests
{
    [Theory]
    [MemberData(nameof(ActivityCorpus.All), MemberType = typeof(ActivityCorpus))]
    public void Every_activity_type_is_read_and_written_without_loss(string type, string json)
    {
        var activity = Read(json);

        activity.Type.ShouldBe(type);
        var written = JsonSerializer.SerializeToElement(activity, ProtocolJson.Default.Activity);
        JsonElement.DeepEquals(written, JsonElement.Parse(json)).ShouldBeTrue(written.GetRawText());
    }

    [Fact]
    public void Known_fields_are_read_by_their_types()
    {
        var activity = Read(ActivityCorpus.All.First().Data.Item2);

        activity.Timestamp.ShouldBe(new DateTimeOffset(2026, 3, 2, 15, 4, 5, 123, TimeSpan.Zero));
        activity.LocalTimestamp!.Value.Offset.ShouldBe(TimeSpan.FromHours(-5));
        activity.From.AadObjectId.ShouldBe("0b9c1f7e-0000-4000-8000-000000000001");
        activity.Conversation.IsGroup.ShouldBe(true);
        activity.ChannelData!.Team!.AadGroupId.ShouldBe("g-1");
        activity.ChannelData.Meeting!.Id.ShouldBe("MCMx");
        activity.TenantId.ShouldBe("t-1");
        activity.ClientInfo.ShouldBe(new ClientInfo("es-PE", "PE", "Windows", "America/Lima"));
        activity.Attachments![1].AsFileDownload().ShouldBe(new FileDownloadInfo("https://contoso.sharepoint.com/d?x=1", "u1", "docx"));
        activity.Attachments[0].AsFileDownload().ShouldBeNull();
    }

    [Fact]
    public void A_copy_with_a_field_filled_in_writes_it_once_and_leaves_the_original_alone()
    {
        var original = Read("""{"type":"message","text":null}""");

        var copy = original with { Text = "now" };

        Write(copy).ShouldBe("""{"type":"message","text":"now"}""");
        Write(original).ShouldBe("""{"type":"message","text":null}""");
    }

    [Fact]
    public void A_time_that_is_none_is_kept_and_read_as_absent()
    {
        var activity = Read("""{"type":"message","timestamp":"yesterday"}""");

        activity.Timestamp.ShouldBeNull();
        Write(activity).ShouldBe("""{"type":"message","timestamp":"yesterday"}""");
    }

    [Theory]
    [InlineData("""{"type":"message","type":"invoke"}""")]
    [InlineData("""{"type":"message","unknown":1,"unknown":2}""")]
    [InlineData("""{"type":"message","from":{"id":"a","id":"b"}}""")]
    [InlineData("""{"type":"message","value":{"verb":"a","verb":"b"}}""")]
    [InlineData("""{"type":"message","entities":[{"type":"a","type":"b"}]}""")]
    [InlineData("""{"type":"message","text":null,"text":"x"}""")]
    public void A_field_given_twice_is_an_error_at_every_level(string json) => Should.Throw<JsonException>(() => Read(json));

    [Fact]
    public void A_conversation_reference_survives_storage()
    {
        var reference = Read(ActivityCorpus.All.First().Data.Item2).GetConversationReference();

        var stored = JsonSerializer.Serialize(reference, ProtocolJson.Default.ConversationReference);
        var restored = JsonSerializer.Deserialize(stored, ProtocolJson.Default.ConversationReference)!;

        restored.ServiceUrl.ShouldBe(ActivityCorpus.ServiceUrl);
        restored.Conversation.Id.ShouldBe("19:abc@thread.tacv2;messageid=1700000000000");
        restored.Bot!.Id.ShouldBe("28:bot");
        restored.User!.Id.ShouldBe("29:ana");
        restored.ActivityId.ShouldBe("1700000000001");
        restored.Locale.ShouldBe("es-PE");
    }

    private static Activity Read(string json) => JsonSerializer.Deserialize(json, ProtocolJson.Default.Activity)!;

    private static string Write(Activity activity) => JsonSerializer.Serialize(activity, ProtocolJson.Default.Activity);
}
