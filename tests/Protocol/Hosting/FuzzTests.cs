using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Protocol.Hosting;
using AllianceBot.Protocol.Schema;
using CsCheck;

namespace AllianceBot.Tests.Protocol.Hosting;

/// <summary>Ten thousand bodies of every degree of wrongness, through the real server: some answer, and never a 500.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Valid = [.. ActivityCorpus.All.Select(row => row.Data.Item2)];

    private static readonly Gen<JsonNode?> Scalars = Gen.OneOf(
        Gen.Const((JsonNode?)null),
        Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Double.Where(double.IsFinite).Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Long.Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.String[Gen.Char, 0, 40].Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.OneOf("", "..", "http://127.0.0.1:1/", "https://[::1", "invoke", "message", "adaptiveCard/action", "\0", "🤖", "http://localhost/%00/../").Select(value => (JsonNode?)JsonValue.Create(value)));

    private static readonly Gen<JsonNode?> Trees = Gen.Recursive<JsonNode?>((depth, inner) => depth > 3
        ? Scalars
        : Gen.OneOf(Scalars, Scalars, inner.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])), Gen.Select(Names, inner).Array[0, 4].Select(Object)));

    private static Gen<string> Names => Gen.OneOf("type", "id", "channelId", "serviceUrl", "from", "recipient", "conversation", "text", "value", "entities", "attachments", "membersAdded", "channelData", "name", "action", "mentioned", "timestamp", "locale", "replyToId", "isGroup", "x", "");

    /// <summary>A valid activity with a node somewhere inside replaced, renamed or removed.</summary>
    private static Gen<byte[]> MutatedFields => Gen.Select(Gen.OneOf(Valid), Gen.Int[0, int.MaxValue], Trees, Gen.Int[0, 2]).Select((json, place, node, kind) =>
    {
        var root = JsonNode.Parse(json)!;
        var holders = Descend(root).Where(one => one is JsonObject { Count: > 0 }).Cast<JsonObject>().ToArray();
        var holder = holders[place % holders.Length];
        var name = holder.ElementAt(place / 7 % holder.Count).Key;
        if (kind == 0)
            holder.Remove(name);
        else
            holder[kind == 1 ? name : name + "2"] = node?.DeepClone();
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    });

    /// <summary>A valid activity with some bytes changed, cut off or doubled.</summary>
    private static Gen<byte[]> MutatedBytes => Gen.Select(Gen.OneOf(Valid), Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[0, 4], Gen.Int[0, 5]).Select((json, changes, cut) =>
    {
        var body = Encoding.UTF8.GetBytes(json);
        foreach (var (place, value) in changes)
            body[place % body.Length] = value;
        return cut switch { 0 => body[..(body.Length / 2)], 1 => [.. body, .. body], _ => body };
    });

    internal static Gen<byte[]> Bodies => Gen.Frequency(
        (5, MutatedFields),
        (3, MutatedBytes),
        (1, Trees.Select(tree => Encoding.UTF8.GetBytes(tree?.ToJsonString() ?? "null"))),
        (1, Gen.Byte.Array[0, 300]));

    [Fact]
    public async Task Ten_thousand_fuzzed_activities_never_give_a_500()
    {
        // A handler that reads everything the protocol offers, so that a lazy read cannot hide a surprise.
        var failures = new ConcurrentQueue<Exception>();
        await using var bot = await TestBot.StartAsync((turn, _) =>
        {
            try
            {
                return Read(turn);
            }
            catch (Exception e)
            {
                failures.Enqueue(e);
                throw;
            }
        });
        var seen = new ConcurrentDictionary<int, int>();

        await Bodies.SampleAsync(async body =>
        {
            using var response = await bot.PostAsync(new ByteArrayContent(body));
            var status = (int)response.StatusCode;
            seen.AddOrUpdate(status, 1, (_, count) => count + 1);
            failures.ShouldBeEmpty(Encoding.UTF8.GetString(body));
            (status is 200 or 400 or 403).ShouldBeTrue($"{status} for {Encoding.UTF8.GetString(body)}");
        }, iter: 10_000, threads: 8, print: body => Encoding.UTF8.GetString(body));

        seen.Keys.ShouldBeSubsetOf([200, 400, 403]);
        seen[200].ShouldBeGreaterThan(1000);
        seen[400].ShouldBeGreaterThan(1000);
    }

    private static Task<InvokeResponse?> Read(TurnContext turn)
    {
        var activity = turn.Activity;
        object?[] read =
        [
            activity.MentionsBot, activity.TextWithoutBotMention(), activity.ClientInfo, activity.TenantId, activity.Timestamp, turn.Reference,
            activity.ReadAdaptiveCardAction(), activity.ReadTaskModuleRequest(), activity.ReadFileConsent(),
            activity.Attachments?.Select(attachment => attachment.AsFileDownload()).ToArray(),
            JsonSerializer.SerializeToUtf8Bytes(activity, ProtocolJson.Default.Activity),
        ];
        read.ShouldNotBeNull();
        return Task.FromResult<InvokeResponse?>(activity.Type == "invoke" ? InvokeResponse.Json("[]"u8.ToArray()) : InvokeResponse.NotImplemented);
    }

    private static JsonNode? Object((string Name, JsonNode? Value)[] fields)
    {
        var made = new JsonObject();
        foreach (var (name, value) in fields)
            made[name] = value?.DeepClone();
        return made;
    }

    private static IEnumerable<JsonNode> Descend(JsonNode node)
    {
        yield return node;
        var children = node switch { JsonObject fields => fields.Select(field => field.Value), JsonArray items => items, _ => [] };
        foreach (var found in children.OfType<JsonNode>().SelectMany(Descend))
            yield return found;
    }
}
