using System.Globalization;
using AllianceBot.Alliances.Tables;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tasks;

/// <summary>The tasks of the alliance as a file for spreadsheets, one a row; those of private places are not among them.</summary>
internal static class ExportTasks
{
    public static readonly AllianceTable Table = new("tasks", "tareas", (request, ct) =>
        HandleAsync(request.Db, request.Alliance, request.Phrases, DateOnly.FromDateTime(request.Alliance.ToLocal(request.Now)), request.Language, ct));

    private static readonly string[] Columns = ["Due", "Task", "Owner", "Organisation", "Helpers", "Group", "State", "Late", "Repeats", "By", "Source", "Note", "Settled"];

    /// <param name="today">In the alliance.</param>
    public static async Task<TableFile> HandleAsync(AllianceDb db, AllianceInfo alliance, Phrasebook phrases, DateOnly today, TextLanguage language, CancellationToken cancellationToken)
    {
        var items = await db.Set<ActionItem>().Where(t => t.OnlyIn == null).OrderBy(t => t.DueDate == null).ThenBy(t => t.DueDate).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        var labels = await TaskLabels.ReadAsync(db, items, cancellationToken);
        var rows = items.Select(t => (IReadOnlyList<string>)
        [
            IsoDay.Write(t.DueDate),
            FormulaGuard.Add(t.Text),
            FormulaGuard.Add(t.OwnerName),
            FormulaGuard.Add(labels.Organisation(t.OrganisationId)),
            FormulaGuard.Add(t.Helpers),
            FormulaGuard.Add(labels.Group(t.GroupId)),
            phrases.Say(language, $"taskState.{t.State}"),
            t.State is ActionItemState.Open && t.DueDate is { } due && due < today ? (today.DayNumber - due.DayNumber).ToString(CultureInfo.InvariantCulture) : "",
            phrases.Say(language, $"taskRepeats.{t.Repeats}"),
            FormulaGuard.Add(t.ProposedByName),
            FormulaGuard.Add(t.Source),
            FormulaGuard.Add(t.Note),
            t.SettledAt is { } at ? IsoDay.Write(DateOnly.FromDateTime(alliance.ToLocal(at))) : "",
        ]);
        var text = CsvTable.Write(rows.Prepend([.. Columns.Select(column => phrases.Say(language, $"taskColumn.{column}"))]));
        return TableFile.Of(phrases.Say(language, "tasksFileName", IsoDay.Write(today)), text, items.Count);
    }
}
