using System.Text.Json;
using AllianceBot.Protocol.Schema;

namespace AllianceBot.Protocol.Connector;

/// <summary>Writes the request that creates a conversation.</summary>
internal static class ConversationParametersWriter
{
    public static void Write(PooledBuffer buffer, ConversationParameters parameters)
    {
        using var writer = new Utf8JsonWriter(buffer, WireWriter.Options);
        writer.WriteStartObject();
        writer.WriteBoolean("isGroup"u8, parameters.IsGroup);
        WireWriter.WriteAccount(writer, "bot"u8, parameters.Bot);
        if (parameters.MemberId is { } member)
        {
            writer.WriteStartArray("members"u8);
            writer.WriteStartObject();
            writer.WriteString("id"u8, member);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        WireWriter.WriteText(writer, "tenantId"u8, parameters.TenantId);
        writer.WriteStartObject("channelData"u8);
        WriteId(writer, "channel"u8, parameters.ChannelId);
        WriteId(writer, "tenant"u8, parameters.TenantId);
        writer.WriteEndObject();
        if (parameters.Activity is { } activity)
        {
            writer.WritePropertyName("activity"u8);
            WireWriter.Write(writer, activity);
        }

        writer.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? id)
    {
        if (id is null)
            return;
        writer.WriteStartObject(name);
        writer.WriteString("id"u8, id);
        writer.WriteEndObject();
    }
}
