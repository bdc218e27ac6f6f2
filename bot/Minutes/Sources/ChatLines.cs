namespace AllianceBot.Minutes.Sources;

/// <summary>The lines of a chat, each with the head of a message where it begins one. A name alone above an indented time, as Slack copies it, is one head.</summary>
internal sealed class ChatLines(SourceText text)
{
    public string Line { get; private set; } = "";

    public ChatLine? Head { get; private set; }

    public bool Next()
    {
        if (text.Next() is not { } line)
            return false;
        Line = line;
        Head = ChatLineReader.Read(line);
        if (Head is null && text.Peek() is { Length: > 0 } below && StampScanner.IsBlank(below[0]) && ChatLineReader.IsName(line) && ChatLineReader.ReadTimeAlone(below) is { } stamp)
        {
            text.Next();
            Head = new ChatLine(ChatShape.Heading, stamp, ChatLineReader.Trim(line), "");
        }

        return true;
    }
}
