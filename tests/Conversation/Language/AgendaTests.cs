using AllianceBot.Conversation.Language;
using CsCheck;

namespace AllianceBot.Tests.Conversation.Language;

public sealed class AgendaTests
{
    [Theory]
    [InlineData("Budget", "Budget", null, null)]
    [InlineData("1. Budget", "Budget", null, null)]
    [InlineData("1) Budget", "Budget", null, null)]
    [InlineData("(1) Budget", "Budget", null, null)]
    [InlineData("1.- Presupuesto", "Presupuesto", null, null)]
    [InlineData("1º. Presupuesto", "Presupuesto", null, null)]
    [InlineData("1.2. Budget", "Budget", null, null)]
    [InlineData("10 - Budget", "10 - Budget", null, null)]
    [InlineData("12. Budget", "Budget", null, null)]
    [InlineData("a) Budget", "Budget", null, null)]
    [InlineData("- Budget", "Budget", null, null)]
    [InlineData("-Budget", "Budget", null, null)]
    [InlineData("• Budget", "Budget", null, null)]
    [InlineData("•\tBudget", "Budget", null, null)]
    [InlineData("* Budget", "Budget", null, null)]
    [InlineData("**Varios**", "Varios", null, null)]
    [InlineData("2. **Presupuesto** de la sede (10 min)", "Presupuesto de la sede", 10, null)]
    [InlineData("__Any other business__", "Any other business", null, null)]
    [InlineData("2 ** 3", "2 ** 3", null, null)]
    [InlineData("– Budget", "Budget", null, null)]
    [InlineData("- 1. Budget", "Budget", null, null)]
    [InlineData("Budget - 10 min", "Budget", 10, null)]
    [InlineData("Budget – 10 min.", "Budget", 10, null)]
    [InlineData("Budget (10 min)", "Budget", 10, null)]
    [InlineData("Budget (10min)", "Budget", 10, null)]
    [InlineData("Budget (10')", "Budget", 10, null)]
    [InlineData("Budget 10'", "Budget", 10, null)]
    [InlineData("Budget, 10 minutes", "Budget", 10, null)]
    [InlineData("Presupuesto: 10 minutos", "Presupuesto", 10, null)]
    [InlineData("Presupuesto [1 h]", "Presupuesto", 60, null)]
    [InlineData("Presupuesto - 2 horas", "Presupuesto", 120, null)]
    [InlineData("[10 min] Budget", "Budget", 10, null)]
    [InlineData("Budget [decision]", "Budget", null, AgendaKind.Decision)]
    [InlineData("[Decision] Budget", "Budget", null, AgendaKind.Decision)]
    [InlineData("Decision: budget", "budget", null, AgendaKind.Decision)]
    [InlineData("Presupuesto [acuerdo]", "Presupuesto", null, AgendaKind.Decision)]
    [InlineData("Presupuesto (para decisión)", "Presupuesto", null, AgendaKind.Decision)]
    [InlineData("Novedades (informativo)", "Novedades", null, AgendaKind.Information)]
    [InlineData("News (information)", "News", null, AgendaKind.Information)]
    [InlineData("Estrategia (discusión)", "Estrategia", null, AgendaKind.Discussion)]
    [InlineData("Strategy [for discussion]", "Strategy", null, AgendaKind.Discussion)]
    [InlineData("1. Budget [decision] (10 min)", "Budget", 10, AgendaKind.Decision)]
    [InlineData("1. Budget (10 min) [decision]", "Budget", 10, AgendaKind.Decision)]
    [InlineData("1. Budget (10 min, decision)", "Budget", 10, AgendaKind.Decision)]
    [InlineData("1. Budget [decision] - 10 min", "Budget", 10, AgendaKind.Decision)]
    [InlineData("Budget.", "Budget", null, null)]
    [InlineData("Budget (draft 2)", "Budget (draft 2)", null, null)]
    [InlineData("Budget 2026", "Budget 2026", null, null)]
    [InlineData("2026 budget", "2026 budget", null, null)]
    [InlineData("3-year plan", "3-year plan", null, null)]
    [InlineData("Plan 2026-2028", "Plan 2026-2028", null, null)]
    [InlineData("Run 5 km", "Run 5 km", null, null)]
    [InlineData("3. Perforar pozos de 60 m", "Perforar pozos de 60 m", null, null)]
    [InlineData("Wells: 60 m", "Wells: 60 m", null, null)]
    [InlineData("Budget - 10 m", "Budget", 10, null)]
    [InlineData("Budget – 10m.", "Budget", 10, null)]
    [InlineData("Budget, 10 m", "Budget", 10, null)]
    [InlineData("Budget (10 m)", "Budget", 10, null)]
    [InlineData("Wells of 60 m (10 m)", "Wells of 60 m", 10, null)]
    [InlineData("Acta: lectura", "Acta: lectura", null, null)]
    [InlineData("A plan", "A plan", null, null)]
    [InlineData("Niñez y  nutrición", "Niñez y nutrición", null, null)]
    public void A_line_gives_title_minutes_and_kind(string line, string title, int? minutes, AgendaKind? kind) =>
        Agenda.Parse(line).Lines.ShouldBe([new AgendaLine(title, minutes, kind)]);

    [Theory]
    [InlineData("One\r\nTwo\r\n\r\nThree")]
    [InlineData("One\nTwo\nThree\n")]
    [InlineData("One\rTwo\rThree")]
    [InlineData("One; Two; Three")]
    [InlineData("One;Two;;Three;")]
    [InlineData("1. One\n2. Two\n---\n3. Three")]
    [InlineData("- One\n-\n- Two\n- Three\n   ")]
    [InlineData("1) One; 2) Two; 3) Three")]
    public void Lines_part_however_they_were_pasted(string text) => Agenda.Parse(text).Lines.Select(line => line.Title).ShouldBe(["One", "Two", "Three"]);

    [Theory]
    [InlineData("Orden del día:\n1. One\n2. Two")]
    [InlineData("Agenda\nOne\nTwo")]
    [InlineData("**Orden del día**\n- One\n- Two")]
    [InlineData("# Agenda\n- One\n- Two")]
    [InlineData("ORDEN DEL DIA.\n\nOne\nTwo")]
    [InlineData("El orden del día es el siguiente:\n1. One\n2. Two")]
    [InlineData("Con el siguiente orden del día:\n1. One\n2. Two")]
    [InlineData("With this agenda:\n1. One\n2. Two")]
    [InlineData("Puntos a tratar:\n1. One\n2. Two")]
    [InlineData("One\nOrden del día:\nTwo")]
    public void What_says_that_items_follow_is_none_of_them(string text) => Agenda.Parse(text).Lines.Select(line => line.Title).ShouldBe(["One", "Two"]);

    [Theory]
    [InlineData("Agenda", "Agenda")]
    [InlineData("1. Agenda\n2. Two", "Agenda", "Two")]
    [InlineData("- Orden del día\n- Two", "Orden del día", "Two")]
    [InlineData("* Orden del día\n* Two", "Orden del día", "Two")]
    [InlineData("One\nAgenda\nTwo", "One", "Agenda", "Two")]
    [InlineData("Aprobación del orden del día\nTwo", "Aprobación del orden del día", "Two")]
    [InlineData("Agenda de género:\nTwo", "Agenda de género", "Two")]
    public void What_is_called_like_a_heading_may_be_an_item(string text, params string[] titles) => Agenda.Parse(text).Lines.Select(line => line.Title).ShouldBe(titles);

    [Fact]
    public void A_semicolon_in_one_of_several_lines_belongs_to_its_title() =>
        Agenda.Parse("One; and a half\nTwo").Lines.Select(line => line.Title).ShouldBe(["One; and a half", "Two"]);

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n - \n;;;\n***")]
    public void No_words_no_lines(string text)
    {
        Agenda.Parse(text).Lines.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_cut_is_told()
    {
        var agenda = Agenda.Parse(string.Join('\n', Enumerable.Range(1, 53).Select(n => $"{n}. Item {(n == 2 ? new string('x', 300) : "")}")));
        agenda.Lines.Count.ShouldBe(50);
        (agenda.DroppedLines, agenda.ShortenedTitles).ShouldBe((3, 1));
        agenda.Lines[1].Title.Length.ShouldBe(200);
        agenda.Lines[1].Title.ShouldEndWith("…");
    }

    [Fact]
    public void A_title_is_not_cut_inside_a_character()
    {
        var title = Agenda.Parse(new string('x', 198) + "🎉🎉🎉").Lines.Single().Title;
        title.ShouldBe(new string('x', 198) + "…");
    }

    [Fact]
    public void Any_text_gives_lines_within_the_limits() => Gen.String[Gen.OneOf(Gen.Char, Gen.Char["-1.)(;\n\r [10 min]decisión: "]), 0, 500].Sample(text =>
    {
        var agenda = Agenda.Parse(text);
        return agenda.Lines.Count <= 50 && agenda.Lines.All(line => line.Title.Length is > 0 and <= 200 && line.Minutes is null or > 0);
    });
}
