using System.Text;

namespace AllianceBot.Benchmarks;

/// <summary>
/// A channel message as Teams sends it, as the bytes of a whole HTTP request with room for numbers that change from one request
/// to the next: each message has an id of its own, because a bot rightly ignores one that it has seen.
/// </summary>
internal sealed class Message
{
    private const string IdRoom = "1770000000000";
    private const string AllianceRoom = "@@@@@";
    private readonly byte[] _request;
    private readonly int[] _ids;
    private readonly int[] _alliances;

    public Message(string path, string text, bool mentionsBot, string serviceUrl)
        : this(path, Body(Saying(text, mentionsBot), mentionsBot, serviceUrl))
    {
    }

    private Message(string path, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var head = $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {body.Length}\r\n\r\n";
        _request = [.. Encoding.ASCII.GetBytes(head), .. body];
        _ids = Places(IdRoom);
        _alliances = Places(AllianceRoom);
    }

    /// <summary>The press of a card's button.</summary>
    /// <param name="verb">The button's.</param>
    /// <param name="data">What the card's inputs hold, as a JSON object.</param>
    /// <param name="serviceUrl">Where the bot answers.</param>
    public static Message Press(string verb, string data, string serviceUrl) => new("/api/messages", Body(
        $$$"""
        "type":"invoke","name":"adaptiveCard/action","replyToId":"1769990000001","value":{"action":{"type":"Action.Execute","verb":"{{{verb}}}","data":{{{data}}}},"trigger":"manual"}
        """, mentionsBot: false, serviceUrl));

    /// <summary>The Teams id of an alliance's team and of its channel.</summary>
    public static string Channel(int alliance) => $"19:0123456789abcdef0123456789a{alliance:D5}@thread.tacv2";

    /// <summary>The Teams id of whoever speaks in that alliance.</summary>
    public static string Speaker(int alliance) => $"29:1-benchmark-speaker-0123456789-abcdefghijklmnopqrstuvwxyz-{alliance:D5}";

    public byte[] NewRequest() => [.. _request];

    public void Number(byte[] request, long id, int alliance)
    {
        foreach (var place in _ids)
            Write(request.AsSpan(place, IdRoom.Length), id);
        foreach (var place in _alliances)
            Write(request.AsSpan(place, AllianceRoom.Length), alliance);
    }

    private static void Write(Span<byte> digits, long number)
    {
        for (var i = digits.Length - 1; i >= 0; i--, number /= 10)
            digits[i] = (byte)('0' + (number % 10));
    }

    private int[] Places(string room)
    {
        var places = new List<int>();
        var sought = Encoding.ASCII.GetBytes(room);
        for (var at = 0; _request.AsSpan(at).IndexOf(sought) is >= 0 and var next; at += next + sought.Length)
            places.Add(at + next);
        return [.. places];
    }

    private static string Saying(string text, bool mentionsBot) => $$$"""
        "type":"message","textFormat":"plain","text":"{{{(mentionsBot ? "<at>AllianceBot</at> " : "")}}}{{{text}}}"
        """;

    private static string Body(string what, bool mentionsBot, string serviceUrl)
    {
        const string bot = "28:11111111-2222-3333-4444-555555555555";
        var channel = Channel(0).Replace("00000@", AllianceRoom + "@", StringComparison.Ordinal);
        var speaker = Speaker(0)[..^5] + AllianceRoom;
        var mention = mentionsBot
            ? $$"""{"mentioned":{"id":"{{bot}}","name":"AllianceBot"},"text":"<at>AllianceBot</at>","type":"mention"},"""
            : "";
        return $$$"""
            {{{{what}}},"timestamp":"2026-03-05T14:03:11.1234567Z","localTimestamp":"2026-03-05T09:03:11.1234567-05:00","id":"{{{IdRoom}}}","channelId":"msteams","serviceUrl":"{{{serviceUrl}}}","from":{"id":"{{{speaker}}}","name":"Ana Quispe","aadObjectId":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"},"conversation":{"isGroup":true,"conversationType":"channel","tenantId":"99999999-8888-7777-6666-555555555555","id":"{{{channel}}};messageid=1769990000000"},"recipient":{"id":"{{{bot}}}","name":"AllianceBot"},"entities":[{{{mention}}}{"locale":"en-GB","country":"PE","platform":"Windows","timezone":"America/Lima","type":"clientInfo"}],"channelData":{"teamsChannelId":"{{{channel}}}","teamsTeamId":"{{{channel}}}","channel":{"id":"{{{channel}}}"},"team":{"id":"{{{channel}}}"},"tenant":{"id":"99999999-8888-7777-6666-555555555555"}},"locale":"en-GB","localTimezone":"America/Lima"}
            """;
    }
}
