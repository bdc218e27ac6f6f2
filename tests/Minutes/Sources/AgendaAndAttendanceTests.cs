using System.Text;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.Tests.Minutes.Sources;

/// <summary>The agenda and the list of those present, as files.</summary>
public sealed class AgendaAndAttendanceTests
{
    private static string Agenda(string text) => Agenda(Encoding.UTF8.GetBytes(text));

    private static string Agenda(byte[] file) =>
        string.Join('|', AgendaReader.Read(file, SourceLimits.Usual).ShouldBeOfType<AgendaReading.Read>().Agenda.Lines.Select(line => line.Title + (line.Minutes is { } minutes ? $" {minutes}'" : "")));

    [Theory]
    [InlineData("# Orden del día\n\n1. Acta anterior (10 min)\n   - leerla\n2. Presupuesto\n   1. gastos\n3) Varios\n\nGracias", "Acta anterior 10'|Presupuesto|Varios")]
    [InlineData("1. Acta\n1.1 Lectura\n1.2. Firma\n2. Presupuesto", "Acta|Presupuesto")]
    [InlineData("# Mesa\n## 1. Acta\ntexto\n## 2. Presupuesto\n- detalle", "Acta|Presupuesto")]
    [InlineData("# Mesa\n## Acta\ntexto\n## Presupuesto\n- detalle", "Acta|Presupuesto")]
    [InlineData("# Acta\n# Presupuesto", "Acta|Presupuesto")]
    [InlineData("Orden del día:\n- Acta\n  - lectura\n- Presupuesto", "Acta|Presupuesto")]
    [InlineData("AGENDA\nActa\nPresupuesto 2026\r\n2026 plan", "Acta|Presupuesto 2026|2026 plan")]
    [InlineData("Agenda", "Agenda")]
    [InlineData("Acta; Presupuesto; Varios", "Acta|Presupuesto|Varios")]
    [InlineData("1.- Acta\n2.- Presupuesto", "Acta|Presupuesto")]
    [InlineData("1º. Acta\n2º. Presupuesto", "Acta|Presupuesto")]
    public void An_agenda_gives_its_items(string text, string items) => Agenda(text).ShouldBe(items);

    [Fact]
    public void An_agenda_in_Word_gives_its_items() =>
        Agenda(Packages.Word(Packages.Paragraph("Orden del día", "<w:pStyle w:val=\"Title\"/>") + Packages.Paragraph("Acta", "<w:numPr><w:ilvl w:val=\"0\"/></w:numPr>")
            + Packages.Paragraph("lectura", "<w:numPr><w:ilvl w:val=\"1\"/></w:numPr>") + Packages.Paragraph("Presupuesto", "<w:numPr><w:ilvl w:val=\"0\"/></w:numPr>"))).ShouldBe("Acta|Presupuesto");

    [Theory]
    [InlineData("", SourceRefusal.Empty)]
    [InlineData("\n \n", SourceRefusal.Empty)]
    [InlineData("---", SourceRefusal.NothingSaid)]
    [InlineData("%PDF-1.7", SourceRefusal.WrongKind)]
    public void What_is_no_agenda_is_refused(string text, SourceRefusal reason) =>
        AgendaReader.Read(Encoding.UTF8.GetBytes(text), SourceLimits.Usual).ShouldBeOfType<AgendaReading.Refused>().Reason.ShouldBe(reason);

    private static AttendanceReading Attendance(string text) => AttendanceReader.Read(Encoding.UTF8.GetBytes(text), SourceLimits.Usual);

    private static IReadOnlyList<Attendee> People(string text) => Attendance(text).ShouldBeOfType<AttendanceReading.Read>().Attendees;

    private static string Record(string id, string name, string email, int seconds, string intervals = "[]") =>
        $$"""{"emailAddress":{{email}},"totalAttendanceInSeconds":{{seconds}},"role":"Presenter","identity":{"id":{{id}},"displayName":"{{name}}","tenantId":null},"attendanceIntervals":{{intervals}}}""";

    [Fact]
    public void Reports_of_one_meeting_are_merged()
    {
        var first = Record("\"a\"", "Ana Pérez", "\"ana@care.org\"", 60, """[{"joinDateTime":"2026-03-12T15:00:00Z","leaveDateTime":null,"durationInSeconds":60}]""");
        var again = Record("\"a\"", "Ana Pérez (CARE)", "\"ANA@care.org\"", 30, """[{"joinDateTime":null,"leaveDateTime":"2026-03-12T16:00:00Z"}, 7]""");
        var guest = Record("null", "Li", "\"\"", 10);
        var guestAgain = Record("null", "LI", "null", 5);
        var people = People($$"""{"value":[{"id":"1","totalParticipantCount":2,"attendanceRecords":[{{first}},{{guest}}]},{"id":"2","attendanceRecords":[{{again}},{{guestAgain}}]}]}""");
        people.Select(person => (person.Name, person.Email, person.Total.TotalSeconds)).ShouldBe([("Ana Pérez", "ana@care.org", 90), ("Li", null, 15)]);
        people[0].Role.ShouldBe("Presenter");
        people[0].Intervals.ShouldBe([new(new DateTimeOffset(2026, 3, 12, 15, 0, 0, TimeSpan.Zero), null), new(null, new DateTimeOffset(2026, 3, 12, 16, 0, 0, TimeSpan.Zero))]);
    }

    [Fact]
    public void Two_people_of_one_name_stay_two() =>
        People($"[{Record("\"a\"", "Ana", "null", 1)},{Record("\"b\"", "Ana", "null", 1)}]").Count.ShouldBe(2);

    [Theory]
    [InlineData("[\"Ana Pérez\", \" Li \", \"Ana Pérez\"]")]
    [InlineData("{\"present\": [\"Ana Pérez\", {\"name\": \"Li\"}]}")]
    [InlineData("[{\"attendanceRecords\":[{\"identity\":{\"displayName\":\"Ana Pérez\"}}]},{\"attendanceRecords\":[{\"identity\":{\"displayName\":\"Li\"}},{\"identity\":{\"displayName\":\"ana perez\"}}]}]")]
    [InlineData("Ana Pérez\n- Li\n\n---\n")]
    public void Names_alone_will_do(string text) => People(text).Select(person => person.Name).ShouldBe(["Ana Pérez", "Li"]);

    [Theory]
    [InlineData("{", SourceRefusal.Damaged)]
    [InlineData("[[[[[[[[[[[[[[[[[[[[\"Ana\"]]]]]]]]]]]]]]]]]]]]", SourceRefusal.Damaged)]
    [InlineData("[]", SourceRefusal.NothingSaid)]
    [InlineData("{\"attendanceRecords\":[{\"identity\":null,\"totalAttendanceInSeconds\":-5},7,null,{\"identity\":\"x\"},{\"identity\":{\"displayName\":\"\\ud800\"}}]}", SourceRefusal.NothingSaid)]
    [InlineData("", SourceRefusal.Empty)]
    public void What_is_no_list_is_refused(string text, SourceRefusal reason) => Attendance(text).ShouldBeOfType<AttendanceReading.Refused>().Reason.ShouldBe(reason);

    [Fact]
    public void A_person_who_joins_without_end_costs_no_more_than_their_lines()
    {
        var record = Record("\"a\"", "Ana", "null", 1, """[{"joinDateTime":"2026-03-12T15:00:00Z"}]""");
        var person = People($"[{string.Join(',', Enumerable.Repeat(record, 20_000))}]").ShouldHaveSingleItem();
        person.Intervals.Count.ShouldBe(200);
        person.Total.TotalSeconds.ShouldBe(20_000);
    }

    private const string Participants = "Ana Pérez\t3/24/26, 2:58:01 PM\t3/24/26, 4:00:11 PM\t1h 2m 10s\tana@care.org\tana@care.org\tOrganizer\r\nLi (Guest)\t3/24/26, 3:01:01 PM\t3/24/26, 4:00:11 PM\t59m 10s\t\t\tPresenter\r\n";

    [Theory]
    [InlineData("1. Summary\r\nMeeting title\tForo\r\nAttended participants\t2\r\n\r\n2. Participants\r\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\r\n")]
    [InlineData("1. Resumen\r\nTítulo de la reunión\tForo\r\n\r\n2. Participantes\r\nNombre\tPrimera unión\tÚltima salida\tDuración de la reunión\tCorreo electrónico\tId. de participante (UPN)\tRol\r\n")]
    [InlineData("Meeting Summary\r\nTotal Number of Participants\t2\r\n\r\nFull Name\tJoin Time\tLeave Time\tDuration\tEmail\tParticipant ID (UPN)\tRole\r\n")]
    public void The_report_that_Teams_lets_people_download_gives_its_participants(string above)
    {
        var file = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes($"{above}{Participants}\r\n3. In-Meeting Activities\r\nName\tJoin Time\r\nAna Pérez\t3/24/26\r\n")).ToArray();
        var people = AttendanceReader.Read(file, SourceLimits.Usual).ShouldBeOfType<AttendanceReading.Read>().Attendees;
        people.Select(person => (person.Name, person.Email, person.Role, (int)person.Total.TotalSeconds)).ShouldBe([("Ana Pérez", "ana@care.org", "Organizer", 3730), ("Li (Guest)", null, "Presenter", 3550)]);
    }

    [Fact]
    public void A_table_of_something_else_is_no_list_of_people() =>
        Attendance("Rubro\tMonto\nTalleres\t500\n").ShouldBeOfType<AttendanceReading.Refused>().Reason.ShouldBe(SourceRefusal.WrongKind);
}
