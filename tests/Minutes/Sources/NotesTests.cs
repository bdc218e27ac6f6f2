using AllianceBot.Minutes.Sources;

namespace AllianceBot.Tests.Minutes.Sources;

/// <summary>Notes as people type them, and what is no text at all.</summary>
public sealed class NotesTests
{
    [Theory]
    [InlineData("Se aprueba el acta.", "Se aprueba el acta.")]
    [InlineData("- Se aprueba", "Se aprueba")]
    [InlineData("  • Se aprueba", "Se aprueba")]
    [InlineData("* [ ] Enviar la carta", "Enviar la carta")]
    [InlineData("- [x] Enviar la carta", "Enviar la carta")]
    [InlineData("## Presupuesto ##", "Presupuesto")]
    [InlineData("#acuerdo Se aprueba", "#acuerdo Se aprueba")]
    [InlineData("1. Presupuesto", "1. Presupuesto")]
    [InlineData("**Ana** <b>propone</b> [esto](http://x)", "**Ana** <b>propone</b> [esto](http://x)")]
    [InlineData("Acuerdo: se aprueba", "Acuerdo: se aprueba")]
    [InlineData("-5 % del presupuesto", "-5 % del presupuesto")]
    [InlineData("👍", "👍")]
    public void A_line_is_an_utterance_without_a_time(string line, string text)
    {
        var read = Reading.Read($"\n{line}\n\n---\n***\n");
        Reading.Lines(read.Utterances).ShouldBe([text]);
        (read.Format, read.Utterances[0].Source).ShouldBe((SourceFormat.Notes, SourceKind.Notes));
    }

    [Fact]
    public void Whoever_is_named_in_full_again_and_again_speaks() =>
        Reading.Of("Ana Pérez: propone votar\nPresupuesto: 10\nPresupuesto: 20\nAna Pérez: retira\nLuis Ríos: apoya").Lines()
            .ShouldBe(["Ana Pérez: propone votar", "Presupuesto: 10", "Presupuesto: 20", "Ana Pérez: retira", "Luis Ríos: apoya"]);

    [Fact]
    public void Only_they_are_speakers() =>
        Reading.Read("Ana Pérez: propone votar\nPresupuesto: 10\nPresupuesto: 20\nAna Pérez: retira\nLuis Ríos: apoya").Utterances.Select(said => said.Speaker)
            .ShouldBe(["Ana Pérez", "", "", "Ana Pérez", ""]);

    [Theory]
    [InlineData("", SourceRefusal.Empty)]
    [InlineData(" \r\n\t\n", SourceRefusal.Empty)]
    [InlineData("\uFEFF", SourceRefusal.Empty)]
    [InlineData("---\n***", SourceRefusal.NothingSaid)]
    [InlineData("%PDF-1.7\n...", SourceRefusal.WrongKind)]
    [InlineData("<!DOCTYPE html><html>", SourceRefusal.WrongKind)]
    [InlineData("{\\rtf1 x}", SourceRefusal.WrongKind)]
    [InlineData("\0\0\0\u0018ftypmp42\0\0\0\0", SourceRefusal.WrongKind)]
    [InlineData("PK\u0003\u0004", SourceRefusal.Damaged)]
    public void What_is_no_source_is_refused(string text, SourceRefusal reason) => Reading.Of(text).Refusal().ShouldBe(reason);

    [Fact]
    public void Other_data_is_no_notes() => Reading.Of("{\"a\": 1}", new SourceContext { FileName = "a.json" }).Refusal().ShouldBe(SourceRefusal.WrongKind);

    [Fact]
    public void What_is_pasted_may_hold_half_an_emoji() => SourceReader.ReadPasted("hola \uD83D", new SourceContext()).Lines().ShouldBe(["hola \uFFFD"]);
}
