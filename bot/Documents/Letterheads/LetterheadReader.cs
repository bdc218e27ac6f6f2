using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using static AllianceBot.Documents.Letterheads.LetterheadMarkup;

namespace AllianceBot.Documents.Letterheads;

/// <summary>Reads a Word template (.dotx or .docx; ECMA-376, parts 1 and 2) that somebody sent, for what it lends to our documents.</summary>
public static class LetterheadReader
{
    /// <summary>The largest file, in bytes.</summary>
    public const int LargestFile = 2 * 1024 * 1024;

    // Ten centimetres: a table of tasks has four columns.
    private const int NarrowestText = 5670;
    private const int LargestPage = 31680;

    private static readonly XNamespace Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly string[] DocumentTypes =
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"];

    /// <summary>Never throws, whatever the file is.</summary>
    public static LetterheadReading Read(byte[] file)
    {
        if (file.Length > LargestFile)
            return Refused(LetterheadRefusal.TooLarge);
        try
        {
            return PackageDirectory.CountEntries(file, LetterheadPackage.MostEntries) switch
            {
                null => Refused(LetterheadRefusal.WrongKind),
                > LetterheadPackage.MostEntries => Refused(LetterheadRefusal.Harmful),
                _ => ReadPackage(file),
            };
        }
        catch (HarmfulContentException)
        {
            return Refused(LetterheadRefusal.Harmful);
        }
        catch (Exception problem) when (problem is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or FormatException or OverflowException or OpenXmlPackageException)
        {
            return Refused(LetterheadRefusal.Damaged);
        }
    }

    private static LetterheadReading.Refused Refused(LetterheadRefusal reason) => new(reason);

    private static LetterheadReading ReadPackage(byte[] file)
    {
        using var package = new LetterheadPackage(file);
        if (FindRefusal(package) is { } reason)
            return Refused(reason);
        if (package.MainPart is not { } main || package.ReadXml(main) is not { } document || document.Name != Word + "document")
            return Refused(LetterheadRefusal.WrongKind);
        var sections = document.Descendants(Word + "sectPr").Where(section => section.Parent?.Name.LocalName is "body" or "pPr").ToList();
        var page = PageOf(sections.LastOrDefault());
        if (page.TextWidth < NarrowestText || page.TextHeight < NarrowestText)
            return Refused(LetterheadRefusal.TooNarrow);
        var (letterhead, leftOut) = Take(package, main, sections, page);
        return IsValid(letterhead) ? new LetterheadReading.Read(letterhead, leftOut) : Refused(LetterheadRefusal.Damaged);
    }

    /// <summary>What somebody should take out before it is sent. Nothing of the kind would be taken anyway; but the file should not pass for harmless.</summary>
    private static LetterheadRefusal? FindRefusal(LetterheadPackage package)
    {
        var types = package.ReadXml("[Content_Types].xml")?.Descendants().Select(type => (string?)type.Attribute("ContentType") ?? "").ToList();
        if (types is null)
            return LetterheadRefusal.WrongKind;
        if (types.Concat(package.Names).Any(name => Has(name, "vbaProject", "vbaData", "macroEnabled")))
            return LetterheadRefusal.Macros;
        if (types.Concat(package.Names).Any(name => Has(name, "/embeddings/", "oleObject", "activeX")))
            return LetterheadRefusal.Embedded;
        return types.Exists(DocumentTypes.Contains) ? null : LetterheadRefusal.WrongKind;
    }

    private static bool Has(string name, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static (Letterhead Letterhead, int LeftOut) Take(LetterheadPackage package, string main, List<XElement> sections, PageLayout page)
    {
        var relations = package.RelationsOf(main);
        var theme = new LetterheadTheme(ReadOf("/theme"));
        var styles = new LetterheadStyles(ReadOf("/styles"), theme);
        var pictures = new LetterheadPictures();
        var cleaner = new LetterheadCleaner(package, theme, styles, pictures);
        var hasEven = IsOn(ReadOf("/settings")?.Element(Word + "evenAndOddHeaders"));
        var hasFirst = IsOn(sections.LastOrDefault()?.Element(Word + "titlePg"));
        var (header, footer) = (Part("header", "default"), Part("footer", "default"));
        var letterhead = new Letterhead
        {
            Page = page,
            HasEvenPages = hasEven,
            Header = header,
            FirstHeader = hasFirst ? Part("header", "first") : header,
            EvenHeader = hasEven ? Part("header", "even") : null,
            Footer = footer,
            FirstFooter = hasFirst ? Part("footer", "first") : footer,
            EvenFooter = hasEven ? Part("footer", "even") : null,
            Font = styles.Font,
            Styles = styles.Taken,
            Pictures = pictures.Taken,
        };
        return (letterhead, cleaner.LeftOut);

        XElement? ReadOf(string type) => relations.Values.FirstOrDefault(r => r.Type.EndsWith(type, StringComparison.Ordinal)) is { } relation ? package.ReadXml(relation.Target) : null;

        // A section that has none of its own goes on with that of the one before.
        LetterheadPart? Part(string kind, string pages) => sections
            .Select(section => section.Elements(Word + $"{kind}Reference").FirstOrDefault(r => ((string?)r.Attribute(Word + "type") ?? "default") == pages))
            .LastOrDefault(reference => reference is not null) is { } last
            && (string?)last.Attribute(Relation + "id") is { } id && relations.TryGetValue(id, out var relation)
                ? cleaner.Clean(relation.Target, kind is "header" ? "hdr" : "ftr")
                : null;
    }

    private static bool IsOn(XElement? flag) => flag is not null && (string?)flag.Attribute(Word + "val") is not ("0" or "false" or "off");

    /// <summary>A template's margin may be negative, which fixes it whatever the header's height; ours always leave the header its room.</summary>
    private static PageLayout PageOf(XElement? section)
    {
        var (size, margin, usual) = (section?.Element(Word + "pgSz"), section?.Element(Word + "pgMar"), PageLayout.Usual);
        return new PageLayout(
            Length(size, "w", usual.Width),
            Length(size, "h", usual.Height),
            Length(margin, "top", usual.Top),
            Length(margin, "right", usual.Right),
            Length(margin, "bottom", usual.Bottom),
            Length(margin, "left", usual.Left) + Length(margin, "gutter", 0),
            Length(margin, "header", usual.Header),
            Length(margin, "footer", usual.Footer));
    }

    private static int Length(XElement? of, string name, int usual) =>
        of?.Attribute(Word + name) is { } written ? Math.Min(LargestPage, Math.Abs((int)Math.Round((double)written))) : usual;

    /// <summary>A document with it is written and looked at as Word would, before anybody's minutes are.</summary>
    private static bool IsValid(Letterhead letterhead)
    {
        var trial = new ErratumDocument
        {
            AllianceName = "-", Language = "en", MeetingNumber = "-", MeetingTitle = "-", MeetingOn = default, Number = 1, Part = "", Text = "-", IssuedBy = "-", IssuedAt = default, MinutesSha256 = null,
        };
        using var content = new MemoryStream();
        ErratumWordWriter.Write(trial, content, letterhead);
        content.Position = 0;
        using var word = WordprocessingDocument.Open(content, isEditable: false);
        return new[] { FileFormatVersions.Office2019, FileFormatVersions.Microsoft365 }.All(version => !new OpenXmlValidator(version).Validate(word).Any());
    }
}
