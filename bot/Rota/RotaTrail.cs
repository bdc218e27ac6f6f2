using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Rota;

/// <summary>Writes into the audit trail what was done to the rota.</summary>
internal static class RotaTrail
{
    /// <summary>What people wrote; a group's channel may be private, and the history is for everybody.</summary>
    private static readonly string[] Words = ["turnNote", "turnReason", "dutyMeaning", "dutyTemplate"];

    /// <param name="setting">Of a working group's rota the line says which, and not what people wrote.</param>
    /// <param name="by">Null when the bot did it by itself.</param>
    public static void Write(AllianceDb db, RotaSetting setting, Actor? by, Guid? subjectId, string subject, string action, DateTimeOffset now, IReadOnlyList<FieldChange> fields) => AuditTrail.Write(db, new Change
    {
        At = now,
        By = by,
        Subject = ChangeSubject.Rota,
        SubjectId = subjectId,
        SubjectName = subject,
        Action = action,
        Fields = setting.Group is { } group ? [.. fields.Where(field => !Words.Contains(field.Field)), new FieldChange("rotaGroup", "", group.Name)] : fields,
    });
}
