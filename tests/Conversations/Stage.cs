using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AllianceBot.Tests.Documents;
using AllianceBot.Tests.Graph;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using NodaTime;

namespace AllianceBot.Tests.Conversations;

/// <summary>Plays a script against a running bot, deed by deed, and tells what the bot showed after each.</summary>
internal sealed partial class Stage
{
    private readonly RunningBot _bot;
    private readonly Cast _cast;
    private readonly bool _isSpanish;
    private readonly TeamsActivities _activities;
    private readonly ChatWindow _window;
    private readonly Props _props;
    private readonly MailBox _mail;
    private readonly Dictionary<string, string> _filledIn = [];
    private Chat? _here;
    private JsonObject? _last;

    /// <param name="graph">Where Teams keeps its transcripts; null in a scene without any.</param>
    public Stage(RunningBot bot, Cast cast, bool isSpanish, FakeGraph? graph = null)
    {
        (_bot, _cast, _isSpanish) = (bot, cast, isSpanish);
        _activities = new TeamsActivities(bot.Teams.ServiceUrl, bot.Time, cast);
        _window = new ChatWindow(bot, cast, isSpanish);
        _props = new Props(bot, graph);
        _mail = new MailBox(bot, isSpanish);
        _window.AnswerForTeams();
    }

    public async Task<IReadOnlyList<string>> SayAsync(Block.Spoken said)
    {
        var speaker = _cast.Speaker(said.Who);
        Enter(said.Where, speaker);
        return await PostAsync(_activities.Message(speaker, _here!, Repeated().Replace(said.Text, Repeat)));
    }

    /// <summary>A file, as Teams tells of it: in the person's own chat, with an address to fetch it from.</summary>
    public async Task<IReadOnlyList<string>> SendAsync(Block.Sent sent)
    {
        var speaker = _cast.Speaker(sent.Who);
        Enter(_isSpanish ? "en privado" : "private", speaker);
        _window.Serve(sent.Content);
        return await PostAsync(_activities.File(speaker, _here!, sent.Name, $"{_bot.Teams.ServiceUrl}{ChatWindow.FilePath}"));
    }

    /// <summary>A transcript in Teams, of a call today.</summary>
    public void Transcribe(Block.Transcribed heard) =>
        _props.Transcribe(heard.Call, [.. heard.Invited.Select(_cast.Speaker)], Today(heard.From), Today(heard.To), heard.Content);

    /// <returns>Null when the deed is none that the bot could notice.</returns>
    public async Task<IReadOnlyList<string>?> DoAsync(Deed deed)
    {
        switch (deed)
        {
            case Deed.ClockShows clock:
                SetClock(clock.Local);
                return await HearUnaskedAsync() is { Count: > 0 } said ? said : null;
            case Deed.TimePasses time:
                _bot.Time.Advance(time.Span);
                return await HearUnaskedAsync() is { Count: > 0 } heard ? heard : null;
            case Deed.HasOrganisations has:
                await _props.AddOrganisationsAsync(_cast.Chat(has.Where, _cast.Speakers[0]), has.Names);
                return null;
            case Deed.BecomesCoChair chair:
                await _props.NameCoChairAsync(_cast.Chat(chair.Where, _cast.Speakers[0]), _cast.Speaker(chair.Who));
                return null;
            case Deed.Counted counted:
                _props.Count(counted.Call, Today(counted.From), Today(counted.To), [.. counted.People.Select(name => (name, _cast.Speakers.FirstOrDefault(who => who.Name == name)?.AadObjectId))]);
                return null;
            case Deed.FillsIn field:
                _filledIn[field.Label] = field.Value;
                return null;
            case Deed.Presses press:
                return await PressAsync(press);
            case Deed.PressesUnknown press:
                return await PostAsync(_activities.Execute(_cast.Speaker(press.Who), _here!, _here!.ConversationId, "act-1", "?", "no.such.verb", []));
            case Deed.TeamsRepeats repeat:
                return await RepeatAsync(repeat.UnderNewId);
            case Deed.Opens link:
                return [await OpenAsync(link.Button)];
            case Deed.ReadsMail reads:
                return _mail.Read(reads.Who);
            case Deed.Follows follows:
                return [await _mail.FollowAsync(follows.Link)];
            case Deed.PressesOnPage press:
                return [await _mail.PressAsync(press.Button, _filledIn), .. await HearUnaskedAsync()];
            case Deed.Knows knows:
                await _props.AddOrganisationAsync(knows.Facts, knows.Representatives.Select(_cast.Speaker));
                return null;
            case Deed.Chairs chairs:
                await _props.NameCoChairAsync(null, _cast.Speaker(chairs.Who));
                return null;
            case Deed.LooksIntoArchive:
                return [ListArchive()];
            case Deed.ArchiveStops:
                // A file where the folder should be: every write fails.
                if (Directory.Exists(_bot.ArchiveFolder))
                    Directory.Move(_bot.ArchiveFolder, _bot.ArchiveFolder + ".away");
                await File.WriteAllTextAsync(_bot.ArchiveFolder, "");
                return null;
            case Deed.ArchiveReturns:
                File.Delete(_bot.ArchiveFolder);
                if (Directory.Exists(_bot.ArchiveFolder + ".away"))
                    Directory.Move(_bot.ArchiveFolder + ".away", _bot.ArchiveFolder);
                return null;
            default:
                return await PostAsync([.. ComingsAndGoings(deed)]);
        }
    }

    private IEnumerable<JsonObject> ComingsAndGoings(Deed deed) => deed switch
    {
        Deed.AddsBot added => _activities.BotAdded(_cast.Speaker(added.Who), Enter(added.Where, _cast.Speaker(added.Who))),
        Deed.RemovesBot removed => _activities.BotRemoved(_cast.Speaker(removed.Who), Enter(removed.Where, _cast.Speaker(removed.Who))),
        Deed.Joins joined => [Join(_cast.Speaker(joined.Who), joined.Where)],
        Deed.Leaves left => [Leave(_cast.Speaker(left.Who), left.Where)],
        _ => throw new InvalidOperationException($"Nobody knows how to do {deed}."),
    };

    private JsonObject Join(Speaker who, string where)
    {
        Enter(where, who).Members.Add(who);
        return _activities.Joined(who, _here!);
    }

    private JsonObject Leave(Speaker who, string where)
    {
        Enter(where, who).Members.Remove(who);
        return _activities.Left(who, _here!);
    }

    private Chat Enter(string? label, Speaker speaker)
    {
        if (label is not null || _here is null or { Kind: ChatKind.Personal })
            _here = _cast.Chat(label ?? (_isSpanish ? "en privado" : "private"), speaker);
        return _here!;
    }

    /// <summary>That time of the day that it is by the first person's clock.</summary>
    private DateTimeOffset Today(TimeOnly time)
    {
        var zone = DateTimeZoneProviders.Tzdb[_cast.Speakers[0].TimeZone];
        return zone.AtStrictly(Instant.FromDateTimeOffset(_bot.Time.GetUtcNow()).InZone(zone).Date.At(LocalTime.FromTimeOnly(time))).ToDateTimeOffset();
    }

    private void SetClock(DateTime local)
    {
        var zone = DateTimeZoneProviders.Tzdb[_cast.Speakers[0].TimeZone];
        _bot.Time.SetUtcNow(zone.AtStrictly(LocalDateTime.FromDateTime(local)).ToDateTimeOffset());
    }

    private async Task<IReadOnlyList<string>> PostAsync(params JsonObject[] activities)
    {
        var shown = new List<string>();
        foreach (var activity in activities)
        {
            _last = activity;
            _bot.Time.Advance(TimeSpan.FromSeconds(1));
            var before = _bot.Teams.Requests.Count;
            var (status, body) = await _bot.PostAsync(activity);
            status.ShouldBe(200, $"for {activity}");
            shown.AddRange(_window.Read([.. _bot.Teams.Requests.Skip(before)], activity, body, _here!));
        }

        shown.AddRange(await HearUnaskedAsync());

        return shown.Count > 0 ? shown : [_isSpanish ? "*AllianceBot no dice nada*" : "*AllianceBot says nothing*"];
    }

    private async Task<IReadOnlyList<string>> HearUnaskedAsync()
    {
        var before = _bot.Teams.Requests.Count;
        await _bot.DeliverAsync();
        return _window.ReadUnasked([.. _bot.Teams.Requests.Skip(before)]);
    }

    private async Task<IReadOnlyList<string>> RepeatAsync(bool underNewId)
    {
        var again = _last!.DeepClone().AsObject();
        if (underNewId)
            again["id"] = _activities.NextId();
        return await PostAsync(again);
    }

    private async Task<IReadOnlyList<string>> PressAsync(Deed.Presses press)
    {
        var speaker = _cast.Speaker(press.Who);
        Enter(press.Where, speaker);
        var from = press.From is null ? _here! : _cast.Chat(press.From, speaker);
        var (card, action) = _window.Find(from, press.Button, press.Heading);
        var source = press.IsOldClient ? action.GetProperty("fallback") : action;
        var data = source.TryGetProperty("data", out var fixedData) ? JsonNode.Parse(fixedData.GetRawText())!.AsObject() : [];
        foreach (var (name, value) in ReadInputs(card.Content))
            data[name] = value;
        if (press.Edit is var (field, edited))
            data[field] = edited;
        var conversation = press.From is null ? card.ConversationId : _here!.ConversationId;
        return await PostAsync(press.IsOldClient
            ? _activities.Submit(speaker, _here!, conversation, card.Id, data)
            : _activities.Execute(speaker, _here!, conversation, card.Id, press.Button, action.GetProperty("verb").GetString()!, data));
    }

    /// <summary>What the form holds when it is sent: what was filled in, else what it came with.</summary>
    private Dictionary<string, string> ReadInputs(JsonElement card)
    {
        var inputs = card.GetProperty("body").EnumerateArray().SelectMany(InsideToo).Where(e => e.GetProperty("type").GetString()!.StartsWith("Input.", StringComparison.Ordinal)).ToList();
        var values = inputs.ToDictionary(i => i.GetProperty("id").GetString()!, i => i.TryGetProperty("value", out var value) ? value.ToString() : "");
        foreach (var (label, value) in _filledIn)
        {
            var input = inputs.SingleOrDefault(i => i.GetProperty("label").GetString() == label);
            if (input.ValueKind is JsonValueKind.Undefined)
                throw new FormatException($"The card has no field called “{label}”.");
            values[input.GetProperty("id").GetString()!] = input.TryGetProperty("choices", out var choices) ? Choose(choices, value) : value;
        }

        _filledIn.Clear();
        return values;
    }

    private static IEnumerable<JsonElement> InsideToo(JsonElement element) =>
        element.TryGetProperty("items", out var items) ? items.EnumerateArray().SelectMany(InsideToo).Prepend(element) : [element];

    /// <summary>One choice by its title, or several with semicolons between them.</summary>
    private static string Choose(JsonElement choices, string titles) => string.Join(',', titles.Split("; ").Select(title =>
        choices.EnumerateArray().Where(c => c.GetProperty("title").GetString() == title).Select(c => c.GetProperty("value").GetString()!).SingleOrDefault() ?? title));

    private async Task<string> OpenAsync(string button)
    {
        var (_, action) = _window.Find(_here!, button, heading: null);
        var link = action.GetProperty("url").GetString()!;
        link.ShouldStartWith(RunningBot.PublicUrl);
        using var response = await _bot.Client.GetAsync(new Uri(new Uri(link).PathAndQuery, UriKind.Relative));
        response.IsSuccessStatusCode.ShouldBeTrue($"{link} gives {response.StatusCode}");
        var content = await response.Content.ReadAsByteArrayAsync();
        var disposition = response.Content.Headers.ContentDisposition!;
        var name = disposition.FileNameStar ?? disposition.FileName;
        if (response.Content.Headers.ContentType?.MediaType == "text/csv")
            return $"**CSV**: {name}\n```\n{System.Text.Encoding.UTF8.GetString(content).Trim('\uFEFF', '\r', '\n').Replace("\r\n", "\n", StringComparison.Ordinal)}\n```";
        using var document = WordprocessingDocument.Open(new MemoryStream(content), isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document).Select(error => error.Description).ShouldBeEmpty();
        var text = string.Join('\n', PrintedText.Body(document.MainDocumentPart!).Split('\n').Select(line => line.TrimEnd()));
        return $"**Word**: {name} (SHA-256 {Sha256(content)})\n```\n{text}\n```";
    }

    private string ListArchive()
    {
        var files = Directory.Exists(_bot.ArchiveFolder)
            ? Directory.EnumerateFiles(_bot.ArchiveFolder, "*.docx", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList()
            : [];
        var lines = files.Select(file => $"{file} (SHA-256 {Sha256(File.ReadAllBytes(file))})");
        var title = $"**{(_isSpanish ? "Archivo" : "Archive")}**: {files.Count.ToString(CultureInfo.InvariantCulture)}";
        return files.Count == 0 ? title : $"{title}\n```\n{string.Join('\n', lines)}\n```";
    }

    private static string Repeat(Match match) =>
        string.Concat(Enumerable.Repeat(match.Groups["what"].Value, int.Parse(match.Groups["times"].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"\{(?<what>[^{}]+) × (?<times>\d+)\}")]
    private static partial Regex Repeated();

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
