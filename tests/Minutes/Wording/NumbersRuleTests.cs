using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Wording.Checks;
using CsCheck;

namespace AllianceBot.Tests.Minutes.Wording;

/// <summary>No number, amount, percentage or time that was not said.</summary>
public sealed class NumbersRuleTests
{
    [Theory]
    [InlineData("fifteen people go", "It was agreed that 15 people go.")]
    [InlineData("van quince personas", "It was agreed that 15 people go.")]
    [InlineData("twenty-five people go", "Se acuerda que vayan 25 personas.")]
    [InlineData("la cuota es de dos mil quinientos soles", "Se acuerda que la cuota sea de 2,500 soles.")]
    [InlineData("la cuota es de 2.500 soles", "It was agreed that the fee is 2,500 soles.")]
    [InlineData("la cuota es de 2500 soles", "Se acuerda que la cuota sea de S/ 2 500.")]
    [InlineData("five thousand dollars for the forum", "Se acuerda destinar 5000 dólares al foro.")]
    [InlineData("5k dollars for the forum", "Se acuerda destinar US$ 5,000 al foro.")]
    [InlineData("a million and a half, so 1.5 million", "Se acuerda aprobar 1,5 millones.")]
    [InlineData("el cuarenta por ciento para mujeres", "It was agreed that 40% is for women.")]
    [InlineData("half of the seats for women", "Se acuerda que la mitad sea para mujeres.")]
    [InlineData("in a week we send it", "Se acuerda enviarla en una semana.")]
    [InlineData("we meet at three", "Se acuerda reunirse a las 3.")]
    [InlineData("nos vemos a las tres de la tarde", "It was agreed to meet at 3 p.m.")]
    [InlineData("nos vemos a las 15:30", "It was agreed to meet at 3:30 pm.")]
    [InlineData("two hundred and fifty copies", "It was agreed to print 250 copies.")]
    [InlineData("a dozen of copies", "Se acuerda imprimir 12 copias.")]
    [InlineData("va una persona", "It was agreed that one person goes.")]
    [InlineData("ten people go", "Se acuerda que vaya una delegación de diez.")]
    [InlineData("item two goes first", "It was agreed that the second item goes first.")]
    public void What_was_said_in_words_may_be_told_in_digits(string said, string told) => Worded.Decision(said).ShouldNotBreak(WordingFault.Numbers, told);

    [Theory]
    [InlineData("fifteen people go", "It was agreed that 50 people go.")]
    [InlineData("van quince personas", "Se acuerda que vayan cincuenta personas.")]
    [InlineData("la cuota es de 1.5 soles", "Se acuerda que la cuota sea de 1.500 soles.")]
    [InlineData("cinco mil soles", "Se acuerda pagar 5 soles.")]
    [InlineData("5 mil soles", "Se acuerda pagar 5 soles.")]
    [InlineData("5 soles", "Se acuerda pagar 5 mil soles.")]
    [InlineData("50 people go", "It was agreed that 50% of the people go.")]
    [InlineData("50 percent of the people go", "It was agreed that 50 people go.")]
    [InlineData("the fee is 50", "It was agreed that the fee is $50.")]
    [InlineData("the fee is 50 soles", "It was agreed that the fee is 50 dollars.")]
    [InlineData("the report is there in five days", "Se acuerda que el informe esté en 5 semanas.")]
    [InlineData("in a week", "Se acuerda que sea en un mes.")]
    [InlineData("we meet at three in the afternoon", "It was agreed to meet at 3 a.m.")]
    [InlineData("we meet at 15:30", "It was agreed to meet at 15:45.")]
    [InlineData("the fee stays", "It was agreed that the fee stays at five thousand.")]
    [InlineData("the fee stays", "It was agreed that the fee stays at 99999999999999999999999999999999.")]
    [InlineData("ten people go", "It was agreed that one person goes.")]
    [InlineData("we meet every month", "It was agreed to meet every week.")]
    [InlineData("nos reunimos cada mes", "Se acuerda reunirse una vez por semana.")]
    [InlineData("ten people go", "It was agreed that dozens of people go.")]
    [InlineData("ten people go", "It was agreed that fifteen hundred people go.")]
    [InlineData("van diez personas", "Se acuerda que vayan miles de personas.")]
    [InlineData("version 10.0.14 it is", "It was agreed to use version 10.0.15.")]
    public void What_was_not_said_is_refused(string said, string told) => Worded.Decision(said).ShouldBreak(WordingFault.Numbers, told);

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public void Any_number_is_itself_in_words_and_in_digits(TextLanguage language) => Gen.Int[2, 999_999].Sample(number =>
    {
        var read = new ReadText($"x {Spell(number, language)} y", language).Quantities;
        read.ShouldBe([new Quantity(number)], Spell(number, language));
        new ReadText($"x {number:N0} y".Replace(',', language is TextLanguage.Spanish ? '.' : ','), language).Quantities.ShouldBe([new Quantity(number)]);
    });

    private static string Spell(int number, TextLanguage language) => language is TextLanguage.Spanish ? Spanish(number) : English(number);

    private static string English(int number)
    {
        string[] small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        string[] tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        return number switch
        {
            < 20 => small[number],
            < 100 => tens[number / 10] + (number % 10 > 0 ? "-" + small[number % 10] : ""),
            < 1000 => English(number / 100) + " hundred" + (number % 100 > 0 ? " and " + English(number % 100) : ""),
            _ => English(number / 1000) + " thousand" + (number % 1000 > 0 ? " " + English(number % 1000) : ""),
        };
    }

    private static string Spanish(int number)
    {
        string[] small = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve",
            "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve"];
        string[] tens = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
        string[] hundreds = ["", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos"];
        return number switch
        {
            < 30 => small[number],
            < 100 => tens[number / 10] + (number % 10 > 0 ? " y " + small[number % 10] : ""),
            100 => "cien",
            < 1000 => hundreds[number / 100] + (number % 100 > 0 ? " " + Spanish(number % 100) : ""),
            < 2000 => "mil" + (number % 1000 > 0 ? " " + Spanish(number % 1000) : ""),
            _ => Spanish(number / 1000) + " mil" + (number % 1000 > 0 ? " " + Spanish(number % 1000) : ""),
        };
    }
}
