using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Wording.Checks;
using AllianceBot.Storage;

namespace AllianceBot.Tests.Minutes.Wording;

/// <summary>One line of plain, visible text in the language that was asked for.</summary>
public sealed class FormRulesTests
{
    private const string Said = "we keep the logo of Oxfam, see https://oxfam.org/logo or ask ana@oxfam.org";

    [Theory]
    [InlineData("It was agreed to keep the logo of Ox\u200Bfam.")]
    [InlineData("It was agreed to keep the logo of Oxfam.\u202E")]
    [InlineData("It was agreed to keep \u2066the\u2069 logo of Oxfam.")]
    [InlineData("It was agreed to keep the lo\u00ADgo of Oxfam.")]
    [InlineData("It was agreed to keep the logo of \u041Exfam.")]
    [InlineData("It w\u0430s agreed to keep the logo of Oxfam.")]
    [InlineData("It was agreed to keep the logo of \uFF2Fxfam.")]
    [InlineData("It was agreed to keep the logo of \U0001D40Exfam.")]
    [InlineData("It was agreed to keep \u0665 logos.")]
    [InlineData("It was agreed to keep the logo of Oxfam\u2122.")]
    [InlineData("It was agreed to keep the logo \U0001F44D.")]
    [InlineData("It was agreed to k\u0336e\u0336e\u0336p\u0336 the logo.")]
    [InlineData("It was agreed to keep \u00BD of the logo.")]
    [InlineData("It was agreed to keep the logo \uD83D")]
    [InlineData("It was agreed to keep\u2028 the logo.")]
    [InlineData("It was agreed to keep\0 the logo.")]
    public void What_is_not_seen_or_looks_like_something_else_is_refused(string told) => Worded.Decision(Said).ShouldBreak(WordingFault.Characters, told, TextLanguage.English);

    [Fact]
    public void A_word_in_another_script_may_stand_as_it_was_written()
    {
        Worded.Decision("the letter goes to Нино and to თბილისი").ShouldBeTaken("It was agreed that the letter goes to Нино and to თბილისი.");
        Worded.Decision("the letter goes to Nino").ShouldBreak(WordingFault.Characters, "It was agreed that the letter goes to Нино.");
        Worded.Decision("la reunión será en Ñahuimpuquio").ShouldBeTaken("Se acuerda que la reunión sea en N\u0303ahuimpuquio.");
    }

    [Theory]
    [InlineData("It was **agreed** to keep the logo.")]
    [InlineData("It was agreed to keep [the logo](https://oxfam.org/logo).")]
    [InlineData("It was agreed to keep <b>the logo</b>.")]
    [InlineData("It was agreed to keep the logo &amp; more.")]
    [InlineData("- It was agreed to keep the logo.")]
    [InlineData("1. It was agreed to keep the logo.")]
    [InlineData("# It was agreed to keep the logo.")]
    [InlineData("It was agreed\nto keep the logo.")]
    [InlineData("It was `agreed` to keep the logo.")]
    [InlineData("| It was agreed | to keep the logo |")]
    public void Markup_is_refused(string told) => Worded.Decision(Said).ShouldBreak(WordingFault.Markup, told);

    [Theory]
    [InlineData("It was agreed to keep the logo, see https://evil.example/logo.")]
    [InlineData("It was agreed to keep the logo, see https://oxfam.org/logo2.")]
    [InlineData("It was agreed to keep the logo, see https://oxfam.org.")]
    [InlineData("It was agreed to keep the logo, see evil.example.")]
    [InlineData("It was agreed to keep the logo, see www.oxfam.org.")]
    [InlineData("It was agreed to ask na@oxfam.org for the logo.")]
    [InlineData("It was agreed to ask ana@oxfam.org.evil.example for the logo.")]
    public void An_address_that_was_not_said_is_refused(string told) => Worded.Decision(Said).ShouldBreak(WordingFault.Address, told);

    [Fact]
    public void An_address_that_was_said_may_be_told() =>
        Worded.Decision(Said).ShouldNotBreak(WordingFault.Address, "It was agreed to keep the logo (https://oxfam.org/logo) and to ask ana@oxfam.org.");

    [Theory]
    [InlineData(TextLanguage.Spanish, "It was agreed to keep the logo of Oxfam.")]
    [InlineData(TextLanguage.English, "Se acuerda mantener el logo de Oxfam.")]
    [InlineData(TextLanguage.Spanish, "O logotipo foi aprovado e vai ao ministério.")]
    [InlineData(TextLanguage.Spanish, "Le logo est gardé pour une année avec les membres.")]
    [InlineData(TextLanguage.English, "Das Logo ist nicht mit dem Verein zu ändern.")]
    [InlineData(TextLanguage.English, "Logo!")]
    public void Another_language_than_the_one_asked_for_is_refused(TextLanguage asked, string told) => Worded.Decision(Said).ShouldBreak(WordingFault.Language, told, asked);

    [Fact]
    public void What_is_empty_or_too_long_is_refused()
    {
        WordingCheck.Find(Worded.Decision(Said), "  ", TextLanguage.English).ShouldBe(WordingFault.Length);
        WordingCheck.Find(Worded.Decision(Said), "It was agreed to keep the logo" + new string('.', TextLimits.Wording), TextLanguage.English).ShouldBe(WordingFault.Length);
    }
}
