namespace AllianceBot.Tests.Minutes.Wording;

/// <summary>Sentences as a model is asked to write them pass all rules, whatever language was spoken.</summary>
public sealed class GoodSentencesTests
{
    [Theory]
    [InlineData("Entonces quedamos en que el foro se hace en Ayacucho el 15 de mayo.", "Se acuerda realizar el foro en Ayacucho el 15 de mayo.")]
    [InlineData("Entonces quedamos en que el foro se hace en Ayacucho el 15 de mayo.", "It was agreed to hold the forum in Ayacucho on 15 May.")]
    [InlineData("Okay, so we agreed that the letter goes out in both languages.", "Se acuerda que la carta se publique en ambos idiomas.")]
    [InlineData("we're not going to raise the fee this year then", "Se acuerda no aumentar la cuota este año.")]
    [InlineData("entonces la cuota anual queda en quinientos dólares", "It was agreed that the annual fee will remain at 500 dollars.")]
    [InlineData("Los miembros deciden crear un grupo de trabajo sobre género.", "It was agreed to create a working group on gender.")]
    [InlineData("Se acuerda presentar la carta conjunta al Congreso en la primera semana de abril.", "It was agreed to submit the joint letter to Congress in the first week of April.")]
    [InlineData("Se aprueba el orden del día con la modificación propuesta.", "The agenda was approved with the proposed change.")]
    [InlineData("So let's, let's use rubber then.", "It was agreed to use the rubber case.")]
    [InlineData("so we decided on one button only", "It was agreed that the remote control will have only one button.")]
    public void A_decision(string said, string told) => Worded.Decision(said).ShouldBeTaken(told);

    [Theory]
    [InlineData("Rosa Quispe", "2026-03-27", "Rosa, ¿puedes reservar el local antes del viernes?", "Rosa Quispe reservará el local antes del viernes 27 de marzo.")]
    [InlineData("Rosa Quispe", "2026-03-27", "Rosa, ¿puedes reservar el local antes del viernes?", "Rosa Quispe will book the venue before Friday.")]
    [InlineData("John Miller", "2026-03-30", "I'll translate the letter by Monday.", "John Miller traducirá la carta a más tardar el lunes.")]
    [InlineData("María Soto", null, "Queda a cargo de María Soto la coordinación con el ministerio.", "María Soto coordinará con el ministerio.")]
    [InlineData("Luis Prado", null, "Luis Prado se encargará de elaborar el borrador de la declaración.", "Luis Prado will prepare the draft of the statement.")]
    [InlineData("Ana Torres", "2026-03-20", "Ana Torres enviará la convocatoria a todos los miembros a más tardar el 20 de marzo.", "Ana Torres sends the call to all members by 20 March.")]
    [InlineData(null, null, "La secretaría deberá circular el acta dentro de los cinco días siguientes.", "La secretaría circulará el acta dentro de los 5 días siguientes.")]
    [InlineData(null, null, "Vamos a enviar la carta esta semana.", "Enviar la carta esta semana.")]
    public void A_task(string? owner, string? due, string said, string told) =>
        (Worded.Task(owner, said) with { Due = due is null ? null : DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture) }).ShouldBeTaken(told);

    [Theory]
    [InlineData("Queda pendiente definir quién firma la carta.", "It remains open who will sign the letter.")]
    [InlineData("¿y el ministerio va a participar o no?", "Queda pendiente definir si el ministerio participará.")]
    [InlineData("¿y el ministerio va a participar o no?", "It remains open whether the Ministry will take part.")]
    public void A_question(string said, string told) => Worded.Question(said).ShouldBeTaken(told);
}
