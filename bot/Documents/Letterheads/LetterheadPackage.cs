using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace AllianceBot.Documents.Letterheads;

/// <summary>Where a part leads, inside the package.</summary>
internal sealed record LetterheadRelation(string Type, string Target);

/// <summary>
/// The parts of a template that somebody sent. Nothing is unpacked to a disk, nothing outside the package is followed, and
/// unpacking stops at limits, whatever sizes the package declares.
/// </summary>
internal sealed class LetterheadPackage : IDisposable
{
    public const int MostEntries = 500;

    private const string OfficeDocument = "/officeDocument";
    // Only to work out where a relative address leads.
    private const string Inside = "http://package.invalid/";

    private const int MostXml = 4 * 1024 * 1024;

    /// <summary>All that is read of one template, in bytes once unpacked.</summary>
    private const int MostInAll = 16 * 1024 * 1024;

    /// <summary>A table in a drawing in a table of a header is some forty elements deep.</summary>
    private const int DeepestXml = 100;

    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private long _left = MostInAll;

    /// <exception cref="InvalidDataException">It is no zip, or has two parts of one name.</exception>
    public LetterheadPackage(byte[] file)
    {
        _zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        foreach (var entry in _zip.Entries)
        {
            if (!_entries.TryAdd(entry.FullName, entry))
                throw new InvalidDataException("Two parts have one name.");
        }
    }

    public IEnumerable<string> Names => _entries.Keys;

    /// <summary>The document itself; null when this is no Word document.</summary>
    public string? MainPart => RelationsOf("").Values.FirstOrDefault(relation => relation.Type.EndsWith(OfficeDocument, StringComparison.Ordinal))?.Target;

    /// <summary>Null when there is no such part.</summary>
    /// <exception cref="XmlException">It is no XML, or has a document type.</exception>
    /// <exception cref="HarmfulContentException">It is deeper or larger than any template's.</exception>
    public XElement? ReadXml(string name)
    {
        if (ReadBytes(name, MostXml) is not { } content)
            return null;
        using (var depth = XmlReader.Create(new MemoryStream(content), Careful))
        {
            while (depth.Read())
            {
                if (depth.Depth > DeepestXml)
                    throw new HarmfulContentException();
            }
        }

        using var reader = XmlReader.Create(new MemoryStream(content), Careful);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root;
    }

    /// <summary>Null when there is no such part.</summary>
    /// <exception cref="HarmfulContentException">There is more of it.</exception>
    public byte[]? ReadBytes(string name, int most)
    {
        if (!_entries.TryGetValue(name, out var entry))
            return null;
        using var stream = new BoundedStream(entry.Open(), Math.Min(most, _left));
        using var read = new MemoryStream();
        stream.CopyTo(read);
        _left -= read.Length;
        return read.ToArray();
    }

    /// <summary>The relations of a part to others of the package, by id; what leads outside is not among them.</summary>
    /// <param name="part">Empty for the package itself.</param>
    public Dictionary<string, LetterheadRelation> RelationsOf(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var found = new Dictionary<string, LetterheadRelation>(StringComparer.Ordinal);
        foreach (var relation in ReadXml($"{folder}_rels/{part[folder.Length..]}.rels")?.Elements(Relations + "Relationship") ?? [])
        {
            var (id, type, target) = ((string?)relation.Attribute("Id"), (string?)relation.Attribute("Type"), (string?)relation.Attribute("Target"));
            if (id is null || type is null || target is null || (string?)relation.Attribute("TargetMode") is "External")
                continue;
            if (Uri.TryCreate(new Uri($"{Inside}{folder}"), target, out var uri) && uri.AbsoluteUri.StartsWith(Inside, StringComparison.Ordinal))
                found[id] = new(type, Uri.UnescapeDataString(uri.AbsolutePath).TrimStart('/'));
        }

        return found;
    }

    public void Dispose() => _zip.Dispose();
}
