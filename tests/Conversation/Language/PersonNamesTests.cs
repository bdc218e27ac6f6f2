using AllianceBot.Conversation.Language;
using CsCheck;

namespace AllianceBot.Tests.Conversation.Language;

public sealed class PersonNamesTests
{
    private static readonly KnownPerson[] Roster =
    [
        new("1", "Ana Torres"), new("2", "Luis Pérez Gómez"), new("3", "Ana María de la Cruz"), new("4", "Li Wei"), new("5", "Lima Okafor"), new("6", "Jan van den Berg"),
        new("7", "Björn Åström"), new("8", "王 小明"), new("9", "Мария Иванова"), new("10", "Siobhán O’Brien"), new("11", "María-José Núñez"), new("12", "Quispe, Rosa"),
        new("13", "Tamar Beridze (ELKANA)"), new("14", "مريم حسن"), new("15", "Luis Alberto Rojas"), new("16", "Chipo"), new("17", "მარიამი"),
    ];

    [Theory]
    [InlineData("Ana Torres", "1")]
    [InlineData("ana torres", "1")]
    [InlineData("Torres Ana", "1")]
    [InlineData("Ana María", "3")]
    [InlineData("Ana Maria de la Cruz", "3")]
    [InlineData("Ana Maria Cruz", "3")]
    [InlineData("Ana Cruz", "3")]
    [InlineData("Ana de la Cruz", "3")]
    [InlineData("Luis Perez", "2")]
    [InlineData("Luis Gómez", "2")]
    [InlineData("Pérez Gómez Luis", "2")]
    [InlineData("Luis Alberto", "15")]
    [InlineData("Li", "4")]
    [InlineData("Wei Li", "4")]
    [InlineData("Lima", "5")]
    [InlineData("Jan", "6")]
    [InlineData("Jan Berg", "6")]
    [InlineData("Berg", "6")]
    [InlineData("torres", "1")]
    [InlineData("Perez Gomez", "2")]
    [InlineData("de la Cruz", "3")]
    [InlineData("Jan van den Berg", "6")]
    [InlineData("bjorn astrom", "7")]
    [InlineData("王 小明", "8")]
    [InlineData("МАРИЯ", "9")]
    [InlineData("Siobhan O'Brien", "10")]
    [InlineData("Maria Jose", "11")]
    [InlineData("maria-jose nunez", "11")]
    [InlineData("Rosa Quispe", "12")]
    [InlineData("Quispe Rosa", "12")]
    [InlineData("Rosa", "12")]
    [InlineData("Tamar Beridze", "13")]
    [InlineData("مريم", "14")]
    [InlineData("CHIPO", "16")]
    [InlineData("მარიამი", "17")]
    [InlineData("  Ana Torres  ", "1")]
    public void A_name_means_one_person(string typed, string id) => PersonNames.Match(typed, Roster).ShouldBeOfType<NameMatch.One>().Person.Id.ShouldBe(id);

    [Theory]
    [InlineData("Ana", "1,3")]
    [InlineData("Luis", "2,15")]
    public void A_shared_first_name_means_several(string typed, string ids) =>
        PersonNames.Match(typed, Roster).ShouldBeOfType<NameMatch.Several>().Candidates.Select(person => person.Id).ShouldBe(ids.Split(','));

    [Theory]
    [InlineData("Lim")]
    [InlineData("An")]
    [InlineData("L")]
    [InlineData("de la")]
    [InlineData("Torre")]
    [InlineData("Ana López")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("@")]
    [InlineData("Ana Torres sends")]
    public void A_part_of_a_word_or_another_name_means_nobody(string typed) => PersonNames.Match(typed, Roster).ShouldBeOfType<NameMatch.Nobody>();

    [Theory]
    [InlineData("Ana Tores", "1")]
    [InlineData("Ana Torrres", "1")]
    [InlineData("Lius Perez", "2")]
    [InlineData("Bjron", "7")]
    [InlineData("Tamr", "13")]
    public void A_slip_suggests_who_was_meant(string typed, string id) =>
        PersonNames.Match(typed, Roster).ShouldBeOfType<NameMatch.Nobody>().Suggestions[0].Id.ShouldBe(id);

    [Theory]
    [InlineData("Ana Torres sends the letter", "1", "Ana Torres")]
    [InlineData("Ana María de la Cruz de la oficina", "3", "Ana María de la Cruz")]
    [InlineData("Li Wei: the letter", "4", "Li Wei")]
    [InlineData("Li, the letter", "4", "Li")]
    [InlineData("Jan van den Berg to send", "6", "Jan van den Berg")]
    [InlineData("Siobhán O'Brien's letter", "10", "Siobhán O'Brien")]
    public void The_longest_name_at_the_start_wins(string text, string id, string name)
    {
        var one = PersonNames.MatchStart(text, Roster).ShouldBeOfType<NameMatch.One>();
        (one.Person.Id, text[..one.Length]).ShouldBe((id, name));
    }

    [Fact]
    public void Two_people_of_one_name_are_both_told() =>
        PersonNames.Match("Ana Torres", [new("1", "Ana Torres"), new("2", "ANA TORRES")]).ShouldBeOfType<NameMatch.Several>().Candidates.Count.ShouldBe(2);

    [Fact]
    public void A_full_name_is_stronger_than_a_part_of_a_longer_one() =>
        PersonNames.Match("Ana Torres", [new("1", "Ana Torres Ruiz"), new("2", "Ana Torres")]).ShouldBeOfType<NameMatch.One>().Person.Id.ShouldBe("2");

    [Fact]
    public void A_match_never_ends_inside_a_word() => Gen.Select(Gen.OneOf(Roster), Gen.String[Gen.Char["abñ ,.:-é1"], 0, 6]).Sample((person, tail) =>
    {
        var text = person.Name + tail;
        var length = PersonNames.MatchStart(text, Roster) switch { NameMatch.One one => one.Length, NameMatch.Several several => several.Length, _ => 0 };
        return length == 0 || length == text.Length || !char.IsLetterOrDigit(text[length]) || !char.IsLetterOrDigit(text[length - 1]);
    });

    [Fact]
    public void No_text_throws() => Gen.Select(Gen.String, Gen.String.Array[0, 4]).Sample((typed, names) =>
    {
        var roster = names.Select((name, index) => new KnownPerson($"{index}", name)).ToArray();
        PersonNames.Match(typed, roster).ShouldNotBeNull();
        PersonNames.MatchStart(typed, roster).ShouldNotBeNull();
    });
}
