using System.Globalization;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests.Conversation.Language;

/// <summary>People who are called like a month or a day of the week: a task for them is not due then.</summary>
public sealed class NamesThatAreDatesTests
{
    // A Tuesday.
    private static readonly DateOnly Today = new(2026, 3, 24);

    private static readonly KnownPerson[] Roster = [new("ana", "Ana Torres"), new("julio", "Julio Paredes"), new("domingo", "Domingo Quispe"), new("abril", "Abril Rojas")];

    [Theory]
    [InlineData("@Ana enviar la carta a Julio", "enviar la carta a Julio")]
    [InlineData("@Ana enviar la carta a Julio Paredes", "enviar la carta a Julio Paredes")]
    [InlineData("@Ana enviar la carta a Julio, por favor", "enviar la carta a Julio, por favor")]
    [InlineData("@Ana pedir la lista para Abril", "pedir la lista para Abril")]
    [InlineData("@Ana enviar la carta a Domingo", "enviar la carta a Domingo")]
    [InlineData("@Ana enviar la carta a @Julio", "enviar la carta a Julio")]
    public void The_date_is_asked_for(string typed, string text)
    {
        var draft = Parse(typed).ShouldBeOfType<ActionItemDraft.DateMissing>();
        (draft.Owner!.Id, draft.Text).ShouldBe(("ana", text));
    }

    [Fact]
    public void A_mention_is_no_date()
    {
        var draft = Parse("enviar la carta a Julio", new MentionSpan(18, 5, "julio", "Julio"), owner: "Ana").ShouldBeOfType<ActionItemDraft.DateMissing>();

        (draft.Text, draft.Helpers.ShouldHaveSingleItem().Id).ShouldBe(("enviar la carta a Julio Paredes", "julio"));
    }

    [Fact]
    public void Nor_is_that_of_somebody_whom_nobody_has_met() =>
        Parse("enviar la carta a Mayo", new MentionSpan(18, 4, "29:mayo", "Mayo"), owner: "Ana").ShouldBeOfType<ActionItemDraft.DateMissing>();

    [Theory]
    [InlineData("@Ana el viernes llamar a Julio", "llamar a Julio")]
    [InlineData("@Ana el viernes llamar a @Julio Paredes", "llamar a Julio Paredes")]
    [InlineData("@Ana llamar a Julio el viernes", "llamar a Julio")]
    [InlineData("@Julio llamar a Domingo para el viernes", "llamar a Domingo")]
    public void A_date_beside_the_name_counts(string typed, string text)
    {
        var draft = Parse(typed).ShouldBeOfType<ActionItemDraft.Ready>();
        (draft.Text, draft.Due).ShouldBe((text, new DateOnly(2026, 3, 27)));
    }

    [Theory]
    [InlineData("@Ana enviar la carta para julio", "2026-07-31")]
    [InlineData("@Ana enviar la carta para Julio de 2026", "2026-07-31")]
    [InlineData("@Ana enviar la carta en Julio", "2026-07-31")]
    [InlineData("@Ana enviar la carta para Julio 15", "2026-07-15")]
    [InlineData("@Ana enviar la carta para el Domingo", "2026-03-29")]
    [InlineData("@Ana enviar la carta para el 15 de Abril", "2026-04-15")]
    [InlineData("@Ana enviar la carta para Domingo 29", "2026-03-29")]
    [InlineData("@Ana enviar la carta para Mayo", "2026-05-31")]
    public void A_month_or_day_stays_one_where_no_person_can_be_meant(string typed, string due)
    {
        var draft = Parse(typed).ShouldBeOfType<ActionItemDraft.Ready>();
        (draft.Text, draft.Due?.ToString("O", CultureInfo.InvariantCulture)).ShouldBe(("enviar la carta", due));
    }

    private static ActionItemDraft Parse(string typed) => ActionItemGrammar.Parse(typed, [], Roster, Today, TextLanguage.Spanish);

    private static ActionItemDraft Parse(string typed, MentionSpan mention, string owner) =>
        ActionItemGrammar.Parse($"@{owner} {typed}", [new MentionSpan(0, owner.Length + 1, "ana", "Ana Torres"), mention with { Start = mention.Start + owner.Length + 2 }], Roster, Today, TextLanguage.Spanish);
}
