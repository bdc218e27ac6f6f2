using System.Runtime.CompilerServices;
using AllianceBot.Documents.Letterheads;
using CsCheck;

namespace AllianceBot.Tests.Documents.Letterheads;

/// <summary>What is taken of a template, and what is not, whatever it is made of.</summary>
public sealed class LetterheadReaderTests
{
    [Fact]
    public void Page_headers_footers_picture_and_typeface_of_the_last_section_are_taken()
    {
        var letterhead = Read(TemplateFile.Usual).Letterhead;

        letterhead.Page.ShouldBe(new PageLayout(12240, 15840, 1985, 1701, 1417, 1701, 708, 708));
        letterhead.Font.ShouldBe("Verdana");
        letterhead.Pictures.ShouldHaveSingleItem().Name.ShouldBe("letterhead1.png");
        letterhead.Header!.Xml.ShouldContain(" Red Andina");
        letterhead.Header.Pictures.ShouldBe(["letterhead1.png"]);
        // The old form of a drawing goes, the new one stays, in the colour that the theme has.
        letterhead.FirstHeader!.Xml.ShouldContain("0B6E4F");
        letterhead.FirstHeader.Xml.ShouldNotContain("schemas-microsoft-com:vml");
        // The last section has no footer of its own, so it is that of the one before; and no first one.
        letterhead.Footer!.Xml.ShouldContain("Jr. Puno 123, Lima");
        letterhead.FirstFooter.ShouldBeNull();
        (letterhead.HasEvenPages, letterhead.EvenHeader).ShouldBe((false, null));
        letterhead.Styles.Count.ShouldBe(3);
        letterhead.Styles.ShouldContain(style => style.Contains("Georgia", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_first_page_of_its_own_the_first_is_like_the_others_and_even_pages_are_taken_where_they_differ()
    {
        var letterhead = Read(TemplateFile.Usual
            .With("word/document.xml", TemplateFile.Document(""))
            .With("word/settings.xml", $"<w:settings {TemplateFile.Namespaces}><w:evenAndOddHeaders/></w:settings>")).Letterhead;

        letterhead.FirstHeader.ShouldBe(letterhead.Header);
        letterhead.FirstFooter.ShouldBe(letterhead.Footer);
        letterhead.HasEvenPages.ShouldBeTrue();
        letterhead.EvenHeader!.Xml.ShouldContain("Página par");
    }

    [Fact]
    public void A_template_that_LibreOffice_saved_is_taken()
    {
        var letterhead = LetterheadReader.Read(File.ReadAllBytes(Path.Combine(Folder(), "saved-by-libreoffice.dotx"))).ShouldBeOfType<LetterheadReading.Read>().Letterhead;

        (letterhead.Page.Width, letterhead.Page.Height, letterhead.Page.Left).ShouldBe((12240, 15840, 1701));
        letterhead.Font.ShouldBe("Carlito");
        letterhead.Header!.Xml.ShouldContain("Alianza Abierta por el Campo");
        letterhead.Header.Xml.ShouldContain("2F6B3A", Case.Insensitive);
        letterhead.Footer!.Xml.ShouldContain("secretaria@alianza.example");
        letterhead.Footer.Xml.ShouldContain("PAGE");
    }

    [Theory]
    [InlineData("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> INCLUDEPICTURE \"https://evil.example/a.png\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDEAU</w:instrText></w:r><w:r><w:instrText>TO c:\\\\cmd.exe evil</w:instrText></w:r><w:r><w:t>shown</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDE evil</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>shown</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:fldSimple w:instr=\"MACROBUTTON evil\"><w:r><w:t>shown</w:t></w:r></w:fldSimple></w:p>")]
    [InlineData("<w:p><w:hyperlink r:id=\"rIdWeb\" w:anchor=\"evil\"><w:r><w:t>shown</w:t></w:r></w:hyperlink></w:p>")]
    [InlineData("<w:sdt><w:sdtPr><w:dataBinding w:xpath=\"evil\" w:storeItemID=\"{0}\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>shown</w:t></w:r></w:p></w:sdtContent></w:sdt>")]
    [InlineData("<w:altChunk r:id=\"rIdWeb\"/><w:p><w:ins w:author=\"evil\"><w:r><w:t>shown</w:t></w:r></w:ins><w:del w:author=\"evil\"><w:r><w:delText>evil</w:delText></w:r></w:del></w:p>")]
    [InlineData("<w:p><w:r><w:rPr><w:rPrChange w:author=\"evil\"/></w:rPr><w:t>shown</w:t></w:r><x:evil xmlns:x=\"urn:evil\">evil</x:evil></w:p>")]
    public void What_leads_elsewhere_or_runs_is_left_out_and_the_text_stays(string content)
    {
        var header = Read(TemplateFile.Usual.With("word/header1.xml", TemplateFile.Header(content))).Letterhead.Header!.Xml;
        header.ShouldContain("shown");
        header.ShouldNotContain("evil");
        header.ShouldNotContain("r:id");
    }

    [Theory]
    [InlineData("r:embed=\"rIdLogo\"", "r:link=\"rIdWeb\"")]
    [InlineData("r:embed=\"rIdLogo\"", "r:embed=\"rIdWeb\"")]
    [InlineData("r:embed=\"rIdLogo\"", "r:embed=\"rIdNone\"")]
    [InlineData("drawingml/2006/picture\"><pic:pic>", "drawingml/2006/chart\"><pic:pic>")]
    public void A_picture_that_is_linked_missing_or_no_picture_is_left_out_and_counted(string whole, string changed)
    {
        var logo = TemplateFile.Logo.Replace(whole, changed, StringComparison.Ordinal);
        logo.ShouldNotBe(TemplateFile.Logo);
        var read = Read(TemplateFile.Usual.With("word/header1.xml", TemplateFile.Header($"<w:p>{logo}<w:r><w:t>shown</w:t></w:r></w:p>")));
        read.LeftOut.ShouldBe(1);
        read.Letterhead.Header!.Xml.ShouldNotContain("w:drawing");
        read.Letterhead.Header.Xml.ShouldContain("shown");
    }

    [Fact]
    public void A_picture_is_one_by_what_it_is_and_not_too_large_once_unpacked()
    {
        var huge = TemplateFile.Png(2, 2);
        (huge[16], huge[20]) = (0x10, 0x10);
        foreach (var content in new[] { huge, "MZ not a picture at all, but a program"u8.ToArray(), "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"evil()\"/>"u8.ToArray() })
            Read(TemplateFile.Usual.With("word/media/logo.png", content)).ShouldSatisfyAllConditions(read => read.LeftOut.ShouldBe(2), read => read.Letterhead.Pictures.ShouldBeEmpty());
    }

    public static TheoryData<LetterheadRefusal, string> Bad => new()
    {
        { LetterheadRefusal.WrongKind, "nothing" },
        { LetterheadRefusal.WrongKind, "a text" },
        { LetterheadRefusal.WrongKind, "a zip" },
        { LetterheadRefusal.WrongKind, "a workbook" },
        { LetterheadRefusal.TooLarge, "a large file" },
        { LetterheadRefusal.Macros, "a project" },
        { LetterheadRefusal.Macros, "a type with macros" },
        { LetterheadRefusal.Embedded, "an object" },
        { LetterheadRefusal.Harmful, "a bomb" },
        { LetterheadRefusal.Harmful, "a deep header" },
        { LetterheadRefusal.Harmful, "many parts" },
        { LetterheadRefusal.Damaged, "a document type" },
        { LetterheadRefusal.Damaged, "two of a name" },
        { LetterheadRefusal.Damaged, "another header" },
        { LetterheadRefusal.Damaged, "elements in disorder" },
        { LetterheadRefusal.TooNarrow, "wide margins" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_could_do_harm_or_cannot_be_used_is_refused(LetterheadRefusal reason, string what) =>
        LetterheadReader.Read(Make(what)).ShouldBe(new LetterheadReading.Refused(reason));

    [Fact]
    public void Nothing_that_is_sent_throws_and_what_is_taken_prints()
    {
        var whole = TemplateFile.Usual.ToBytes();
        string[] parts = ["word/document.xml", "word/header1.xml", "word/styles.xml", "word/_rels/header1.xml.rels", "word/theme/theme1.xml", "[Content_Types].xml"];
        var damaged = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Select((at, value) => Changed(whole, at, value));
        var cut = Gen.Int[0, whole.Length].Select(length => whole[..length]);
        var xml = Gen.Select(Gen.OneOf(parts), Gen.Int[0, 400], Gen.OneOf("<w:p/>", "<w:tbl/>", "<w:sectPr/>", " w:val=\"-1\"", "x", "&amp;", "<w:drawing/>", "<a:blip/>", "<mc:AlternateContent/>"))
            .Select((part, at, junk) => TemplateFile.Usual.Inserting(part, at, junk).ToBytes());
        Gen.OneOf(damaged, cut, xml).Sample(
            file =>
            {
                if (LetterheadReader.Read(file) is LetterheadReading.Read read)
                    LetterheadPrintTests.ShouldBeValid(SampleMinutes.Draft.Print(read.Letterhead));
            },
            iter: 150);
    }

    private static byte[] Make(string what) => what switch
    {
        "nothing" => [],
        "a text" => "Membrete"u8.ToArray(),
        "a zip" => new TemplateFile().With("a.txt", "a").ToBytes(),
        "a workbook" => TemplateFile.Usual.With("[Content_Types].xml", TemplateFile.Types("sheet.main")).ToBytes(),
        "a large file" => new byte[LetterheadReader.LargestFile + 1],
        "a project" => TemplateFile.Usual.With("word/vbaProject.bin", [1]).ToBytes(),
        "a type with macros" => TemplateFile.Usual.With("[Content_Types].xml", TemplateFile.Types("template.main").Replace("vnd.openxmlformats-officedocument.wordprocessingml.template.main", "vnd.ms-word.template.macroEnabledTemplate.main", StringComparison.Ordinal)).ToBytes(),
        "an object" => TemplateFile.Usual.With("word/embeddings/oleObject1.bin", [1]).ToBytes(),
        "a bomb" => TemplateFile.Usual.With("word/header1.xml", TemplateFile.Header($"<w:p>{new string(' ', 40_000_000)}</w:p>")).ToBytes(),
        "a deep header" => TemplateFile.Usual.With("word/header1.xml", TemplateFile.Header(Deep(100_000))).ToBytes(),
        "many parts" => Enumerable.Range(0, 600).Aggregate(TemplateFile.Usual, (file, i) => file.With($"word/x{i}.xml", "")).ToBytes(),
        "a document type" => TemplateFile.Usual.With("word/header1.xml", $"<!DOCTYPE w:hdr [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>{TemplateFile.Header("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>")}").ToBytes(),
        "two of a name" => TemplateFile.Usual.ToBytes(again: "word/header1.xml"),
        "another header" => TemplateFile.Usual.With("word/header1.xml", TemplateFile.Document("")).ToBytes(),
        "elements in disorder" => TemplateFile.Usual.With("word/header1.xml", TemplateFile.Header("<w:p><w:t>shown</w:t><w:tbl/></w:p>")).ToBytes(),
        "wide margins" => TemplateFile.Usual.With("word/document.xml", TemplateFile.Document("", "w:left=\"5000\" w:right=\"3000\"")).ToBytes(),
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static string Deep(int levels) => string.Concat(Enumerable.Repeat("<w:p>", levels)) + string.Concat(Enumerable.Repeat("</w:p>", levels));

    private static byte[] Changed(byte[] whole, int at, byte value)
    {
        var changed = whole.ToArray();
        changed[at] = value;
        return changed;
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    private static LetterheadReading.Read Read(TemplateFile template) => LetterheadReader.Read(template.ToBytes()).ShouldBeOfType<LetterheadReading.Read>();
}
