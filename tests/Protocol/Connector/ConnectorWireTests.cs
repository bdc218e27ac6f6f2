using System.Net;
using AllianceBot.Protocol.Connector;
using AllianceBot.Protocol.Schema;

namespace AllianceBot.Tests.Protocol.Connector;

public sealed class ConnectorWireTests : ConnectorFixture
{
    [Fact]
    public async Task A_message_out_of_the_blue_names_no_recipient_and_no_reply()
    {
        (await Client.SendAsync(Reference(), Hello)).Id.ShouldBe("act-1");

        var sent = await Service.NextAsync();
        (sent.Method, sent.Path).ShouldBe(("POST", "/v3/conversations/19%3Aabc%40thread.tacv2/activities"));
        sent.Body.ShouldBe("""{"type":"message","from":{"id":"28:bot"},"conversation":{"id":"19:abc@thread.tacv2","tenantId":"t-1"},"text":"hello"}""");
    }

    [Theory]
    [InlineData(200, """{"id":"x"}""", "x")]
    [InlineData(201, """{"other":{"id":"no"},"id":"y\u00e1"}""", "yá")]
    [InlineData(202, "", null)]
    [InlineData(200, "not json", null)]
    [InlineData(200, "[1]", null)]
    [InlineData(200, """{"id":5}""", null)]
    public async Task Success_is_200_201_or_202_whatever_else_is_said(int status, string body, string? id)
    {
        Service.Plan(new ConnectorAnswer(status, body));
        (await Client.SendAsync(Reference(), Hello)).Id.ShouldBe(id);
    }

    [Fact]
    public async Task A_trailing_slash_or_path_of_the_service_url_is_kept_once()
    {
        await Client.SendAsync(Reference() with { ServiceUrl = Service.ServiceUrl + "/" }, Hello);
        await Client.SendAsync(Reference() with { ServiceUrl = Service.ServiceUrl + "/amer/x/" }, Hello);

        (await Service.NextAsync()).Path.ShouldBe("/v3/conversations/19%3Aabc%40thread.tacv2/activities");
        (await Service.NextAsync()).Path.ShouldBe("/amer/x/v3/conversations/19%3Aabc%40thread.tacv2/activities");
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public async Task An_id_cannot_climb_out_of_its_place(string id)
    {
        await Should.ThrowAsync<ArgumentException>(async () => await Client.SendAsync(Reference(id), Hello));
        await Should.ThrowAsync<ArgumentException>(async () => await Client.DeleteAsync(Reference(), id));
        Service.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_personal_chat_is_created_with_one_member_and_its_tenant()
    {
        var created = await Client.CreateConversationAsync(Service.ServiceUrl, ConversationParameters.Personal("29:ana", "t-1", new ChannelAccount { Id = "28:bot" }));

        created.Id.ShouldBe("a:chat-29:ana");
        var sent = await Service.NextAsync();
        (sent.Method, sent.Path).ShouldBe(("POST", "/v3/conversations"));
        sent.Body.ShouldBe("""{"isGroup":false,"bot":{"id":"28:bot"},"members":[{"id":"29:ana"}],"tenantId":"t-1","channelData":{"tenant":{"id":"t-1"}}}""");
    }

    [Fact]
    public async Task A_thread_is_created_by_its_first_message()
    {
        var created = await Client.CreateConversationAsync(Service.ServiceUrl, ConversationParameters.ChannelThread("19:abc@thread.tacv2", Hello));

        (created.Id, created.ActivityId).ShouldBe(("19:abc@thread.tacv2;messageid=act-1", "act-1"));
        (await Service.NextAsync()).Body.ShouldBe("""{"isGroup":true,"channelData":{"channel":{"id":"19:abc@thread.tacv2"}},"activity":{"type":"message","text":"hello"}}""");
    }

    [Fact]
    public async Task The_roster_is_read_page_by_page()
    {
        Service.Members = [.. Enumerable.Range(0, 1234).Select(i => new RosterMember($"29:{i}", $"Member {i}", $"aad-{i}", $"m{i}@example.org"))];
        var members = await Client.GetMembersAsync(Reference()).ToListAsync();

        members.Count.ShouldBe(1234);
        members[1233].ShouldSatisfyAllConditions(last => last.Id.ShouldBe("29:1233"), last => last.AadObjectId.ShouldBe("aad-1233"), last => last.Email.ShouldBe("m1233@example.org"));
        Service.Requests.Select(request => request.Path).ShouldBe(
        [
            "/v3/conversations/19%3Aabc%40thread.tacv2/pagedmembers?pageSize=500",
            "/v3/conversations/19%3Aabc%40thread.tacv2/pagedmembers?pageSize=500&continuationToken=page%2F%2B500",
            "/v3/conversations/19%3Aabc%40thread.tacv2/pagedmembers?pageSize=500&continuationToken=page%2F%2B1000",
        ]);
    }

    [Fact]
    public async Task A_roster_page_that_repeats_itself_ends_in_an_error()
    {
        Service.Override = _ => new ConnectorAnswer(200, """{"members":[],"continuationToken":"again"}""");
        await Should.ThrowAsync<ConnectorException>(async () => await Client.GetMembersAsync(Reference()).ToListAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("<html>")]
    public async Task A_roster_that_cannot_be_read_is_an_error_of_the_connector(string body)
    {
        Service.Override = _ => new ConnectorAnswer(200, body);
        await Should.ThrowAsync<ConnectorException>(async () => await Client.GetMembersAsync(Reference()).ToListAsync());
    }

    [Fact]
    public async Task One_member_is_read_or_missing()
    {
        Service.Members = [new RosterMember("29:a/b", "Ana")];

        (await Client.GetMemberAsync(Reference(), "29:a/b"))!.Name.ShouldBe("Ana");
        (await Client.GetMemberAsync(Reference(), "29:nobody")).ShouldBeNull();
        Service.Requests[0].Path.ShouldBe("/v3/conversations/19%3Aabc%40thread.tacv2/members/29%3Aa%2Fb");
    }

    [Fact]
    public async Task What_Teams_tells_of_a_meeting_is_read()
    {
        Service.Meetings["MCMxOT/="] = """{"details":{"id":"MCMxOT/=","msGraphResourceId":"MSox","joinUrl":"https://teams.microsoft.com/l/x","type":"Scheduled"},"organizer":{"id":"29:o","aadObjectId":"aad-1"}}""";
        Service.Meetings["call"] = """{"details":{"id":"call","type":"OneToOneCall"},"organizer":null}""";

        (await Client.GetMeetingAsync(Reference(), "MCMxOT/=")).ShouldBe(new MeetingDetails("MSox", "https://teams.microsoft.com/l/x", "aad-1"));
        (await Client.GetMeetingAsync(Reference(), "call")).ShouldBe(new MeetingDetails(null, null, null));
        (await Should.ThrowAsync<ConnectorException>(Client.GetMeetingAsync(Reference(), "another"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Service.Requests[0].Path.ShouldBe("/v1/meetings/MCMxOT%2F%3D");
    }

    [Fact]
    public async Task An_older_name_of_the_object_id_is_understood()
    {
        Service.Plan(new ConnectorAnswer(200, """{"id":"29:a","objectId":"aad-1"}"""));
        (await Client.GetMemberAsync(Reference(), "29:a"))!.AadObjectId.ShouldBe("aad-1");
    }

    [Fact]
    public async Task A_message_over_80_kilobytes_never_leaves()
    {
        var around = """{"type":"message","from":{"id":"28:bot"},"conversation":{"id":"19:abc@thread.tacv2","tenantId":"t-1"},"text":""}""".Length;
        await Client.SendAsync(Reference(), OutgoingActivity.Message(new string('ñ', (80 * 512) - around)));

        var refused = await Should.ThrowAsync<MessageTooLargeException>(Client.SendAsync(Reference(), OutgoingActivity.Message(new string('ñ', (80 * 512) - around + 1))));

        refused.Size.ShouldBe((80 * 1024) + 2);
        refused.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        Service.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/")]
    [InlineData("http://10.0.0.1/")]
    public async Task Without_an_app_id_nothing_leaves_this_machine(string serviceUrl)
    {
        var refused = await Should.ThrowAsync<ConnectorException>(Client.SendAsync(Reference() with { ServiceUrl = serviceUrl }, Hello));
        refused.Code.ShouldBe("ServiceUrlNotAllowed");
    }
}
