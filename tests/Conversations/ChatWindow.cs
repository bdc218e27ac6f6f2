using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Tests.Protocol;

namespace AllianceBot.Tests.Conversations;

/// <summary>A card as it stands in a conversation now.</summary>
internal sealed record CardOnScreen(string Id, string ConversationId, string Place, JsonElement Content)
{
    public string Heading => CardListing.Of(Content).First().TrimStart('#', ' ');
}

/// <summary>What people see: the messages the bot sent, and its cards as they stand now.</summary>
internal sealed class ChatWindow(RunningBot bot, Cast cast, bool isSpanish)
{
    /// <summary>Where the file lies that somebody sent last.</summary>
    public const string FilePath = "/files/sent";

    private readonly List<CardOnScreen> _cards = [];
    private int _activities;
    private string _file = "";

    /// <summary>What lies at <see cref="FilePath"/> from now on.</summary>
    public void Serve(string file) => _file = file;

    /// <summary>The paragraphs that an activity led to, in order.</summary>
    public IEnumerable<string> Read(IReadOnlyList<RecordedRequest> requests, JsonObject cause, string answer, Chat here)
    {
        JsonElement? update = null;
        foreach (var request in requests.Where(r => r.Method is "POST" or "PUT"))
        {
            var path = request.Path.Split('/');
            var conversation = Uri.UnescapeDataString(path[3]);
            var isUpdate = request.Method == "PUT";
            var id = isUpdate ? Uri.UnescapeDataString(path[5]) : $"act-{++_activities}";
            // What a channel is shown because of something done in private is posted there, under nothing.
            if (isUpdate || path.Length > 5 || cast.ChatOf(conversation).Kind is not ChatKind.Channel)
                conversation.ShouldBe(cause["conversation"]!["id"]!.GetValue<string>(), "The bot answers in the thread it was asked in.");
            if (isUpdate)
                update = request.Card;
            var chat = cast.ChatOf(conversation);
            yield return Describe(request, id, conversation, isUpdate, chat.ConversationId == here.ConversationId ? "" : $" ({chat.Label})");
        }

        if (answer.Length > 0 && DescribeAnswer(answer, update, cause) is { } forOne)
            yield return forOne;
    }

    /// <summary>The paragraphs of what the bot said by itself, each to one person or in a channel.</summary>
    public IReadOnlyList<string> ReadUnasked(IReadOnlyList<RecordedRequest> requests)
    {
        var said = new List<(int Order, string Paragraph)>();
        foreach (var request in requests.Where(r => r.Method == "POST" && r.Path.EndsWith("/activities", StringComparison.Ordinal)))
        {
            var conversation = Uri.UnescapeDataString(request.Path.Split('/')[3]);
            var chat = cast.ChatOf(conversation);
            var where = chat.Kind is ChatKind.Personal ? $" ({(isSpanish ? "en privado a" : "private to")} {chat.Members[0].FirstName})" : $" ({chat.Label})";
            said.Add((chat.Kind is ChatKind.Personal ? cast.Speakers.ToList().IndexOf(chat.Members[0]) : -1, Describe(request, $"act-{++_activities}", conversation, isUpdate: false, where)));
        }

        // Each hears things in their order; who hears first is nobody's concern.
        return [.. said.OrderBy(s => s.Order).Select(s => s.Paragraph)];
    }

    /// <summary>The latest card in a place that has such a button, with the button.</summary>
    public (CardOnScreen Card, JsonElement Action) Find(Chat place, string button, string? heading)
    {
        foreach (var card in Enumerable.Reverse(_cards).Where(c => c.Place == place.ConversationId && (heading is null || c.Heading == heading)))
        {
            var action = Actions(card.Content).FirstOrDefault(a => a.TryGetProperty("title", out var title) && title.GetString() == button);
            if (action.ValueKind is not JsonValueKind.Undefined)
                return (card, action);
        }

        throw new FormatException($"No card in {place.Label} has a button “{button}”.");
    }

    /// <summary>The buttons, those of single rows too, and the rows that can be pressed.</summary>
    private static IEnumerable<JsonElement> Actions(JsonElement card) =>
    [
        .. card.TryGetProperty("actions", out var actions) ? actions.EnumerateArray() : [],
        .. card.GetProperty("body").EnumerateArray().Where(e => e.TryGetProperty("selectAction", out _)).Select(e => e.GetProperty("selectAction")),
        .. card.GetProperty("body").EnumerateArray().SelectMany(InsideToo).Where(e => e.GetProperty("type").GetString() == "ActionSet").SelectMany(e => e.GetProperty("actions").EnumerateArray()),
    ];

    private static IEnumerable<JsonElement> InsideToo(JsonElement element) =>
        element.TryGetProperty("items", out var items) ? items.EnumerateArray().SelectMany(InsideToo).Prepend(element) : [element];


    private string Describe(RecordedRequest request, string id, string conversation, bool isUpdate, string where)
    {
        var chat = cast.ChatOf(conversation);
        if (request.Text is { } text)
        {
            request.Json.GetProperty("textFormat").GetString().ShouldBe("plain", "People's text must not be read as Markdown.");
            return $"**{TeamsActivities.BotName}**{where}: {text.Replace("\n", "\\\n", StringComparison.Ordinal)}";
        }

        var card = new CardOnScreen(id, conversation, chat.ConversationId, request.Card);
        request.Json.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace("A card has a line for notifications.");
        _cards.RemoveAll(c => c.Id == id && isUpdate);
        _cards.Add(card);
        var verb = (isUpdate, isSpanish) switch { (true, true) => "cambia la tarjeta", (true, false) => "changes the card", (_, true) => "muestra", _ => "shows" };
        return $"**{TeamsActivities.BotName}**{where} {verb}:\n```\n{string.Join('\n', CardListing.Of(card.Content))}\n```";
    }

    /// <summary>What only the one who pressed sees; null when it is what everyone sees anyway.</summary>
    private string? DescribeAnswer(string answer, JsonElement? update, JsonObject cause)
    {
        var json = JsonElement.Parse(answer);
        json.GetProperty("statusCode").GetInt32().ShouldBe(200);
        var value = json.GetProperty("value");
        if (json.GetProperty("type").GetString() == "application/vnd.microsoft.card.adaptive")
        {
            value.GetRawText().ShouldBe(update?.GetRawText(), "The one who presses sees the same card as everyone.");
            return null;
        }

        var who = cast.Speakers.Single(s => s.UserId == cause["from"]!["id"]!.GetValue<string>()).FirstName;
        return value.GetString() is { Length: > 0 } sentence
            ? $"**{TeamsActivities.BotName}** ({(isSpanish ? "solo a" : "only to")} {who}): {sentence.Replace("\n", "\\\n", StringComparison.Ordinal)}"
            : null;
    }

    /// <summary>Tells the bot the members of each place when it asks, and which chat is whose.</summary>
    public void AnswerForTeams() => bot.Teams.Override = request =>
    {
        if (request.Method == "GET" && request.Path.Split('/', '?') is [_, "v3", "conversations", var id, "pagedmembers", ..])
            bot.Teams.Members = [.. cast.ChatOf(Uri.UnescapeDataString(id)).Members.Select(m => new RosterMember(m.UserId, m.Name, m.AadObjectId, m.Address))];
        if (request is { Method: "GET", Path: FilePath })
            return new ConnectorAnswer(200, _file);
        return request is { Method: "POST", Path: "/v3/conversations" }
            ? new ConnectorAnswer(201, $$"""{"id":"{{cast.Chat("private", cast.Speakers.Single(s => s.UserId == request.Json.GetProperty("members")[0].GetProperty("id").GetString())).ConversationId}}"}""")
            : null;
    };
}
