using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace AllianceBot.Tests.Conversations;

/// <summary>Writes activities as Teams sends them.</summary>
public sealed class TeamsActivities(string serviceUrl, FakeTimeProvider time, Cast cast)
{
    public const string BotName = "AllianceBot";
    public const string BotId = "28:7c2d6f0e-31f4-4b0c-9a76-1f1f0b6d9a01";
    private const string TenantId = "5f3c1a52-6c0e-4b0e-9d57-0c2f6f5b7a10";

    private int _count;

    /// <summary>A message; <c>@AllianceBot</c> and <c>@</c> with a person's name become mentions.</summary>
    /// <param name="thread">The post it answers in a channel; null begins a new one.</param>
    public JsonObject Message(Speaker from, Chat chat, string written, string? thread = null)
    {
        var id = NextId();
        var (text, mentions) = Mention(written);
        var activity = Common("message", id, from, chat, thread ?? id);
        activity["text"] = text;
        activity["textFormat"] = "plain";
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = $"<p>{System.Net.WebUtility.HtmlEncode(written)}</p>" });
        activity["entities"] = new JsonArray([.. mentions, ClientInfo(from)]);
        return activity;
    }

    /// <summary>A message that is a file and nothing else.</summary>
    public JsonObject File(Speaker from, Chat chat, string name, string downloadUrl, string uniqueId = "u")
    {
        var activity = Common("message", NextId(), from, chat, null);
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = name,
            ["content"] = new JsonObject { ["downloadUrl"] = downloadUrl, ["uniqueId"] = uniqueId, ["fileType"] = Path.GetExtension(name).TrimStart('.') },
        });
        return activity;
    }

    /// <summary>A press of an Action.Execute button.</summary>
    public JsonObject Execute(Speaker from, Chat chat, string conversationId, string cardId, string title, string verb, JsonObject data)
    {
        var activity = Common("invoke", $"f:{Guid.NewGuid()}", from, chat, null);
        activity["conversation"]!["id"] = conversationId;
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = cardId;
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = title, ["verb"] = verb, ["data"] = data },
            ["trigger"] = "manual",
        };
        return activity;
    }

    /// <summary>An action in the menu of a message, or what is filled into its dialog.</summary>
    public JsonObject MessageAction(Speaker from, Chat chat, string invoke, JsonObject value)
    {
        var activity = Common("invoke", $"f:{Guid.NewGuid()}", from, chat, null);
        activity["name"] = invoke;
        activity["value"] = value;
        return activity;
    }

    /// <summary>A press on a client that knows only Action.Submit: a message without text.</summary>
    public JsonObject Submit(Speaker from, Chat chat, string conversationId, string cardId, JsonObject data)
    {
        var activity = Common("message", NextId(), from, chat, null);
        activity["conversation"]!["id"] = conversationId;
        activity["replyToId"] = cardId;
        activity["value"] = data;
        return activity;
    }

    /// <summary>What Teams sends when somebody adds the bot: two activities for one deed, here the one that tells no language first.</summary>
    public IEnumerable<JsonObject> BotAdded(Speaker by, Chat chat)
    {
        yield return Membership(by, chat, "membersAdded", chat.Kind is ChatKind.Personal ? [Account(by), BotAccount()] : [BotAccount()]);
        yield return Installation(by, chat, "add");
    }

    public IEnumerable<JsonObject> BotRemoved(Speaker by, Chat chat)
    {
        yield return Membership(by, chat, "membersRemoved", [BotAccount()]);
        yield return Installation(by, chat, "remove");
    }

    public JsonObject Joined(Speaker who, Chat chat) => Membership(who, chat, "membersAdded", [Account(who)]);

    public JsonObject Left(Speaker who, Chat chat) => Membership(who, chat, "membersRemoved", [Account(who)]);

    /// <summary>What Teams calls the meeting that a chat belongs to.</summary>
    public static string MeetingIdOf(string conversationId) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"0#{conversationId}#0"));

    public string NextId() => (time.GetUtcNow().ToUnixTimeMilliseconds() + ++_count).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private JsonObject Installation(Speaker by, Chat chat, string action)
    {
        var activity = Common("installationUpdate", $"f:{NextId()}", by, chat, null);
        activity["action"] = action;
        return activity;
    }

    private JsonObject Membership(Speaker by, Chat chat, string field, JsonObject[] members)
    {
        var activity = Common("conversationUpdate", $"f:{NextId()}", by, chat, null);
        // Teams tells no locale here, and names nobody.
        activity.Remove("locale");
        activity.Remove("entities");
        activity[field] = new JsonArray([.. members]);
        return activity;
    }

    private JsonObject Common(string type, string id, Speaker from, Chat chat, string? thread) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["channelId"] = "msteams",
        ["serviceUrl"] = serviceUrl,
        ["timestamp"] = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture),
        ["localTimezone"] = from.TimeZone,
        ["locale"] = from.Locale,
        ["from"] = new JsonObject { ["id"] = from.UserId, ["name"] = from.Name, ["aadObjectId"] = from.AadObjectId },
        ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = BotName },
        ["conversation"] = Conversation(chat, thread),
        ["entities"] = new JsonArray(ClientInfo(from)),
        ["channelData"] = ChannelData(chat),
    };

    private static JsonObject Conversation(Chat chat, string? thread)
    {
        var conversation = new JsonObject
        {
            ["conversationType"] = chat.Kind switch { ChatKind.Channel => "channel", ChatKind.Group => "groupChat", _ => "personal" },
            ["tenantId"] = TenantId,
            ["id"] = chat.Kind is ChatKind.Channel && thread is not null ? $"{chat.ConversationId};messageid={thread}" : chat.ConversationId,
        };
        if (chat.Kind is not ChatKind.Personal)
            conversation["isGroup"] = true;
        return conversation;
    }

    private static JsonObject ChannelData(Chat chat)
    {
        var data = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TenantId } };
        if (chat.Kind is ChatKind.Channel)
        {
            data["team"] = new JsonObject { ["id"] = chat.TeamId, ["name"] = chat.TeamName };
            data["channel"] = new JsonObject { ["id"] = chat.ConversationId };
            if (chat.ConversationId != chat.TeamId)
                data["channel"]!["name"] = chat.Label.TrimStart('#');
            data["teamsChannelId"] = chat.ConversationId;
            data["teamsTeamId"] = chat.TeamId;
        }

        if (chat.ConversationId.StartsWith("19:meeting_", StringComparison.Ordinal))
            data["meeting"] = new JsonObject { ["id"] = MeetingIdOf(chat.ConversationId) };
        return data;
    }

    private (string Text, JsonNode[] Mentions) Mention(string written)
    {
        // Whole names before first names: people may take the surname out of a mention.
        var known = cast.Speakers.Select(s => (Shown: s.Name, Id: s.UserId))
            .Concat(cast.Speakers.Select(s => (Shown: s.FirstName, Id: s.UserId)))
            .Prepend((Shown: BotName, Id: BotId)).ToList();
        var text = new StringBuilder();
        var mentions = new List<JsonNode>();
        for (var i = 0; i < written.Length;)
        {
            var hit = written[i] == '@' ? known.FindIndex(k => written.AsSpan(i + 1).StartsWith(k.Shown, StringComparison.Ordinal)) : -1;
            if (hit < 0)
            {
                text.Append(written[i++]);
                continue;
            }

            var (shown, id) = known[hit];
            text.Append("<at>").Append(shown).Append("</at>");
            mentions.Add(new JsonObject { ["type"] = "mention", ["text"] = $"<at>{shown}</at>", ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = shown } });
            i += shown.Length + 1;
        }

        return (text.ToString(), [.. mentions]);
    }

    private static JsonObject ClientInfo(Speaker from) => new()
    {
        ["type"] = "clientInfo",
        ["locale"] = from.Locale,
        ["country"] = from.Locale.Split('-')[1],
        ["platform"] = "Web",
        ["timezone"] = from.TimeZone,
    };

    private static JsonObject Account(Speaker who) => new() { ["id"] = who.UserId, ["aadObjectId"] = who.AadObjectId };

    private static JsonObject BotAccount() => new() { ["id"] = BotId };
}
