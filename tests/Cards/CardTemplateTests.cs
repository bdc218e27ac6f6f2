using System.Buffers;
using System.Text;
using System.Text.Json;
using AllianceBot.Cards;

namespace AllianceBot.Tests.Cards;

public sealed class CardTemplateTests
{
    private const string Rota = """
        { "body": [{ "$data": "${turns}", "text": "${$index}: ${organisation}, ${formatDateTime(from, 'MMM yyyy')} ${select(names, n, concat(n, organisation))}" }] }
        """;

    [Fact]
    public void Verbs_are_gathered_from_every_action()
    {
        var template = Expanding.Template("""
            { "refresh": { "action": { "type": "Action.Execute", "verb": "rollcall.refresh" } },
              "actions": [
                { "type": "Action.Execute", "verb": "rollcall.present", "fallback": { "type": "Action.Submit", "data": { "verb": "rollcall.fallback" } } },
                { "type": "Action.Submit", "data": { "id": 5 } },
                { "type": "Action.OpenUrl", "verb": "not.a.verb" }],
              "body": [{ "selectAction": { "type": "Action.Submit", "data": { "verb": "task.open", "msteams": { "type": "task/fetch" } } } }] }
            """);

        template.Verbs.ShouldBe(["rollcall.fallback", "rollcall.present", "rollcall.refresh", "task.open"], ignoreOrder: true);
    }

    [Fact]
    public void Host_paths_are_gathered_from_every_binding()
    {
        var template = Expanding.Template("""
            { "a": "${$host.text.approve} ${concat($host.text['reject'], '!')}", "$when": "${$host.theme == 'dark'}",
              "items": [{ "$data": "${$host.rows}", "b": "${$host.labels[$host.kind].title}", "c": "${$host.list[0].x}", "d": "${where(xs, x, x.a == $host.deep.b)}" }],
              "e": "${$host['text'].approve}", "f": "${title.$host}" , "g": "${$host.labels[state]}" }
            """);

        template.HostPaths.ShouldBe(
            ["$host.text.approve", "$host.text.reject", "$host.theme", "$host.rows", "$host.labels", "$host.kind", "$host.list[0].x", "$host.deep.b"],
            ignoreOrder: true);
    }

    [Fact]
    public void Accents_are_written_as_they_are() =>
        Expanding.Card("""{"text":"Reunión ${name}"}""", """{"name":"\u00d1and\u00fa"}""").ShouldBe("""{"text":"Reunión Ñandú"}""");

    [Fact]
    public void A_byte_order_mark_is_skipped() =>
        CardTemplate.Parse("a.json", new byte[] { 0xEF, 0xBB, 0xBF, (byte)'5' }).Expand(default, default, Expanding.English).ShouldBe("5"u8.ToArray());

    [Fact]
    public void Expanding_writes_into_a_larger_document()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WritePropertyName("content");
            Expanding.Template("""{"text":"Hola ${name}"}""").Expand(json, Expanding.Json("""{"name":"Ana"}"""), default, Expanding.English);
            json.WriteEndObject();
        }

        Encoding.UTF8.GetString(buffer.WrittenSpan).ShouldBe("""{"content":{"text":"Hola Ana"}}""");
    }

    [Fact]
    public void Absent_data_and_host_count_as_missing() =>
        Encoding.UTF8.GetString(Expanding.Template("""{"a":"${x}","b":"${$host.y}","c":"${$root}"}""").Expand(default, default, Expanding.English))
            .ShouldBe("""{"a":"${x}","b":"${$host.y}","c":"${$root}"}""");

    [Fact]
    public async Task One_template_serves_many_threads_at_once()
    {
        var template = Expanding.Template(Rota);
        var models = Enumerable.Range(0, 16).Select(seed => JsonSerializer.SerializeToElement(new
        {
            turns = Enumerable.Range(0, 20).Select(i => new { organisation = $"org-{seed}-{i}", from = $"20{10 + seed}-0{1 + i % 9}-01", names = new[] { "a", $"b{seed}" } }),
        })).ToArray();
        var alone = models.Select(model => template.Expand(model, default, Expanding.English)).ToArray();

        await Parallel.ForAsync(0, 2000, TestContext.Current.CancellationToken, (i, _) =>
        {
            template.Expand(models[i % 16], default, Expanding.English).ShouldBe(alone[i % 16]);
            return ValueTask.CompletedTask;
        });
        alone.Select(Encoding.UTF8.GetString).Distinct().Count().ShouldBe(16);
    }
}
