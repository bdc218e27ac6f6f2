using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AllianceBot.Protocol.Schema;

/// <summary>Writes what the bot sends. By hand, because the order and absence of fields is part of the contract.</summary>
internal static class WireWriter
{
    // Nothing written here lands in HTML, so accents travel as themselves and count once against the size limit.
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes an activity to a conversation, which fills in what the activity leaves open.</summary>
    public static void Write(IBufferWriter<byte> buffer, OutgoingActivity activity, ConversationReference reference, string? replyToId)
    {
        using var writer = new Utf8JsonWriter(buffer, Options);
        Write(writer, activity, reference, replyToId);
    }

    public static void Write(Utf8JsonWriter writer, OutgoingActivity activity, ConversationReference? reference = null, string? replyToId = null)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, activity.Type);
        WriteAccount(writer, "from"u8, activity.From ?? reference?.Bot);
        WriteAccount(writer, "recipient"u8, activity.Recipient ?? reference?.User);
        WriteConversation(writer, activity.Conversation ?? reference?.Conversation);
        WriteText(writer, "replyToId"u8, activity.ReplyToId ?? replyToId);
        WriteText(writer, "locale"u8, activity.Locale);
        WriteText(writer, "text"u8, activity.Text);
        WriteText(writer, "textFormat"u8, activity.TextFormat);
        WriteText(writer, "summary"u8, activity.Summary);
        WriteAttachments(writer, activity.Attachments);
        WriteEntities(writer, activity);
        if (activity.Alert)
        {
            writer.WriteStartObject("channelData"u8);
            writer.WriteStartObject("notification"u8);
            writer.WriteBoolean("alert"u8, true);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    public static void WriteAccount(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ChannelAccount? account)
    {
        if (account is null)
            return;
        writer.WriteStartObject(name);
        WriteAccountFields(writer, account);
        writer.WriteEndObject();
    }

    public static void WriteAccountFields(Utf8JsonWriter writer, ChannelAccount account)
    {
        writer.WriteString("id"u8, account.Id);
        WriteText(writer, "name"u8, account.Name);
        WriteText(writer, "aadObjectId"u8, account.AadObjectId);
        WriteText(writer, "role"u8, account.Role);
    }

    public static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    private static void WriteConversation(Utf8JsonWriter writer, ConversationAccount? conversation)
    {
        if (conversation is null)
            return;
        writer.WriteStartObject("conversation"u8);
        writer.WriteString("id"u8, conversation.Id);
        WriteText(writer, "conversationType"u8, conversation.ConversationType);
        WriteText(writer, "tenantId"u8, conversation.TenantId);
        writer.WriteEndObject();
    }

    private static void WriteAttachments(Utf8JsonWriter writer, IReadOnlyList<OutgoingAttachment> attachments)
    {
        if (attachments.Count == 0)
            return;
        writer.WriteStartArray("attachments"u8);
        foreach (var attachment in attachments)
        {
            writer.WriteStartObject();
            writer.WriteString("contentType"u8, attachment.ContentType);
            WriteText(writer, "contentUrl"u8, attachment.ContentUrl);
            WriteText(writer, "name"u8, attachment.Name);
            if (!attachment.Content.IsEmpty)
            {
                writer.WritePropertyName("content"u8);
                writer.WriteRawValue(attachment.Content.Span, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteEntities(Utf8JsonWriter writer, OutgoingActivity activity)
    {
        if (activity is { Mentions.Count: 0, IsAiGenerated: false })
            return;
        writer.WriteStartArray("entities"u8);
        foreach (var mention in activity.Mentions)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "mention"u8);
            writer.WriteStartObject("mentioned"u8);
            writer.WriteString("id"u8, mention.Id);
            writer.WriteString("name"u8, mention.Name);
            writer.WriteEndObject();
            writer.WriteString("text"u8, mention.Text);
            writer.WriteEndObject();
        }

        if (activity.IsAiGenerated)
            WriteAiLabel(writer);
        writer.WriteEndArray();
    }

    // Of this entity an activity may hold one alone, or Teams answers 400.
    private static void WriteAiLabel(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "https://schema.org/Message"u8);
        writer.WriteString("@type"u8, "Message"u8);
        writer.WriteString("@context"u8, "https://schema.org"u8);
        writer.WriteStartArray("additionalType"u8);
        writer.WriteStringValue("AIGeneratedContent"u8);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
