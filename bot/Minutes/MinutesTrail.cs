using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Minutes;

/// <summary>The lines of minutes in the audit trail, under the number of their meeting.</summary>
internal static class MinutesTrail
{
    /// <param name="db">The transaction of the change.</param>
    /// <param name="meeting">Whose minutes.</param>
    /// <param name="by">Null when it happened by itself.</param>
    /// <param name="action">There must be a phrase <c>change.{action}</c>.</param>
    /// <param name="now">UTC.</param>
    /// <param name="fields">What changed; texts of a private meeting stay in its place and are left out here.</param>
    public static void Write(AllianceDb db, MeetingRecord meeting, Actor? by, string action, DateTimeOffset now, params IReadOnlyList<FieldChange> fields) =>
        AuditTrail.Write(db, new Change
        {
            At = now,
            By = by,
            Subject = ChangeSubject.Minutes,
            SubjectId = meeting.Id,
            SubjectName = meeting.Number,
            Action = action,
            Fields = meeting.OnlyIn is null ? fields : [],
        });
}
