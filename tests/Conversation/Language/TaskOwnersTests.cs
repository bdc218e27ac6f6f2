using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests.Conversation.Language;

/// <summary>Several people, the writer herself, family names, names that nobody has: no name vanishes from a task.</summary>
public sealed class TaskOwnersTests
{
    // A Tuesday.
    private static readonly DateOnly Today = new(2026, 3, 24);

    private static readonly KnownPerson Writer = new("rosa", "Rosa Fernández");

    private static readonly KnownPerson[] Roster =
    [
        new("joao", "João Pereira"), new("amina", "Amina Diallo"), new("james", "James Banda"), new("carmen", "Carmen Ruiz"), new("lucia", "Lucía Torres"), new("mark", "Mark Phiri"),
        new("wayan", "I Wayan Sutama"), new("luis1", "Luis Rojas"), new("luis2", "Luis Salas"), Writer,
    ];

    [Theory]
    [InlineData("João Pereira y Amina Diallo harán el mapa a más tardar la próxima semana", "joao", "amina", "harán el mapa")]
    [InlineData("João e Amina: hacer el mapa para el viernes", "joao", "amina", "hacer el mapa")]
    [InlineData("joão y amina: hacer el mapa para el viernes", "joao", "amina", "hacer el mapa")]
    [InlineData("James, Carmen write the note by Friday", "james", "carmen", "write the note")]
    [InlineData("James, Carmen, and Amina: write the note by Friday", "james", "carmen,amina", "write the note")]
    [InlineData("James, Carmen y Amina escribir la nota para el viernes", "james", "carmen,amina", "escribir la nota")]
    [InlineData("James and Carmen: write the note by Friday", "james", "carmen", "write the note")]
    [InlineData("James & Carmen to write the note by Friday", "james", "carmen", "write the note")]
    [InlineData("James with Carmen: write the note by Friday", "james", "carmen", "write the note")]
    [InlineData("James and Mark write the note by Friday", "james", "mark", "write the note")]
    [InlineData("@James and Carmen Ruiz will write the note by Friday", "james", "carmen", "write the note")]
    [InlineData("@James, @Carmen write the note by Friday", "james", "carmen", "write the note")]
    [InlineData("James and @Carmen write the note by Friday", "james", "carmen", "write the note")]
    [InlineData("write the note by Friday, owner: James and Carmen", "james", "carmen", "write the note")]
    [InlineData("escribir la nota el viernes, a cargo de James y Carmen", "james", "carmen", "escribir la nota")]
    [InlineData("James y Carmen deben escribir la nota para el viernes", "james", "carmen", "escribir la nota")]
    [InlineData("James, mark the ballots by Friday", "james", "", "mark the ballots")]
    [InlineData("James: write to Carmen and Amina by Friday", "james", "", "write to Carmen and Amina")]
    [InlineData("James and UNICEF will write the note by Friday", "james", "", "and UNICEF will write the note")]
    [InlineData("James, Mark and Amina write the note by Friday", "james", "mark,amina", "write the note")]
    [InlineData("Mark and James: write the note by Friday", "mark", "james", "write the note")]
    [InlineData("James and her team write the note by Friday", "james", "", "and her team write the note")]
    [InlineData("@James. Write the note by Friday", "james", "", "Write the note")]
    [InlineData("James, Please write the note by Friday", "james", "", "write the note")]
    public void The_first_name_answers_for_it_and_the_others_help(string typed, string owner, string helpers, string text)
    {
        var draft = Parse(typed);
        draft.ShouldBeOfType<ActionItemDraft.Ready>();
        (draft.Owner!.Id, string.Join(',', draft.Helpers.Select(person => person.Id)), draft.Text).ShouldBe((owner, helpers, text));
    }

    [Theory]
    [InlineData("@Lucia, @Pedro send it by Friday", "Pedro")]
    [InlineData("@Lucía y @Pedro enviarlo el viernes", "Pedro")]
    [InlineData("@Pedro y Lucía enviarlo el viernes", "Pedro")]
    [InlineData("Lucía and Pedro Páramo: send it by Friday", "Pedro Páramo")]
    [InlineData("Lucía y Pedro enviarán la carta el viernes", "Pedro")]
    [InlineData("Lucía, Pedro: send it by Friday", "Pedro")]
    [InlineData("Pedro and Lucía: send it by Friday", "Pedro")]
    [InlineData("Pedro y Lucía enviarán la carta el viernes", "Pedro")]
    [InlineData("Pedro Páramo: send it by Friday", "Pedro Páramo")]
    [InlineData("Pedro Páramo: enviarlo para el viernes", "Pedro Páramo")]
    [InlineData("Pedro: enviarlo para el viernes", "Pedro")]
    public void A_name_that_nobody_has_is_asked_about(string typed, string name) =>
        Parse(typed).ShouldBeOfType<ActionItemDraft.OwnerUnknown>().Typed.ShouldBe(name);

    [Theory]
    [InlineData("James and Luis: write the note by Friday")]
    [InlineData("James, Luis write the note by Friday")]
    [InlineData("@James y @Luis escribir la nota el viernes")]
    public void A_second_name_of_several_people_is_asked_about(string typed) =>
        Parse(typed).ShouldBeOfType<ActionItemDraft.OwnerAmbiguous>().Typed.ShouldBe("Luis");

    [Theory]
    [InlineData("yo: enviar la carta para el viernes", "enviar la carta")]
    [InlineData("Yo enviaré la carta el viernes", "enviaré la carta")]
    [InlineData("yo voy a enviar la carta el viernes", "enviar la carta")]
    [InlineData("yo misma: enviar la carta para el viernes", "enviar la carta")]
    [InlineData("Me encargo de enviar la carta para el viernes", "enviar la carta")]
    [InlineData("Yo me comprometo a enviar la carta para el viernes", "enviar la carta")]
    [InlineData("enviar la carta para el viernes, responsable: yo", "enviar la carta")]
    [InlineData("me send the letter by Friday", "send the letter")]
    [InlineData("me: send the letter by Friday", "send the letter")]
    [InlineData("@me send the letter by Friday", "send the letter")]
    [InlineData("I will send the letter by Friday", "send the letter")]
    [InlineData("i will send the letter by Friday", "send the letter")]
    [InlineData("I’ll send the letter by Friday", "send the letter")]
    [InlineData("I'm going to send the letter by Friday", "send the letter")]
    [InlineData("I need to send the letter by Friday", "send the letter")]
    [InlineData("send the letter by Friday, owner: me", "send the letter")]
    [InlineData("send the letter, assigned to me, by Friday", "send the letter")]
    public void I_and_me_mean_the_writer(string typed, string text)
    {
        var draft = Parse(typed);
        draft.ShouldBeOfType<ActionItemDraft.Ready>();
        (draft.Owner!.Id, draft.Text).ShouldBe(("rosa", text));
    }

    [Theory]
    [InlineData("James and I will send the letter by Friday", "james", "rosa")]
    [InlineData("James y yo: enviar la carta para el viernes", "james", "rosa")]
    [InlineData("yo y James: enviar la carta para el viernes", "rosa", "james")]
    [InlineData("I Wayan Sutama will send the letter by Friday", "wayan", "")]
    public void The_writer_is_one_of_several(string typed, string owner, string helpers)
    {
        var draft = Parse(typed).ShouldBeOfType<ActionItemDraft.Ready>();
        (draft.Owner!.Id, string.Join(',', draft.Helpers.Select(person => person.Id))).ShouldBe((owner, helpers));
    }

    [Theory]
    [InlineData("Me parece que falta enviar la carta para el viernes")]
    [InlineData("Viernes: enviar la carta")]
    [InlineData("salas y sillas para el viernes")]
    public void What_only_looks_like_a_name_owns_nothing(string typed) => Parse(typed).ShouldBeOfType<ActionItemDraft.OwnerMissing>();

    [Theory]
    [InlineData("Fernandez: send the letter by Friday", "rosa")]
    [InlineData("Fernández: enviar la carta para el viernes", "rosa")]
    [InlineData("@diallo send the letter by Friday", "amina")]
    [InlineData("Diallo will send the letter by Friday", "amina")]
    [InlineData("Salas: enviar la carta para el viernes", "luis2")]
    [InlineData("enviar la carta para el viernes, responsable: Rojas", "luis1")]
    public void A_family_name_alone_finds_the_only_one_with_it(string typed, string owner) =>
        Parse(typed).ShouldBeOfType<ActionItemDraft.Ready>().Owner!.Id.ShouldBe(owner);

    private static ActionItemDraft Parse(string text) => ActionItemGrammar.Parse(text, [], Roster, Today, TextLanguage.Spanish, writer: Writer);
}
