using System.Buffers.Binary;
using System.Globalization;

namespace AllianceBot.Documents.Letterheads;

/// <summary>The pictures of a letterhead, each once: PNG, JPEG and GIF by what they are and not by what they are called.</summary>
internal sealed class LetterheadPictures
{
    /// <summary>Ten times the pixels of a logo that fills the page's width in print; a small file may claim far more.</summary>
    private const long MostPixels = 40_000_000;

    private readonly List<LetterheadPicture> _taken = [];

    public IReadOnlyList<LetterheadPicture> Taken => _taken;

    /// <summary>Its name; null when it is none that is taken.</summary>
    public string? Take(byte[] content)
    {
        if (_taken.Find(known => known.Content.AsSpan().SequenceEqual(content)) is { } same)
            return same.Name;
        var (extension, pixels) = Measure(content);
        if (extension is null || pixels is <= 0 or > MostPixels)
            return null;
        var name = $"letterhead{(_taken.Count + 1).ToString(CultureInfo.InvariantCulture)}.{extension}";
        _taken.Add(new LetterheadPicture(name, content));
        return name;
    }

    private static (string? Extension, long Pixels) Measure(ReadOnlySpan<byte> content)
    {
        if (content.Length >= 24 && content[0] == 0x89 && content[1..].StartsWith("PNG\r\n\u001a\n"u8))
            return ("png", (long)BinaryPrimitives.ReadUInt32BigEndian(content[16..]) * BinaryPrimitives.ReadUInt32BigEndian(content[20..]));
        if (content.Length >= 10 && (content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8)))
            return ("gif", BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) * (long)BinaryPrimitives.ReadUInt16LittleEndian(content[8..]));
        return content is [0xFF, 0xD8, 0xFF, ..] ? ("jpeg", MeasureJpeg(content)) : (null, 0);
    }

    /// <summary>By the frame header (ITU-T T.81, B.2.2); 0 when there is none.</summary>
    private static long MeasureJpeg(ReadOnlySpan<byte> content)
    {
        for (var at = 2; at + 9 <= content.Length && content[at] == 0xFF;)
        {
            var marker = content[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]) * (long)BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]);
            // Fill bytes may stand before a marker.
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
        }

        return 0;
    }
}
