using System.Text;
using System.Text.Unicode;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// The lines of a text file, one at a time, so that a large file is never one large string. UTF-8, or UTF-16 with its mark or recognisable
/// without; a line that is no UTF-8 is read as Windows-1252, which is what Latin American desktops still save.
/// </summary>
internal sealed class SourceText
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly int _longest;
    private int _at;
    private string? _peeked;

    public SourceText(ReadOnlyMemory<byte> file, SourceLimits limits)
    {
        _bytes = WithoutMark(ToUtf8(file));
        _longest = limits.Line;
    }

    /// <summary>Lines that were longer than they may be.</summary>
    public int Shortened { get; private set; }

    /// <summary>The whole file in UTF-8, without a mark.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Everything again from the first line.</summary>
    public void Rewind()
    {
        _at = 0;
        _peeked = null;
        Shortened = 0;
    }

    public string? Peek() => _peeked ??= Read();

    /// <summary>The next line without its end; null after the last.</summary>
    public string? Next()
    {
        var line = _peeked ?? Read();
        _peeked = null;
        return line;
    }

    private string? Read()
    {
        if (_at >= _bytes.Length)
            return null;
        var rest = _bytes.Span[_at..];
        // WebVTT, section 4.1: a line ends at CR LF, LF or CR.
        var length = rest.IndexOfAny((byte)'\n', (byte)'\r');
        if (length < 0)
            length = rest.Length;
        var after = length + 1 < rest.Length && rest[length] == '\r' && rest[length + 1] == '\n' ? 2 : 1;
        _at += Math.Min(rest.Length, length + after);
        return Decode(rest[..length]);
    }

    private string Decode(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty)
            return "";
        if (line.Length > _longest)
        {
            Shortened++;
            var end = _longest;
            // Never in the middle of a character: its later bytes begin with the bits 10.
            while (end > _longest - 4 && (line[end] & 0xC0) == 0x80)
                end--;
            line = line[..end];
        }

        return (Utf8.IsValid(line) ? Encoding.UTF8 : Windows1252).GetString(line);
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> text) => text.Span.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;

    private static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> file)
    {
        var encoding = WideEncodingOf(file.Span);
        return encoding is null ? file : Encoding.UTF8.GetBytes(encoding.GetString(file.Span));
    }

    /// <summary>Whether the file is in UTF-16.</summary>
    public static bool IsWide(ReadOnlySpan<byte> file) => WideEncodingOf(file) is not null;

    /// <summary>UTF-16, by its mark or because every other byte at the beginning is zero; null for anything else.</summary>
    private static Encoding? WideEncodingOf(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode;
        if (file.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Encoding.BigEndianUnicode;
        var head = file[..Math.Min(file.Length & ~1, 64)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < head.Length; i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }

        var most = head.Length / 2 * 3 / 4;
        return head.Length < 8 ? null : odd > most && even == 0 ? Encoding.Unicode : even > most && odd == 0 ? Encoding.BigEndianUnicode : null;
    }
}
