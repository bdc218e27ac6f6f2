using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests.Conversation;

public sealed class CommandFinderTests(ShippedBot bot) : IClassFixture<ShippedBot>
{
    [Theory]
    [InlineData("end the meeting", "endMeeting", "")]
    [InlineData("Close The Meeting!", "endMeeting", "!")]
    [InlineData("start a meeting: Budget", "startMeeting", ": Budget")]
    [InlineData("terminar la reunión", "endMeeting", "")]
    [InlineData("Cerrar la reunion.", "endMeeting", ".")]
    [InlineData("levantar la sesión", "endMeeting", "")]
    [InlineData("iniciar una reunión: Presupuesto", "startMeeting", ": Presupuesto")]
    [InlineData("abrir la sesión", "startMeeting", "")]
    public void An_article_between_the_words_of_a_command_does_not_count(string typed, string command, string rest)
    {
        var found = bot.Finder.Find(typed).ShouldNotBeNull();
        found.Command.Key.ShouldBe(command);
        typed[found.Length..].ShouldBe(rest);
    }

    [Fact]
    public void Every_word_that_is_listed_is_understood() =>
        (from command in bot.Registry.Commands
         from language in Enum.GetValues<TextLanguage>()
         from words in command.Words(bot.Phrases, language)
         where bot.Finder.Find(words)?.Command != command
         select $"{command.Key}: {words}").ShouldBeEmpty();

    [Theory]
    [InlineData("start a meeting: The law", ": The law")]
    [InlineData("iniciar reunión: La ley y el agua", ": La ley y el agua")]
    public void Articles_after_the_command_stay_as_typed(string typed, string rest) =>
        typed[bot.Finder.Find(typed)!.Length..].ShouldBe(rest);

    [Theory]
    [InlineData("Gracias a todas. Terminar reunión.", "endMeeting", ".")]
    [InlineData("Hola, iniciar reunión\n1. Presupuesto", "startMeeting", "\n1. Presupuesto")]
    [InlineData("¡Buenos días a todas! Hola, iniciar la reunión: Plenaria", "startMeeting", ": Plenaria")]
    [InlineData("Hello everyone,\nstart meeting\n1. Budget", "startMeeting", "\n1. Budget")]
    [InlineData("Thank you! Minutes 2026-03", "minutes", " 2026-03")]
    [InlineData("Hola ayuda completa", "help", " completa")]
    [InlineData("Por favor, iniciar reunión", "startMeeting", "")]
    [InlineData("please end the meeting", "endMeeting", "")]
    [InlineData("Hola, acta.", "minutes", ".")]
    public void A_greeting_or_thanks_hides_no_command_behind_it(string typed, string command, string rest)
    {
        var found = bot.Finder.Find(typed).ShouldNotBeNull();
        found.Command.Key.ShouldBe(command);
        typed[found.Length..].ShouldBe(rest);
    }

    [Theory]
    [InlineData("Gracias a todas por el acta", "thanks")]
    [InlineData("¡Muchas gracias!", "thanks")]
    [InlineData("Thanks, Luis. See you on Friday.", "thanks")]
    [InlineData("Buenos días", "greeting")]
    [InlineData("Hola a todas.\n#acuerdo Firmamos", "greeting")]
    [InlineData("Gracias. #acuerdo Firmamos", "thanks")]
    [InlineData("Buenas tardes, miembros de la alianza:\n#acuerdo Firmamos", "greeting")]
    [InlineData("Thanks! Minutes look great", "thanks")]
    [InlineData("Thanks all. Listen, could we look at the budget?", "thanks")]
    public void A_greeting_or_thanks_alone_is_answered(string typed, string command) =>
        bot.Finder.Find(typed).ShouldNotBeNull().Command.Key.ShouldBe(command);

    [Theory]
    [InlineData("the end")]
    [InlineData("la reunión")]
    public void An_article_alone_makes_no_command(string typed) =>
        bot.Finder.Find(typed).ShouldBeNull();
}
