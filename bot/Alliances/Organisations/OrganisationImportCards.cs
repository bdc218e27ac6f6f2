using System.Text.Json.Serialization;
using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Organisations;

/// <summary>The cards of an import: the form for the table, what would happen, what happened.</summary>
internal static class OrganisationImportCards
{
    private const int NameInRow = 160;
    private const int ValueInRow = 60;

    // Characters of JSON around the texts of one row, as in organisation-preview.json.
    private const int RowFrame = 420;

    /// <param name="turn">Who is asked.</param>
    /// <param name="table">As it was pasted; a client empties a form once it is answered.</param>
    /// <param name="problem">What is wrong with it; empty at first.</param>
    public static CardView Form(Turn turn, string table = "", string problem = "")
    {
        var fits = new CardBudget().Allows(0, table);
        var model = new ImportFormModel(turn.Alliance.Id.ToString(), fits ? table : "", fits ? problem : $"{problem} {turn.Say("importTooLongToShow")}");
        return new("alliances/organisation-import.json", CardModel.Of(model, ImportJson.Default.ImportFormModel), turn.Language, turn.Say("importTitle"));
    }

    /// <param name="turn">Who asks.</param>
    /// <param name="importId">What a press takes in.</param>
    /// <param name="plan">What that would do.</param>
    /// <param name="asked">The page.</param>
    public static CardView Preview(Turn turn, Guid importId, ImportPlan plan, int asked)
    {
        var hasErrors = plan.Count(RowFate.Error) + plan.Count(RowFate.Conflict) > 0;
        var what = (plan.ChangesSomething, hasErrors) switch
        {
            (false, true) => turn.Say("importNothingErrors"),
            (false, false) => turn.Say("importNothing"),
            (true, true) => turn.Say("importErrorsStay"),
            _ => "",
        };
        var model = Model(turn, plan, plan.Rows, ImportCounts.Of(plan), asked, turn.Say("importPreviewTitle"), what) with
        {
            Import = importId.ToString(),
            IsOpen = true,
            Round = "1",
            ImportButton = !plan.ChangesSomething ? "" : turn.Say(hasErrors ? "importRestButton" : "importButton"),
        };
        return Show(turn, model);
    }

    /// <summary>What was taken in, and the rows that were left out.</summary>
    public static CardView Done(Turn turn, Guid? importId, ImportPlan plan, ImportCounts counts, int asked = 1)
    {
        var left = plan.Rows.Where(row => row.Fate is RowFate.Error).ToList();
        return Show(turn, Model(turn, plan, left, counts, asked, turn.Say("importDoneTitle"), what: "") with { Import = importId?.ToString() ?? "" });
    }

    /// <summary>The rest is in; what somebody changed meanwhile is shown with both values, for a second decision.</summary>
    public static CardView Waiting(Turn turn, Guid importId, ImportPlan plan, ImportCounts counts, int round, int asked = 1)
    {
        var waiting = plan.Rows.Where(row => row.Fate is RowFate.Conflict or RowFate.Error).ToList();
        return Show(turn, Model(turn, plan, waiting, counts, asked, turn.Say("importDoneTitle"), turn.Say("importConflicts", plan.Count(RowFate.Conflict))) with
        {
            Import = importId.ToString(),
            IsOpen = true,
            Round = Number(round),
            ImportButton = turn.Say("importOverwriteButton"),
            CancelButton = turn.Say("importKeepButton"),
        });
    }

    /// <param name="turn">Who cancelled.</param>
    /// <param name="isTheRestIn">Only what waited for a second decision was cancelled.</param>
    public static CardView Cancelled(Turn turn, bool isTheRestIn = false) => Show(turn, new ImportModel
    {
        Alliance = turn.Alliance.Id.ToString(),
        Import = "",
        Heading = turn.Say(isTheRestIn ? "importDoneTitle" : "importCancelledTitle"),
        Counts = "",
        What = turn.Say(isTheRestIn ? "importKept" : "importCancelled"),
        UnknownColumns = "",
        Rows = [],
        Page = "",
        Previous = "",
        Next = "",
        IsOpen = false,
    });

    private static CardView Show(Turn turn, ImportModel model) =>
        new("alliances/organisation-preview.json", CardModel.Of(model, ImportJson.Default.ImportModel), turn.Language, model.Heading);

    private static ImportModel Model(Turn turn, ImportPlan plan, IReadOnlyList<PlannedRow> rows, ImportCounts counts, int asked, string heading, string what)
    {
        // What is wrong comes first, because somebody has to do something about it.
        var ordered = rows.OrderBy(row => row.Fate is not (RowFate.Error or RowFate.Conflict)).ThenBy(row => row.Line).ToList();
        var (number, count, skip) = Page.Place(asked, ordered.Count);
        var budget = new CardBudget();
        return new ImportModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Import = "",
            Heading = heading,
            Counts = turn.Say("importPreviewCounts", counts.Added, counts.Changed, counts.Unchanged, counts.Errors),
            What = what,
            UnknownColumns = plan.UnknownColumns.Count > 0 ? turn.Say("importUnknownColumns", TextLimits.Abridge(string.Join(", ", plan.UnknownColumns), ValueInRow * 4)) : "",
            Rows = [.. ordered.Skip(skip).Take(Page.Size).Select(row => Row(turn, row, budget))],
            Page = count > 1 ? turn.Say("organisationsPage", number, count) : "",
            Previous = number > 1 ? Number(number - 1) : "",
            Next = number < count ? Number(number + 1) : "",
            IsOpen = false,
            CancelButton = turn.Say("importCancelButton"),
        };
    }

    private static ImportRowModel Row(Turn turn, PlannedRow row, CardBudget budget)
    {
        var title = turn.Say("importLine", row.Line, TextLimits.Abridge(row.Name, NameInRow));
        var reasons = row.Fate switch
        {
            RowFate.Error => string.Join(" ", row.Problems.Select(problem => turn.Say(problem.Phrase, problem.Values))),
            RowFate.Changed or RowFate.Conflict => string.Join("; ", row.Fields.Select(field => turn.Say("importFieldChange", Name(field), Value(field, field.Before), Value(field, field.After)))),
            // How the words and days of a new row were understood is seen before they are taken in.
            RowFate.Added => string.Join("; ", row.Fields.Where(field => field.Field is not "name" && field.After.Length > 0).Select(field => turn.Say("importFieldNew", Name(field), Value(field, field.After)))),
            _ => "",
        };
        // Titles are short; a reason that would make the card too large is cut.
        budget.Allows(RowFrame, title);
        return new(title, turn.Say($"importFate.{row.Fate}"), budget.Beginning(reasons), row.Fate is RowFate.Error or RowFate.Conflict);

        string Name(FieldChange field) => turn.Say($"field.{field.Field}");
        string Value(FieldChange field, string value) => OrganisationCards.Quote(turn, field.Field, value, ValueInRow);
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

internal sealed record ImportFormModel(string Alliance, string Table, string Problem);

internal sealed record ImportModel
{
    public required string Alliance { get; init; }
    public required string Import { get; init; }
    public required string Heading { get; init; }
    public required string Counts { get; init; }
    public required string What { get; init; }
    public required string UnknownColumns { get; init; }
    public required IReadOnlyList<ImportRowModel> Rows { get; init; }
    public required string Page { get; init; }
    public required string Previous { get; init; }
    public required string Next { get; init; }

    /// <summary>Still to be decided.</summary>
    public required bool IsOpen { get; init; }

    public string Round { get; init; } = "";

    /// <summary>What taking it in is called; empty when there is nothing to take in.</summary>
    public string ImportButton { get; init; } = "";

    public string CancelButton { get; init; } = "";
}

internal sealed record ImportRowModel(string Title, string Fate, string Reasons, bool IsError);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImportFormModel))]
[JsonSerializable(typeof(ImportModel))]
internal sealed partial class ImportJson : JsonSerializerContext;
