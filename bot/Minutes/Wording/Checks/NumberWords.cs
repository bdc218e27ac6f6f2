using System.Collections.Frozen;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>Numbers in words, of one language: "two hundred and fifty", "dos mil quinientas", "docena", "third".</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> English = Table(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "twenty:20 thirty:30 forty:40 fourty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90 dozen:12 dozens:12 couple:2");

    private static readonly FrozenDictionary<string, int> Spanish = Table(
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos "
        + "veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve",
        "un:1 una:1 veintiun:21 veintiuna:21 treinta:30 cuarenta:40 cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90 cien:100 ciento:100 doscientos:200 doscientas:200 "
        + "trescientos:300 trescientas:300 cuatrocientos:400 cuatrocientas:400 quinientos:500 quinientas:500 seiscientos:600 seiscientas:600 setecientos:700 setecientas:700 "
        + "ochocientos:800 ochocientas:800 novecientos:900 novecientas:900 cientos:100 docena:12 docenas:12 decena:10 decenas:10 par:2");

    // "First" and "primero" most often only open a list.
    private static readonly FrozenDictionary<string, int> EnglishOrdinals = Table("", "second:2 third:3 thirds:3 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 eleventh:11 twelfth:12 fifteenth:15 twentieth:20");

    private static readonly FrozenDictionary<string, int> SpanishOrdinals = Table("",
        "segundo:2 segunda:2 tercer:3 tercero:3 tercera:3 tercio:3 tercios:3 cuarto:4 cuarta:4 quinto:5 quinta:5 sexto:6 sexta:6 septimo:7 septima:7 octavo:8 octava:8 noveno:9 novena:9 decimo:10 decima:10");

    private static readonly FrozenDictionary<string, decimal> EnglishScales = Scales("hundred:100 hundreds:100 thousand:1000 thousands:1000 million:1000000 millions:1000000 billion:1000000000");

    private static readonly FrozenDictionary<string, decimal> SpanishScales = Scales("mil:1000 miles:1000 millon:1000000 millones:1000000");

    /// <summary>The factor of "thousand", "millones" and their like; 0 for other words.</summary>
    public static decimal Scale(string word, TextLanguage language) => (language is TextLanguage.Spanish ? SpanishScales : EnglishScales).GetValueOrDefault(word);

    /// <summary>The same behind digits, where "5 mil" is five thousand in either language. Only English has miles that are no thousands.</summary>
    public static decimal ScaleOfDigits(string word, TextLanguage language) =>
        word == "miles" ? Scale(word, language) : Math.Max(Scale(word, TextLanguage.English), Scale(word, TextLanguage.Spanish));

    /// <summary>The number that begins at a token, and the token after it; null where none does.</summary>
    /// <param name="isOneAlone">It is "one" or "una" alone, which is most often no number.</param>
    public static (decimal Value, int Next)? Read(DateTokens tokens, int at, TextLanguage language, out bool isOneAlone)
    {
        isOneAlone = false;
        var word = tokens.Word(at);
        var (numbers, ordinals) = language is TextLanguage.Spanish ? (Spanish, SpanishOrdinals) : (English, EnglishOrdinals);
        if (word is "half" or "mitad")
            return (0.5m, at + 1);
        if (ordinals.TryGetValue(word, out var ordinal))
            return (ordinal, at + 1);
        if (!numbers.ContainsKey(word) && Scale(word, language) == 0)
            return null;
        var (total, part, next) = (0m, 0m, at);
        // What may still be added to the part: units after tens, tens after hundreds.
        var room = decimal.MaxValue;
        while (true)
        {
            var joint = next > at && (tokens.Word(next) is "and" or "y" || tokens.IsMark(next, '-')) ? next + 1 : next;
            word = tokens.Word(joint);
            if (numbers.TryGetValue(word, out var number) && number < room && (joint == next || part + total > 0))
            {
                part += number;
                room = number >= 100 ? 100 : number >= 20 && number % 10 == 0 ? 10 : 0;
            }
            else if (Scale(word, language) is > 0 and var scale && joint == next)
            {
                (part, total) = scale == 100 ? (Math.Max(part, 1) * 100, total) : (0, scale >= 1_000_000 ? Math.Max(total + part, 1) * scale : total + (Math.Max(part, 1) * scale));
                room = scale == 100 ? 100 : 1000;
            }
            else
            {
                break;
            }
            next = joint + 1;
        }
        isOneAlone = next == at + 1 && part == 1 && total == 0;
        return (total + part, next);
    }

    private static FrozenDictionary<string, int> Table(string counted, string others) =>
        counted.Split(' ', StringSplitOptions.RemoveEmptyEntries).Index().Select(entry => KeyValuePair.Create(entry.Item, entry.Index))
            .Concat(others.Split(' ').Select(pair => pair.Split(':')).Select(pair => KeyValuePair.Create(pair[0], int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture))))
            .ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenDictionary<string, decimal> Scales(string pairs) =>
        Table("", pairs).ToFrozenDictionary(pair => pair.Key, pair => (decimal)pair.Value, StringComparer.Ordinal);
}
