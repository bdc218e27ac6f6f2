using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AllianceBot.Tests.Conversations;

/// <summary>Someone who takes part in a conversation.</summary>
/// <param name="Locale">Their Teams client's, such as <c>es-PE</c>.</param>
/// <param name="TimeZone">Their Teams client's, an IANA name.</param>
/// <param name="Email">As Teams tells it of members; an address of the alliance's own unless given.</param>
public sealed record Speaker(string Name, string Locale, string TimeZone, string? Email = null)
{
    public string Address => Email ?? $"{Slug.Of(Name)}@alliance.example";

    public string FirstName => Name.Split(' ')[0];

    public string UserId => $"29:{Slug.Of(Name)}";

    public string AadObjectId => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(Name)).AsSpan(0, 16)).ToString();
}

public enum ChatKind
{
    Channel,
    Group,
    Personal,
}

/// <summary>A channel or chat.</summary>
public sealed record Chat(string Label, ChatKind Kind, string ConversationId, string? TeamName, List<Speaker> Members)
{
    public string? TeamId => TeamName is null ? null : TeamIdOf(TeamName);

    public static string TeamIdOf(string team) => $"19:team-{Slug.Of(team)}@thread.tacv2";
}

/// <summary>The people and places of a conversation, read from its opening list.</summary>
public sealed partial class Cast
{
    private readonly List<Speaker> _speakers = [];
    private readonly List<Chat> _chats = [];

    public IReadOnlyList<Speaker> Speakers => _speakers;

    /// <summary>Reads <c>- **Ana Quispe** (es-PE, America/Lima)</c>, with a mail address behind if it matters, <c>- **#general**, **#water** (Nutrition Alliance): Ana Quispe, Luis Rojas</c>, or <c>- **Plenary call** (Teams meeting): Ana Quispe</c>.</summary>
    public void Read(string line)
    {
        if (SpeakerLine().Match(line) is { Success: true } speaker)
            _speakers.Add(new Speaker(speaker.Groups["name"].Value, speaker.Groups["locale"].Value, speaker.Groups["zone"].Value, speaker.Groups["email"] is { Success: true } email ? email.Value : null));
        else if (PlaceLine().Match(line) is { Success: true } place)
            ReadPlaces(place);
        else
            throw new FormatException($"Not a person or a place: {line}");
    }

    public Speaker Speaker(string name) =>
        _speakers.SingleOrDefault(s => s.Name == name) ?? _speakers.SingleOrDefault(s => s.FirstName == name)
        ?? throw new FormatException($"“{name}” is not in the list of people, or is several of them.");

    /// <summary>The place called so; a private chat is each speaker's own.</summary>
    public Chat Chat(string label, Speaker speaker) => label is "private" or "her chat" or "his chat" or "en privado" or "privado" or "su chat"
        ? new Chat(label, ChatKind.Personal, $"a:1{Slug.Of(speaker.Name)}", null, [speaker])
        : _chats.SingleOrDefault(c => c.Label == label) ?? throw new FormatException($"“{label}” is not in the list of places.");

    /// <summary>The place a connector's address means.</summary>
    public Chat ChatOf(string conversationId)
    {
        var place = conversationId.Split(";messageid=")[0];
        return _chats.SingleOrDefault(c => c.ConversationId == place)
            ?? _speakers.Select(s => Chat("private", s)).SingleOrDefault(c => c.ConversationId == place)
            ?? throw new InvalidOperationException($"The bot wrote to {conversationId}, which is nowhere.");
    }

    private void ReadPlaces(Match place)
    {
        var team = place.Groups["team"].Value;
        var members = place.Groups["members"].Value.TrimEnd('.').Split(',', StringSplitOptions.TrimEntries).Select(Speaker).ToList();
        foreach (Capture label in place.Groups["label"].Captures)
        {
            _chats.Add(label.Value.StartsWith('#')
                ? new Chat(label.Value, ChatKind.Channel, ChannelId(label.Value, team), team, members)
                : new Chat(label.Value, ChatKind.Group, team is "Teams meeting" or "reunión de Teams" ? CallIdOf(label.Value) : $"19:{Slug.Of(label.Value)}@thread.v2", null, members));
        }
    }

    /// <summary>The chat of a call in Teams.</summary>
    internal static string CallIdOf(string call) => $"19:meeting_{Slug.Of(call)}@thread.v2";

    /// <summary>The general channel has the id of its team.</summary>
    private static string ChannelId(string label, string team) =>
        label is "#general" ? Conversations.Chat.TeamIdOf(team) : $"19:{Slug.Of(label)}-{Slug.Of(team)}@thread.tacv2";

    [GeneratedRegex(@"^- \*\*(?<name>[^*#]+)\*\* \((?<locale>[a-z]{2}-[A-Z]{2}), (?<zone>[A-Za-z_/]+)(?:, (?<email>[^ )]+))?\)$")]
    private static partial Regex SpeakerLine();

    [GeneratedRegex(@"^- (?:\*\*(?<label>[^*]+)\*\*(?:, )?)+ \((?<team>[^)]+)\): (?<members>.+)$")]
    private static partial Regex PlaceLine();
}

internal static partial class Slug
{
    public static string Of(string text) => NotPlain().Replace(text.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotPlain();
}
