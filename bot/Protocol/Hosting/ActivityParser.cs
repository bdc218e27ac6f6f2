using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using AllianceBot.Protocol.Schema;

namespace AllianceBot.Protocol.Hosting;

/// <summary>Reads an activity from a request's body and checks what every activity must have.</summary>
internal static class ActivityParser
{
    /// <summary>The longest id, name or address taken, in characters; these go into addresses and indexes.</summary>
    public const int LongestId = 2048;

    /// <exception cref="JsonException">The body is not an activity; the message says why.</exception>
    public static Activity Parse(in ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment)
            return Parse(body.FirstSpan);
        var length = (int)body.Length;
        var copy = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            body.CopyTo(copy);
            return Parse(copy.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    /// <summary>The rule an activity breaks, or null; gives its service URL.</summary>
    public static string? Check(Activity activity, out Uri serviceUrl)
    {
        serviceUrl = null!;
        if (IsNoId(activity.Type))
            return "type is missing or too long (A2010)";
        if (IsNoId(activity.ChannelId))
            return "channelId is missing or too long (A2020)";
        if (IsNoId(activity.ServiceUrl))
            return "serviceUrl is missing or too long (A2300)";
        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out serviceUrl!) || (serviceUrl.Scheme != Uri.UriSchemeHttps && serviceUrl.Scheme != Uri.UriSchemeHttp))
            return "serviceUrl is not an absolute http or https address";
        if (serviceUrl.Query.Length > 0 || serviceUrl.Fragment.Length > 0 || serviceUrl.UserInfo.Length > 0)
            return "serviceUrl has a query, a fragment or user information";
        if (IsNoId(activity.Conversation?.Id))
            return "conversation.id is missing or too long (A2080)";
        if (IsNoId(activity.From?.Id))
            return "from.id is missing or too long (A2060)";
        return CheckOptional(activity);
    }

    private static string? CheckOptional(Activity activity)
    {
        if (activity.Recipient is { } recipient && IsNoId(recipient.Id))
            return "recipient.id is missing or too long (A2070)";
        if (activity.Id?.Length > LongestId || activity.ReplyToId?.Length > LongestId || activity.Name?.Length > LongestId)
            return $"id, replyToId or name is over {LongestId} characters";
        // Answers go to addresses with these in them, where such a one means another place.
        if (activity.Id is "." or ".." || activity.ReplyToId is "." or "..")
            return "id or replyToId is no id";
        if (HasNoId(activity.MembersAdded) || HasNoId(activity.MembersRemoved))
            return "a member has no id, or one that is too long";
        if (activity.Entities?.Any(entity => entity is null) == true || activity.Attachments?.Any(attachment => attachment is null) == true)
            return "an entity or attachment is null";
        // Asks for the answers in the HTTP response, which nothing here can give (A3112).
        if (activity.Extensions?.GetValueOrDefault("deliveryMode") is { ValueKind: JsonValueKind.String } mode && mode.ValueEquals("expectReplies"u8))
            return "deliveryMode expectReplies is not supported";
        return null;
    }

    private static bool IsNoId(string? id) => string.IsNullOrWhiteSpace(id) || id.Length > LongestId || id is "." or "..";

    private static bool HasNoId(IReadOnlyList<ChannelAccount>? members) => members?.Any(member => IsNoId(member?.Id)) == true;

    private static Activity Parse(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
            throw new JsonException("The body is not UTF-8.");
        if (body.IndexOf("\\u"u8) >= 0)
            CheckEscapes(body);
        return ActivityReader.Read(body);
    }

    // Half a surrogate pair is valid JSON and no text; found here, it cannot surprise whoever reads a value later.
    private static void CheckEscapes(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    reader.GetString();
            }
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("The body has an escape that is no character.", e);
        }
    }
}
