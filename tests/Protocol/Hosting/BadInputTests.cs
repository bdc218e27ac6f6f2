using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace AllianceBot.Tests.Protocol.Hosting;

public sealed class BadInputTests : IAsyncLifetime
{
    private readonly List<string> handled = [];
    private TestBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await TestBot.StartAsync((turn, _) =>
    {
        handled.Add(turn.Activity.Type);
        return Task.FromResult<AllianceBot.Protocol.Schema.InvokeResponse?>(null);
    });

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("\"message\"")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"message\"")]
    [InlineData("{\"type\":\"message\",}")]
    [InlineData("{'type':'message'}")]
    [InlineData("<activity/>")]
    public async Task What_is_no_activity_is_400(string body) => await ShouldBe400Async(body);

    [Theory]
    [InlineData("type")]
    [InlineData("channelId")]
    [InlineData("serviceUrl")]
    [InlineData("conversation")]
    [InlineData("from")]
    public async Task A_missing_required_field_is_400_and_named(string field)
    {
        (await ShouldBe400Async(Changed(activity => activity.Remove(field)))).ShouldContain(field);
        (await ShouldBe400Async(Changed(activity => activity[field] = null))).ShouldContain(field);
    }

    [Theory]
    [InlineData("id", ".")]
    [InlineData("id", "..")]
    [InlineData("replyToId", "..")]
    public async Task An_id_that_means_another_place_in_an_address_is_400(string field, string id) =>
        (await ShouldBe400Async(Changed(activity => activity[field] = id))).ShouldContain(field);

    [Theory]
    [InlineData("conversation")]
    [InlineData("from")]
    [InlineData("recipient")]
    public async Task An_account_without_an_id_is_400(string field)
    {
        (await ShouldBe400Async(Changed(activity => activity[field]!.AsObject().Remove("id")))).ShouldContain(field);
        await ShouldBe400Async(Changed(activity => activity[field]!["id"] = ""));
        await ShouldBe400Async(Changed(activity => activity[field]!["id"] = ".."));
        await ShouldBe400Async(Changed(activity => activity[field]!["id"] = new string('x', 2049)));
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("/v3")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://127.0.0.1/?x=")]
    [InlineData("http://127.0.0.1/#x")]
    [InlineData("http://a:b@127.0.0.1/")]
    public async Task A_service_url_that_is_no_plain_http_address_is_400(string serviceUrl) =>
        (await ShouldBe400Async(Changed(activity => activity["serviceUrl"] = serviceUrl))).ShouldContain("serviceUrl");

    [Theory]
    [InlineData("type", "5")]
    [InlineData("type", "{}")]
    [InlineData("id", "17")]
    [InlineData("text", "[\"a\"]")]
    [InlineData("timestamp", "5")]
    [InlineData("from", "\"ana\"")]
    [InlineData("from", "[]")]
    [InlineData("conversation", "{\"id\":\"x\",\"isGroup\":\"yes\"}")]
    [InlineData("entities", "{}")]
    [InlineData("entities", "[5]")]
    [InlineData("entities", "[null]")]
    [InlineData("attachments", "[null]")]
    [InlineData("attachments", "[{\"contentType\":5}]")]
    [InlineData("membersAdded", "[null]")]
    [InlineData("membersAdded", "[{}]")]
    [InlineData("membersAdded", "\"ana\"")]
    [InlineData("channelData", "{\"team\":\"x\"}")]
    [InlineData("deliveryMode", "\"expectReplies\"")]
    public async Task A_field_of_the_wrong_type_is_400(string field, string value) =>
        await ShouldBe400Async(Changed(activity => activity[field] = JsonNode.Parse(value)));

    [Theory]
    [InlineData("\"text\":\"a\",\"text\":\"b\"")]
    [InlineData("\"value\":{\"verb\":\"a\",\"verb\":\"b\"}")]
    [InlineData("\"other\":1,\"other\":1")]
    [InlineData("\"text\":\"\\ud800\"")]
    [InlineData("\"value\":{\"a\":[\"\\udc00\"]}")]
    [InlineData("\"\\ud800\":1")]
    [InlineData("\"text\":\"\\u12\"")]
    public async Task Duplicated_fields_and_broken_escapes_are_400(string fields) => await ShouldBe400Async(ActivityCorpus.Make("message", fields));

    [Theory]
    [InlineData("\"text\":\"#\"")]
    [InlineData("\"value\":{\"verb\":\"#\"}")]
    [InlineData("\"unknown\":[\"#\"]")]
    [InlineData("\"unknown\":{\"#\":1}")]
    public async Task Invalid_utf8_is_400_wherever_it_stands(string fields)
    {
        var body = Encoding.UTF8.GetBytes(ActivityCorpus.Make("message", fields));
        body[Array.LastIndexOf(body, (byte)'#')] = 0xC3;
        await ShouldBe400Async(new ByteArrayContent(body));
    }

    [Fact]
    public async Task Utf16_is_400() =>
        await ShouldBe400Async(new ByteArrayContent(Encoding.Unicode.GetBytes(ActivityCorpus.Make("message", "\"text\":\"x\""))));

    [Theory]
    [InlineData("value")]
    [InlineData("unknown")]
    public async Task A_depth_bomb_is_400(string field)
    {
        await ShouldBe400Async(ActivityCorpus.Make("message", $"\"{field}\":{new string('[', 100_000)}{new string(']', 100_000)}"));
        await ShouldBe400Async(ActivityCorpus.Make("message", $"\"{field}\":{string.Concat(Enumerable.Repeat("{\"a\":", 1000))}1{new string('}', 1000)}"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_one_megabyte_is_413_and_one_of_just_that_is_read(bool chunked)
    {
        (await StatusAsync(Sized(1024 * 1024), chunked)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(Sized(1024 * 1024 + 1), chunked)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await StatusAsync(Sized(20 * 1024 * 1024), chunked)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        handled.ShouldBe(["message"]);

        async Task<HttpStatusCode> StatusAsync(byte[] body, bool inChunks)
        {
            using var response = await bot.PostAsync(new ByteArrayContent(body), change: request => request.Headers.TransferEncodingChunked = inChunks);
            return response.StatusCode;
        }

        static byte[] Sized(int size)
        {
            var around = Encoding.UTF8.GetByteCount(ActivityCorpus.Make("message", "\"text\":\"\""));
            return Encoding.UTF8.GetBytes(ActivityCorpus.Make("message", $"\"text\":\"{new string('a', size - around)}\""));
        }
    }

    [Theory]
    [MemberData(nameof(ActivityCorpus.All), MemberType = typeof(ActivityCorpus))]
    public async Task Every_activity_type_is_taken_and_an_unhandled_invoke_is_501(string type, string json)
    {
        using var response = await bot.PostAsync(json);

        response.StatusCode.ShouldBe(type == "invoke" ? HttpStatusCode.NotImplemented : HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
        handled.ShouldBe([type]);
    }

    [Fact]
    public async Task A_get_is_not_allowed()
    {
        using var response = await bot.Client.GetAsync("/api/messages");
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    private static string Changed(Action<JsonObject> change)
    {
        var activity = JsonNode.Parse(ActivityCorpus.Make("message", "\"id\":\"1\",\"text\":\"hello\""))!.AsObject();
        change(activity);
        return activity.ToJsonString();
    }

    private Task<string> ShouldBe400Async(string body) => ShouldBe400Async(new StringContent(body, Encoding.UTF8, "application/json"));

    private async Task<string> ShouldBe400Async(HttpContent body)
    {
        using var response = await bot.PostAsync(body);
        var said = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, said);
        handled.ShouldBeEmpty();
        return JsonNode.Parse(said)!["error"]!["message"]!.GetValue<string>();
    }
}
