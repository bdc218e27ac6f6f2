using AllianceBot.Minutes.Sources;

namespace AllianceBot.Tests.Minutes.Sources;

/// <summary>Word files: the transcript that Teams saves, notes, and files made to do harm.</summary>
public sealed class WordTests
{
    /// <summary>The shape of a transcript downloaded from Teams: title, date, length, who began; then name and time in one run, a break, and what was said.</summary>
    private static string Said(string name, string time, string text) =>
        $"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{name}</w:t></w:r><w:r><w:t xml:space=\"preserve\">   {time}</w:t></w:r><w:r><w:br/><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    [Fact]
    public void The_transcript_that_Teams_saves_has_names_and_times_above_what_is_said()
    {
        var file = Packages.Word(Packages.Paragraph("Mesa de nutrición-20260312_100530-Meeting Transcript") + Packages.Paragraph("March 12, 2026, 3:05PM") + Packages.Paragraph("1h 2m 10s")
            + Packages.Paragraph("Ana Pérez started transcription") + Said("Ana Pérez", "0:03", "Buenos días.") + Said("O'Brien, Tom (Guest)", "59:07", "Good morning &amp; welcome. ")
            + Said("Ana Pérez", "1:02:03", "Acordamos: sí.") + Packages.Paragraph("Ana Pérez stopped transcription"));
        var read = Reading.Of(file).ShouldBeOfType<SourceReading.Read>();
        Reading.Lines(read.Utterances).ShouldBe(["3-3 Ana Pérez: Buenos días.", "3547-3547 O'Brien, Tom (Guest): Good morning & welcome.", "3723-3723 Ana Pérez: Acordamos: sí."]);
        read.Format.ShouldBe(SourceFormat.TeamsDocument);
        read.Utterances.ShouldAllBe(said => said.Source == SourceKind.Transcript);
    }

    [Fact]
    public void Also_with_what_is_said_in_paragraphs_of_its_own() =>
        Reading.Of(Packages.WordOf("Ana Pérez   0:03", "Buenos días.", "Empezamos.", "Li   0:10", "Hola.")).Lines().ShouldBe(["3-3 Ana Pérez: Buenos días. Empezamos.", "10-10 Li: Hola."]);

    [Fact]
    public void An_older_transcript_has_cues_in_its_paragraphs() =>
        Reading.Of(Packages.WordOf("0:0:0.0 --> 0:0:5.320", "Ana Pérez", "Buenos días.", "0:0:6.0 --> 0:0:7.0", "Li", "Hola.", "Gracias.")).Lines()
            .ShouldBe(["0-5.32 Ana Pérez: Buenos días.", "6-7 Li: Hola. Gracias."]);

    [Fact]
    public void Notes_are_read_line_by_line_without_what_was_deleted()
    {
        var file = Packages.Word(
            Packages.Paragraph("Acta", "<w:pStyle w:val=\"Ttulo1\"/>") + Packages.Paragraph("Se aprueba el acta anterior.", "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>")
            + "<w:p/><w:p><w:ins><w:r><w:t>Nuevo</w:t></w:r></w:ins><w:del><w:r><w:delText>viejo</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>movido</w:t></w:r></w:moveFrom><w:r><w:tab/><w:t>texto</w:t></w:r></w:p>"
            + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>celda</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            + "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>una vez</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>dos veces</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>");
        var read = Reading.Of(file).ShouldBeOfType<SourceReading.Read>();
        Reading.Lines(read.Utterances).ShouldBe(["Acta", "Se aprueba el acta anterior.", "Nuevo texto", "celda", "una vez"]);
        read.Utterances.ShouldAllBe(said => said.Source == SourceKind.Notes && said.Start == null && said.End == null);
    }

    [Fact]
    public void The_zip_that_WhatsApp_exports_holds_one_chat() =>
        Reading.Of(Packages.Zip(("_chat.txt", "[12/03/26, 21:05:11] Ana: hola\n[12/03/26, 21:05:13] Ana: sí"), ("00000001-PHOTO.jpg", "x"))).Lines().ShouldBe(["0-0 Ana: hola", "2-2 Ana: sí"]);

    [Fact]
    public void Another_zip_is_refused() => Reading.Of(Packages.Zip(("xl/workbook.xml", "<x/>"), ("a.txt", "a"), ("b.txt", "b"))).Refusal().ShouldBe(SourceRefusal.WrongKind);

    [Theory]
    [InlineData("<!DOCTYPE w:document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>", "&b;")]
    [InlineData("<!DOCTYPE w:document SYSTEM \"file:///etc/passwd\">", "x")]
    [InlineData("<!DOCTYPE w:document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;")]
    public void A_file_that_declares_entities_is_refused(string declaration, string text) =>
        Reading.Of(Packages.Zip(("word/document.xml", $"{declaration}<w:document {Packages.Namespaces}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"))).Refusal().ShouldBe(SourceRefusal.Harmful);

    [Fact]
    public void A_file_that_unpacks_to_many_times_its_size_is_refused()
    {
        var file = Packages.Word(Packages.Paragraph(new string('a', 20 * 1024 * 1024)));
        file.Length.ShouldBeLessThan(300_000);
        Reading.Of(file).Refusal().ShouldBe(SourceRefusal.Harmful);
    }

    [Fact]
    public void So_is_a_chat_that_unpacks_to_many_times_its_size() =>
        Reading.Of(Packages.Zip(("_chat.txt", new string('a', 20 * 1024 * 1024)))).Refusal().ShouldBe(SourceRefusal.Harmful);

    [Fact]
    public void So_is_one_that_declares_less_than_it_unpacks_to()
    {
        var file = Packages.Word(Packages.Paragraph(new string('a', 20 * 1024 * 1024)));
        var entry = file.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(file.AsSpan(entry + 24), 1000);
        Reading.Of(file).ShouldBeOfType<SourceReading.Refused>().Reason.ShouldBeOneOf(SourceRefusal.Harmful, SourceRefusal.Damaged);
    }

    [Fact]
    public void So_is_one_of_too_many_parts() =>
        Reading.Of(Packages.Zip([.. Enumerable.Range(0, 2_001).Select(i => ($"{i}", ""))])).Refusal().ShouldBe(SourceRefusal.Harmful);

    [Fact]
    public void So_is_one_that_is_nested_without_end() =>
        Reading.Of(Packages.Word(string.Concat(Enumerable.Repeat("<w:p>", 10_000)))).Refusal().ShouldBe(SourceRefusal.Harmful);

    [Theory]
    [InlineData("<w:p><w:r><w:t>half")]
    [InlineData("<w:p><w:r><w:t>a</w:p>")]
    [InlineData("<w:p><w:t>&unknown;</w:t></w:p>")]
    [InlineData("<w:p><w:t>\u0001</w:t></w:p>")]
    public void A_broken_document_is_refused(string body) => Reading.Of(Packages.Word(body)).Refusal().ShouldBe(SourceRefusal.Damaged);

    [Fact]
    public void A_package_cut_anywhere_is_refused()
    {
        var file = Packages.WordOf("Acta de la reunión", "Se acuerda todo.");
        for (var length = 4; length < file.Length; length += 7)
            Reading.Of(file[..length]).Refusal().ShouldBeOneOf(SourceRefusal.Damaged, SourceRefusal.WrongKind);
    }

    [Fact]
    public void An_empty_document_says_nothing() => Reading.Of(Packages.Word("<w:p/><w:p/>")).Refusal().ShouldBe(SourceRefusal.Empty);

    [Fact]
    public void An_old_or_locked_Word_file_is_refused() =>
        Reading.Of([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]).Refusal().ShouldBe(SourceRefusal.OldOrLockedWord);

    [Theory]
    [InlineData("Dr. Luis Prado")]
    [InlineData("Ana M. Torres")]
    [InlineData("+51 987 654 321")]
    [InlineData("Lic. María del C. Soto (Guest)")]
    public void A_name_with_a_full_stop_or_a_number_stands_above_what_is_said_too(string name) =>
        Reading.Of(Packages.Word(Said("Ana Pérez", "0:03", "Buenos días.") + Said(name, "0:05", "Hola."))).Lines().ShouldBe(["3-3 Ana Pérez: Buenos días.", $"5-5 {name}: Hola."]);
}
