namespace AllianceBot.Tests.Minutes.Drafting;

public sealed class TopicTests
{
    private static readonly string[] Agenda = ["Presupuesto 2026", "Foro nacional", "Carta al ministerio"];

    [Fact]
    public void Talk_is_laid_along_the_agenda_by_its_words()
    {
        var said = Drafts.Said(
            "Ana: El presupuesto está aprobado por la sede.",
            "Luis: El presupuesto sube un poco.",
            "Ana: Lo demás sigue igual.",
            "Ana: Ahora el foro nacional, que es en mayo.",
            "Luis: El foro nacional necesita un local.",
            "Ana: De acuerdo.",
            "Ana: La carta al ministerio está lista.",
            "Luis: El ministerio espera la carta.");

        Stretches(said).ShouldBe(["1: 0-14", "2: 15-29", "3: 30-39"]);
    }

    [Theory]
    [InlineData("Ana: Pasamos al punto 3.", 3)]
    [InlineData("Ana: Pasamos al punto tres.", 3)]
    [InlineData("Ana: Let's take item 2.", 2)]
    [InlineData("Ana: Siguiente punto.", 2)]
    [InlineData("Ana: Next item, please.", 2)]
    [InlineData("Ana: Tercer punto.", 3)]
    [InlineData("Ana: #punto 3", 3)]
    [InlineData("Ana: #topic foro nacional", 2)]
    public void What_people_say_to_go_on_is_heard(string line, int number)
    {
        var draft = Drafts.Draft(Drafts.Said("Ana: Empezamos.", "Luis: Muy bien.", line, "Luis: Aquí estamos.", "Ana: Seguimos."), Agenda);

        draft.Topics.Single(topic => topic.Stretches.Any(s => s.End == TimeSpan.FromSeconds(24))).Number.ShouldBe(number);
    }

    [Fact]
    public void Coming_back_to_an_item_makes_a_second_stretch()
    {
        var said = Drafts.Said("Ana: Punto 1.", "Luis: Bien.", "Ana: Punto 2.", "Luis: Bien.", "Ana: Volvamos al punto 1.", "Luis: Bien.");

        Stretches(said).ShouldBe(["1: 0-9", "1: 20-29", "2: 10-19"]);
    }

    [Fact]
    public void Without_an_agenda_no_topic_is_invented()
    {
        var draft = Drafts.Draft(Drafts.Said(ProposalTests.Alliance));

        draft.Topics.ShouldBeEmpty();
        draft.Proposals.ShouldAllBe(proposal => proposal.Topic == null);
    }

    private static string[] Stretches(List<AllianceBot.Minutes.Sources.Utterance> said) =>
        [.. Drafts.Draft(said, Agenda).Topics.SelectMany(topic => topic.Stretches.Select(s => FormattableString.Invariant($"{topic.Number}: {s.Start!.Value.TotalSeconds:0}-{s.End!.Value.TotalSeconds:0}")))];
}
