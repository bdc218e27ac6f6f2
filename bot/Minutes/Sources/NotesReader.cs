namespace AllianceBot.Minutes.Sources;

/// <summary>Notes as people type them: each line one utterance without a time. Marks of bullets and headings are dropped, all other Markdown is text.</summary>
internal static class NotesReader
{
    public static SourceReading Read(SourceText text, SourceContext context)
    {
        var list = new UtteranceList(context.Limits);
        var names = new SpeakerPrefixes(context.People);
        text.Rewind();
        while (text.Next() is { } line)
            if (WithoutMarks(line) is { Length: > 0 } said)
                names.Count(said);
        text.Rewind();
        while (text.Next() is { } line)
        {
            if (WithoutMarks(line) is not { Length: > 0 } said)
                continue;
            var (speaker, rest) = names.PartFullName(said);
            list.Add(SourceKind.Notes, null, null, speaker, rest);
        }

        list.Note(SourceNoticeKind.Shortened, text.Shortened);
        return list.ToReading(SourceFormat.Notes);
    }

    /// <summary>Empty for a line without words, such as a rule. <c>#acuerdo</c> is no heading: no blank follows.</summary>
    public static string WithoutMarks(string line)
    {
        var rest = line.AsSpan().Trim();
        if (rest.IndexOfAnyExcept('#') is > 0 and <= 6 and var level && char.IsWhiteSpace(rest[level]))
            rest = rest[level..].Trim().TrimEnd('#').TrimEnd();
        while (rest.Length > 1 && "-*+•·◦▪●○‣⁃>–—".Contains(rest[0]) && char.IsWhiteSpace(rest[1]))
            rest = rest[1..].TrimStart();
        if (rest.StartsWith("[ ]") || rest.StartsWith("[x]", StringComparison.OrdinalIgnoreCase))
            rest = rest[3..].TrimStart();
        foreach (var c in rest)
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                return rest.ToString();
        return "";
    }
}
