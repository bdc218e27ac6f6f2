using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Sources;

/// <summary>What WhatsApp writes into an export besides what people say, in Spanish and English. Texts are compared folded.</summary>
internal static class WhatsAppLines
{
    // Parts of the lines about a group. They stand where a name would, and a colon in the new subject must not make one of them.
    private static readonly string[] SystemParts =
    [
        "cambio el asunto", "cambio el nombre del grupo", "cambio la descripcion", "cambio el icono", "cambio la foto", "cambio los ajustes", "cambio la configuracion", "cambio su numero", "cambio a un nuevo numero",
        "creo el grupo", "creo este grupo", "se unio", "anadio a", "agrego a", "te anadio", "te agrego", "elimino a", "salio del grupo", "ha salido", "fijo un mensaje", "activo los mensajes temporales",
        "changed the subject", "changed the group", "changed this group", "changed the settings", "changed their phone number", "changed to a new number", "created group", "created this group", "joined using", "joined from",
        "joined this group", " added ", "was added", " removed ", "pinned a message", "turned on disappearing", "turned off disappearing", "updated the message timer", "started a call", "inicio una llamada",
    ];

    private static readonly string[] SystemTexts =
    [
        "cifrados de extremo a extremo", "cifrado de extremo a extremo", "end-to-end encrypted", "codigo de seguridad", "security code", "creo el grupo", "creo este grupo", "created group", "created this group",
        "llamada perdida", "missed voice call", "missed video call", "missed group", "te anadio", "te agrego", "added you", "se unio usando", "joined using", "cambio el asunto", "changed the subject",
        "cambio el icono", "cambio la descripcion", "changed this group's icon", "changed the group", "agrego a", "anadio a", "elimino a", "salio del grupo", "left the group", "this chat is with", "este chat es con",
        "mensajes temporales", "disappearing messages",
    ];

    private static readonly string[] Deleted =
    [
        "se elimino este mensaje", "eliminaste este mensaje", "este mensaje fue eliminado", "este mensaje se elimino", "has eliminado este mensaje", "this message was deleted", "you deleted this message",
        "esperando este mensaje", "waiting for this message", "null",
    ];

    private static readonly string[] Edited = ["<this message was edited>", "<se edito este mensaje>", "<se edito este mensaje.>", "<este mensaje fue editado>", "<este mensaje fue editado.>", "<mensaje editado>"];

    private static readonly string[] Media =
    [
        "<media omitted>", "<multimedia omitido>", "<archivo omitido>", "<multimedia omitida>", "<video note omitted>", "<view once voice message omitted>",
        "image omitted", "video omitted", "audio omitted", "gif omitted", "sticker omitted", "contact card omitted", "video note omitted", "document omitted",
        "imagen omitida", "video omitido", "audio omitido", "gif omitido", "sticker omitido", "tarjeta de contacto omitida", "nota de video omitida", "documento omitido",
    ];

    /// <summary>Whether what stands before a colon is the beginning of a line about the group and nobody's name.</summary>
    public static bool IsSystemName(ReadOnlySpan<char> name)
    {
        if (!name.ContainsAny(' ', '\u00A0'))
            return false;
        var folded = TextFolding.Fold(name.ToString());
        return Array.Exists(SystemParts, part => folded.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>iOS gives such lines the group's name as their author, and begins them with a mark of direction, as no person does.</summary>
    public static bool IsSystemText(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.Length == 0 || start[0] != '\u200E')
            return false;
        var folded = TextFolding.Fold(text);
        return Array.Exists(SystemTexts, part => folded.Contains(part, StringComparison.Ordinal));
    }

    public static bool IsDeleted(string text)
    {
        var folded = Short(text);
        return folded.Length > 0 && Array.Exists(Deleted, known => folded == known || folded.TrimEnd('.') == known);
    }

    /// <summary>A line in the place of a photo, a recording or a file.</summary>
    public static bool IsMedia(string line)
    {
        var folded = Short(line);
        return folded.Length > 0 && (Array.Exists(Media, known => folded == known || folded.EndsWith(' ' + known, StringComparison.Ordinal) && line.Contains('\u200E', StringComparison.Ordinal))
            || folded.EndsWith("(archivo adjunto)", StringComparison.Ordinal) || folded.EndsWith("(file attached)", StringComparison.Ordinal)
            || folded.EndsWith('>') && (folded.StartsWith("<adjunto:", StringComparison.Ordinal) || folded.StartsWith("<attached:", StringComparison.Ordinal)));
    }

    /// <summary>The text without the mark that it was edited.</summary>
    public static string WithoutEdited(string text)
    {
        var open = text.LastIndexOf('<');
        return open >= 0 && text.Length - open < 60 && Array.IndexOf(Edited, Short(text[open..])) >= 0 ? text[..open] : text;
    }

    /// <summary>Folded; empty for what is too long to be one of these lines.</summary>
    private static string Short(string text) => text.Length > 250 ? "" : TextFolding.Fold(text);
}
