using AllianceBot.Storage;

namespace AllianceBot.Conversation.Language;

/// <summary>What an agenda item is for.</summary>
public enum AgendaKind
{
    Decision,
    Discussion,
    Information,
}

/// <summary>One item of an agenda as typed; minutes and kind only where they were written.</summary>
public sealed record AgendaLine(string Title, int? Minutes, AgendaKind? Kind);

/// <summary>An agenda read from pasted text, and what had to be cut.</summary>
public sealed record Agenda
{
    public const int MaxLines = 50;

    /// <summary>In UTF-16 units; a character is never cut in two.</summary>
    public const int MaxTitleLength = 200;

    public required IReadOnlyList<AgendaLine> Lines { get; init; }

    /// <summary>Items past <see cref="MaxLines"/> that were left out.</summary>
    public int DroppedLines { get; init; }

    /// <summary>Titles cut to <see cref="MaxTitleLength"/>.</summary>
    public int ShortenedTitles { get; init; }

    /// <summary>Reads numbered, bulleted or plain lines, or one line parted by semicolons; a heading above them is none. Never throws.</summary>
    public static Agenda Parse(string text)
    {
        var lines = new List<AgendaLine>();
        var (dropped, shortened) = (0, 0);
        foreach (var piece in Pieces(text))
        {
            if (AgendaLineReader.Read(piece) is not { } line)
                continue;
            if (lines.Count == MaxLines)
            {
                dropped++;
                continue;
            }
            if (line.Title.Length > MaxTitleLength)
            {
                shortened++;
                line = line with { Title = TextLimits.Abridge(line.Title, MaxTitleLength) };
            }
            lines.Add(line);
        }
        return new Agenda { Lines = lines, DroppedLines = dropped, ShortenedTitles = shortened };
    }

    private static string[] Pieces(string text)
    {
        // Teams sends a pasted list with line separators of several kinds; a single line may carry the whole agenda.
        var lines = text.Split(['\n', '\r', '\u2028', '\u2029', '\v', '\f'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines is [var only] ? only.Split(';') : WithoutHeadings(lines);
    }

    /// <summary>“Agenda” on the first line is a heading, and further down it is one with a colon; where nothing else is left they are items.</summary>
    private static string[] WithoutHeadings(string[] lines)
    {
        var items = lines.Where((line, index) => index == 0 ? !AgendaHeading.Is(line) : !AgendaHeading.Announces(line)).ToArray();
        return items.Length > 0 ? items : lines;
    }
}
