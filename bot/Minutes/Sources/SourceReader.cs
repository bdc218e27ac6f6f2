using System.Text;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// Turns what people hand in into utterances. What a file is shows in its content; its name decides only where content does not. No content
/// throws; time and memory are linear in the size, which <see cref="SourceLimits"/> bounds.
/// </summary>
public static class SourceReader
{
    /// <param name="file">Read to its end, or to the limit when it is larger. What it throws itself, as a lost connection does, passes.</param>
    public static async Task<SourceReading> ReadAsync(Stream file, SourceContext context, CancellationToken cancellationToken) =>
        await SourceFile.ReadAsync(file, context.Limits.File, cancellationToken) is { } bytes ? Read(bytes, context) : new SourceReading.Refused(SourceRefusal.TooLarge);

    /// <summary>What somebody typed or pasted.</summary>
    public static SourceReading ReadPasted(string text, SourceContext context) => Read(Encoding.UTF8.GetBytes(text), context);

    /// <summary>A file that is in memory already.</summary>
    public static SourceReading Read(ReadOnlyMemory<byte> file, SourceContext context)
    {
        if (file.Length > context.Limits.File)
            return new SourceReading.Refused(SourceRefusal.TooLarge);
        return SourceContent.Read(file, context.Limits) switch
        {
            SourceContent.Refused(var reason) => new SourceReading.Refused(reason),
            SourceContent.Text(var text, var isWord) => ReadText(text, isWord, context),
            _ => new SourceReading.Refused(SourceRefusal.WrongKind),
        };
    }

    private static SourceReading ReadText(SourceText text, bool isWord, SourceContext context)
    {
        if (FirstLine(text) is not { } first)
            return new SourceReading.Refused(SourceRefusal.Empty);
        if (CueReader.IsSignature(first) || (context.IsNamed(".vtt") && CueReader.HasCues(text)))
            return CueReader.Read(text, context, SourceFormat.WebVtt);
        if (CueReader.HasCues(text))
            return CueReader.Read(text, context, isWord ? SourceFormat.TeamsDocument : SourceFormat.SubRip);
        if (HasSpokenText(text))
            return GraphCues.Read(text, context);
        if (IsOtherMarkup(first, context))
            return new SourceReading.Refused(SourceRefusal.WrongKind);
        return ChatReader.TryRead(text, context) ?? NotesReader.Read(text, context);
    }

    /// <summary>The first line with anything in it.</summary>
    private static string? FirstLine(SourceText text)
    {
        text.Rewind();
        while (text.Next() is { } line)
            if (!string.IsNullOrWhiteSpace(line))
                return line;
        return null;
    }

    /// <summary>Objects one a line, or the same in the brackets of a list.</summary>
    private static bool HasSpokenText(SourceText text)
    {
        text.Rewind();
        for (var lines = 0; lines < 3 && text.Next() is { } line; lines++)
            if (GraphCues.IsCue(line.TrimStart('[')) && line.Contains("\"spokenText\"", StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>Web pages, rich text and data are text too, and their marks are not what people said.</summary>
    private static bool IsOtherMarkup(string first, SourceContext context)
    {
        var start = first.AsSpan().TrimStart();
        return start.StartsWith("{\\rtf", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || context.IsNamed(".json");
    }
}
