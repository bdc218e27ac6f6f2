using AllianceBot.Storage;

namespace AllianceBot.Alliances.History;

/// <summary>The audit trail for other features, which do not touch its rows.</summary>
public static class AuditTrail
{
    /// <summary>Adds a line to the trail, in the current transaction.</summary>
    public static void Write(AllianceDb db, Change change) => ChangeRecord.Write(db, change);
}
