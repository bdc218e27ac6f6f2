using System.Text.RegularExpressions;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Alliances.Holidays;

/// <summary>A holiday as somebody wrote it.</summary>
internal sealed record HolidayDraft(DateOnly From, DateOnly To, string Name, string Country)
{
    /// <summary>Numbers that others read as another day: “3/4”.</summary>
    public bool IsDoubtful { get; init; }
}

/// <summary>What is wrong with a line. Each has a phrase <c>holidayWrong.{name}</c>, with the lines in the place of {0}.</summary>
public enum HolidayProblem
{
    DaysUnclear,
    DaysPast,
    DaysReversed,
    DaysTooMany,
    NameMissing,
    NameTooLong,
    CountryUnknown,
}

/// <summary>
/// Reads holidays, one a line: a day or a first and a last one, a name, and where it is not for everybody a country in brackets or after a comma:
/// “28 to 29 July: Independence (Peru)”, “25 de diciembre Navidad”, “Inti Raymi, 24 de junio, Perú”.
/// </summary>
/// <param name="today">In the alliance.</param>
/// <param name="language">Of the writer.</param>
/// <param name="order">How the writer's numbers are read.</param>
/// <param name="readCountry">The code of a country by name or code, in either language; null for what is none.</param>
internal sealed partial class HolidayLines(DateOnly today, TextLanguage language, DateOrder order, Func<string, string?> readCountry)
{
    /// <summary>Longer lines are texts.</summary>
    private const int LongestLine = 300;

    private static readonly char[] Around = [' ', ',', ';', ':', '-', '–', '—', '.'];

    /// <returns>The holidays, and the lines that are none.</returns>
    public (IReadOnlyList<HolidayDraft> Read, IReadOnlyList<(HolidayProblem Problem, string Line)> Wrong) Read(string text)
    {
        var (read, wrong) = (new List<HolidayDraft>(), new List<(HolidayProblem, string)>());
        foreach (var line in text.Split(['\n', '\r', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ReadLine(PrintableText.Clean(line).Trim(), out var draft) is { } problem)
                wrong.Add((problem, line));
            else
                read.Add(draft!);
        }

        return (read, wrong);
    }

    private HolidayProblem? ReadLine(string line, out HolidayDraft? draft)
    {
        draft = null;
        if (line.Length > LongestLine)
            return HolidayProblem.DaysUnclear;
        if (CutCountry(ref line) is not { } country)
            return HolidayProblem.CountryUnknown;
        if (FindDays(line) is not var (days, name))
            return HolidayProblem.DaysUnclear;
        if (days.To is not { } to || days.From is not { } from || to < today)
            return HolidayProblem.DaysPast;
        if (to < from)
            return HolidayProblem.DaysReversed;
        if (to.DayNumber - from.DayNumber >= Holiday.MostDays)
            return HolidayProblem.DaysTooMany;
        if (name.Length is 0 or > Holiday.LongestName)
            return name.Length == 0 ? HolidayProblem.NameMissing : HolidayProblem.NameTooLong;
        draft = new(from, to, name, country) { IsDoubtful = days.IsDoubtful };
        return null;
    }

    /// <summary>Empty for none; null for words in brackets at the end that are no country.</summary>
    private string? CutCountry(ref string line)
    {
        if (Bracketed().Match(line) is { Success: true } bracket)
        {
            line = line[..bracket.Index];
            return readCountry(bracket.Groups["country"].Value.Trim());
        }

        // After a comma stands a country only where it is one: the name may have commas itself.
        if (line.LastIndexOf(',') is > 0 and var comma && readCountry(line[(comma + 1)..].Trim()) is { Length: > 0 } country)
        {
            line = line[..comma];
            return country;
        }

        return "";
    }

    /// <summary>The days stand at the beginning or at the end of a line; the rest is the name.</summary>
    private (Days Days, string Name)? FindDays(string line)
    {
        if (line.IndexOf(':') is > 0 and var colon && ReadDays(line[..colon]) is { } before)
            return (before, Tidy(line[(colon + 1)..]));
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var left = words.Length; left > 0; left--)
        {
            if (ReadDays(string.Join(' ', words[..left])) is { } first)
                return (first, Tidy(string.Join(' ', words[left..])));
            if (ReadDays(string.Join(' ', words[^left..])) is { } last)
                return (last, Tidy(string.Join(' ', words[..^left])));
        }

        return null;
    }

    /// <summary>Words that are days and nothing else; days without a value are past.</summary>
    private Days? ReadDays(string text)
    {
        text = Tidy(text);
        if (Range().Match(text) is { Success: true } range && ReadRange(range.Groups["first"].Value, range.Groups["last"].Value) is { } days)
            return days;
        return ReadDay(text) is { } day ? new Days(day.Date, day.Date) { IsDoubtful = day.IsDoubtful } : null;
    }

    private Days? ReadRange(string first, string last)
    {
        if (ReadDay(last) is not { } end)
            return null;
        if (end.Date is not { } to)
            return new Days(null, null);
        // “28 to 29 July”: the month and the year stand with the last day.
        if (BareDay().Match(first) is { Success: true } bare)
        {
            var day = int.Parse(bare.Groups["day"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            return day >= 1 && day <= DateTime.DaysInMonth(to.Year, to.Month) ? new Days(new DateOnly(to.Year, to.Month, day), to) : null;
        }

        if (ReadDay(first) is not { } begin)
            return null;
        // Without a year it is the one before the last day, also where it has begun.
        var days = begin.Date is { } from && from > to && !Year().IsMatch(first) ? new Days(Before(from, to), to)
            // It goes on already; the days before today matter to nobody.
            : new Days(begin.Date ?? (today < to ? today : to), to);
        return days with { IsDoubtful = begin.IsDoubtful || end.IsDoubtful };
    }

    /// <summary>A first day without a year, at or before the last; where that is a year away, the two are turned round.</summary>
    private static DateOnly Before(DateOnly first, DateOnly last)
    {
        var same = first.AddYears(last.Year - first.Year);
        return same <= last ? same : same.AddYears(-1) is var before && last.DayNumber - before.DayNumber < Holiday.MostDays ? before : same;
    }

    /// <returns>Null where the words are no day, or more than one; a day without a value is past.</returns>
    private (DateOnly? Date, bool IsDoubtful)? ReadDay(string text) =>
        DateGrammar.Find(text, today, language, order) is { } match && text[..match.Start].Trim(Around).Length == 0 && text[match.End..].Trim(Around).Length == 0
            && (match.Date is not null || match.Problem is DateProblem.Past)
            ? (match.Date, match.Alternative is not null)
            : null;

    private static string Tidy(string text) => text.Trim(Around);

    [GeneratedRegex(@"[(\[](?<country>[^()\[\]]*)[)\]]\s*$")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^(?:(?:from|del|desde el|desde|de)\s+)?(?<first>.*?\S)(?:\s+(?:to|until|till|through|al|a|hasta el|hasta|-|–|—)\s+|\s*[–—]\s*|(?<=^\d{1,2})-(?=\d{1,2}\s*\D))(?<last>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?:(?:the|el)\s+)?(?<day>\d{1,2})(?:st|nd|rd|th|º|°)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BareDay();

    [GeneratedRegex(@"\d{4}")]
    private static partial Regex Year();

    /// <summary>A first and a last day; neither where they are past.</summary>
    private sealed record Days(DateOnly? From, DateOnly? To)
    {
        public bool IsDoubtful { get; init; }
    }
}
