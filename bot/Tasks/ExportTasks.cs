using System.Globalization;
using System.Text;
using AllianceBot.Alliances.Links;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tasks;

/// <summary>The tasks of the alliance as a file for spreadsheets, one a row; those of private places are not among them.</summary>
internal static class ExportTasks
{
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly LinkKind English = new("tasks", TimeSpan.FromDays(7));
    private static readonly LinkKind Spanish = new("tareas", TimeSpan.FromDays(7));
    private static readonly string[] Columns = ["Due", "Task", "Owner", "State", "Late", "Repeats", "By", "Source", "Note", "Settled"];

    /// <summary>Links to the tasks, in one language, as they are when the link is opened; the document's id is the alliance's.</summary>
    public static LinkKind LinksIn(TextLanguage language) => language is TextLanguage.Spanish ? Spanish : English;

    public sealed record Result(string FileName, byte[] Content, int Count);

    /// <param name="today">In the alliance.</param>
    public static async Task<Result> HandleAsync(AllianceDb db, AllianceInfo alliance, Phrasebook phrases, DateOnly today, TextLanguage language, CancellationToken cancellationToken)
    {
        var items = await db.Set<ActionItem>().Where(t => t.OnlyIn == null).OrderBy(t => t.DueDate == null).ThenBy(t => t.DueDate).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        var rows = items.Select(t => (IReadOnlyList<string>)
        [
            TaskTrail.Day(t.DueDate),
            FormulaGuard.Add(t.Text),
            FormulaGuard.Add(t.OwnerName),
            phrases.Say(language, $"taskState.{t.State}"),
            t.State is ActionItemState.Open && t.DueDate is { } due && due < today ? (today.DayNumber - due.DayNumber).ToString(CultureInfo.InvariantCulture) : "",
            phrases.Say(language, $"taskRepeats.{t.Repeats}"),
            FormulaGuard.Add(t.ProposedByName),
            FormulaGuard.Add(t.Source),
            FormulaGuard.Add(t.Note),
            t.SettledAt is { } at ? TaskTrail.Day(DateOnly.FromDateTime(alliance.ToLocal(at))) : "",
        ]);
        var text = CsvTable.Write(rows.Prepend([.. Columns.Select(column => phrases.Say(language, $"taskColumn.{column}"))]));
        // Without the byte order mark Excel takes UTF-8 for the encoding of the machine it runs on.
        return new(phrases.Say(language, "taskFileName", TaskTrail.Day(today)), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], items.Count);
    }
}
