using System.Collections.Frozen;

namespace AllianceBot.Conversation.Language;

/// <summary>The words of dates, folded, both languages in one table: people mix them in one sentence.</summary>
internal static class DateWords
{
    private static readonly string[][] MonthNames =
    [
        ["january", "jan", "enero", "ene"],
        ["february", "feb", "febrero"],
        ["march", "mar", "marzo"],
        ["april", "apr", "abril", "abr"],
        ["may", "mayo"],
        ["june", "jun", "junio"],
        ["july", "jul", "julio"],
        ["august", "aug", "agosto", "ago"],
        ["september", "sept", "sep", "septiembre", "setiembre", "set"],
        ["october", "oct", "octubre"],
        ["november", "nov", "noviembre"],
        ["december", "dec", "diciembre", "dic"],
    ];

    private static readonly string[][] WeekdayNames =
    [
        ["sunday", "domingo"],
        ["monday", "lunes"],
        ["tuesday", "martes"],
        ["wednesday", "miercoles"],
        ["thursday", "jueves"],
        ["friday", "viernes"],
        ["saturday", "sabado"],
    ];

    private static readonly string[][] WeekdayShorts =
    [
        ["sun", "dom"],
        ["mon", "lun"],
        ["tue", "tues", "mar"],
        ["wed", "weds", "mie"],
        ["thu", "thur", "thurs", "jue"],
        ["fri", "vie"],
        ["sat", "sab"],
    ];

    private static readonly string[] EnglishNumbers =
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ];

    private static readonly string[] SpanishNumbers =
    [
        "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince",
        "dieciseis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidos", "veintitres", "veinticuatro", "veinticinco",
        "veintiseis", "veintisiete", "veintiocho", "veintinueve", "treinta",
    ];

    private static readonly string[] EnglishOrdinals =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
        "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];

    public static readonly FrozenDictionary<string, int> Months = Index(MonthNames, 1);
    public static readonly FrozenDictionary<string, int> Weekdays = Index(WeekdayNames, 0);

    /// <summary>"sat", "sun", "mar" are words of their own too: a reader asks for more evidence.</summary>
    public static readonly FrozenDictionary<string, int> ShortWeekdays = Index(WeekdayShorts, 0);

    private static readonly FrozenDictionary<string, int> Cardinals =
        Number(EnglishNumbers).Concat(Number(SpanishNumbers)).Append(new("thirty", 30)).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Ordinals =
        Number(EnglishOrdinals).Append(new("primero", 1)).Append(new("thirtieth", 30)).ToFrozenDictionary(StringComparer.Ordinal);

    public static int Month(string word) => Months.GetValueOrDefault(word);

    /// <summary>Abbreviations that open a date before its number ("mar 30"). Not "set" or "ago", which are words of other kinds.</summary>
    public static bool OpensDate(string month) => month is not ("set" or "ago");

    /// <summary>A number in words, up to "thirty-one" and "treinta y uno": its value and the index after it, or zero.</summary>
    public static (int Value, int Next) Number(DateTokens tokens, int at, bool ordinals)
    {
        var word = tokens.Word(at);
        if (ordinals && Ordinals.TryGetValue(word, out var ordinal))
            return (ordinal, at + 1);
        if (!Cardinals.TryGetValue(word, out var value))
            return (0, at);
        if (value is not (20 or 30))
            return (value, at + 1);
        var joint = tokens.IsMark(at + 1, '-') || tokens.Word(at + 1) == "y" ? at + 2 : at + 1;
        var unit = tokens.Word(joint);
        if (Cardinals.TryGetValue(unit, out var one) && one < 10 || ordinals && Ordinals.TryGetValue(unit, out one) && one < 10)
            return (value + one, joint + 1);
        return (value, at + 1);
    }

    private static IEnumerable<KeyValuePair<string, int>> Number(string[] words) =>
        words.Select((word, index) => KeyValuePair.Create(word, index + 1));

    private static FrozenDictionary<string, int> Index(string[][] names, int first) =>
        names.SelectMany((words, index) => words.Select(word => KeyValuePair.Create(word, index + first))).ToFrozenDictionary(StringComparer.Ordinal);
}
