using AllianceBot.Minutes.Wording.Checks;

namespace AllianceBot.Tests.Minutes.Wording;

/// <summary>No day that was not said, in whichever language; the day that the drafter worked out counts as said.</summary>
public sealed class DatesRuleTests
{
    private static readonly DateOnly Friday = new(2026, 3, 27);

    [Theory]
    [InlineData("we meet on March 3", "Se acuerda reunirse el 3 de marzo.")]
    [InlineData("nos reunimos el 3 de marzo", "It was agreed to meet on 3 March.")]
    [InlineData("nos reunimos el tres de marzo de 2026", "It was agreed to meet on March 3rd, 2026.")]
    [InlineData("nos reunimos el 3/3/2026", "It was agreed to meet on 2026-03-03.")]
    [InlineData("nos reunimos el viernes", "It was agreed to meet on Friday.")]
    [InlineData("we meet next Friday", "Se acuerda reunirse el próximo viernes.")]
    [InlineData("we meet on Friday of next week", "Se acuerda reunirse el viernes de la próxima semana.")]
    [InlineData("lo dejamos para la semana que viene", "It was agreed to leave it for next week.")]
    [InlineData("we do it tomorrow", "Se acuerda hacerlo mañana.")]
    [InlineData("nos reunimos el 15", "It was agreed to meet on the 15th.")]
    [InlineData("every Friday we meet", "Se acuerda reunirse los viernes.")]
    [InlineData("in may we may meet", "Se acuerda reunirse en la fecha prevista.")]
    public void A_day_that_was_said_may_be_told_in_the_other_language(string said, string told)
    {
        Worded.Decision(said).ShouldNotBreak(WordingFault.Dates, told);
        Worded.Decision(said).ShouldNotBreak(WordingFault.Numbers, told);
    }

    [Theory]
    [InlineData("we meet on March 3", "Se acuerda reunirse el 4 de marzo.")]
    [InlineData("we meet on March 3", "It was agreed to meet on May 3.")]
    [InlineData("we meet on March 3", "It was agreed to meet on 3 March 2027.")]
    [InlineData("nos reunimos el viernes", "Se acuerda reunirse el jueves.")]
    [InlineData("nos reunimos el viernes", "Se acuerda reunirse el próximo viernes.")]
    [InlineData("we meet next Friday", "It was agreed to meet last Friday.")]
    [InlineData("we meet next week", "Se acuerda reunirse el próximo mes.")]
    [InlineData("we meet by the end of the month", "Se acuerda reunirse a fin de año.")]
    [InlineData("nos vemos por la mañana", "It was agreed to meet tomorrow.")]
    [InlineData("we meet", "It was agreed to meet on 2026-03-27.")]
    [InlineData("we meet", "Se acuerda reunirse en abril.")]
    [InlineData("we meet", "It was agreed to meet in spring.")]
    [InlineData("nos reunimos", "Se acuerda reunirse al mediodía.")]
    public void A_day_that_was_not_said_is_refused(string said, string told) => Worded.Decision(said).ShouldBreak(WordingFault.Dates, told);

    [Theory]
    [InlineData("Rosa enviará la carta a más tardar el 27 de marzo de 2026.")]
    [InlineData("Rosa enviará la carta el viernes 27 de marzo.")]
    [InlineData("Rosa enviará la carta el 2026-03-27.")]
    [InlineData("Rosa enviará la carta el 27.")]
    [InlineData("Rosa enviará la carta en marzo.")]
    public void The_day_that_the_drafter_worked_out_counts_as_said(string told)
    {
        var task = Worded.Task("Rosa", "yo mando la carta el viernes") with { Due = Friday };

        task.ShouldBeTaken(told);
        (task with { Due = null, Text = "yo mando la carta", Quotes = ["yo mando la carta"] }).ShouldBreak(WordingFault.Dates, told);
    }

    [Fact]
    public void The_number_of_a_day_counts_nothing_else() =>
        (Worded.Task("Rosa", "yo mando las cartas el viernes") with { Due = Friday }).ShouldBreak(WordingFault.Numbers, "Rosa enviará las 27 cartas el viernes.");
}
