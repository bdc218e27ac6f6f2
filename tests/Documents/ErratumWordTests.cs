using AllianceBot.Documents;
using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace AllianceBot.Tests.Documents;

public sealed class ErratumWordTests
{
    private static readonly ErratumDocument Usual = new()
    {
        AllianceName = "Alianza por la Nutrición",
        Language = "es",
        MeetingNumber = "2026-03",
        MeetingTitle = "Plan regional",
        MeetingOn = new DateOnly(2026, 3, 3),
        Number = 1,
        Part = "Acuerdo 2026-03/D1",
        Text = "Debe decir «3 %».\nEl resto no cambia.",
        IssuedBy = "Ana Quispe",
        IssuedAt = new DateTime(2026, 4, 1, 10, 30, 0),
        MinutesSha256 = new string('a', 64),
    };

    [Theory]
    [InlineData("es", "Fe de erratas 1 del acta de la reunión 2026-03", "Emitida por Ana Quispe el 1 de abril de 2026 a las 10:30", "El acta aprobada no se modifica.")]
    [InlineData("en", "Erratum 1 to the minutes of meeting 2026-03", "Issued by Ana Quispe on 1 April 2026 at 10:30", "The approved minutes are unchanged.")]
    public void It_says_what_is_corrected_by_whom_and_that_the_minutes_stand(string language, string title, string issued, string unchanged)
    {
        using var stream = new MemoryStream(Bytes(Usual with { Language = language }));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        var printed = PrintedText.Body(document.MainDocumentPart!);
        foreach (var text in new[] { title, issued, unchanged, Usual.Text, Usual.Part, Usual.MinutesSha256! })
            printed.ShouldContain(text);
    }

    [Fact]
    public void Equal_errata_give_equal_bytes() => Bytes(Usual).ShouldBe(Bytes(Usual with { }));

    [Fact]
    public void Whatever_people_type_is_valid_Word() => Gen.Select(Gen.String, Gen.String).Sample((a, b) =>
    {
        using var stream = new MemoryStream(Bytes(Usual with { AllianceName = a, MeetingTitle = b, Text = a + b, IssuedBy = b, Part = "", MinutesSha256 = null }));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken).ShouldBeEmpty();
    }, iter: 50);

    [Theory]
    [InlineData("en", "Approved by lazy approval: circulated on 2 March 2026, no objections by 9 March 2026", "Amendments accepted during circulation: 2.")]
    [InlineData("es", "Aprobada por aprobación tácita: circulada el 2 de marzo de 2026, sin objeciones hasta el 9 de marzo de 2026", "Enmiendas aceptadas durante la circulación: 2.")]
    public void Minutes_that_nobody_objected_to_say_so(string language, string approved, string accepted)
    {
        var circulated = new MinutesCirculated(new(2026, 3, 2), new(2026, 3, 9), IsUnopposed: true, VotedAs: "", Accepted: 2);
        var minutes = SampleMinutes.Draft with { Language = language, AttendanceNotes = ["Eva Ruiz was there."], Approval = new("", SampleMinutes.Start.AddDays(7)) { Circulation = circulated } };
        using var stream = new MemoryStream(minutes.Bytes());
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken).ShouldBeEmpty();
        var printed = PrintedText.Body(document.MainDocumentPart!);
        foreach (var text in new[] { approved, accepted, "Eva Ruiz was there." })
            printed.ShouldContain(text);
    }

    [Theory]
    [InlineData("en", "Circulated among the members on 2 March 2026; the period for amendments, until 9 March 2026, was ended early, on 3 March 2026.")]
    [InlineData("es", "Circulada entre los miembros el 2 de marzo de 2026; el plazo para observaciones, hasta el 9 de marzo de 2026, se acortó y terminó el 3 de marzo de 2026.")]
    public void Minutes_that_were_approved_before_the_last_day_say_so(string language, string said)
    {
        var circulated = new MinutesCirculated(new(2026, 3, 2), new(2026, 3, 9), IsUnopposed: false, VotedAs: "", Accepted: 0) { EndedEarlyOn = new(2026, 3, 3) };
        var minutes = SampleMinutes.Draft with { Language = language, Approval = SampleMinutes.Approval with { Circulation = circulated } };
        minutes.Read(PrintedText.Body).ShouldContain(said);
    }

    private static byte[] Bytes(ErratumDocument erratum)
    {
        using var stream = new MemoryStream();
        ErratumWordWriter.Write(erratum, stream);
        return stream.ToArray();
    }
}
