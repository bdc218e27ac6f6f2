using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Groups;

/// <summary>Writes into the audit trail what was done to a working group.</summary>
internal static class GroupTrail
{
    public static void Write(AllianceDb db, WorkingGroup group, Actor by, string action, DateTimeOffset now, IReadOnlyList<FieldChange> fields) => ChangeRecord.Write(db, new Change
    {
        At = now,
        By = by,
        Subject = ChangeSubject.Group,
        SubjectId = group.Id,
        SubjectName = group.Name,
        Action = action,
        Fields = fields,
    });
}
