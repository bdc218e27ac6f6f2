using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Sources;

/// <summary>What came of reading an agenda.</summary>
public abstract record AgendaReading
{
    private AgendaReading() { }

    public sealed record Read(Agenda Agenda) : AgendaReading;

    public sealed record Refused(SourceRefusal Reason) : AgendaReading;
}

/// <summary>
/// The agenda in a file of text, Markdown or Word. Its items are the numbered lines, where there are any; else the headings, of the first level
/// that has several; else the bullets farthest left; else every line. What stands below an item, and the title above all, are no items.
/// </summary>
public static class AgendaReader
{
    private const int MostLines = 5_000;

    private enum Mark
    {
        Plain,
        Number,
        Heading,
        Bullet,
    }

    public static AgendaReading Read(ReadOnlyMemory<byte> file, SourceLimits limits)
    {
        if (file.Length > limits.File)
            return new AgendaReading.Refused(SourceRefusal.TooLarge);
        return SourceContent.Read(file, limits) switch
        {
            SourceContent.Refused(var reason) => new AgendaReading.Refused(reason),
            SourceContent.Text(var text, _) => Read(text),
            _ => new AgendaReading.Refused(SourceRefusal.WrongKind),
        };
    }

    private static AgendaReading Read(SourceText text)
    {
        var lines = new List<Line>();
        while (lines.Count < MostLines && text.Next() is { } line)
            if (PrintableText.Printable(line) is var clean && !string.IsNullOrWhiteSpace(clean))
                lines.Add(Line.Of(clean));
        if (lines.Count == 0)
            return new AgendaReading.Refused(SourceRefusal.Empty);
        var agenda = Agenda.Parse(string.Join('\n', Items(lines).Select(line => line.Text)));
        return agenda.Lines.Count == 0 ? new AgendaReading.Refused(SourceRefusal.NothingSaid) : new AgendaReading.Read(agenda);
    }

    private static List<Line> Items(List<Line> lines)
    {
        if (Leftmost(lines, Mark.Number) is { Count: > 0 } numbered)
            return numbered;
        var headings = lines.Where(line => line.Mark is Mark.Heading).GroupBy(line => line.Level).OrderBy(group => group.Key).FirstOrDefault(group => group.Skip(1).Any());
        if (headings is not null)
            return [.. headings];
        if (Leftmost(lines, Mark.Bullet) is { Count: > 0 } bullets)
            return bullets;
        var plain = lines.Where(line => line.Mark is Mark.Plain && !AgendaHeading.Is(line.Text)).ToList();
        return plain.Count > 0 ? plain : lines;
    }

    private static List<Line> Leftmost(List<Line> lines, Mark mark)
    {
        var marked = lines.Where(line => line.Mark == mark).ToList();
        var leftmost = marked.Select(line => line.Level).DefaultIfEmpty().Min();
        return [.. marked.Where(line => line.Level == leftmost)];
    }

    /// <param name="Mark">What the line begins with.</param>
    /// <param name="Level">Of a heading, its level; of others, how far they are set in, and for 1.2 how many numbers it has.</param>
    /// <param name="Text">Without the mark of a heading; others are taken off by the reader of lines.</param>
    private sealed record Line(Mark Mark, int Level, string Text)
    {
        public static Line Of(string line)
        {
            var text = line.Trim();
            var indent = line.Length - line.AsSpan().TrimStart().Length;
            var level = text.AsSpan().IndexOfAnyExcept('#');
            if (level is > 0 and <= 6 && text[level] == ' ')
            {
                var title = text[level..].Trim().TrimEnd('#').TrimEnd();
                return Depth(title) is { } depth ? new Line(Mark.Number, depth, title) : new Line(Mark.Heading, level, title);
            }

            if (Depth(text) is { } numbers)
                return new Line(Mark.Number, (indent * 8) + numbers, text);
            return "-*+•·◦▪●○‣–—".Contains(text[0]) && text.Length > 1 && text[1] == ' ' ? new Line(Mark.Bullet, indent, text) : new Line(Mark.Plain, indent, text);
        }

        /// <summary>How many numbers "1.", "2)", "1.2." have; null for a line that begins with none, or with one of its own ("2026 budget").</summary>
        private static int? Depth(string text)
        {
            var (at, numbers) = (0, 0);
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                var start = at;
                while (at < text.Length && at < start + 3 && char.IsAsciiDigit(text[at]))
                    at++;
                numbers++;
                if (at < text.Length && text[at] is 'º' or '°')
                    at++;
                if (at >= text.Length || text[at] is not ('.' or ')'))
                    return numbers > 1 && at < text.Length && text[at] == ' ' ? numbers : null;
                at++;
            }

            return numbers > 0 && at < text.Length && text[at] is ' ' or '\t' or '-' ? numbers : null;
        }
    }
}
