using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>Writes into the audit trail what was done with a task. Everyone reads it: of what is for one place alone it says only that something was done.</summary>
internal static class TaskTrail
{
    /// <param name="by">Null when the bot did it by itself.</param>
    public static void Write(AllianceDb db, ActionItem item, Actor? by, string action, DateTimeOffset now, params IReadOnlyList<FieldChange> fields) => AuditTrail.Write(db, new Change
    {
        At = now,
        By = by,
        Subject = ChangeSubject.Task,
        SubjectId = item.Id,
        SubjectName = item.OnlyIn is null ? TextLimits.Abridge(item.Text, TextLimits.Name) : "…",
        Action = action,
        Fields = item.OnlyIn is null ? fields : [],
    });
}
