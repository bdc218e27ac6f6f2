using System.Text.Json;
using System.Text.Json.Serialization;

namespace AllianceBot.Documents.Letterheads;

/// <summary>
/// What an alliance's own Word template lends to every document: page, headers, footers and typeface. It is what was taken of the
/// template, cleaned, and never the file itself.
/// </summary>
public sealed record Letterhead
{
    public required PageLayout Page { get; init; }

    /// <summary>The typeface of the template's text; null where it names none.</summary>
    public string? Font { get; init; }

    /// <summary>Left and right pages differ: the even ones have headers and footers of their own.</summary>
    public bool HasEvenPages { get; init; }

    /// <summary>Null where the template has none on such pages.</summary>
    public LetterheadPart? Header { get; init; }

    public LetterheadPart? FirstHeader { get; init; }

    public LetterheadPart? EvenHeader { get; init; }

    public LetterheadPart? Footer { get; init; }

    public LetterheadPart? FirstFooter { get; init; }

    public LetterheadPart? EvenFooter { get; init; }

    /// <summary>The styles that headers and footers are in, each the XML of a <c>w:style</c> under a name that is none of ours.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];

    public IReadOnlyList<LetterheadPicture> Pictures { get; init; } = [];

    /// <summary>As it is kept; equal letterheads give equal bytes.</summary>
    public byte[] Serialize() => JsonSerializer.SerializeToUtf8Bytes(this, LetterheadJson.Default.Letterhead);

    /// <exception cref="JsonException">These are not the bytes of a letterhead.</exception>
    public static Letterhead Deserialize(ReadOnlySpan<byte> kept) =>
        JsonSerializer.Deserialize(kept, LetterheadJson.Default.Letterhead) ?? throw new JsonException("There is no letterhead.");
}

/// <summary>A page and what stays free around its text, in twentieths of a point.</summary>
/// <param name="Header">From the upper edge to the header.</param>
/// <param name="Footer">From the lower edge to the footer.</param>
public sealed record PageLayout(int Width, int Height, int Top, int Right, int Bottom, int Left, int Header, int Footer)
{
    /// <summary>A4.</summary>
    public static readonly PageLayout Usual = new(11906, 16838, Top: 1361, Right: 1247, Bottom: 1247, Left: 1247, Header: 624, Footer: 567);

    [JsonIgnore]
    public int TextWidth => Width - Left - Right;

    [JsonIgnore]
    public int TextHeight => Height - Top - Bottom;
}

/// <summary>A header or a footer.</summary>
/// <param name="Xml">A whole <c>w:hdr</c> or <c>w:ftr</c>.</param>
/// <param name="Pictures">Names of the pictures in it, which are the ids of their relationships too.</param>
/// <param name="HasPageNumber">It counts the pages by itself.</param>
public sealed record LetterheadPart(string Xml, IReadOnlyList<string> Pictures, bool HasPageNumber);

/// <param name="Name">Such as <c>letterhead1.png</c>.</param>
/// <param name="Content">A PNG, JPEG or GIF.</param>
public sealed record LetterheadPicture(string Name, byte[] Content);

[JsonSerializable(typeof(Letterhead))]
internal sealed partial class LetterheadJson : JsonSerializerContext;
