using System.Buffers;
using System.Text.Json;

namespace AllianceBot.Protocol.Schema;

/// <summary>
/// The two cards with which a file goes out in personal chat. Source: learn.microsoft.com, "Send and receive files using bot".
/// </summary>
public static class FileCards
{
    /// <summary>Asks the person whether the bot may store the file in their OneDrive.</summary>
    /// <param name="name">The file name, extension included.</param>
    /// <param name="description">What the file is for.</param>
    /// <param name="size">In bytes.</param>
    /// <param name="context">UTF-8 JSON that comes back with the person's word, whichever it is. It comes from the client: never trust it.</param>
    public static OutgoingAttachment Consent(string name, string description, long size, ReadOnlyMemory<byte> context) => new()
    {
        ContentType = ContentTypes.FileConsentCard,
        Name = name,
        Content = Write((description, size, context), static (writer, card) =>
        {
            writer.WriteString("description", card.description);
            writer.WriteNumber("sizeInBytes", card.size);
            writer.WritePropertyName("acceptContext");
            writer.WriteRawValue(card.context.Span, skipInputValidation: true);
            writer.WritePropertyName("declineContext");
            writer.WriteRawValue(card.context.Span, skipInputValidation: true);
        }),
    };

    /// <summary>Shows a file that was stored, to open or download.</summary>
    /// <param name="upload">Where it went, as the client said it.</param>
    /// <param name="name">Its name when the client gave none.</param>
    public static OutgoingAttachment Stored(FileUploadInfo upload, string name)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return new()
        {
            ContentType = ContentTypes.FileInfoCard,
            ContentUrl = upload.ContentUrl,
            Name = upload.Name ?? name,
            Content = Write(upload, static (writer, file) =>
            {
                WireWriter.WriteText(writer, "uniqueId"u8, file.UniqueId);
                WireWriter.WriteText(writer, "fileType"u8, file.FileType);
            }),
        };
    }

    private static ReadOnlyMemory<byte> Write<T>(T state, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, WireWriter.Options))
        {
            writer.WriteStartObject();
            write(writer, state);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
