using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Protocol.Hosting;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AllianceBot.Tests.Conversation;

/// <summary>Ten thousand activities against the whole bot: half broken in form, half right in form and nonsense in content.</summary>
public sealed class WholeBotFuzzTests
{
    private static readonly Cast Cast = MakeCast();

    [Fact]
    public async Task Ten_thousand_fuzzed_activities_never_give_a_500_nor_an_unhandled_exception()
    {
        await using var bot = await RunningBot.StartAsync(new FakeTimeProvider(TimeProvider.System.GetUtcNow()), settings: ["--Connector:MaxAttempts=1", "--Connector:AttemptTimeout=00:00:02"]);
        bot.Teams.Members = [.. Cast.Speakers.Select(s => new AllianceBot.Tests.Protocol.RosterMember(s.UserId, s.Name))];
        var activities = new TeamsActivities(bot.Teams.ServiceUrl, bot.Time, Cast);
        var registry = bot.Services.GetRequiredService<ConversationRegistry>();
        var phrases = bot.Services.GetRequiredService<Phrasebook>();
        var bodies = Gen.Frequency((1, FuzzTests.Bodies.Select(body => Replace(body, bot.Teams.ServiceUrl))), (1, Nonsense(activities, registry, phrases)));
        var seen = new ConcurrentDictionary<int, int>();

        await bodies.SampleAsync(async body =>
        {
            using var content = new ByteArrayContent(body);
            using var response = await bot.Client.PostAsync(new Uri("/api/messages", UriKind.Relative), content);
            var answer = await response.Content.ReadAsStringAsync();
            seen.AddOrUpdate((int)response.StatusCode, 1, (_, count) => count + 1);
            ((int)response.StatusCode is 200 or 400 or 403 or 501).ShouldBeTrue($"{response.StatusCode}: {Encoding.UTF8.GetString(body)}");
            answer.ShouldNotContain("InternalError", Case.Sensitive, Encoding.UTF8.GetString(body));
            bot.Log.Errors.ShouldBeEmpty(Encoding.UTF8.GetString(body));
        }, iter: 10_000, threads: 4, print: body => Encoding.UTF8.GetString(body));

        seen[200].ShouldBeGreaterThan(4000);
        seen[400].ShouldBeGreaterThan(500);
        bot.Teams.Requests.Count.ShouldBeGreaterThan(1000, "Little of it reached the features.");
    }

    /// <summary>Real commands and verbs with anything after or inside them.</summary>
    private static Gen<byte[]> Nonsense(TeamsActivities activities, ConversationRegistry registry, Phrasebook phrases)
    {
        string[] words = [.. registry.Commands.SelectMany(c => Enum.GetValues<TextLanguage>().SelectMany(l => c.Words(phrases, l)))];
        var junk = Gen.OneOf(
            Gen.String[Gen.Char, 0, 60],
            Gen.OneOf("", "\n", "\n1. Budget\n2. Water", "1", "0", "-1", "999999999999", "by Friday", "@Ana Quispe send it by 31/12", "https://x.example/a", "{0} ${x} {{", "2026-01", "\u0301", "🤖🤖", "\u202e#undo", "#decision a\n#info b\n#undo", new string('a', 5000), new string('ñ', 300)),
            Gen.OneOf(words));
        var speakers = Gen.OneOf([.. Cast.Speakers]);
        var chats = Gen.OneOf("#general", "#water", "private", "board");
        var said = Gen.Select(speakers, chats, Gen.OneOf("@AllianceBot ", ""), Gen.OneOf(words), junk, junk)
            .Select((who, where, call, word, first, second) => activities.Message(who, Cast.Chat(where, who), $"{call}{word} {first} {second}"));
        var ids = Gen.OneOf(Gen.Guid.Select(id => (JsonNode?)id.ToString()), junk.Select(text => (JsonNode?)text), Gen.Int.Select(n => (JsonNode?)n), Gen.Const<JsonNode?>((JsonNode?)null), Gen.Const<JsonNode?>(new JsonObject { ["a"] = 1 }));
        var data = Gen.Select(ids, ids, ids, ids).Select((a, b, c, d) => new JsonObject { ["meeting"] = a?.DeepClone(), ["name"] = b?.DeepClone(), ["agenda"] = c?.DeepClone(), ["language"] = "en", ["timeZone"] = d?.DeepClone() });
        var pressed = Gen.Select(speakers, chats, Gen.OneOf([.. registry.Verbs.Keys, "no.such"]), data, Gen.Bool)
            .Select((who, where, verb, sent, isSubmit) => Press(activities, who, Cast.Chat(where, who), verb, sent.DeepClone().AsObject(), isSubmit));
        return Gen.Frequency((3, said), (2, pressed)).Select(activity => Encoding.UTF8.GetBytes(activity.ToJsonString()));
    }

    private static JsonObject Press(TeamsActivities activities, Speaker who, Chat chat, string verb, JsonObject data, bool isSubmit)
    {
        if (!isSubmit)
            return activities.Execute(who, chat, chat.ConversationId, "act-1", "Button", verb, data);
        data["verb"] = verb;
        return activities.Submit(who, chat, chat.ConversationId, "act-1", data);
    }

    /// <summary>Answers go to the connector that is there, so that the conversation goes on.</summary>
    private static byte[] Replace(byte[] body, string serviceUrl) =>
        body.AsSpan().IndexOf("http://127.0.0.1:9/"u8) is >= 0 and var at
            ? [.. body[..at], .. Encoding.UTF8.GetBytes(serviceUrl), .. body[(at + "http://127.0.0.1:9/".Length)..]]
            : body;

    private static Cast MakeCast()
    {
        var cast = new Cast();
        cast.Read("- **Ana Quispe** (es-PE, America/Lima)");
        cast.Read("- **Tom Baker** (en-GB, Europe/London)");
        cast.Read("- **#general**, **#water** (Nutrition Alliance): Ana Quispe, Tom Baker");
        cast.Read("- **board** (group): Ana Quispe, Tom Baker");
        return cast;
    }
}
