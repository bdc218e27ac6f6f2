using System.Text.Json;
using System.Text.Json.Serialization;

namespace AllianceBot.Minutes.Sources;

/// <summary>A message of a chat that was read along in Teams.</summary>
/// <param name="At">UTC.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Text">As it read last.</param>
/// <param name="Link">Where a person can open it; null where Teams names no message.</param>
internal sealed record TeamsMessage(DateTimeOffset At, string By, string Text, Uri? Link);

/// <summary>
/// What was read along in Teams, each message with its moment and its address. No file that people hand in is read so: it could lend a quote the
/// address of another message.
/// </summary>
internal static class TeamsChat
{
    public static byte[] Write(IEnumerable<TeamsMessage> messages) => JsonSerializer.SerializeToUtf8Bytes([.. messages], TeamsChatJson.Default.TeamsMessageArray);

    public static SourceReading Read(ReadOnlyMemory<byte> content, SourceContext context)
    {
        var messages = JsonSerializer.Deserialize(content.Span, TeamsChatJson.Default.TeamsMessageArray) ?? [];
        var list = new UtteranceList(context.Limits);
        foreach (var message in messages)
        {
            var time = message.At - (context.Clock?.Start ?? messages[0].At);
            if (context.Clock?.Covers(time) == false)
                list.Note(SourceNoticeKind.OutsideTheMeeting);
            else
                list.Add(SourceKind.Chat, time, time, message.By, message.Text, message.Link);
        }

        return list.ToReading(SourceFormat.TeamsChat, onTheMeetingsClock: context.Clock is not null);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TeamsMessage[]))]
internal sealed partial class TeamsChatJson : JsonSerializerContext;
