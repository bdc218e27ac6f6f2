using AllianceBot.Alliances.History;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>What becomes of a row.</summary>
public enum RowFate
{
    Error,
    Added,
    Changed,
    Unchanged,

    /// <summary>Somebody changed the organisation after the row was shown: it is shown again before it counts.</summary>
    Conflict,
}

/// <summary>A row of a file with its fate.</summary>
/// <param name="Line">Where it begins in the file, counted from 1.</param>
/// <param name="Name">As the file has it.</param>
/// <param name="Known">The organisation it is about; null for a new one.</param>
/// <param name="Reading">What it says.</param>
/// <param name="Problems">Why it cannot be taken in; empty unless it is an error.</param>
/// <param name="Fields">What it changes, by field.</param>
public sealed record PlannedRow(int Line, string Name, RowFate Fate, Organisation? Known, OrganisationReading Reading, IReadOnlyList<OrganisationProblem> Problems, IReadOnlyList<FieldChange> Fields);

/// <summary>Of how many rows each became or would become what.</summary>
public sealed record ImportCounts(int Added, int Changed, int Unchanged, int Errors)
{
    public static ImportCounts Of(ImportPlan plan) => new(plan.Count(RowFate.Added), plan.Count(RowFate.Changed), plan.Count(RowFate.Unchanged), plan.Count(RowFate.Error));
}

/// <summary>
/// What taking in a file would do to the organisations as they are now. The preview shows it and the import does it, each
/// worked out anew from the same text.
/// </summary>
public sealed record ImportPlan(IReadOnlyList<PlannedRow> Rows, IReadOnlyList<string> UnknownColumns)
{
    public int Count(RowFate fate) => Rows.Count(row => row.Fate == fate);

    public bool ChangesSomething => Rows.Any(row => row.Fate is RowFate.Added or RowFate.Changed);

    /// <param name="db">The alliance's rows; organisations are tracked if they are.</param>
    /// <param name="content">The file.</param>
    /// <param name="vocabulary">The words it may be written in.</param>
    /// <param name="usual">How the person's client writes 3/4.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<(ImportPlan? Plan, OrganisationProblem? Problem)> MakeAsync(
        AllianceDb db, string content, OrganisationVocabulary vocabulary, DateOrder usual, CancellationToken cancellationToken)
    {
        var read = OrganisationTable.Read(content);
        if (read is OrganisationTable.Unreadable { Problem: var problem })
            return (null, problem);
        var table = (OrganisationTable.Readable)read;
        var known = await db.Set<Organisation>().ToDictionaryAsync(o => o.FoldedName, cancellationToken);
        var order = WrittenDays.OrderOf(table.Rows.SelectMany(row => new[] { row.Draft.JoinedOn, row.Draft.LeftOn }), usual);
        var namesakes = table.Rows.ToLookup(row => TextFolding.Fold(row.Draft.Name));
        var rows = table.Rows.Select(row =>
        {
            var folded = TextFolding.Fold(row.Draft.Name);
            var other = folded.Length > 0 ? namesakes[folded].FirstOrDefault(same => same.Line != row.Line) : null;
            return Plan(row, other, known.GetValueOrDefault(folded), vocabulary, order);
        });
        return (new ImportPlan([.. rows], table.UnknownColumns), null);
    }

    /// <summary>The same plan, with the rows that would change what has changed since they were shown set apart.</summary>
    public ImportPlan SetApartChangedSince(IReadOnlyDictionary<Guid, int> shown) => this with
    {
        Rows = [.. Rows.Select(row => row is { Fate: RowFate.Changed, Known: { } known } && shown.GetValueOrDefault(known.Id) != known.Version ? row with { Fate = RowFate.Conflict } : row)],
    };

    /// <summary>Only what waits for a second decision: what a row would still change was not taken in because it waits.</summary>
    public ImportPlan OnlyWaiting() => SetApartChangedSince(new Dictionary<Guid, int>());

    private static PlannedRow Plan(OrganisationRow row, OrganisationRow? namesake, Organisation? known, OrganisationVocabulary vocabulary, DateOrder? order)
    {
        var reading = OrganisationReader.Read(row.Draft, vocabulary, known, order);
        List<OrganisationProblem> problems = [.. reading.Problems];
        if (row.HasTooManyCells)
            problems.Add(new("importTooManyCells"));
        // Nobody can tell which of the two is right.
        if (namesake is not null)
            problems.Add(new("importTwice", namesake.Line));
        if (problems.Count > 0 || reading.Facts is not { } facts)
            return new(row.Line, row.Draft.Name, RowFate.Error, known, reading, problems, []);
        IReadOnlyList<FieldChange> fields =
            [.. OrganisationDifferences.Find(known?.Facts, facts), .. OrganisationDifferences.Find(known?.Dates ?? default, reading.Dates)];
        var fate = (known, fields.Count) switch { (null, _) => RowFate.Added, (_, 0) => RowFate.Unchanged, _ => RowFate.Changed };
        return new(row.Line, row.Draft.Name, fate, known, reading, [], fields);
    }
}
