using System.Buffers;
using System.Text;

namespace AllianceBot.Documents;

/// <summary>A line of a table in text form.</summary>
/// <param name="Line">Where it begins in the text, counted from 1; cells may hold line breaks.</param>
/// <param name="Cells">As written, without their quotation marks.</param>
public sealed record CsvRecord(int Line, IReadOnlyList<string> Cells);

/// <summary>
/// Tables as text (RFC 4180). What <see cref="Write"/> writes, <see cref="Read"/> gives back, whatever the cells hold. What
/// other programs write is read as far as it makes sense: semicolons or tabs between the cells, any line ends, a byte order
/// mark, the line <c>sep=;</c> of Excel, empty lines.
/// </summary>
public static class CsvTable
{
    private const char Mark = '\uFEFF';
    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly SearchValues<char> Special = SearchValues.Create("\",;\t\r\n");

    /// <summary>Each row has at least one cell.</summary>
    public static string Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            // A row of one empty cell would be an empty line, which is no row.
            if (row is [""])
                text.Append("\"\"");
            for (var i = 0; i < row.Count; i++)
                WriteCell(i > 0 ? text.Append(',') : text, row[i]);
            text.Append("\r\n");
        }

        return text.ToString();
    }

    /// <exception cref="UnclosedQuoteException">A quotation mark is opened and never closed.</exception>
    public static IReadOnlyList<CsvRecord> Read(string text)
    {
        var (start, separator) = ReadPreamble(text);
        var reader = new Reader(text, start, separator ?? Detect(text, start));
        var records = new List<CsvRecord>();
        while (reader.Next() is { } record)
            records.Add(record);
        return records;
    }

    private static void WriteCell(StringBuilder text, string cell)
    {
        // The mark is quoted too: at the beginning of the text it would not be taken for part of the cell.
        if (!cell.AsSpan().ContainsAny(Special) && !cell.StartsWith(Mark) && !cell.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            text.Append(cell);
        else
            text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private static (int Start, char? Separator) ReadPreamble(string text)
    {
        var start = text.StartsWith(Mark) ? 1 : 0;
        if (!text.AsSpan(start).StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || text.Length < start + 5 || !Separators.Contains(text[start + 4]))
            return (start, null);
        var end = text.AsSpan(start).IndexOfAny('\r', '\n');
        return (end < 0 ? text.Length : start + end, text[start + 4]);
    }

    /// <summary>Whatever separates most cells of the first record.</summary>
    private static char Detect(string text, int start)
    {
        var best = (Separator: Separators[0], Cells: 0);
        foreach (var separator in Separators)
        {
            var cells = FirstRecord(text, start, separator)?.Cells.Count ?? 0;
            if (cells > best.Cells)
                best = (separator, cells);
        }

        return best.Separator;
    }

    private static CsvRecord? FirstRecord(string text, int start, char separator)
    {
        try
        {
            return new Reader(text, start, separator).Next();
        }
        catch (UnclosedQuoteException)
        {
            return null;
        }
    }

    private sealed class Reader(string text, int at, char separator)
    {
        private readonly StringBuilder _cell = new();
        private int _at = at;
        private int _line = 1 + LinesIn(text, at);

        public CsvRecord? Next()
        {
            while (_at < text.Length && text[_at] is '\r' or '\n')
                EndLine();
            if (_at == text.Length)
                return null;
            var line = _line;
            var cells = new List<string> { ReadCell() };
            while (_at < text.Length && text[_at] == separator)
            {
                _at++;
                cells.Add(ReadCell());
            }

            if (_at < text.Length)
                EndLine();
            return new CsvRecord(line, cells);
        }

        private string ReadCell()
        {
            _cell.Clear();
            if (_at < text.Length && text[_at] == '"')
                ReadQuoted();
            // Also what other programs write behind a closing quotation mark.
            while (_at < text.Length && text[_at] != separator && text[_at] is not ('\r' or '\n'))
                _cell.Append(text[_at++]);
            return _cell.ToString();
        }

        private void ReadQuoted()
        {
            var opened = _line;
            for (_at++; _at < text.Length; _at++)
            {
                if (text[_at] == '"')
                {
                    _at++;
                    if (_at == text.Length || text[_at] != '"')
                        return;
                }

                if (text[_at] == '\n' || (text[_at] == '\r' && !(_at + 1 < text.Length && text[_at + 1] == '\n')))
                    _line++;
                _cell.Append(text[_at]);
            }

            throw new UnclosedQuoteException(opened);
        }

        private void EndLine()
        {
            _at += text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;
            _line++;
        }

        private static int LinesIn(string text, int end) => text.AsSpan(0, end).Count('\n');
    }
}

/// <param name="line">Where the quotation mark stands, counted from 1.</param>
public sealed class UnclosedQuoteException(int line) : Exception
{
    public int Line => line;
}
