using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Drafting;

namespace AllianceBot.Tests.Minutes.Drafting;

public sealed class OwnerAndDateTests
{
    private static readonly string[] People = ["Ana Torres", "Luis Prado", "Li Wei", "María de la Cruz", "Marketing Expert", "Project Manager"];

    [Theory]
    [InlineData("Ana Torres", "Ana will send the invitation to the ministry.")]
    [InlineData("Ana Torres", "Ana Torres enviará la carta al ministerio.")]
    [InlineData("Ana Torres", "Ana, ¿puedes preparar el informe para el lunes?")]
    [InlineData("Ana Torres", "Se encarga a Ana Torres la redacción del informe.")]
    [InlineData("María de la Cruz", "Queda a cargo de la doctora María Cruz coordinar con el ministerio.")]
    [InlineData("Luis Prado", "Luis se encarga de llamar a Ana.")]
    [InlineData("Marketing Expert", "The marketing expert will prepare the report.")]
    [InlineData("Chair", "I'll send the letter to Ana.")]
    [InlineData("Chair", "Yo me encargo de escribirle a Luis.")]
    [InlineData("Chair", "Enviaré la carta a Ana.")]
    [InlineData(null, "Somebody should prepare the project report.")]
    [InlineData(null, "Vamos a enviar la carta a Lima.")]
    [InlineData(null, "Ana and Luis will write the report together.")]
    public void The_owner_is_who_was_named_or_took_it_on(string? owner, string said) => OwnerOf([$"Chair: {said}"], 0).ShouldBe(owner);

    [Fact]
    public void Whoever_alone_answers_a_request_owns_it()
    {
        OwnerOf(["Chair: Can you prepare the report?", "Luis Prado: Sure, no problem."], 0).ShouldBe("Luis Prado");
        OwnerOf(["Chair: Can you prepare the report?", "Luis Prado: Sure.", "Ana Torres: Okay."], 0).ShouldBeNull();
        OwnerOf(["Chair: Can you prepare the report?"], 0).ShouldBeNull();
    }

    [Fact]
    public void A_name_is_a_whole_word_and_no_ordinary_one()
    {
        Named("Lima is far away.").ShouldBeEmpty();
        Named("Li is here.").ShouldBe(["Li Wei"]);
        // "Project" stands small elsewhere in the meeting, so that it names nobody.
        Named("Project documents are in the folder.", "Chair: the project is late.").ShouldBeEmpty();
    }

    [Fact]
    public void A_name_that_two_people_share_names_neither()
    {
        var talk = new Talk(Drafts.Said("Chair: Ana will do it.", "Chair: Ana Torres will do it."));
        var roster = new Roster(talk, ["Ana Torres", "Ana Ruiz"]);

        roster.In(0).ShouldBeEmpty();
        roster.In(1).Select(named => roster.Names[named.Person]).ShouldBe(["Ana Torres"]);
    }

    [Fact]
    public void People_who_introduce_themselves_are_known_by_that_name()
    {
        var talk = new Talk(Drafts.Said("Room 2: Hi, I'm Laura and I'm from the ministry.", "Chair: Laura, can you send the letter?", "Room 3: Me llamo Laura también."));
        new Roster(talk, []).In(1).ShouldBeEmpty("two of them say so");

        talk = new Talk(Drafts.Said("Room 2: Hi, I'm Laura and I'm from the ministry.", "Chair: Laura, can you send the letter?"));
        var roster = new Roster(talk, []);
        roster.In(1).Select(named => roster.Names[named.Person]).ShouldBe(["Room 2"]);
    }

    [Theory]
    [InlineData("I'll send the letter by Friday.", "2026-03-27", "by Friday")]
    [InlineData("Yo les mando la carta el 30 de abril.", "2026-04-30", "el 30 de abril")]
    [InlineData("I'll send the letter soon.", null, "")]
    public void A_date_is_given_when_it_was_said(string said, string? due, string phrase)
    {
        var input = new DraftingInput { Utterances = [], Day = Drafts.Tuesday, Language = TextLanguage.Spanish };

        var (date, words) = SpokenDate.Find(said, input);
        (date is { } day ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null).ShouldBe(due);
        words.ShouldBe(phrase);
        // Nobody knows the day of the meeting: the words stay, and no date is made of them.
        SpokenDate.Find(said, input with { Day = null }).ShouldBe((null, phrase));
    }

    private static string? OwnerOf(string[] lines, int at)
    {
        var talk = new Talk(Drafts.Said(lines));
        var cues = new TalkCues(talk, CueLexicon.Shipped);
        return new OwnerFinder(talk, cues, new Roster(talk, People)).Find(at);
    }

    private static IEnumerable<string> Named(string said, string before = "Chair: Good morning.")
    {
        var talk = new Talk(Drafts.Said(before, $"Chair: {said}"));
        var roster = new Roster(talk, People);
        return roster.In(1).Select(named => roster.Names[named.Person]);
    }

    [Theory]
    [InlineData("Chair", "Gracias, Ana, yo me encargo de la carta.")]
    [InlineData("Chair", "Thanks, Ana, I'll send it.")]
    [InlineData("Chair", "I have to send the letter.")]
    [InlineData("Chair", "Tengo que enviar la carta.")]
    [InlineData(null, "Tenemos que circular lo que escribió María.")]
    [InlineData(null, "I think we should send the letter.")]
    public void Whoever_is_only_spoken_of_owns_nothing(string? owner, string said) => OwnerOf([$"Chair: {said}"], 0).ShouldBe(owner);

    [Fact]
    public void Who_is_called_a_breath_before_is_meant_and_who_is_told_of_is_not()
    {
        OwnerOf(["Chair: Okay, Ana.", "Chair: You could look into that."], 1).ShouldBe("Ana Torres");
        OwnerOf(["Chair: Ana sent us the draft.", "Chair: We need to circulate it."], 1).ShouldBeNull();
    }

    [Theory]
    [InlineData("I'm, I'm not sure.", "I'm going to send the letter by Friday.")]
    [InlineData("I'm OK with that.", "OK, we send it.")]
    [InlineData("I'm Peruvian.", "Then the Peruvian ministry will send it, and Peruvian law says so.")]
    public void Who_says_how_they_are_gets_no_name_of_it(string said, string after)
    {
        var talk = new Talk(Drafts.Said($"Room 2: {said}", $"Chair: {after}"));
        new Roster(talk, []).In(1).ShouldBeEmpty();
    }
}
