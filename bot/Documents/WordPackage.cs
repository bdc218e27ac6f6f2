using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using AllianceBot.Documents.Letterheads;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>The parts of one Word document and the package (ECMA-376 part 2) that holds them.</summary>
/// <remarks>
/// Written by hand, because the packaging library draws relationship ids and part names at random and stamps the present
/// time on every entry. Entries are stored, not compressed: a compressor may give other bytes after an update of the runtime.
/// </remarks>
internal sealed class WordPackage
{
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private const string MediaFolder = "media/";

    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    // The earliest time a zip entry can carry.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Id, string Name)[] Parts =
    [
        ("styles", "styles"),
        ("settings", "settings"),
        ("fonts", "fontTable"),
    ];

    public required Document Document { get; init; }

    public required Styles Styles { get; init; }

    public required Settings Settings { get; init; }

    public required Fonts Fonts { get; init; }

    public required IReadOnlyList<WordFurniture> Furniture { get; init; }

    public required IReadOnlyList<LetterheadPicture> Pictures { get; init; }

    public required WordProperties Properties { get; init; }

    public required WordLinks Links { get; init; }

    public void Write(Stream output)
    {
        // A zip written straight to a stream that cannot seek would differ from one that can.
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", ContentTypes());
            Add(zip, "_rels/.rels", PackageRelations());
            Add(zip, "docProps/core.xml", Properties.ToXml());
            Add(zip, "word/document.xml", Document);
            Add(zip, "word/_rels/document.xml.rels", DocumentRelations());
            Add(zip, PathOf("styles"), Styles);
            Add(zip, PathOf("settings"), Settings);
            Add(zip, PathOf("fonts"), Fonts);
            foreach (var piece in Furniture)
            {
                Add(zip, PathOf(piece.Id), piece.Root);
                if (piece.Pictures.Count > 0)
                    Add(zip, $"word/_rels/{piece.Id}.xml.rels", PictureRelations(piece));
            }

            foreach (var picture in Pictures)
                Add(zip, $"word/{MediaFolder}{picture.Name}", picture.Content);
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    private static string PathOf(string id) => $"word/{id}.xml";

    private static void Add(ZipArchive zip, string path, OpenXmlPartRootElement root) => Add(zip, path, writer =>
    {
        writer.WriteStartDocument(standalone: true);
        root.WriteTo(writer);
    });

    private static void Add(ZipArchive zip, string path, XElement root) => Add(zip, path, writer =>
    {
        writer.WriteStartDocument(standalone: true);
        root.WriteTo(writer);
    });

    private static void Add(ZipArchive zip, string path, byte[] content)
    {
        using var stream = Create(zip, path);
        stream.Write(content);
    }

    private static Stream Create(ZipArchive zip, string path)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = EntryTime;
        return entry.Open();
    }

    private static void Add(ZipArchive zip, string path, Action<XmlWriter> write)
    {
        using var stream = Create(zip, path);
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            NewLineHandling = NewLineHandling.Entitize,
        });
        write(writer);
    }

    private IEnumerable<(string Id, string Name)> AllParts => Parts.Concat(Furniture.Select(piece => (piece.Id, piece.Kind)));

    private XElement ContentTypes() => new(
        Types + "Types",
        new XElement(Types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
        new XElement(Types + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
        Pictures.Select(picture => Path.GetExtension(picture.Name)[1..]).Distinct().Select(extension => new XElement(
            Types + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", $"image/{extension}"))),
        Override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        Override("/word/document.xml", WordType + "document.main+xml"),
        AllParts.Select(part => Override($"/{PathOf(part.Id)}", $"{WordType}{part.Name}+xml")));

    private static XElement Override(string part, string type) =>
        new(Types + "Override", new XAttribute("PartName", part), new XAttribute("ContentType", type));

    private static XElement PackageRelations() => new(
        Relations + "Relationships",
        Relation("document", Relationship + "officeDocument", "word/document.xml"),
        Relation("properties", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"));

    private XElement DocumentRelations() => new(
        Relations + "Relationships",
        AllParts.Select(part => Relation(part.Id, Relationship + part.Name, part.Id + ".xml")),
        Links.All.Select(link => Relation(
            link.Id, Relationship + "hyperlink", link.Address, new XAttribute("TargetMode", "External"))));

    private static XElement PictureRelations(WordFurniture piece) => new(
        Relations + "Relationships",
        piece.Pictures.Select(name => Relation(name, Relationship + "image", MediaFolder + name)));

    private static XElement Relation(string id, string type, string target, XAttribute? mode = null) => new(
        Relations + "Relationship",
        new XAttribute("Id", id),
        new XAttribute("Type", type),
        new XAttribute("Target", target),
        mode);
}
