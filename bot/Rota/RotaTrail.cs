using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Rota;

/// <summary>Writes into the audit trail what was done to the rota.</summary>
internal static class RotaTrail
{
    /// <param name="setting">Of a working group's rota the line says which.</param>
    /// <param name="by">Null when the bot did it by itself.</param>
    public static void Write(AllianceDb db, RotaSetting setting, Actor? by, Guid? subjectId, string subject, string action, DateTimeOffset now, IReadOnlyList<FieldChange> fields) => AuditTrail.Write(db, new Change
    {
        At = now,
        By = by,
        Subject = ChangeSubject.Rota,
        SubjectId = subjectId,
        SubjectName = subject,
        Action = action,
        Fields = setting.Group is { } group ? [.. fields, new FieldChange("rotaGroup", "", group.Name)] : fields,
    });
}
