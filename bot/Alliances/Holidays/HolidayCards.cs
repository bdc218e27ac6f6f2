using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Holidays;

/// <summary>The form that adds holidays as it is to be shown.</summary>
internal sealed record HolidayForm
{
    /// <summary>What was done a moment ago; empty for nothing.</summary>
    public string Notice { get; init; } = "";

    public string Problem { get; init; } = "";

    /// <summary>As typed.</summary>
    public string Lines { get; init; } = "";
}

/// <summary>The model of the card about holidays.</summary>
internal static class HolidayCards
{
    /// <summary>Each has a button.</summary>
    public const int MostRows = 8;

    /// <summary>Wrong lines of one kind that are quoted.</summary>
    private const int MostLines = 5;

    public static CardView Card(Turn turn, HolidayForm form, Page<HolidayRecord> page)
    {
        var budget = new CardBudget();
        var first = (page.Number - 1) * MostRows;
        var model = new HolidaysModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Spoken = turn.SpokenHere,
            Notice = budget.Beginning(form.Notice),
            Problem = budget.Beginning(form.Problem),
            Lines = budget.Beginning(TextLimits.Cut(form.Lines, TextLimits.Note)),
            Holidays =
            [
                .. page.Rows.Select((holiday, at) => new HolidayRow(
                    holiday.Id.ToString(),
                    $"{first + at + 1}. {Days(turn, holiday)}",
                    budget.Beginning(holiday.IsForAll ? holiday.Name : $"{holiday.Name} · {turn.Say($"country.{holiday.Country}")}"),
                    turn.Say("holidayRemoveButton", first + at + 1))),
            ],
            None = page.Total == 0 ? turn.Say("holidaysNone") : "",
            Count = page.Count > 1 ? turn.Say("holidaysCount", page.Total, page.Number, page.Count) : "",
            Previous = page.HasPrevious ? (page.Number - 1).ToString(CultureInfo.InvariantCulture) : "",
            Next = page.HasNext ? (page.Number + 1).ToString(CultureInfo.InvariantCulture) : "",
            MayManage = Rights.IsOffered(turn, Right.ManageHolidays),
        };
        return new("alliances/holidays.json", CardModel.Of(model, HolidayJson.Default.HolidaysModel), turn.Language, turn.Say("holidaysHeading"));
    }

    /// <summary>What was added, and of numbers that can be read two ways, how they were.</summary>
    public static string Describe(Turn turn, AddHolidays.Outcome.Added added)
    {
        var notice = added.Count switch
        {
            0 => turn.Say("holidaysKnown"),
            1 => turn.Say("holidayAdded"),
            _ => turn.Say("holidaysAdded", added.Count),
        };
        var doubtful = string.Join(", ", added.Doubtful.Take(MostLines).Select(day => day.ToString(turn.Say("longDate"), turn.Language.Culture())));
        return doubtful.Length > 0 ? $"{notice} {turn.Say("holidaysDoubtful", doubtful)}" : notice;
    }

    /// <summary>Why nothing was added: of all wrong lines at once, by what is wrong with them.</summary>
    public static string Describe(Turn turn, AddHolidays.Outcome outcome) => outcome switch
    {
        AddHolidays.Outcome.Wrong wrong => string.Join(' ', wrong.Lines.GroupBy(line => line.Problem).OrderBy(g => g.Key).Select(g => turn.Say($"holidayWrong.{g.Key}", Sentences.Quote(turn, [.. g.Select(line => line.Line)], MostLines), Limit(g.Key)))),
        AddHolidays.Outcome.NothingGiven => turn.Say("holidaysNothingGiven"),
        AddHolidays.Outcome.TooMany => turn.Say("holidaysTooMany", AddHolidays.Most),
        _ => throw Reply.Unforeseen(outcome),
    };

    private static int Limit(HolidayProblem problem) => problem is HolidayProblem.NameTooLong ? Holiday.LongestName : Holiday.MostDays;

    private static string Days(Turn turn, HolidayRecord holiday) => holiday.From == holiday.To
        ? holiday.From.ToString(turn.Say("weekdayDate"), turn.Language.Culture())
        : turn.Say("holidayDays", holiday.From.ToString(turn.Say("longDate"), turn.Language.Culture()), holiday.To.ToString(turn.Say("longDate"), turn.Language.Culture()));
}

internal sealed record HolidaysModel
{
    public required string Alliance { get; init; }
    public required string Spoken { get; init; }
    public required string Notice { get; init; }
    public required string Problem { get; init; }
    public required string Lines { get; init; }
    public required IReadOnlyList<HolidayRow> Holidays { get; init; }
    public required string None { get; init; }
    public required string Count { get; init; }
    public required string Previous { get; init; }
    public required string Next { get; init; }
    public required bool MayManage { get; init; }
}

/// <param name="Days">With its number on the list.</param>
/// <param name="Remove">What the button says; no two the same.</param>
internal sealed record HolidayRow(string Id, string Days, string Name, string Remove);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HolidaysModel))]
internal sealed partial class HolidayJson : JsonSerializerContext;
