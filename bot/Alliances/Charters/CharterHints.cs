using System.Globalization;
using System.Text;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Alliances.Charters;

/// <summary>A thought about an answer that may be weak; each has a phrase <c>charterHint.{name}</c>.</summary>
public enum CharterHint
{
    /// <summary>Hardly more than a heading.</summary>
    Brief,

    /// <summary>A purpose that names no policy, law, budget or the like.</summary>
    Policy,

    /// <summary>Nothing by which to know that it is achieved.</summary>
    Measure,

    /// <summary>Nothing that says by when.</summary>
    Date,
}

/// <summary>
/// Looks at answers about the purpose and points out what seems to be missing. It only ever asks: silence about a weak
/// answer costs less than a remark about a good one, so in doubt there is none.
/// </summary>
public static class CharterHints
{
    /// <summary>Fewer words than this can hardly say what a whole answer should.</summary>
    private const int FewWords = 4;

    public static IReadOnlyList<CharterHint> For(CharterSection section, string answer)
    {
        var words = HintWords.Split(answer);
        // What is written in other scripts or with hardly a letter cannot be judged by these words.
        if (words.Count == 0 || !IsLatin(answer))
            return [];
        return section switch
        {
            CharterSection.Purpose => [.. Brief(words), .. Missing(CharterHint.Policy, HintWords.NamesPolicy(words))],
            CharterSection.Specific or CharterSection.Attainable or CharterSection.Realistic => [.. Brief(words)],
            CharterSection.Measurable => [.. Missing(CharterHint.Measure, HintWords.NamesMeasure(answer, words))],
            CharterSection.TimeBound => [.. Missing(CharterHint.Date, HintWords.NamesTime(words))],
            _ => [],
        };
    }

    private static IEnumerable<CharterHint> Brief(IReadOnlyList<string> words) => words.Count < FewWords ? [CharterHint.Brief] : [];

    private static IEnumerable<CharterHint> Missing(CharterHint hint, bool isThere) => isThere ? [] : [hint];

    private static bool IsLatin(string text)
    {
        var letters = text.EnumerateRunes().Where(Rune.IsLetter).ToList();
        return letters.Count == 0 || letters.Count(rune => rune.Value < 0x250) * 2 > letters.Count;
    }
}

/// <summary>The words, in both languages, by which an answer shows that it has what is looked for.</summary>
internal static class HintWords
{
    // Beginnings of words, without accents: "polic" is policy and policies, "politic" also política.
    private static readonly string[] PolicyStems =
    [
        "polic", "politic", "polit", "legisl", "regulat", "regulac", "reglament", "normat", "decree", "decret", "ordinance", "ordenanz",
        "budget", "presupuest", "financ", "fund", "fondo", "strateg", "estrateg", "program", "reform", "govern", "gobiern", "gubernament",
        "minist", "congres", "parlament", "parliament", "senat", "municip", "alcald", "concej", "council", "public", "subsid", "impuest",
        "treat", "tratad", "convention", "convenc", "constitut", "constituc", "implement", "enforc", "tariff", "arancel", "advoca", "incidenc",
        "abog", "campaign", "campan", "derech", "estatal", "legal", "judic", "invers", "invest", "guideline", "protocol", "standard",
    ];

    private static readonly HashSet<string> PolicyWords = new(StringComparer.Ordinal)
    {
        "law", "laws", "bill", "bills", "act", "acts", "rule", "rules", "right", "rights", "state", "tax", "taxes", "plan", "plans", "ban", "court", "courts",
        "ley", "leyes", "norma", "normas", "estado", "plan", "planes", "agenda", "quota", "quotas", "cuota", "cuotas", "corte", "tribunal", "servicio", "servicios", "service", "services",
        "credit", "credito", "creditos", "obligatorio", "obligatoria", "mandatory",
    };

    private static readonly string[] MeasureStems =
    [
        "percent", "porcentaj", "porcient", "budget", "presupuest", "approv", "aprob", "aprueb", "adopt", "enact", "promulg", "ratif", "publish", "publi",
        "decree", "decret", "ordinanc", "ordenanz", "regulat", "reglament", "indicator", "indicador", "register", "regist", "count", "number", "numero", "cantidad",
        "amount", "monto", "quota", "cuota", "share", "proporc", "proport", "halv", "doubl", "duplic", "triplic", "tripl", "survey", "encuest", "census", "censo",
        "statist", "estadist", "evaluat", "evaluac", "baseline", "signed", "firm", "vote", "votac", "tax", "impuest", "legisl", "inform", "report", "repeal", "derog",
    ];

    private static readonly HashSet<string> MeasureWords = new(StringComparer.Ordinal)
    {
        "law", "bill", "ley", "rate", "rates", "tasa", "tasas", "half", "third", "quarter", "mitad", "tercio", "tercera", "doble", "triple", "twice",
        "all", "every", "none", "todos", "todas", "cada", "ningun", "ninguno", "ninguna", "partida", "sign", "measured", "medir", "mide", "miden", "medicion",
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "hundred", "thousand", "million",
        "un", "uno", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "docena", "cien", "ciento", "cientos", "mil", "millon", "millones",
    };

    private static readonly HashSet<string> Months = new(StringComparer.Ordinal)
    {
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "setiembre", "octubre", "noviembre", "diciembre",
    };

    private static readonly HashSet<string> Units = new(StringComparer.Ordinal)
    {
        "day", "days", "week", "weeks", "month", "months", "quarter", "quarters", "semester", "year", "years", "decade",
        "dia", "dias", "semana", "semanas", "mes", "meses", "bimestre", "trimestre", "trimestres", "semestre", "semestres", "ano", "anos", "decada", "bienio", "quinquenio",
    };

    private static readonly HashSet<string> UnitGuides = new(StringComparer.Ordinal)
    {
        "end", "close", "next", "this", "coming", "first", "second", "third", "fourth", "last", "within", "fiscal", "calendar", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "eighteen", "few",
        "fin", "fines", "final", "finales", "cierre", "proximo", "proxima", "proximos", "proximas", "este", "esta", "primer", "primera", "segundo", "segunda", "tercer", "cuarto", "ultimo", "dentro", "fiscal",
        "un", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "doce", "dieciocho",
    };

    private static readonly HashSet<string> Bounds = new(StringComparer.Ordinal)
    {
        "before", "until", "deadline", "antes", "hasta", "plazo", "tardar", "election", "elections", "elecciones", "mandate", "mandato", "gestion", "tomorrow", "manana",
    };

    /// <summary>Words and numbers, without accents and capitals.</summary>
    public static IReadOnlyList<string> Split(string text) =>
        [.. TextFolding.Fold(text).Split([.. Separators(text)], StringSplitOptions.RemoveEmptyEntries)];

    public static bool NamesPolicy(IReadOnlyList<string> words) => words.Any(word => PolicyWords.Contains(word) || BeginsWithAny(word, PolicyStems));

    public static bool NamesMeasure(string text, IReadOnlyList<string> words) =>
        text.Any(char.IsDigit) || text.Contains('%', StringComparison.Ordinal)
        || words.Any(word => MeasureWords.Contains(word) || BeginsWithAny(word, MeasureStems));

    public static bool NamesTime(IReadOnlyList<string> words)
    {
        var hasUnit = words.Any(Units.Contains);
        return words.Any(word => IsYear(word) || Months.Contains(word) || Bounds.Contains(word))
            || words.Contains("may") && words.Any(word => word.All(char.IsDigit))
            || hasUnit && words.Any(word => UnitGuides.Contains(word) || word.All(char.IsDigit))
            || words.Count(word => word.Length <= 4 && word.All(char.IsDigit)) >= 2;
    }

    private static bool IsYear(string word) =>
        word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and < 2200;

    private static bool BeginsWithAny(string word, string[] stems) => stems.Any(stem => word.StartsWith(stem, StringComparison.Ordinal));

    private static IEnumerable<char> Separators(string text) =>
        TextFolding.Fold(text).Where(c => !char.IsLetterOrDigit(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)).Distinct();
}
