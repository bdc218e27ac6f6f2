using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Documents.Letterheads;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Letterheads;

/// <summary>Puts a letterhead in the place of the alliance's, if it has one. What was approved keeps the one it was approved with.</summary>
public static class KeepLetterhead
{
    /// <param name="Name">Of the file.</param>
    /// <param name="Letterhead">What was taken of it.</param>
    /// <param name="Actor">Who sent it.</param>
    /// <param name="Now">UTC.</param>
    public sealed record Input(string Name, Letterhead Letterhead, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Kept(LetterheadView View) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.SetUpAlliance, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        var row = await db.Set<AllianceLetterhead>().SingleOrDefaultAsync(cancellationToken);
        var before = row?.Name ?? "";
        if (row is null)
            db.Add(row = AllianceLetterhead.Of(input.Name, input.Letterhead, input.Actor, input.Now));
        else
            row.Replace(input.Name, input.Letterhead, input.Actor, input.Now);
        LetterheadTrail.Write(db, input.Actor, "letterheadSet", before, input.Name, input.Now);
        return new Outcome.Kept(LetterheadView.Of(row));
    }
}

/// <summary>The letterhead's lines in the audit trail.</summary>
internal static class LetterheadTrail
{
    public static void Write(AllianceDb db, Actor by, string action, string before, string after, DateTimeOffset now) => ChangeRecord.Write(db, new Change
    {
        At = now,
        By = by,
        Subject = ChangeSubject.Alliance,
        SubjectId = db.AllianceId,
        SubjectName = after.Length > 0 ? after : before,
        Action = action,
        Fields = [new FieldChange("letterheadFile", before, after)],
    });
}
