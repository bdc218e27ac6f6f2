using System.Buffers;
using System.Text;
using System.Text.Unicode;

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
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
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

    /// <summary>
    /// The text of a file: UTF-8 or UTF-16 with a byte order mark, else UTF-8 if it can be, else Windows-1252, which is how
    /// Excel in Europe and Latin America saves “CSV”.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode.GetString(file);
        if (file.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Encoding.BigEndianUnicode.GetString(file);
        return (Utf8.IsValid(file) ? Encoding.UTF8 : Windows1252).GetString(file);
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

    /// <summary>Whatever stands most often in the first record, outside quotation marks.</summary>
    private static char Detect(string text, int start)
    {
        Span<int> counts = stackalloc int[Separators.Length];
        var (isQuoted, isEmpty) = (false, true);
        foreach (var c in text.AsSpan(start))
        {
            if (c is '\r' or '\n' && !isQuoted)
            {
                if (!isEmpty)
                    break;
                continue;
            }

            isEmpty = false;
            if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && Array.IndexOf(Separators, c) is >= 0 and var kind)
                counts[kind]++;
        }

        var best = 0;
        for (var i = 1; i < counts.Length; i++)
            best = counts[i] > counts[best] ? i : best;
        return Separators[best];
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
