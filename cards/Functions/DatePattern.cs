using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace AllianceBot.Cards.Functions;

/// <summary>
/// A date format, compiled. Formats are written in .NET's letters; like the official engine, letters that .NET does not know
/// pass on to Day.js, and a format .NET's letters cannot express (<c>ff</c>, <c>g</c>) is read as Day.js throughout.
/// Unlike it, quoted words stay as quoted: Spanish dates need <c>d 'de' MMMM</c>, which there gives "15 0e marzo".
/// </summary>
internal sealed class DatePattern
{
    // Formats come from templates, which are few; the limit is for one that takes its format from the data.
    private const int MaxKnown = 256;

    private static readonly ConcurrentDictionary<string, DatePattern> Known = new(StringComparer.Ordinal);

    private readonly (string Text, bool IsToken)[] parts;

    private DatePattern((string Text, bool IsToken)[] parts) => this.parts = parts;

    public static DatePattern Of(string format)
    {
        if (Known.TryGetValue(format, out var known))
            return known;
        var pattern = Parse(format);
        if (Known.Count < MaxKnown)
            Known.TryAdd(format, pattern);
        return pattern;
    }

    private static DatePattern Parse(string format)
    {
        var letters = new DayjsLetters();
        if (!letters.TryConvert(format))
        {
            letters = new DayjsLetters();
            letters.Append(format, isLiteral: false);
        }

        return new DatePattern([.. letters.Tokens()]);
    }

    public string Format(DateTime utc, CultureInfo culture)
    {
        // The names are the official engine's own, so that English reads the same from every region.
        var names = culture.TwoLetterISOLanguageName == "en" ? DateTimeFormatInfo.InvariantInfo : culture.DateTimeFormat;
        var text = new StringBuilder();
        foreach (var (part, isToken) in parts)
        {
            if (isToken)
                AppendToken(text, part, utc, names);
            else
                text.Append(part);
        }

        return text.ToString();
    }

    private static void AppendToken(StringBuilder text, string token, DateTime utc, DateTimeFormatInfo names)
    {
        switch (token)
        {
            case "YYYY" or "YY":
                AppendPadded(text, token.Length == 4 ? utc.Year : utc.Year % 100, token.Length);
                break;
            // The names as used inside dates: Peru writes "15 de marzo" but "Marzo" alone.
            case "MMMM":
                text.Append(names.MonthGenitiveNames[utc.Month - 1]);
                break;
            case "MMM":
                text.Append(names.AbbreviatedMonthGenitiveNames[utc.Month - 1]);
                break;
            case "M" or "MM":
                AppendPadded(text, utc.Month, token.Length);
                break;
            case "D" or "DD":
                AppendPadded(text, utc.Day, token.Length);
                break;
            case "dddd":
                text.Append(names.GetDayName(utc.DayOfWeek));
                break;
            case "ddd":
                text.Append(names.GetAbbreviatedDayName(utc.DayOfWeek));
                break;
            case "dd":
                text.Append(names.GetShortestDayName(utc.DayOfWeek));
                break;
            case "d":
                AppendPadded(text, (int)utc.DayOfWeek, 1);
                break;
            case "H" or "HH":
                AppendPadded(text, utc.Hour, token.Length);
                break;
            case "h" or "hh":
                AppendPadded(text, (utc.Hour + 11) % 12 + 1, token.Length);
                break;
            case "m" or "mm":
                AppendPadded(text, utc.Minute, token.Length);
                break;
            case "s" or "ss":
                AppendPadded(text, utc.Second, token.Length);
                break;
            case "SSS":
                AppendPadded(text, utc.Millisecond, 3);
                break;
            case "A":
                text.Append(utc.Hour < 12 ? names.AMDesignator : names.PMDesignator);
                break;
            case "a":
                text.Append((utc.Hour < 12 ? names.AMDesignator : names.PMDesignator).ToLowerInvariant());
                break;
            case "Z":
                text.Append("+00:00");
                break;
            default:
                text.Append("+0000");
                break;
        }
    }

    private static void AppendPadded(StringBuilder text, int number, int digits) =>
        text.Append(number.ToString($"D{digits}", CultureInfo.InvariantCulture));
}
