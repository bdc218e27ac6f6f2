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
    public const int MaxTitleLength = 200;

    public required IReadOnlyList<AgendaLine> Lines { get; init; }

    /// <summary>Items past <see cref="MaxLines"/> that were left out.</summary>
    public int DroppedLines { get; init; }

    /// <summary>Titles cut to <see cref="MaxTitleLength"/> characters.</summary>
    public int ShortenedTitles { get; init; }

    public bool WasCut => DroppedLines > 0 || ShortenedTitles > 0;

    /// <summary>Reads numbered, bulleted or plain lines, or one line parted by semicolons. Never throws.</summary>
    public static Agenda Parse(string text) => new() { Lines = [] };
}
