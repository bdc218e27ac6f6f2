using System.IO.Compression;
using AllianceBot.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Tests.Documents;

public sealed class MinutesWordWriterTests
{
    [Theory]
    [InlineData("en", "Attendance,Agenda,Discussion,Decisions,Tasks,Next meeting,Signatures")]
    [InlineData("es", "Lista de asistentes,Orden del día,Desarrollo de la reunión,Acuerdos,Tareas,Próxima reunión,Firmas")]
    [InlineData("es-PE", "Lista de asistentes,Orden del día,Desarrollo de la reunión,Acuerdos,Tareas,Próxima reunión,Firmas")]
    public void The_sections_come_in_the_order_a_secretariat_writes_them(string language, string headings) =>
        (SampleMinutes.Draft with { Language = language })
            .Read(main => PrintedText.InStyle(main, "Heading1"))
            .ShouldBe(headings.Split(','));

    [Fact]
    public void Agenda_and_discussion_number_the_items_alike()
    {
        string[] items = ["1.\tSurvey results", "2.\tNext meeting"];
        SampleMinutes.Draft.Read(main => PrintedText.InStyle(main, "AgendaItem")).ShouldBe(items);
        SampleMinutes.Draft.Read(main => PrintedText.InStyle(main, "Heading2")).ShouldBe(items);
    }

    [Theory]
    [InlineData("en", "Before the first item", "Other matters", "No agenda was recorded.")]
    [InlineData("es", "Antes del primer punto", "Otros asuntos", "No se registró el orden del día.")]
    public void What_was_raised_outside_the_agenda_is_headed_without_a_number(string language, string before, string others, string noAgenda)
    {
        MinutesAgendaItem outside = new() { Number = null, Title = " ", Notes = [SampleMinutes.Note("x")] };
        var minutes = SampleMinutes.Draft with { Language = language, AgendaItems = [outside with { IsBeforeFirst = true }, outside] };
        minutes.Read(main => PrintedText.InStyle(main, "Heading2")).ShouldBe([before, others]);
        minutes.Read(PrintedText.Body).ShouldContain(noAgenda);
    }

    [Fact]
    public void Headings_reach_the_outline_and_stay_with_what_follows()
    {
        var styles = SampleMinutes.Draft.Read(main => main.StyleDefinitionsPart!.Styles!.Elements<Style>()
            .Where(style => style.StyleId?.Value is "Heading1" or "Heading2")
            .Select(style => (
                style.StyleName!.Val!.Value,
                style.StyleParagraphProperties!.OutlineLevel!.Val!.Value,
                style.StyleParagraphProperties.KeepNext is not null))
            .ToList());
        styles.ShouldBe([("heading 1", 0, true), ("heading 2", 1, true)]);
    }

    [Theory]
    [InlineData("en", "DRAFT", "Draft, not yet approved")]
    [InlineData("es", "BORRADOR", "Borrador, pendiente de aprobación")]
    public void A_draft_says_so_on_every_page_and_leaves_lines_to_sign(string language, string mark, string status)
    {
        var draft = SampleMinutes.Draft with { Language = language };
        draft.Read(PrintedText.Headers).ShouldAllBe(header => header.Contains(mark));
        draft.Read(PrintedText.Body).ShouldContain(status);
        draft.Read(main => PrintedText.InStyle(main, "SignatureLine")).ShouldBe(["Ana Quispe", "Jorge Ramírez"]);
    }

    [Theory]
    [InlineData("en", "DRAFT", "Approved by Ana Quispe on 10 March 2026 at 10:00")]
    [InlineData("es", "BORRADOR", "Aprobada por Ana Quispe el 10 de marzo de 2026 a las 10:00")]
    public void Approved_minutes_say_by_whom_and_when_and_carry_no_draft_mark(string language, string mark, string approval)
    {
        var approved = SampleMinutes.Draft with { Language = language, Approval = SampleMinutes.Approval };
        approved.Read(PrintedText.Headers).ShouldAllBe(header => !header.Contains(mark));
        approved.Read(main => PrintedText.InStyle(main, "Approval")).ShouldBe([approval]);
        // An institution signs on paper what was approved on a screen.
        approved.Read(main => PrintedText.InStyle(main, "SignatureLine")).ShouldBe(["Ana Quispe", "Jorge Ramírez"]);
    }

    [Theory]
    [InlineData("en", "Apologies,Absent organisations", "Not reached: 2 of 5 organisations present, at least 3 needed", "Tuesday 7 April 2026, 10:00, Cusco")]
    [InlineData("es", "Se excusaron,Organizaciones ausentes", "No hubo quórum: organizaciones presentes, 2 de 5; mínimo, 3", "martes 7 de abril de 2026, 10:00, Cusco")]
    public void Who_was_missing_whether_enough_were_there_and_when_to_meet_again_is_said(string language, string headings, string quorum, string next)
    {
        var minutes = SampleMinutes.Draft with { Language = language };
        minutes.Read(main => PrintedText.InStyle(main, "PartHeading")).Take(2).ShouldBe(headings.Split(','));
        var body = minutes.Read(PrintedText.Body);
        body.ShouldContain(quorum);
        body.ShouldContain(next);
        body.ShouldContain("Radio Altiplano");
    }

    [Fact]
    public void Long_lists_stand_in_two_columns_and_what_follows_in_one()
    {
        var many = Enumerable.Range(1, 9).Select(i => $"Organización {i}").ToList();
        var minutes = SampleMinutes.Spanish with { Present = [.. many.Select(name => new MinutesAttendee("Ana", name))], Absent = many };
        minutes.Read(main => main.Document.Descendants<SectionProperties>().Select(s => (int)(s.GetFirstChild<Columns>()!.ColumnCount?.Value ?? 1)).ToList())
            .ShouldBe([1, 2, 1, 2, 1]);
        minutes.Read(main => main.Document.Descendants<SectionProperties>().Count(s => s.Elements<HeaderReference>().Any())).ShouldBe(1);
    }

    [Fact]
    public void Later_pages_name_the_alliance_and_the_meeting()
    {
        var headers = SampleMinutes.Spanish.Read(PrintedText.Headers);
        headers.ShouldContain(header => header.StartsWith("Alianza por la Nutrición\tActa de la reunión 2026-03"));
    }

    [Theory]
    [InlineData("en", "Page ", " of ")]
    [InlineData("es", "Página ", " de ")]
    public void The_footer_counts_pages_with_fields(string language, string page, string of) =>
        (SampleMinutes.Draft with { Language = language })
            .Read(main => main.FooterParts.Single().Footer.Descendants<Paragraph>().Single().ChildElements
                .Where(element => element is not ParagraphProperties)
                .Select(element => element is SimpleField field ? field.Instruction!.Value!.Trim() : element.InnerText)
                .Where(text => text.Length > 0)
                .ToList())
            .ShouldBe([page, "PAGE", of, "NUMPAGES"]);

    [Theory]
    [InlineData("en", "en-GB", "3 March 2026", "10:00–11:35 (America/Lima)", "3 people, 2 organisations")]
    [InlineData("es", "es-MX", "3 de marzo de 2026", "10:00–11:35 (America/Lima)", "3 personas, 2 organizaciones")]
    public void Facts_are_written_as_the_language_writes_them(string language, string tag, params string[] facts)
    {
        var minutes = SampleMinutes.Draft with { Language = language };
        var body = minutes.Read(PrintedText.Body);
        facts.ShouldAllBe(fact => body.Contains(fact));
        minutes.Read(main => main.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value).ShouldBe(tag);
    }

    [Fact]
    public void A_meeting_past_midnight_shows_both_days() =>
        (SampleMinutes.Spanish with { EndedAt = SampleMinutes.Start.AddHours(15) })
            .Read(PrintedText.Body)
            .ShouldContain("3 de marzo de 2026, 10:00 – 4 de marzo de 2026, 01:00");

    [Fact]
    public void Decisions_and_tasks_stand_under_their_item_and_in_the_summary_that_leads_back()
    {
        SampleMinutes.Draft.Read(main => PrintedText.InStyle(main, "Decision"))
            .ShouldBe(["Decision 2026-03/D1\nWe publish the report."]);
        SampleMinutes.Draft.Read(main => PrintedText.InStyle(main, "TaskItem"))
            .ShouldBe(["Task 2026-03/T1\nSend the data.\nJorge Ramírez · Due 20 March 2026"]);
        SampleMinutes.Draft.Read(main => PrintedText.InStyle(main, "TableText").TakeLast(6))
            .ShouldBe(["2026-03/D1", "We publish the report.", "2026-03/T1", "Send the data.", "Jorge Ramírez", "20 March 2026"]);

        var (anchors, bookmarks) = SampleMinutes.Draft.Read(main => (
            main.Document.Descendants<Hyperlink>().Select(link => link.Anchor?.Value).OfType<string>().ToList(),
            main.Document.Descendants<BookmarkStart>().Select(bookmark => bookmark.Name!.Value!).ToList()));
        anchors.ShouldBe(["item_1", "item_2", "decision_1_1", "task_1_1"]);
        bookmarks.ShouldBe(anchors, ignoreOrder: true);
    }

    [Fact]
    public void Nothing_recorded_is_said_and_not_left_out()
    {
        var empty = SampleMinutes.Spanish with { Present = [], AgendaItems = [] };
        empty.Read(main => PrintedText.InStyle(main, "NothingRecorded")).ShouldBe(
        [
            "No se registró la asistencia.", "No se registró el orden del día.", "No se registró nada.",
            "No se tomaron acuerdos.", "No se acordaron tareas.",
        ]);
    }

    [Fact]
    public void Tables_repeat_their_heading_keep_their_rows_whole_and_describe_themselves()
    {
        var tables = SampleMinutes.Draft.Read(main => main.Document.Descendants<Table>().ToList());
        tables.Count.ShouldBe(4);
        tables.ShouldAllBe(table => table.GetFirstChild<TableProperties>()!.TableCaption!.Val!.Value!.Length > 0
            && table.GetFirstChild<TableProperties>()!.TableDescription!.Val!.Value!.Length > 0);
        tables.SelectMany(table => table.Elements<TableRow>())
            .ShouldAllBe(row => row.TableRowProperties!.Elements<CantSplit>().Any());
        tables.Count(table => table.Elements<TableRow>().First().TableRowProperties!.Elements<TableHeader>().Any()).ShouldBe(2);
    }

    [Fact]
    public void A_long_list_of_people_goes_in_two_columns()
    {
        var many = SampleMinutes.Draft with { Present = [.. Enumerable.Range(1, 40).Select(i => new MinutesAttendee($"Person {i}"))] };
        many.Read(Columns).ShouldBe([1, 2, 1]);
        SampleMinutes.Draft.Read(Columns).ShouldBe([1]);

        static List<int> Columns(MainDocumentPart main) =>
            [.. main.Document.Descendants<Columns>().Select(columns => (int)(columns.ColumnCount?.Value ?? 1))];
    }

    [Fact]
    public void The_file_names_itself_in_its_properties()
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(SampleMinutes.Spanish.Bytes()), isEditable: false);
        word.PackageProperties.Title.ShouldBe("Acta de la reunión 2026-03: Regional plan");
        word.PackageProperties.Creator.ShouldBe("Alianza por la Nutrición");
        word.PackageProperties.Language.ShouldBe("es-MX");
    }

    [Fact]
    public void The_stream_stays_open_and_is_written_where_it_stands()
    {
        using var stream = new MemoryStream();
        stream.WriteByte(42);
        MinutesWordWriter.Write(SampleMinutes.Draft, stream);
        stream.ToArray()[1..].ShouldBe(SampleMinutes.Draft.Bytes());
        using var zip = new ZipArchive(new MemoryStream(SampleMinutes.Draft.Bytes()));
        zip.Entries.ShouldAllBe(entry => entry.LastWriteTime.Year == 1980);
    }
}
