using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Plans;

/// <summary>
/// The model of a month of turns: a sheet of a calendar made of the card's own table, so that it is sharp, follows the reader's colours and is read
/// aloud; the numbers in it lead to the lines below, which are the whole of it where tables are not shown.
/// </summary>
internal static class TurnMonthCards
{
    private const int RowFrame = 900;

    /// <summary>Not as meetings are numbered, of which nothing is said here.</summary>
    private const string Format = "yyyyMMdd";

    /// <summary>More would not fit into a seventh of a telephone.</summary>
    private const int MostMarks = 4;

    public static CardView Card(Turn turn, TurnMonth month)
    {
        var (budget, culture) = (new CardBudget(), turn.Language.Culture());
        budget.Allows(RowFrame * (month.Days.Count + month.Whole.Count));
        var numbered = month.Days.Index().Select(row => (Number: row.Index + 1, Row: row.Item)).ToList();
        var name = month.First.ToString(turn.Say("turnMonth"), culture);
        var model = new TurnMonthModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Spoken = turn.SpokenHere,
            Heading = string.Concat(name[..1].ToUpper(culture), name.AsSpan(1)),
            Group = RotaCards.OfGroup(turn),
            None = month.Days.Count + month.Whole.Count > 0 ? "" : turn.Say("turnMonthNone"),
            Weekdays = [.. Enumerable.Range(1, 7).Select(day => culture.DateTimeFormat.GetShortestDayName((DayOfWeek)(day % 7))[..1].ToUpper(culture))],
            Weeks = [.. Weeks(month.First).Select(week => new TurnWeekModel([.. week.Select(day => Cell(turn, month, day, [.. numbered.Where(n => n.Row.Date == day)]))]))],
            HasOwn = month.Days.Any(row => month.Own.Contains(row.Id)),
            Turns = [.. numbered.Select(n => Line(turn, n.Row, $"{n.Number.ToString(culture)}. ", budget))],
            Whole = [.. month.Whole.Select(row => Line(turn, row, "", budget))],
            Left = month.Left > 0 ? turn.Say("turnMonthLeft", month.Left) : "",
            Previous = Number(month.First.AddMonths(-1)),
            Next = Number(month.First.AddMonths(1)),
        };
        return new("rota/turn-month.json", CardModel.Of(model, TurnMonthJson.Default.TurnMonthModel), turn.Language, $"{turn.Say("rotaHeading")}: {name}");
    }

    /// <summary>From Monday to Sunday; days outside of the month are null.</summary>
    private static IEnumerable<IEnumerable<DateOnly?>> Weeks(DateOnly first)
    {
        var last = first.AddMonths(1).AddDays(-1);
        for (var monday = RotaDays.StartOf(Duties.Rhythm.Week, first); monday <= last; monday = monday.AddDays(7))
            yield return Enumerable.Range(0, 7).Select(monday.AddDays).Select(day => day >= first && day <= last ? day : (DateOnly?)null).ToList();
    }

    private static TurnDayModel Cell(Turn turn, TurnMonth month, DateOnly? day, IReadOnlyList<(int Number, TurnRow Row)> turns)
    {
        var marks = string.Join(' ', turns.Take(MostMarks).Select(t => t.Number.ToString(CultureInfo.InvariantCulture)));
        return new(
            day is { } shown ? shown.Day.ToString(CultureInfo.InvariantCulture) : " ",
            turns.Count > MostMarks ? $"{marks} …" : marks,
            turns.Any(t => month.Own.Contains(t.Row.Id)) ? "accent" : turns.Count == 0 ? "default" : turns.All(t => t.Row.State is TurnState.Accepted or TurnState.Done) ? "good" : "emphasis",
            day == turn.Today);
    }

    private static TurnLineModel Line(Turn turn, TurnRow row, string number, CardBudget budget)
    {
        var title = budget.Beginning($"{number}{RotaCards.When(turn, row.Duty.Rhythm, row.Date)} · {row.Duty.Title(turn.Phrases, turn.Language)}");
        var holder = budget.Beginning(TextLimits.Abridge(row.Organisation, TextLimits.Name));
        var person = budget.Beginning(TextLimits.Abridge(row.PersonName, TextLimits.Name));
        budget.Allows(0, title, title);
        return new(row.Id.ToString(), title, turn.Say("turnOpenRow", title), person.Length > 0 ? $"{holder} · {person}" : holder, RotaCards.State(turn, row.State));
    }

    /// <summary>The month that a button asks for; null when it asks for none.</summary>
    public static DateOnly? Asked(Turn turn) =>
        DateOnly.TryParseExact(turn.Data.Text("month"), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 2000 and < 2200 ? month : null;

    private static string Number(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);
}

internal sealed record TurnMonthModel
{
    public required string Alliance { get; init; }
    public required string Spoken { get; init; }
    public required string Heading { get; init; }
    public required string Group { get; init; }
    public required string None { get; init; }
    public required IReadOnlyList<string> Weekdays { get; init; }
    public required IReadOnlyList<TurnWeekModel> Weeks { get; init; }
    public required bool HasOwn { get; init; }
    public required IReadOnlyList<TurnLineModel> Turns { get; init; }
    public required IReadOnlyList<TurnLineModel> Whole { get; init; }
    public required string Left { get; init; }
    public required string Previous { get; init; }
    public required string Next { get; init; }
}

internal sealed record TurnWeekModel(IReadOnlyList<TurnDayModel> Days);

/// <param name="Marks">The numbers of the lines below; empty for none.</param>
/// <param name="Style">Of a cell, as the card schema names it.</param>
internal sealed record TurnDayModel(string Day, string Marks, string Style, bool IsToday);

/// <param name="Open">Says what pressing the row does.</param>
internal sealed record TurnLineModel(string Id, string Title, string Open, string Detail, string State);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TurnMonthModel))]
internal sealed partial class TurnMonthJson : JsonSerializerContext;
