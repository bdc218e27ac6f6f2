using AllianceBot.Conversation.Language;
using CsCheck;

namespace AllianceBot.Tests.Conversation.Language;

public sealed class ActionItemTests
{
    // A Tuesday.
    private static readonly DateOnly Today = new(2026, 3, 24);
    private static readonly DateOnly Friday = new(2026, 3, 27);

    private static readonly KnownPerson[] Roster =
    [
        new("ana", "Ana Torres"), new("luis", "Luis Pérez"), new("mark", "Mark Phiri"), new("will", "Will Banda"), new("li", "Li Wei"), new("carmen1", "Carmen Ruiz"), new("carmen2", "Carmen Díaz"),
    ];

    [Theory]
    [InlineData("@Ana send the letter by Friday", "send the letter")]
    [InlineData("send the letter @Ana by Friday", "send the letter")]
    [InlineData("send the letter by Friday @Ana", "send the letter")]
    [InlineData("send the letter by Friday - @Ana Torres", "send the letter")]
    [InlineData("send the letter by Friday (@Ana)", "send the letter")]
    [InlineData("by Friday @Ana send the letter", "send the letter")]
    [InlineData("@Ana by Friday: send the letter", "send the letter")]
    [InlineData("Ana Torres: send the letter by Friday", "send the letter")]
    [InlineData("Ana: send the letter by Friday", "send the letter")]
    [InlineData("Ana Torres to send the letter by Friday", "send the letter")]
    [InlineData("Ana will send the letter by Friday", "send the letter")]
    [InlineData("Ana send the letter by Friday", "send the letter")]
    [InlineData("ana torres - send the letter by Friday", "send the letter")]
    [InlineData("Torres Ana: send the letter by Friday", "send the letter")]
    [InlineData("@Ana Torres to send the letter by Friday.", "send the letter")]
    [InlineData("@Ana, please send the letter by Friday", "send the letter")]
    [InlineData("@ana send the letter, by Friday", "send the letter")]
    [InlineData("send the letter by @Ana by Friday", "send the letter")]
    [InlineData("send the letter by Friday, owner: Ana", "send the letter")]
    [InlineData("send the letter, assigned to Ana Torres, by Friday", "send the letter")]
    [InlineData("@Ana send the letter to the Ministry by Friday", "send the letter to the Ministry")]
    [InlineData("@Ana send by Friday the letter to the Ministry", "send the letter to the Ministry")]
    [InlineData("@Ana  send   the Letter (v2), and the annex  by Friday", "send the Letter (v2), and the annex")]
    [InlineData("@Ana Torres enviar la carta para el viernes", "enviar la carta")]
    [InlineData("enviar la carta @Ana para el viernes", "enviar la carta")]
    [InlineData("enviar la carta el viernes, responsable: Ana Torres", "enviar la carta")]
    [InlineData("enviar la carta a más tardar el viernes, a cargo de Ana", "enviar la carta")]
    [InlineData("Ana Torres enviará la carta el viernes", "enviará la carta")]
    [InlineData("Ana debe enviar la carta antes del viernes", "enviar la carta")]
    [InlineData("Ana tiene que enviar la carta antes del viernes", "enviar la carta")]
    [InlineData("Ana: enviar la carta a la Alianza por la Niñez (¡urgente!) el viernes", "enviar la carta a la Alianza por la Niñez (¡urgente!)")]
    [InlineData("@Ana enviar la carta para el próximo 27 de marzo", "enviar la carta")]
    [InlineData("@Ana enviar la carta este próximo 27 de marzo", "enviar la carta")]
    [InlineData("@Ana enviar la carta a más tardar el próximo 27", "enviar la carta")]
    [InlineData("@Ana preparar la reunión del próximo 3 de mayo para el viernes", "preparar la reunión del próximo 3 de mayo")]
    [InlineData("@Ana enviar el orden del día de mañana para el viernes", "enviar el orden del día de mañana")]
    [InlineData("@Ana preparar la reunión del 3 de mayo para el viernes", "preparar la reunión del 3 de mayo")]
    [InlineData("@Ana revisar el informe 2025 (2.ª versión) para el viernes", "revisar el informe 2025 (2.ª versión)")]
    public void Owner_text_and_date_are_read_from_any_order(string typed, string text)
    {
        var draft = Parse(typed);
        draft.ShouldBeOfType<ActionItemDraft.Ready>();
        (draft.Owner!.Id, draft.Text, draft.Due).ShouldBe(("ana", text, Friday));
    }

    [Theory]
    [InlineData("[Ana Torres] send the letter by Friday", "ana", "", "send the letter")]
    [InlineData("send the letter [Ana Torres] by Friday", "ana", "", "send the letter")]
    [InlineData("send the letter by Friday [Ana Torres]", "ana", "", "send the letter")]
    [InlineData("[Ana Torres] and [Luis Pérez] to send the letter by Friday", "ana", "luis", "send the letter")]
    [InlineData("[Ana Torres], [Luis Pérez] y [Li Wei] enviar la carta el viernes", "ana", "luis,li", "enviar la carta")]
    [InlineData("[Ana Torres] [Luis Pérez] send the letter by Friday", "ana", "luis", "send the letter")]
    [InlineData("[Ana Torres] send the letter to [Luis Pérez] by Friday", "ana", "luis", "send the letter to Luis Pérez")]
    [InlineData("[Ana Torres] coordinar con [Luis Pérez] la carta para el viernes", "ana", "luis", "coordinar con Luis Pérez la carta")]
    [InlineData("Ana Torres: coordinate with [Luis Pérez] by Friday", "ana", "luis", "coordinate with Luis Pérez")]
    [InlineData("coordinate with [Luis Pérez] by Friday", "luis", "", "coordinate with Luis Pérez")]
    [InlineData("enviar la carta por [Ana Torres] el viernes", "ana", "", "enviar la carta")]
    [InlineData("[Nobody Known] send the letter by Friday", "Nobody Known", "", "send the letter")]
    public void The_first_mention_answers_for_it_and_others_help(string typed, string owner, string helpers, string text)
    {
        var (plain, mentions) = WithMentions(typed);
        var draft = ActionItemGrammar.Parse(plain, mentions, Roster, Today, TextLanguage.English);
        draft.ShouldBeOfType<ActionItemDraft.Ready>();
        (draft.Owner!.Id, string.Join(',', draft.Helpers.Select(person => person.Id)), draft.Text, draft.Due).ShouldBe((owner, helpers, text, Friday));
    }

    [Theory]
    [InlineData("send the letter by Friday")]
    [InlineData("Mark the ballots by Friday")]
    [InlineData("will send the letter by Friday")]
    [InlineData("budget: send it to all by Friday")]
    [InlineData("Urgent: send it to all by Friday")]
    [InlineData("Lima office to send the letter by Friday")]
    [InlineData("write to ana@example.org by Friday")]
    [InlineData("send the letter to Ana Torres by Friday")]
    public void Without_a_name_set_apart_nobody_owns_it(string typed) => Parse(typed).ShouldBeOfType<ActionItemDraft.OwnerMissing>().Due.ShouldBe(Friday);

    [Theory]
    [InlineData("Mark: send the letter by Friday", "mark")]
    [InlineData("Mark to send the letter by Friday", "mark")]
    [InlineData("Mark Phiri send the letter by Friday", "mark")]
    [InlineData("@Will send the letter by Friday", "will")]
    [InlineData("Will will send the letter by Friday", "will")]
    public void A_name_that_is_a_word_too_counts_when_set_apart(string typed, string owner) =>
        Parse(typed).ShouldBeOfType<ActionItemDraft.Ready>().Owner!.Id.ShouldBe(owner);

    [Theory]
    [InlineData("@Anna send the letter by Friday", "Anna", "ana")]
    [InlineData("@Ana Tores: send the letter by Friday", "Ana Tores", "ana")]
    [InlineData("Ana Tores: send the letter by Friday", "Ana Tores", "ana")]
    [InlineData("@Ana López: send the letter by Friday", "Ana López", "ana")]
    [InlineData("@Pedro send the letter by Friday", "Pedro", "")]
    [InlineData("@Pedro de la Peña send the letter by Friday", "Pedro de la Peña", "")]
    public void A_name_that_nobody_has_is_told_with_who_is_near(string typed, string name, string near)
    {
        var draft = Parse(typed).ShouldBeOfType<ActionItemDraft.OwnerUnknown>();
        (draft.Typed, draft.Text, draft.Due).ShouldBe((name, "send the letter", Friday));
        string.Join(',', draft.Suggestions.Select(person => person.Id)).ShouldBe(near);
    }

    [Fact]
    public void A_shared_first_name_is_asked_about()
    {
        var draft = Parse("@Carmen send the letter by Friday").ShouldBeOfType<ActionItemDraft.OwnerAmbiguous>();
        (draft.Typed, draft.Text, draft.Due).ShouldBe(("Carmen", "send the letter", Friday));
        draft.Candidates.Select(person => person.Id).ShouldBe(["carmen1", "carmen2"]);
    }

    [Theory]
    [InlineData("@Ana send the letter", "send the letter")]
    [InlineData("@Ana preparar la reunión del 3 de mayo", "preparar la reunión del 3 de mayo")]
    [InlineData("@Ana circulate Friday's minutes to all", "circulate Friday's minutes to all")]
    public void Without_a_due_date_the_rest_is_kept(string typed, string text)
    {
        var draft = Parse(typed).ShouldBeOfType<ActionItemDraft.DateMissing>();
        (draft.Owner!.Id, draft.Text, draft.Due).ShouldBe(("ana", text, null));
    }

    [Theory]
    [InlineData("@Ana send the letter by 31/02", "by 31/02", DateProblem.NotInCalendar)]
    [InlineData("@Ana enviar la carta para el 30 de febrero", "para el 30 de febrero", DateProblem.NotInCalendar)]
    [InlineData("@Ana send the letter by 30/03/2024", "by 30/03/2024", DateProblem.Past)]
    public void A_wrong_date_is_quoted(string typed, string phrase, DateProblem problem)
    {
        var draft = Parse(typed).ShouldBeOfType<ActionItemDraft.DateWrong>();
        (draft.Problem, draft.DuePhrase, draft.Owner!.Id, draft.Due).ShouldBe((problem, phrase, "ana", null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("@Ana")]
    [InlineData("@Ana by Friday")]
    [InlineData("by Friday")]
    [InlineData("@Ana: , - by Friday.")]
    public void Without_words_there_is_no_action(string typed) => Parse(typed).ShouldBeOfType<ActionItemDraft.TextMissing>();

    [Fact]
    public void Two_readings_of_a_date_are_both_kept() =>
        Parse("@Ana send the letter by 3/4").ShouldSatisfyAllConditions(
            draft => draft.Due.ShouldBe(new DateOnly(2026, 4, 3)), draft => draft.DueAlternative.ShouldBe(new DateOnly(2027, 3, 4)));

    [Fact]
    public void No_text_and_no_mention_throws() =>
        Gen.Select(Gen.String[Gen.OneOf(Gen.Char, Gen.Char["@Ana Torres by 3/4 el viernes:,. I yo and 5pm-"]), 0, 120], Gen.Int[-5, 130], Gen.Int[-5, 130]).Sample((text, start, length) =>
            ActionItemGrammar.Parse(text, [new(start, length, "ana", "Ana"), new(3, 4, "x", "X")], Roster, Today, TextLanguage.Spanish, writer: Roster[0]).ShouldNotBeNull());

    private static ActionItemDraft Parse(string text) => ActionItemGrammar.Parse(text, [], Roster, Today, TextLanguage.English);

    /// <summary>"[Ana Torres]" in a script line stands for a Teams mention of her.</summary>
    private static (string Text, List<MentionSpan> Mentions) WithMentions(string script)
    {
        var mentions = new List<MentionSpan>();
        for (var open = script.IndexOf('[', StringComparison.Ordinal); open >= 0; open = script.IndexOf('[', StringComparison.Ordinal))
        {
            var close = script.IndexOf(']', StringComparison.Ordinal);
            var name = script[(open + 1)..close];
            script = script[..open] + name + script[(close + 1)..];
            mentions.Add(new(open, name.Length, Roster.FirstOrDefault(person => person.Name == name)?.Id ?? name, name));
        }
        return (script, mentions);
    }
}
