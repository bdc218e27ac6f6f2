using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests.Conversation.Language;

/// <summary>Dates of tasks that carry a time, name no day, are over, or contradict themselves.</summary>
public sealed class TaskDatesTests
{
    // A Tuesday.
    private static readonly DateOnly Today = new(2026, 3, 24);

    [Theory]
    [InlineData("send the letter by Friday 5pm", "send the letter (5pm)")]
    [InlineData("send the letter by Friday 5 pm.", "send the letter (5 pm)")]
    [InlineData("send the letter by Friday, 5 p.m.", "send the letter (5 p.m.)")]
    [InlineData("send the letter by Friday at 17:00", "send the letter (at 17:00)")]
    [InlineData("send the letter by Friday at 5", "send the letter (at 5)")]
    [InlineData("enviar la carta a las 5 pm del viernes", "enviar la carta a las 5 pm")]
    [InlineData("enviar la carta a las 17:00 horas del 27 de marzo", "enviar la carta a las 17:00 horas")]
    [InlineData("send the letter by 5pm Friday", "send the letter by 5pm")]
    [InlineData("book the room for Friday 5-7 pm", "book the room (5-7 pm)")]
    [InlineData("book the room for Friday 5pm-7pm", "book the room (5pm-7pm)")]
    [InlineData("book the room for Friday from 17:00 to 19:00", "book the room (from 17:00 to 19:00)")]
    [InlineData("reservar la sala el viernes de 5 a 7 pm", "reservar la sala (de 5 a 7 pm)")]
    [InlineData("reservar la sala el viernes entre las 5 y las 7 pm", "reservar la sala (entre las 5 y las 7 pm)")]
    [InlineData("send the letter by Friday at 5 p.m. Lima time", "send the letter (at 5 p.m. Lima time)")]
    [InlineData("enviar la carta el viernes a las 17:00, hora de Lima", "enviar la carta, hora de Lima (a las 17:00)")]
    [InlineData("enviar la carta el viernes a las 17:00 hora de Lima", "enviar la carta (a las 17:00 hora de Lima)")]
    [InlineData("send the letter by Friday 5.30 pm", "send the letter (5.30 pm)")]
    [InlineData("send the letter by Friday at noon", "send the letter (at noon)")]
    [InlineData("send the letter by Friday 17:00 at the latest", "send the letter (17:00)")]
    [InlineData("send the letter Friday 5pm", "send the letter (5pm)")]
    [InlineData("by Friday 5pm send the letter", "send the letter (5pm)")]
    [InlineData("send the letter by 2026-03-27T17:00", "send the letter (17:00)")]
    [InlineData("enviar la carta el 27 de marzo a las 5 pm", "enviar la carta (a las 5 pm)")]
    [InlineData("enviar la carta para el viernes a las 17:00 horas", "enviar la carta (a las 17:00 horas)")]
    [InlineData("enviar la carta el viernes 17h", "enviar la carta (17h)")]
    [InlineData("enviar la carta el viernes a las 5 de la tarde", "enviar la carta (a las 5 de la tarde)")]
    [InlineData("enviar la carta el viernes al mediodía", "enviar la carta (al mediodía)")]
    [InlineData("enviar la carta el viernes a las 5 p. m. a más tardar", "enviar la carta (a las 5 p. m.)")]
    [InlineData("send the letter by Friday at 3 offices", "send the letter at 3 offices")]
    [InlineData("enviar la carta el viernes a 17 países", "enviar la carta a 17 países")]
    [InlineData("preparar la reunión de las 10:00 del jueves para el viernes", "preparar la reunión de las 10:00 del jueves")]
    [InlineData("escribir el viernes de 2 a 3 páginas", "escribir de 2 a 3 páginas")]
    [InlineData("send the letter by Friday (5pm)", "send the letter (5pm)")]
    public void A_time_of_day_is_kept_in_brackets(string typed, string text)
    {
        var draft = Parse($"@Ana {typed}");
        draft.ShouldBeOfType<ActionItemDraft.Ready>();
        (draft.Text, draft.Due).ShouldBe((text, new DateOnly(2026, 3, 27)));
    }

    [Theory]
    [InlineData("send the letter asap", "asap")]
    [InlineData("send the letter ASAP!", "ASAP")]
    [InlineData("send the letter as soon as possible", "as soon as possible")]
    [InlineData("enviar la carta lo antes posible", "lo antes posible")]
    [InlineData("enviar la carta cuanto antes", "cuanto antes")]
    [InlineData("enviar la carta a la brevedad posible", "a la brevedad posible")]
    public void Words_that_name_no_day_are_quoted(string typed, string phrase) =>
        Parse($"@Ana {typed}").ShouldBeOfType<ActionItemDraft.DateVague>().DuePhrase.ShouldBe(phrase);

    [Theory]
    [InlineData("send the letter asap, by Friday", "send the letter asap")]
    [InlineData("enviar la carta cuanto antes, a más tardar el viernes", "enviar la carta cuanto antes")]
    [InlineData("circulate yesterday's minutes by Friday", "circulate yesterday's minutes")]
    [InlineData("enviar el acta de ayer el viernes", "enviar el acta de ayer")]
    [InlineData("send what we agreed yesterday by Friday", "send what we agreed yesterday")]
    public void Beside_a_date_they_stay_in_the_text(string typed, string text) =>
        Parse($"@Ana {typed}").ShouldBeOfType<ActionItemDraft.Ready>().Text.ShouldBe(text);

    [Theory]
    [InlineData("send the letter by yesterday", "by yesterday")]
    [InlineData("enviar la carta para ayer", "para ayer")]
    [InlineData("enviar la carta para anteayer", "para anteayer")]
    public void Yesterday_has_passed(string typed, string phrase)
    {
        var draft = Parse($"@Ana {typed}").ShouldBeOfType<ActionItemDraft.DateWrong>();
        (draft.Problem, draft.DuePhrase).ShouldBe((DateProblem.Past, phrase));
    }

    [Theory]
    [InlineData("by Friday 30 March", "2026-03-30", "2026-03-27")]
    [InlineData("el viernes 30 de marzo", "2026-03-30", "2026-03-27")]
    [InlineData("el lunes 25 de marzo", "2026-03-25", "2026-03-30")]
    [InlineData("by Monday, 1 April", "2026-04-01", "2026-03-30")]
    [InlineData("mañana viernes", "2026-03-25", "2026-03-27")]
    public void A_weekday_that_is_not_the_dates_own_leaves_two_days(string phrase, string byDate, string byWeekday)
    {
        var draft = Parse($"@Ana enviar la carta {phrase}").ShouldBeOfType<ActionItemDraft.DateWrong>();
        draft.Problem.ShouldBe(DateProblem.WeekdayMismatch);
        draft.DueDoubt.ShouldBe(new WeekdayDoubt(DateOnly.ParseExact(byDate, "yyyy-MM-dd"), DateOnly.ParseExact(byWeekday, "yyyy-MM-dd")));
    }

    private static ActionItemDraft Parse(string text) => ActionItemGrammar.Parse(text, [], [new("ana", "Ana Torres")], Today, TextLanguage.English);
}
