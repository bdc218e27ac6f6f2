using AllianceBot.Minutes.Wording.Checks;

namespace AllianceBot.Tests.Minutes.Wording;

/// <summary>What was denied, conditional, one of two opposites, open, or somebody's to do stays so.</summary>
public sealed class MeaningRulesTests
{
    [Theory]
    [InlineData("we did not agree on the fee", "It was not agreed what the fee is.")]
    [InlineData("we don't raise the fee", "Se acuerda no subir la cuota.")]
    [InlineData("no subimos la cuota, entonces", "It was agreed not to raise the fee.")]
    [InlineData("nadie paga cuota", "It was agreed that nobody pays a fee.")]
    [InlineData("No, mantenemos la cuota", "Se acuerda mantener la cuota.")]
    [InlineData("la cuota queda igual, ¿no?", "Se acuerda que la cuota quede igual.")]
    [InlineData("the report comes by Friday", "It was agreed that the report comes no later than Friday.")]
    public void What_was_denied_stays_denied(string said, string told) => Worded.Decision(said).ShouldNotBreak(WordingFault.Negation, told);

    [Theory]
    [InlineData("we did not agree on the fee", "It was agreed what the fee is.")]
    [InlineData("we didn’t agree on the fee", "The fee was agreed.")]
    [InlineData("we agreed on the fee", "It was not agreed what the fee is.")]
    [InlineData("no se aprueba el presupuesto", "Se aprueba el presupuesto.")]
    [InlineData("se aprueba el presupuesto", "No se aprueba el presupuesto.")]
    [InlineData("nunca pagamos viáticos", "Se acuerda pagar los viáticos.")]
    [InlineData("it goes out without the logo", "It was agreed that it goes out with the logo.")]
    [InlineData("no we won't raise the fee", "It was agreed to raise the fee.")]
    public void A_denial_is_neither_lost_nor_made_up(string said, string told) => Worded.Decision(said).ShouldBreak(WordingFault.Negation, told);

    [Fact]
    public void What_only_a_quote_beside_it_denies_is_not_taken_from_there_without_the_denial()
    {
        var item = Worded.Decision("De acuerdo, quedamos en eso", "entonces el presupuesto anual no se publica");

        item.ShouldBreak(WordingFault.Negation, "Se acuerda que el presupuesto anual se publica.");
        item.ShouldNotBreak(WordingFault.Negation, "Se acuerda quedar en eso.");
    }

    [Theory]
    [InlineData("we send it before Friday", "Se acuerda enviarlo después del viernes.")]
    [InlineData("subimos la cuota", "Se acuerda bajar la cuota.")]
    [InlineData("se rechaza el plan", "It was agreed to approve the plan.")]
    [InlineData("at least three people go", "Se acuerda que vayan como máximo tres personas.")]
    [InlineData("three votes in favour", "Hubo tres votos en contra de la propuesta.")]
    [InlineData("the report is public", "Se acuerda que el informe sea confidencial.")]
    [InlineData("autorizamos el uso del logo", "Se acuerda prohibir el uso del logo.")]
    [InlineData("we hire the consultant", "It was agreed to dismiss the consultant.")]
    [InlineData("we postpone the forum", "Se acuerda adelantar el foro.")]
    [InlineData("vendemos la camioneta", "Se acuerda comprar la camioneta.")]
    [InlineData("we support the bill", "It was agreed to oppose the bill.")]
    public void Of_two_opposites_the_one_that_was_said_is_told(string said, string told) => Worded.Decision(said).ShouldBreak(WordingFault.Opposites, told);

    [Theory]
    [InlineData("we send it before Friday", "Se acuerda enviarlo antes del viernes.")]
    [InlineData("we raise the fee", "Se acuerda aumentar la cuota.")]
    [InlineData("se rechaza el plan", "It was agreed to reject the plan.")]
    [InlineData("we put off the forum", "Se acuerda postergar el foro.")]
    [InlineData("compramos la camioneta y vendemos la moto", "It was agreed to sell the motorbike.")]
    public void The_same_side_in_the_other_language_is_the_same(string said, string told) => Worded.Decision(said).ShouldNotBreak(WordingFault.Opposites, told);

    [Theory]
    [InlineData("if the donor pays, we hold the forum", "It was agreed to hold the forum.")]
    [InlineData("hacemos el foro si paga el donante", "Se acuerda hacer el foro.")]
    [InlineData("we hold the forum", "It was agreed to hold the forum if the donor pays.")]
    [InlineData("hacemos el foro", "Se acuerda hacer el foro siempre que pague el donante.")]
    public void A_condition_is_neither_lost_nor_made_up(string said, string told) => Worded.Decision(said).ShouldBreak(WordingFault.Condition, told);

    [Theory]
    [InlineData("if the donor pays, we hold the forum", "Se acuerda hacer el foro si paga el donante.")]
    [InlineData("hacemos el foro salvo que no haya fondos", "It was agreed to hold the forum unless there are no funds.")]
    [InlineData("sí, hacemos el foro", "It was agreed to hold the forum.")]
    [InlineData("Si, hacemos el foro", "It was agreed to hold the forum.")]
    public void A_condition_is_told_in_the_other_language_and_a_yes_is_none(string said, string told) => Worded.Decision(said).ShouldNotBreak(WordingFault.Condition, told);

    [Fact]
    public void A_question_lives_from_whether()
    {
        Worded.Question("do we invite the press to the forum").ShouldBeTaken("It remains open whether the press is invited to the forum.");
        Worded.Question("¿invitamos a la prensa al foro?").ShouldBeTaken("Queda pendiente definir si se invita a la prensa al foro.");
    }

    [Theory]
    [InlineData("we keep the logo", "It was agreed unanimously to keep the logo.")]
    [InlineData("nos quedamos con el logo", "Se acuerda por unanimidad mantener el logo.")]
    [InlineData("nos quedamos con el logo", "Se acuerda por mayoría mantener el logo.")]
    [InlineData("we keep the logo", "It was agreed to keep only the logo.")]
    public void How_it_was_agreed_is_not_the_models_to_say(string said, string told) => Worded.Decision(said).ShouldBreak(WordingFault.Procedure, told);

    [Fact]
    public void How_it_was_agreed_may_be_told_when_it_was_said() =>
        Worded.Decision("por unanimidad nos quedamos con el logo").ShouldBeTaken("It was agreed unanimously to keep the logo.");

    [Theory]
    [InlineData("the fee stays", "It was agreed that the fee stays, and I add that all is well.")]
    [InlineData("la cuota queda", "Se acuerda mantener la cuota, y yo lo celebro.")]
    public void Nobody_says_I_in_minutes(string said, string told) => Worded.Decision(said).ShouldBreak(WordingFault.Person, told);

    [Theory]
    [InlineData("la cuota queda igual", "Se acuerda mantener la cuota gracias al apoyo generoso del gobierno regional y sus ministerios.")]
    [InlineData("the fee stays", "It was agreed that the fee stays so that smaller grassroots organisations keep attending future meetings.")]
    [InlineData("la cuota queda igual", "It was agreed to keep the fee so that smaller grassroots organisations keep attending future meetings, workshops, forums and trainings.")]
    public void A_good_deal_more_than_was_said_is_refused(string said, string told) => Worded.Decision(said).ShouldBreak(WordingFault.Invention, told);

    [Fact]
    public void Who_does_it_stays_who_does_it()
    {
        var luis = Worded.Task("Luis Prado", "I'll send the letter to Ana");
        luis.ShouldBeTaken("Luis Prado will send the letter to Ana.");
        luis.ShouldBeTaken("The letter will be sent to Ana.");
        luis.ShouldBreak(WordingFault.Doer, "Ana will send the letter to Luis Prado.");
        luis.ShouldBreak(WordingFault.Doer, "The letter will be sent by Ana.");
        luis.ShouldBreak(WordingFault.Doer, "Luis Prado and Ana will send the letter.");

        var nobody = Worded.Task(null, "hay que mandarle la carta a Ana");
        nobody.ShouldNotBreak(WordingFault.Doer, "Enviar la carta a Ana.");
        nobody.ShouldBreak(WordingFault.Doer, "Ana enviará la carta.");
        nobody.ShouldBreak(WordingFault.Doer, "La carta queda a cargo de Ana.");
        nobody.ShouldBreak(WordingFault.Doer, "La carta será enviada por Ana.");
    }

    [Fact]
    public void A_decision_does_not_name_as_doer_whom_nobody_named_so()
    {
        var item = Worded.Decision("la carta va para Ana del ministerio");
        item.ShouldNotBreak(WordingFault.Doer, "Se acuerda dirigir la carta a Ana, del ministerio.");
        item.ShouldBreak(WordingFault.Doer, "Se acuerda que Ana escriba la carta al ministerio.");
    }

    [Fact]
    public void A_decision_a_task_and_a_question_stay_what_they_are()
    {
        Worded.Decision("la cuota queda en cincuenta").ShouldBreak(WordingFault.Kind, "Alguien se encarga de que la cuota quede en 50.");
        Worded.Decision("the fee stays").ShouldBreak(WordingFault.Kind, "Will the fee stay as it is?");
        Worded.Task("Rosa", "I'll write the letter").ShouldBreak(WordingFault.Kind, "It was agreed that the letter is to be written.");
        Worded.Task("Rosa", "yo escribo la carta").ShouldBreak(WordingFault.Kind, "Se aprobó la carta.");
        Worded.Question("do we invite the press").ShouldBreak(WordingFault.Kind, "It was agreed to invite the press.");
        Worded.Question("¿invitamos a la prensa?").ShouldBreak(WordingFault.Kind, "La prensa estará en el foro.");
    }
}
