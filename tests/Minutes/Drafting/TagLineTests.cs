using AllianceBot.CommandLine;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Drafting;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Minutes.Drafting;

public sealed class TagLineTests
{
    [Fact]
    public void Every_tag_that_records_something_is_a_fact_and_no_proposal()
    {
        var draft = Drafts.Draft(Drafts.Said(
            "Ana Torres: #acuerdo El foro se hace en Ayacucho.",
            "Luis Prado: #action Ana Torres: send the letter by Friday",
            "Ana Torres: #tarea yo reservo el local",
            "Luis Prado: #rejected A second forum",
            "Luis Prado: #info It will rain",
            "Ana Torres: #enlace La ley https://example.org/ley",
            "Ana Torres: #idea Una canción",
            "Ana Torres: #apoyo Alguien que traduzca",
            "Ana Torres: AllianceBot #próxima 10 de diciembre, Lima"), day: Drafts.Tuesday);

        draft.Facts.Select(fact => (fact.Kind, fact.Text, fact.Owner, fact.Due)).ShouldBe(
        [
            (EntryKind.Decision, "El foro se hace en Ayacucho.", null, null),
            (EntryKind.Action, "send the letter", "Ana Torres", new DateOnly(2026, 3, 27)),
            (EntryKind.Action, "reservo el local", "Ana Torres", null),
            (EntryKind.Rejected, "A second forum", null, null),
            (EntryKind.Info, "It will rain", null, null),
            (EntryKind.Link, "La ley https://example.org/ley", null, null),
            (EntryKind.Idea, "Una canción", null, null),
            (EntryKind.Help, "Alguien que traduzca", null, null),
            (EntryKind.Info, "#próxima 10 de diciembre, Lima", null, null),
        ]);
        draft.Proposals.ShouldBeEmpty();
        draft.Facts[0].Evidence.Text.ShouldBe("#acuerdo El foro se hace en Ayacucho.");
    }

    [Fact]
    public void What_was_put_to_the_vote_is_left_open_and_the_votes_are_counted_as_not_taken()
    {
        var said = Drafts.Said("Ana: #votación Firmar la carta", "Luis: #voto a favor", "Rosa: #voto en contra", "Ana: #cerrarvotación", "Eva: #presente");
        var draft = Drafts.Draft(said, ["Carta"]);

        draft.Questions.ShouldHaveSingleItem().ShouldBe(new OpenQuestion("Firmar la carta", draft.Questions[0].Topic, draft.Questions[0].Evidence) { IsMotion = true });
        draft.Questions[0].Evidence.Text.ShouldBe("#votación Firmar la carta");
        (draft.Facts.Count, draft.Proposals.Count).ShouldBe((0, 0));
        TagWords.CountAnswers(said).ShouldBe(3);
    }

    [Fact]
    public void An_owner_whom_nobody_knows_is_no_owner() =>
        Drafts.Of("Ana: #action @Carlos: send the letter").Facts.ShouldHaveSingleItem().Owner.ShouldBeNull();

    [Fact]
    public void Undo_takes_back_the_latest_entry_whatever_it_was()
    {
        Drafts.Of("Ana: #decision One.", "Ana: #info Rain.", "Ana: #undo", "Luis: fine").Facts.Select(fact => fact.Text).ShouldBe(["One."]);
        Drafts.Of("Ana: #decision One.", "Ana: #decision Two.", "Ana: #undo", "Ana: #deshacer", "Ana: #undo").Facts.ShouldBeEmpty();
    }

    [Fact]
    public void A_tag_within_a_line_or_a_longer_word_is_none() =>
        Drafts.Of("Ana: we said #decision yesterday", "Ana: #decisions are hard", "Ana: # decision").Facts.ShouldBeEmpty();

    [Fact]
    public void Every_word_of_a_tag_command_is_a_tag_here()
    {
        using var app = Serving.Build([]);
        var phrases = app.Services.GetRequiredService<Phrasebook>();
        var tags = app.Services.GetRequiredService<ConversationRegistry>().Commands.Where(command => command.IsTag).ToList();
        var words = new[] { TextLanguage.English, TextLanguage.Spanish }.SelectMany(language => tags.SelectMany(command => command.Words(phrases, language))).ToList();

        words.ShouldContain("#deshacer");
        foreach (var word in words)
            TagWords.Find($"{word} something").ShouldNotBeNull(word);
    }

    [Fact]
    public void A_message_with_several_tags_is_several_entries()
    {
        var draft = Drafts.Draft([.. Drafts.Said("Ana Torres: hola", "Luis Prado: hola"), new() { Speaker = "Ana Torres", Text = "Resumen:\n#acuerdo Firmamos\nla carta\n#tarea Luis enviar la carta el viernes", Start = TimeSpan.FromMinutes(1), Source = AllianceBot.Minutes.Sources.SourceKind.Chat }], day: Drafts.Tuesday, language: TextLanguage.Spanish);
        draft.Facts.Select(fact => (fact.Kind, fact.Text, fact.Owner)).ShouldBe([(EntryKind.Decision, "Firmamos\nla carta", null), (EntryKind.Action, "enviar la carta", "Luis Prado")]);
        draft.Facts[0].Evidence.Text.ShouldBe("#acuerdo Firmamos\nla carta");
    }

    [Theory]
    [InlineData("AllianceBot #acuerdo Firmamos")]
    [InlineData("@AllianceBot #acuerdo Firmamos")]
    [InlineData("AllianceBot, #acuerdo: Firmamos")]
    public void A_message_to_the_bot_counts_as_it_is_copied(string message) => Drafts.Of($"Ana: {message}").Facts.ShouldHaveSingleItem().Text.ShouldBe("Firmamos");

    [Fact]
    public void Undo_takes_back_a_topic_and_never_what_left_no_entry()
    {
        Drafts.Of("Ana: #acuerdo Firmamos", "Ana: #punto 2", "Ana: #deshacer").Facts.Select(fact => fact.Text).ShouldBe(["Firmamos"]);
        Drafts.Of("Ana: #acuerdo Firmamos", "Ana: #votar a favor", "Ana: #deshacer").Facts.ShouldBeEmpty();
        Drafts.Of("Ana: #acuerdo Firmamos", "Ana: #info", "Ana: #deshacer").Facts.ShouldBeEmpty();
        Drafts.Of("Ana: #acuerdo Firmamos", "Ana: #próxima 10 de diciembre", "Ana: #deshacer").Facts.Select(fact => fact.Text).ShouldBe(["Firmamos"]);
        Drafts.Of("Ana: #acuerdo Firmamos", "Ana: #preside", "Ana: #deshacer").Facts.Select(fact => fact.Text).ShouldBe(["Firmamos"]);
        Drafts.Of("Ana: #acuerdo Firmamos", "Luis: #disculpas Rosa", "Ana: #deshacer").Facts.ShouldBeEmpty();
    }

    [Fact]
    public void A_topic_that_was_taken_back_leads_nowhere() =>
        Drafts.Draft(Drafts.Said("Ana: #topic 1", "Ana: #topic 2", "Ana: #undo", "Ana: #decision One."), ["Uno", "Dos"]).Facts.ShouldHaveSingleItem().Topic.ShouldBe(0);
}
