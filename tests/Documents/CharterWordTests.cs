using AllianceBot.Documents;
using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace AllianceBot.Tests.Documents;

public sealed class CharterWordTests
{
    private static readonly CharterDocument Usual = new()
    {
        AllianceName = "Alianza por la Nutrición",
        Language = "es",
        Version = 2,
        Status = "Adoptada el 17 de marzo de 2026: vigente",
        IsAdopted = true,
        Parts =
        [
            new("Propósito", 1, ["Llevar el presupuesto de nutrición al 2 % del gasto público, con los comedores de las cinco provincias más pobres primero."]),
            new("Mensurable", 2, ["La desnutrición crónica de menores de cinco años baja 5 puntos en la encuesta nacional."]),
            new("Con plazo", 2, ["Para la ley de presupuesto de 2028."]),
            new("Principios", 1, ["Ser inclusivos", "Que las personas hablen por sí mismas", "Compartir los méritos"], IsList: true),
            new("No negociables", 1, ["La ley nombra a los pueblos indígenas y a las mujeres"], IsList: true),
            new("Modos de trabajo", 1, ["Reuniones ordinarias: cada 8 semanas", "Decisiones: por consentimiento"], IsList: true),
            new("Términos de referencia", 1, ["Primer párrafo de los términos.", "", "Segundo párrafo."]),
        ],
        Adoption = new(
            ["Regla: consenso; responde al menos el 50 % y nadie objeta.", "Adoptan: 2; objetan: 1; se abstienen: 0; sin responder: 1 (organizaciones: 4)."],
            [
                new("Red Andina de Nutrición", "Adopta", "", "Ana Quispe, 2 de marzo de 2026"),
                new("CARE", "Objeta", "Falta nombrar a las organizaciones de mujeres.\nCon ellas, adoptamos.", "Luis Rojas, 3 de marzo de 2026"),
            ]),
        Changes = new("Cambios respecto de la versión 1",
        [
            new("Principios",
            [
                new("Cambia:", [new(CharterSpanKind.Same, "Que "), new(CharterSpanKind.Removed, "todos"), new(CharterSpanKind.Added, "las personas"), new(CharterSpanKind.Same, " hablen por sí mismas")]),
                new("Se agrega:", [new(CharterSpanKind.Added, "Compartir los méritos")]),
            ]),
        ]),
    };

    [Fact]
    public void A_charter_is_valid_Word_in_both_languages_and_states()
    {
        foreach (var language in new[] { "es", "en" })
            foreach (var isAdopted in new[] { true, false })
                ShouldBeValid(Usual with { Language = language, IsAdopted = isAdopted });
        ShouldBeValid(Usual with { Parts = [new("", 1, [])], Adoption = null, Changes = null, AllianceName = "", Status = "" });
        ShouldBeValid(Usual with { Adoption = new([], [.. Enumerable.Range(0, 500).Select(i => new CharterAnswerRow($"Organisation {i}", "Adopts", "", "A"))]) });
    }

    [Fact]
    public void Equal_charters_give_equal_bytes() => Bytes(Usual).ShouldBe(Bytes(Usual with { }));

    [Fact]
    public void What_was_removed_and_added_is_marked_in_the_text() =>
        Read(Usual, body => body).ShouldSatisfyAllConditions(
            body => body.ShouldContain("<w:rStyle w:val=\"Removed\" />", Case.Sensitive),
            body => body.ShouldContain("<w:rStyle w:val=\"Added\" />", Case.Sensitive));

    [Fact]
    public void Whatever_people_type_is_valid_Word() => Gen.Select(Gen.String, Gen.String).Sample((a, b) => ShouldBeValid(Usual with
    {
        AllianceName = a,
        Status = b,
        Parts = [new(a, 1, [b, "=HYPERLINK(\"http://x\")", "<w:p/>", "مرحبا " + a]), new("x", 2, [a, b], IsList: true)],
        Adoption = new([b], [new(a, "Objects", b, a)]),
        Changes = new(a, [new(b, [new("Changed:", [new(CharterSpanKind.Removed, a), new(CharterSpanKind.Added, b), new(CharterSpanKind.Same, " ")])])]),
    }), iter: 60);

    private static byte[] Bytes(CharterDocument charter)
    {
        using var output = new MemoryStream();
        CharterWordWriter.Write(charter, output);
        return output.ToArray();
    }

    private static T Read<T>(CharterDocument charter, Func<string, T> read)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(Bytes(charter)), isEditable: false);
        return read(word.MainDocumentPart!.Document!.OuterXml);
    }

    private static void ShouldBeValid(CharterDocument charter)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(Bytes(charter)), isEditable: false);
        foreach (var version in new[] { FileFormatVersions.Office2019, FileFormatVersions.Microsoft365 })
            new OpenXmlValidator(version).Validate(word).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}").ShouldBeEmpty();
    }
}
