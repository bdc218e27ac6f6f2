using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.History;

/// <summary>The model of the card that shows the audit trail.</summary>
internal static class HistoryCards
{
    /// <summary>A value is shown up to here.</summary>
    private const int QuoteLength = 160;

    /// <summary>Of a list of changes of one thing; the rest is counted.</summary>
    private const int MostFields = 12;

    /// <summary>Characters of JSON around a line of the card, and around a field of it.</summary>
    private const int LineFrame = 420;
    private const int FieldFrame = 320;

    public static CardView History(Turn turn, string about, Page<ChangeRecord> page)
    {
        var budget = new CardBudget();
        // Every line is there; what no longer fits is left out of the details.
        var lines = page.Rows.Select(change => (
            Change: change,
            What: What(turn, change),
            When: turn.Say("historyWhen", Who(turn, change), When(turn, change.At)))).ToList();
        foreach (var (_, what, when) in lines)
            budget.Allows(LineFrame, what, when);
        var model = new HistoryModel(
            turn.Alliance.Id.ToString(),
            turn.SpokenHere,
            about.Length > 0 ? turn.Say("historyAbout", TextLimits.Abridge(about, QuoteLength)) : "",
            [.. lines.Select(line => Line(turn, line.Change, line.What, line.When, budget))],
            page.Total > 0 ? turn.Say("historyCount", page.Total, page.Number, page.Count) : turn.Say("historyNothing"),
            TextLimits.Cut(about, TextLimits.Name),
            page.HasPrevious ? (page.Number - 1).ToString(CultureInfo.InvariantCulture) : "",
            page.HasNext ? (page.Number + 1).ToString(CultureInfo.InvariantCulture) : "");
        return new("alliances/history.json", CardModel.Of(model, HistoryJson.Default.HistoryModel), turn.Language, turn.Say("historyHeading"));
    }

    private static HistoryLineModel Line(Turn turn, ChangeRecord change, string what, string when, CardBudget budget)
    {
        var all = change.ReadFields().Where(f => !FieldWords.IsPersonal(f.Field)).ToList();
        var fields = all.Take(MostFields)
            .Select(f => new HistoryFieldModel(FieldWords.Name(turn, f.Field), Value(turn, f.Field, f.Before), Value(turn, f.Field, f.After)))
            .TakeWhile(f => budget.Allows(FieldFrame, f.Name, f.Before, f.After)).ToList();
        return new(what, when, fields, fields.Count < all.Count ? turn.Say("historyMore", all.Count - fields.Count) : "");
    }

    private static string Value(Turn turn, string field, string value) => TextLimits.Abridge(FieldWords.Value(turn, field, value), QuoteLength);

    /// <summary>A line begins with a capital, except with somebody's name as it is.</summary>
    private static string What(Turn turn, ChangeRecord change)
    {
        var subject = TextLimits.Abridge(change.SubjectName, QuoteLength);
        var what = turn.Say($"change.{change.Action}", subject);
        return subject.Length > 0 && what.StartsWith(subject, StringComparison.Ordinal) ? what : Sentences.Begin(turn, what);
    }

    private static string Who(Turn turn, ChangeRecord change) => change.PersonName.Length > 0 ? change.PersonName : turn.Say("historyBot");

    /// <summary>In the alliance's time zone, which all of them share.</summary>
    private static string When(Turn turn, DateTimeOffset at)
    {
        var local = turn.Alliance.ToLocal(at);
        return turn.Say("historyAt", local.ToString(turn.Say("longDate"), turn.Language.Culture()), local.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}

/// <param name="Filter">Whose history it is; empty for all.</param>
/// <param name="About">The words of the filter, for the next page.</param>
internal sealed record HistoryModel(string Alliance, string Spoken, string Filter, IReadOnlyList<HistoryLineModel> Changes, string Count, string About, string Previous, string Next);

internal sealed record HistoryLineModel(string What, string When, IReadOnlyList<HistoryFieldModel> Fields, string More);

internal sealed record HistoryFieldModel(string Name, string Before, string After);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HistoryModel))]
internal sealed partial class HistoryJson : JsonSerializerContext;
