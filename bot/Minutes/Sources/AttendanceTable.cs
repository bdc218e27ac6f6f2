using System.Globalization;
using System.Text.RegularExpressions;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// The attendance report that organisers download from Teams: UTF-16 text with tabs, in English or Spanish. Its participants stand in a table whose
/// first heading is "Name" (until 2022 "Full Name"); what stands above sums up the meeting, and below it every coming and going is listed again.
/// </summary>
internal static partial class AttendanceTable
{
    private static readonly string[] NameHeadings = ["name", "full name", "nombre", "nombre completo", "participante", "participant"];

    /// <returns>False when there is no such table.</returns>
    public static bool TryRead(IEnumerable<string> lines, AttendanceList people)
    {
        Columns? columns = null;
        foreach (var line in lines)
        {
            var cells = line.Split('\t');
            if (columns is null)
                columns = Columns.Of(cells);
            else if (cells.Length < 2)
                break;
            else
                people.Add(null, columns.Read(cells));
        }

        return columns is not null;
    }

    private sealed record Columns(int? Email, int? Role, int? Duration)
    {
        public static Columns? Of(string[] cells)
        {
            var headings = cells.Select(cell => TextFolding.Fold(cell.Trim())).ToList();
            if (headings.Count < 3 || !NameHeadings.Contains(headings[0]))
                return null;
            return new(Find("mail", "correo"), Find("role", "rol", "funcion"), Find("duration", "duracion"));

            int? Find(params string[] parts) =>
                headings.FindIndex(1, heading => parts.Any(part => heading.Contains(part, StringComparison.Ordinal))) is >= 0 and var at ? at : null;
        }

        public Attendee Read(string[] cells) => new()
        {
            Name = UtteranceList.OneLine(cells[0]),
            Email = Cell(cells, Email),
            Role = Cell(cells, Role),
            Total = LengthOf(Cell(cells, Duration) ?? ""),
        };

        private static string? Cell(string[] cells, int? column) =>
            column is { } at && at < cells.Length && UtteranceList.OneLine(cells[at]) is { Length: > 0 } text ? text : null;
    }

    /// <summary>Such as <c>1h 2m 10s</c>.</summary>
    private static TimeSpan LengthOf(string text)
    {
        var match = LengthPattern().Match(text);
        return new TimeSpan(Number("h"), Number("m"), Number("s"));

        int Number(string unit) => int.TryParse(match.Groups[unit].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    [GeneratedRegex(@"^\s*(?:(?<h>\d{1,3})\s*h)?\s*(?:(?<m>\d{1,4})\s*m(?:in)?)?\s*(?:(?<s>\d{1,5})\s*s)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex LengthPattern();
}
