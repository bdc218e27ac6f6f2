using System.Globalization;
using AllianceBot.Documents;
using AllianceBot.Documents.Letterheads;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Tests.Documents.Letterheads;

/// <summary>Minutes, charter and erratum on an alliance's letterhead.</summary>
public sealed class LetterheadPrintTests
{
    private static readonly Letterhead Usual = Of(TemplateFile.Usual);

    private static readonly Letterhead WithEvenPages = Of(TemplateFile.Usual
        .With("word/document.xml", TemplateFile.Document(""))
        .With("word/settings.xml", $"<w:settings {TemplateFile.Namespaces}><w:evenAndOddHeaders/></w:settings>")
        .With("word/footer1.xml", TemplateFile.Footer("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"3000\"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr><w:p><w:r><w:t>- </w:t></w:r><w:fldSimple w:instr=\" PAGE   \\* MERGEFORMAT \"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:tc></w:tr></w:tbl><w:p/>")));

    private static readonly Letterhead Narrow = Of(TemplateFile.Usual.With("word/document.xml", TemplateFile.Document("", "w:left=\"3000\" w:right=\"3000\" w:top=\"-1000\"")));

    private static readonly ErratumDocument Erratum = new()
    {
        AllianceName = "Alianza", Language = "es", MeetingNumber = "2026-03", MeetingTitle = "Plan", MeetingOn = new(2026, 3, 3), Number = 1, Part = "", Text = "Debe decir «3 %».", IssuedBy = "Ana", IssuedAt = SampleMinutes.Start,
    };

    private static readonly CharterDocument Charter = new()
    {
        AllianceName = "Alianza", Language = "es", Version = 2, Status = "Propuesta", IsAdopted = false,
        Parts = [new("Propósito", 1, ["Llevar el presupuesto al 2 %."]), new("Principios", 1, ["Ser inclusivos"], IsList: true)],
        Adoption = new(["Regla: consenso."], [new("CARE", "Objeta", "Falta nombrar.", "Luis")]),
        Changes = null,
    };

    public static TheoryData<string> Letterheads => ["usual", "even", "narrow"];

    [Theory]
    [MemberData(nameof(Letterheads))]
    public void All_that_is_printed_is_valid_Word(string name)
    {
        var letterhead = Named(name);
        foreach (var language in new[] { "en", "es" })
        {
            foreach (var approval in new[] { null, SampleMinutes.Approval })
                ShouldBeValid((SampleMinutes.Draft with { Language = language, Approval = approval }).Print(letterhead));
            ShouldBeValid(Print(stream => ErratumWordWriter.Write(Erratum with { Language = language }, stream, letterhead)));
            ShouldBeValid(Print(stream => CharterWordWriter.Write(Charter with { Language = language }, stream, letterhead)));
        }

        var crowded = SampleMinutes.Draft with { Present = [.. Enumerable.Range(1, 40).Select(i => new MinutesAttendee($"Person {i}", "Organisation"))] };
        ShouldBeValid(crowded.Print(letterhead));
    }

    [Fact]
    public void Hostile_minutes_on_a_letterhead_are_valid_Word() => CsCheck.Check.Sample(Hostile.Minutes, minutes => ShouldBeValid(minutes.Print(WithEvenPages)), iter: 20);

    [Theory]
    [MemberData(nameof(Letterheads))]
    public void The_same_on_the_same_letterhead_gives_the_same_bytes_also_from_storage(string name)
    {
        var letterhead = Named(name);
        var bytes = SampleMinutes.Spanish.Print(letterhead);
        bytes.ShouldBe(SampleMinutes.Spanish.Print(Letterhead.Deserialize(letterhead.Serialize())));
        bytes.ShouldNotBe(SampleMinutes.Spanish.Bytes());
        letterhead.Serialize().ShouldBe(Letterhead.Deserialize(letterhead.Serialize()).Serialize());
        SampleMinutes.Spanish.Print(null).ShouldBe(SampleMinutes.Spanish.Bytes());
    }

    [Theory]
    [MemberData(nameof(Letterheads))]
    public void Every_page_of_a_draft_says_so_and_none_of_what_is_approved(string name) => Open(SampleMinutes.Spanish.Print(Named(name)), draft =>
    {
        var headers = draft.HeaderParts.Select(part => PrintedText.Of(part.Header)).ToList();
        headers.Count.ShouldBe(name is "even" ? 3 : 2);
        headers.ShouldAllBe(header => header.Contains("BORRADOR", StringComparison.Ordinal));
        Open((SampleMinutes.Spanish with { Approval = SampleMinutes.Approval }).Print(Named(name)), approved =>
            approved.HeaderParts.ShouldAllBe(part => !part.Header!.InnerText.Contains("BORRADOR", StringComparison.Ordinal)));
    });

    [Fact]
    public void Each_kind_of_page_has_its_own_header_with_its_picture()
    {
        Open(SampleMinutes.Spanish.Print(Usual), main =>
        {
            var section = main.Document!.Body!.Descendants<SectionProperties>().First();
            Header(main, section, HeaderFooterValues.Default).ShouldSatisfyAllConditions(
                part => PrintedText.Of(part.Header).ShouldContain(" Red Andina"),
                part => PrintedText.Of(part.Header).ShouldContain("2026-03"),
                part => part.ImageParts.Count().ShouldBe(1));
            Header(main, section, HeaderFooterValues.First).ImageParts.ShouldHaveSingleItem();
        });
        Open(SampleMinutes.Spanish.Print(WithEvenPages), main =>
        {
            main.DocumentSettingsPart!.Settings!.Descendants<EvenAndOddHeaders>().ShouldHaveSingleItem();
            PrintedText.Of(Header(main, main.Document!.Body!.Descendants<SectionProperties>().First(), HeaderFooterValues.Even).Header).ShouldContain("Página par");
        });
    }

    [Fact]
    public void Pages_are_numbered_once()
    {
        // Ours below theirs, where theirs does not count.
        Numbers(Usual).ShouldBe([1, 1], ignoreOrder: true);
        // Theirs on usual and first pages; even pages have no footer but ours.
        Numbers(WithEvenPages).ShouldBe([1, 1, 1], ignoreOrder: true);

        static IReadOnlyList<int> Numbers(Letterhead letterhead)
        {
            IReadOnlyList<int> numbers = [];
            Open(SampleMinutes.Spanish.Print(letterhead), main => numbers = [.. main.FooterParts.Select(part => part.Footer!.Descendants<SimpleField>().Count(f => f.Instruction!.Value!.Contains(" PAGE ", StringComparison.Ordinal)))]);
            return numbers;
        }
    }

    [Theory]
    [MemberData(nameof(Letterheads))]
    public void Tables_are_as_wide_as_the_text_and_every_column_has_room(string name)
    {
        var letterhead = Named(name);
        foreach (var bytes in new[] { SampleMinutes.Spanish.Print(letterhead), Print(s => ErratumWordWriter.Write(Erratum, s, letterhead)), Print(s => CharterWordWriter.Write(Charter, s, letterhead)) })
        {
            Open(bytes, main =>
            {
                foreach (var table in main.Document!.Body!.Elements<Table>())
                {
                    var columns = table.Descendants<GridColumn>().Select(c => int.Parse(c.Width!.Value!, CultureInfo.InvariantCulture)).ToList();
                    columns.Sum().ShouldBeInRange(letterhead.Page.TextWidth - 1, letterhead.Page.TextWidth);
                    columns.ShouldAllBe(width => width >= 500);
                }

                main.Document.Body.Descendants<PageSize>().ShouldAllBe(size => size.Width! == (uint)letterhead.Page.Width);
            });
        }
    }

    [Fact]
    public void Nothing_in_it_leads_out_of_the_document() => Open((SampleMinutes.Draft with { AgendaItems = [] }).Print(Usual), main =>
    {
        main.HeaderParts.SelectMany(part => part.ExternalRelationships.Select(r => r.Uri).Concat(part.HyperlinkRelationships.Select(r => r.Uri))).ShouldBeEmpty();
        main.DocumentSettingsPart!.ExternalRelationships.ShouldBeEmpty();
        main.ExternalRelationships.ShouldBeEmpty();
    });

    internal static void ShouldBeValid(byte[] document)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        foreach (var version in new[] { FileFormatVersions.Office2019, FileFormatVersions.Microsoft365 })
            new OpenXmlValidator(version).Validate(word).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}").ShouldBeEmpty();
    }

    private static HeaderPart Header(MainDocumentPart main, SectionProperties section, HeaderFooterValues type) =>
        (HeaderPart)main.GetPartById(section.Elements<HeaderReference>().Single(r => r.Type! == type).Id!);

    private static void Open(byte[] document, Action<MainDocumentPart> read)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        read(word.MainDocumentPart!);
    }

    private static byte[] Print(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static Letterhead Named(string name) => name switch
    {
        "usual" => Usual,
        "even" => WithEvenPages,
        _ => Narrow,
    };

    private static Letterhead Of(TemplateFile template) => ((LetterheadReading.Read)LetterheadReader.Read(template.ToBytes())).Letterhead;
}
