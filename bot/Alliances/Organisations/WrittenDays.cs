using System.Globalization;
using System.Text.RegularExpressions;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Alliances.Organisations;

/// <summary>A day that somebody or a spreadsheet wrote.</summary>
/// <param name="Day">Null when it is none, or could be two.</param>
/// <param name="IsAmbiguous">It could be two.</param>
internal readonly record struct WrittenDay(DateOnly? Day, bool IsAmbiguous);

/// <summary>Reads days as spreadsheets write them; Excel turns 2025-11-24 into 24/11/2025 as soon as it saves the table.</summary>
internal static partial class WrittenDays
{
    /// <summary>Which of the two numbers is the day, as the days of a column tell that can be read one way only.</summary>
    /// <param name="written">The column.</param>
    /// <param name="usual">As the person's client writes 3/4; holds where no day tells.</param>
    /// <returns>Null when some put the day first and others the month.</returns>
    public static DateOrder? OrderOf(IEnumerable<string?> written, DateOrder usual)
    {
        var pairs = written.Select(text => Numeric().Match(WithoutMidnight(text ?? ""))).Where(match => match.Success).Select(match => (First: Number(match, "a"), Second: Number(match, "b"))).ToList();
        return (pairs.Any(pair => pair.First > 12), pairs.Any(pair => pair.Second > 12)) switch
        {
            (true, true) => null,
            (true, false) => DateOrder.DayFirst,
            (false, true) => DateOrder.MonthFirst,
            _ => usual,
        };
    }

    /// <param name="written">One day and nothing else.</param>
    /// <param name="order">Null when nobody can tell.</param>
    public static WrittenDay Read(string written, DateOrder? order)
    {
        var text = WithoutMidnight(written);
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
            return new(iso, false);
        var numeric = Numeric().Match(text);
        return numeric.Success ? ReadNumeric(numeric, order) : new(ReadInWords(text), false);
    }

    private static WrittenDay ReadNumeric(Match match, DateOrder? order)
    {
        var (first, second, year) = (Number(match, "a"), Number(match, "b"), Year(match.Groups["year"].Value));
        if (first > 12 || (second <= 12 && (order is DateOrder.DayFirst || first == second)))
            return new(Day(year, second, first), false);
        if (second > 12 || order is DateOrder.MonthFirst)
            return new(Day(year, first, second), false);
        return new(null, true);
    }

    /// <summary>“24 de noviembre de 2025”, “24-Nov-25”: as people write days in their tasks, with a year.</summary>
    private static DateOnly? ReadInWords(string text)
    {
        var spaced = text.Any(char.IsLetter) ? text.Replace('-', ' ') : text;
        if (!spaced.Any(char.IsLetter) || LastNumber().Match(spaced) is not { Success: true } last)
            return null;
        var year = Year(last.Value);
        spaced = $"{spaced[..last.Index]}{year.ToString(CultureInfo.InvariantCulture)}";
        // Read as on the first of that year: what is due may not lie far back, and these days do.
        var found = DateGrammar.Find(spaced, new DateOnly(year, 1, 1), TextLanguage.English);
        return found is { Start: 0, Date: { } day } && found.Length == spaced.Length && day.Year == year ? day : null;
    }

    private static DateOnly? Day(int year, int month, int day) => DateContext.IsDay(day, month, year) ? new DateOnly(year, month, day) : null;

    /// <summary>Two digits are of this century, or of the end of the last, as spreadsheets have it.</summary>
    private static int Year(string digits)
    {
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length == 4 ? Math.Max(year, 1) : year + (year < 50 ? 2000 : 1900);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string WithoutMidnight(string text) => Midnight().Replace(text.Trim(), "");

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})[/.-](?<b>[0-9]{1,2})[/.-](?<year>[0-9]{4}|[0-9]{2})\z")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?<![0-9])(?:[0-9]{4}|[0-9]{2})\z")]
    private static partial Regex LastNumber();

    /// <summary>What spreadsheets write behind a day that they keep as a moment.</summary>
    [GeneratedRegex(@"[ T]0?0:00(?::00)?(?:\.0+)?\z")]
    private static partial Regex Midnight();
}
