using System.Globalization;
using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Charters;

/// <summary>The charter's lines in the audit trail.</summary>
internal static class CharterTrail
{
    public static void Write(AllianceDb db, CharterVersion version, Actor? by, string action, DateTimeOffset now, params IReadOnlyList<FieldChange> fields) =>
        ChangeRecord.Write(db, new Change
        {
            At = now,
            By = by,
            Subject = ChangeSubject.Charter,
            SubjectId = version.Id,
            SubjectName = version.Number.ToString(CultureInfo.InvariantCulture),
            Action = action,
            Fields = fields,
        });

    /// <summary>What differs between two texts in one section, field by field.</summary>
    public static IReadOnlyList<FieldChange> Compare(CharterSection section, CharterText before, CharterText after) => section is CharterSection.WaysOfWorking
        ?
        [
            .. new FieldChange[]
            {
                new("charterCadence", Text(before.Ways.CadenceWeeks), Text(after.Ways.CadenceWeeks)),
                new("charterDecisionRule", before.Ways.DecisionRule.ToString(), after.Ways.DecisionRule.ToString()),
                new("charterQuorum", Text(before.Ways.QuorumPercent), Text(after.Ways.QuorumPercent)),
                new("charterLazyApproval", Text(before.Ways.LazyApprovalDays), Text(after.Ways.LazyApprovalDays)),
                new("charterTaskSteps", Text(before.Ways.TaskStepDays), Text(after.Ways.TaskStepDays)),
                new("charterLanguage", before.Ways.Language.ToString(), after.Ways.Language.ToString()),
            }.Where(field => field.Before != field.After),
        ]
        : before.Of(section) == after.Of(section) ? [] : [new($"charter{section}", before.Of(section), after.Of(section))];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
