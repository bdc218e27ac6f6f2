using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Tests.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Conversations;

/// <summary>All that one message or press led to.</summary>
/// <param name="Sent">What was sent into conversations.</param>
/// <param name="Response">The HTTP answer; empty for a message.</param>
public sealed record Heard(IReadOnlyList<RecordedRequest> Sent, string Response)
{
    /// <summary>Sentences, those to everyone first, then those to the one who pressed.</summary>
    public IReadOnlyList<string> Sentences => [.. Sent.Where(r => r.Body.Length > 0).Select(r => r.Text).OfType<string>(), .. Told()];

    /// <summary>The only card among what was sent.</summary>
    public JsonElement Card => Cards.ShouldHaveSingleItem(string.Join('\n', Sentences));

    public IReadOnlyList<JsonElement> Cards => [.. Sent.Where(r => r.Body.Length > 0 && r.Json.TryGetProperty("attachments", out _)).Select(r => r.Card)];

    private IEnumerable<string> Told()
    {
        if (Response.Length > 0 && JsonElement.Parse(Response).TryGetProperty("value", out var value) && value.ValueKind is JsonValueKind.String)
            yield return value.GetString()!;
    }
}

/// <summary>
/// People who write and press in the channels of a running bot. For what a script cannot say well: many people, long
/// texts, what lies in the database afterwards.
/// </summary>
public sealed class Room
{
    private readonly RunningBot _bot;
    private readonly Cast _cast = new();
    private readonly TeamsActivities _activities;

    /// <param name="bot">The bot that listens.</param>
    /// <param name="language">What the people speak.</param>
    /// <param name="team">Keeps rooms apart that share a database.</param>
    public Room(RunningBot bot, TextLanguage language = TextLanguage.English, string team = "Alianza Cumbre")
    {
        (_bot, Language) = (bot, language);
        _cast.Read($"- **Ana Quispe** ({Locale}, America/Lima)");
        _cast.Read($"- **Luis Rojas** ({Locale}, America/Lima)");
        _cast.Read($"- **#general** ({team}): Ana Quispe, Luis Rojas");
        _cast.Read("- **#river** (Ribera Alliance): Ana Quispe, Luis Rojas");
        _activities = new TeamsActivities(bot.Teams.ServiceUrl, bot.Time, _cast);
    }

    public TextLanguage Language { get; }

    /// <summary>What the alliance is set up in, where that is not what the people speak.</summary>
    public TextLanguage? AllianceLanguage { get; init; }

    public string Locale => Language is TextLanguage.Spanish ? "es-PE" : "en-GB";

    public Speaker Ana => _cast.Speaker("Ana");

    public Speaker Luis => _cast.Speaker("Luis");

    /// <summary>Where things are said unless another place is given.</summary>
    public Chat General => _cast.Chat("#general", Ana);

    /// <summary>The channel of another alliance, with the same people.</summary>
    public Chat River => _cast.Chat("#river", Ana);

    public Chat Private(Speaker who) => _cast.Chat("private", who);

    /// <summary>A phrase in the room's language.</summary>
    public string Phrase(string key, params object?[] values) => _bot.Services.GetRequiredService<Phrasebook>().Say(Language, key, values);

    /// <summary>A phrase in the alliance's language.</summary>
    public string PhraseForAll(string key, params object?[] values) => _bot.Services.GetRequiredService<Phrasebook>().Say(AllianceLanguage ?? Language, key, values);

    /// <summary>The first of a command's words in the room's language.</summary>
    public string Word(string command) => Phrase($"{command}.words").Split(';')[0];

    public async Task SetUpAsync(Chat? where = null) =>
        (await PressAsync(Ana, "alliance.setUp", new() { ["name"] = (where ?? General).TeamName, ["language"] = (AllianceLanguage ?? Language).Code(), ["timeZone"] = "America/Lima" }, where)).Cards.ShouldNotBeEmpty();

    /// <summary>What Teams lists as the members of every place from now on.</summary>
    public void Roster(params Speaker[] members) =>
        _bot.Teams.Members = [.. members.Select(m => new Protocol.RosterMember(m.UserId, m.Name, m.AadObjectId))];

    /// <summary>A meeting that runs in <see cref="General"/>.</summary>
    /// <returns>Its id.</returns>
    public async Task<Guid> MeetAsync(string agenda = "Budget", Chat? where = null)
    {
        if (where is null)
            await SetUpAsync();
        var card = (await SayAsync(Ana, $"{Word("startMeeting")}\n{agenda}", where)).Card;
        return card.GetProperty("actions")[0].GetProperty("data").GetProperty("meeting").GetGuid();
    }

    /// <summary>A message as Teams sends it, to post more than once or in a way of its own.</summary>
    public JsonObject Write(Speaker who, string text) => _activities.Message(who, General, text);

    /// <summary>A message to the bot that is a file and nothing else.</summary>
    public JsonObject WriteFile(Speaker who, string name, string uniqueId) => _activities.File(who, Private(who), name, "https://alliance-my.sharepoint.com/file", uniqueId);

    /// <summary>The same message as Teams sends it again, under a new id.</summary>
    public JsonObject UnderNewId(JsonObject message)
    {
        var again = message.DeepClone().AsObject();
        again["id"] = _activities.NextId();
        return again;
    }

    /// <summary>A message, with the bot mentioned first unless it begins with a tag.</summary>
    public Task<Heard> SayAsync(Speaker who, string text, Chat? where = null) =>
        PostAsync(_activities.Message(who, where ?? General, text.StartsWith('#') || where?.Kind is ChatKind.Personal ? text : $"@AllianceBot {text}"));

    /// <summary>A message among people, in which the bot is not mentioned.</summary>
    public Task<Heard> ChatAsync(Speaker who, string text) => PostAsync(Write(who, text));

    /// <summary>Somebody edits such a message, or deletes it, as Teams tells it.</summary>
    public Task<Heard> ReviseAsync(JsonObject message, string? text)
    {
        var revised = message.DeepClone().AsObject();
        revised["type"] = text is null ? "messageDelete" : "messageUpdate";
        if (text is null)
            revised.Remove("text");
        else
            revised["text"] = text;
        return PostAsync(revised);
    }

    /// <summary>A message that was written before, as it comes.</summary>
    public Task<Heard> SendAsync(JsonObject message) => PostAsync(message);

    /// <summary>A message with a mention of whatever has an id: <paramref name="text"/> has its name with @ in front.</summary>
    public Task<Heard> SayMentioningAsync(Speaker who, string text, string mentionedId, string mentionedName)
    {
        var activity = _activities.Message(who, General, text);
        activity["text"] = text.Replace($"@{mentionedName}", $"<at>{mentionedName}</at>", StringComparison.Ordinal);
        activity["entities"]!.AsArray().Add(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = $"<at>{mentionedName}</at>",
            ["mentioned"] = new JsonObject { ["id"] = mentionedId, ["name"] = mentionedName },
        });
        return PostAsync(activity);
    }

    /// <summary>What the dialog of an action on a message shows: before it is filled in, or after.</summary>
    /// <param name="message">HTML.</param>
    /// <param name="filledIn">The data of the dialog's button with its inputs; null to open it.</param>
    public async Task<JsonElement> ActOnMessageAsync(Speaker who, string command, string message, string link, JsonObject? filledIn = null, Chat? where = null)
    {
        var value = new JsonObject
        {
            ["commandId"] = command,
            ["commandContext"] = "message",
            ["messagePayload"] = new JsonObject { ["linkToMessage"] = link, ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = message } },
        };
        if (filledIn is not null)
            value["data"] = filledIn;
        var heard = await PostAsync(_activities.MessageAction(who, where ?? General, filledIn is null ? "composeExtension/fetchTask" : "composeExtension/submitAction", value));
        return JsonElement.Parse(heard.Response).GetProperty("task");
    }

    public Task<Heard> PressAsync(Speaker who, string verb, JsonObject data, Chat? where = null) => PostAsync(Press(who, verb, data, where));

    public JsonObject Press(Speaker who, string verb, JsonObject data, Chat? where = null) =>
        _activities.Execute(who, where ?? General, (where ?? General).ConversationId, "act-1", "Button", verb, data);

    /// <summary>Presses the button of a card that has the verb, with what its inputs hold unless filled in otherwise.</summary>
    public Task<Heard> PressAsync(Speaker who, JsonElement card, string verb, Chat? where = null, params (string Field, string Value)[] filledIn)
    {
        var action = card.GetProperty("actions").EnumerateArray().Single(a => a.TryGetProperty("verb", out var v) && v.GetString() == verb);
        var data = action.TryGetProperty("data", out var fixedData) ? JsonNode.Parse(fixedData.GetRawText())!.AsObject() : [];
        foreach (var input in card.GetProperty("body").EnumerateArray().Where(e => e.TryGetProperty("id", out _)))
            data[input.GetProperty("id").GetString()!] = input.TryGetProperty("value", out var value) ? value.ToString() : "";
        foreach (var (field, value) in filledIn)
            data[field] = value;
        return PressAsync(who, verb, data, where);
    }

    /// <summary>Puts the bot into a place, where it introduces itself.</summary>
    public async Task BringInAsync(Speaker who, Chat where)
    {
        foreach (var activity in _activities.BotAdded(who, where))
            await PostAsync(activity);
    }

    /// <summary>Takes the bot out of a place.</summary>
    public async Task TakeOutAsync(Speaker who, Chat where)
    {
        foreach (var activity in _activities.BotRemoved(who, where))
            await PostAsync(activity);
    }

    /// <summary>Says yes to the offer of a file.</summary>
    public Task<Heard> AcceptFileAsync(Speaker who, JsonElement offer)
    {
        var chat = Private(who);
        var activity = _activities.Execute(who, chat, chat.ConversationId, "act-1", "", "", []);
        activity["name"] = "fileConsent/invoke";
        activity["value"] = new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = "accept",
            ["context"] = JsonNode.Parse(offer.GetProperty("acceptContext").GetRawText()),
            ["uploadInfo"] = new JsonObject { ["name"] = "a.docx", ["uploadUrl"] = "https://alliance-my.sharepoint.com/up", ["contentUrl"] = "https://alliance-my.sharepoint.com/see", ["uniqueId"] = "u", ["fileType"] = "docx" },
        };
        return PostAsync(activity);
    }

    private async Task<Heard> PostAsync(JsonObject activity)
    {
        _bot.Time.Advance(TimeSpan.FromSeconds(1));
        var before = _bot.Teams.Requests.Count;
        var (status, body) = await _bot.PostAsync(activity);
        status.ShouldBe(200);
        return new Heard([.. _bot.Teams.Requests.Skip(before).Where(r => r.Method is not "GET")], body);
    }
}
