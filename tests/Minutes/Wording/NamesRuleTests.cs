using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Wording.Checks;

namespace AllianceBot.Tests.Minutes.Wording;

/// <summary>No name that was not said: of people, organisations, places, abbreviations, codes.</summary>
public sealed class NamesRuleTests
{
    [Theory]
    [InlineData("we keep the logo that Oxfam made", "It was agreed to keep the logo that Oxfam made.")]
    [InlineData("we keep the logo that oxfam made", "It was agreed to keep the logo that Oxfam made.")]
    [InlineData("nos quedamos con el logo de la FAO", "Se acuerda mantener el logo de la FAO.")]
    [InlineData("the Ministry of Agriculture comes to the forum", "Se acuerda que al foro venga el Ministerio de Agricultura.")]
    [InlineData("el ministerio de salud viene al foro", "It was agreed that the Ministry of Health comes to the forum.")]
    [InlineData("quedamos en mandar la carta a José Ñuñez", "Se acuerda mandar la carta a Jose Nuñez.")]
    [InlineData("the letter goes to O'Brien", "It was agreed that the letter goes to O’Brien.")]
    [InlineData("we follow D2 of last time", "It was agreed to follow D2 of the last time.")]
    [InlineData("we meet in March, on a Friday", "It was agreed to meet in March, on a Friday.")]
    public void A_name_that_was_said_may_be_told(string said, string told) => Worded.Decision(said).ShouldNotBreak(WordingFault.Names, told);

    [Theory]
    [InlineData("we keep the logo", "It was agreed to keep the logo of Oxfam.")]
    [InlineData("we keep the logo", "Oxfam keeps the logo.")]
    [InlineData("nos quedamos con el logo", "Se acuerda mantener el logo de la FAO.")]
    [InlineData("nos quedamos con el logo", "Juana mantiene el logo.")]
    [InlineData("we meet in Lima", "It was agreed to meet in Li.")]
    [InlineData("we meet Li", "It was agreed to meet in Lima.")]
    [InlineData("we follow D2", "It was agreed to follow D3.")]
    [InlineData("the fee stays", "It was agreed that the fee stays and that juan pays it.")]
    [InlineData("la cuota queda igual", "Se acuerda que la cuota queda igual y que la paga maría.")]
    [InlineData("the Ministry of Agriculture comes", "Se acuerda que venga el Ministerio de Salud.")]
    [InlineData("we send the letter", "It was agreed that the ministry sends the letter.")]
    [InlineData("hay que enviar la carta", "Se acuerda que la envíe el comité.")]
    [InlineData("the fee stays", "It was agreed. Juan agreed that the fee stays.")]
    public void A_name_that_was_not_said_is_refused(string said, string told) => Worded.Decision(said).ShouldBreak(WordingFault.Names, told);

    [Theory]
    [InlineData("Ana says that the grant pays for it", "It was agreed that Grant pays for it.")]
    [InlineData("let us pay the fee", "It was agreed that US pay the fee.")]
    [InlineData("who pays the fee is settled", "It was agreed that WHO pays the fee.")]
    [InlineData("will they pay, they will", "It was agreed that Will pays.")]
    public void A_small_word_is_no_evidence_for_a_name(string said, string told) => Worded.Decision(said).ShouldBreak(WordingFault.Names, told);

    [Fact]
    public void The_name_of_somebody_at_the_meeting_is_known_in_small_letters_too()
    {
        var item = Worded.Decision("the project fee stays");
        var people = MeetingNames.Of(["Rosa Quispe", "Project Manager", "María de la Torre"], [item]);

        people.ShouldBe(["rosa", "quispe", "manager", "maria", "torre"], ignoreOrder: true);
        WordingCheck.All(item, "It was agreed that quispe pays the project fee.", TextLanguage.English, people).ShouldContain(WordingFault.Names);
        WordingCheck.All(item, "It was agreed that the project fee stays.", TextLanguage.English, people).ShouldBeEmpty();
    }

    [Fact]
    public void Who_spoke_is_no_evidence_but_the_owner_is()
    {
        Worded.Task("Rosa Quispe", "yo mando la carta").ShouldBeTaken("Rosa Quispe enviará la carta.");
        Worded.Task("Rosa Quispe", "yo mando la carta").ShouldBreak(WordingFault.Names, "Rosa Salas enviará la carta.");
        Worded.Task(null, "yo mando la carta").ShouldBreak(WordingFault.Names, "Rosa Quispe enviará la carta.");
    }
}
