using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AllianceBot.Alliances;

/// <summary>Names the alliance, its language and time zone, and takes in its members from Teams. May be repeated.</summary>
public static class SetUpAlliance
{
    /// <param name="Roster">Null when Teams would not tell the members.</param>
    /// <param name="RosterIsWhole">Whoever is not in it does not belong to the alliance any more.</param>
    public sealed record Input(string Name, string LanguageCode, string TimeZone, IReadOnlyList<RosterMember>? Roster, Actor Actor, bool RosterIsWhole = false)
    {
        /// <summary>What the form was made from, as <see cref="Describe"/> says it; empty when it does not say.</summary>
        public string MadeFrom { get; init; } = "";
    }

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Done(AllianceInfo Alliance, int Members, bool RosterWasRead) : Outcome;

        /// <summary>Somebody saved something else after the form was made.</summary>
        /// <param name="MadeFrom">What a form must be made from to take the place of it.</param>
        /// <param name="SavedBy">Who saved it; empty when nobody knows.</param>
        /// <param name="Differences">What is saved, and in its place what the form says.</param>
        public sealed record Conflict(string MadeFrom, string SavedBy, DateTimeOffset? SavedAt, IReadOnlyList<FieldChange> Differences) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record NameMissing : Outcome;

        public sealed record NameTooLong : Outcome;

        public sealed record LanguageUnknown : Outcome;

        public sealed record TimeZoneUnknown(string Given) : Outcome;
    }

    public static Outcome? FindProblem(Input input) => input switch
    {
        { Name.Length: 0 } => new Outcome.NameMissing(),
        { Name.Length: > TextLimits.Name } => new Outcome.NameTooLong(),
        _ when TextLanguageCulture.FromLocale(input.LanguageCode) is null => new Outcome.LanguageUnknown(),
        _ when DateTimeZoneProviders.Tzdb.GetZoneOrNull(input.TimeZone) is null => new Outcome.TimeZoneUnknown(input.TimeZone),
        _ => null,
    };

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (FindProblem(input) is { } problem)
            return problem;
        await db.TakeTurnAsync(cancellationToken);
        var alliance = await db.Set<Alliance>().SingleAsync(cancellationToken);
        // Any member may begin, and nobody who is only in a channel that is shared with them; to change it afterwards is for those who lead.
        var mayBegin = alliance.Name is null && await AlliancePeople.Members(db).AnyAsync(p => p.Id == input.Actor.Id, cancellationToken);
        if (!mayBegin && await Refusal.FindAsync(db, input.Actor, Right.SetUpAlliance, null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        var before = alliance.ToInfo();
        var wanted = before with { Name = input.Name, Language = TextLanguageCulture.FromLocale(input.LanguageCode)!.Value, TimeZone = input.TimeZone };
        if (input.MadeFrom.Length > 0 && input.MadeFrom != Describe(before) && wanted != before)
            return await ConflictAsync(db, before, wanted, cancellationToken);
        alliance.SetUp(input.Name, wanted.Language, input.TimeZone);
        var (_, members) = await AlliancePeople.MeetAsync(db, input.Roster ?? [], now, cancellationToken);
        if (input is { Roster.Count: > 0, RosterIsWhole: true })
            members -= await AlliancePeople.LetGoAsync(db, input.Roster, input.Actor.Id, now, cancellationToken);
        WriteDown(db, input.Actor, before, alliance.ToInfo(), now);
        // Whoever led may just have been found to have left.
        await db.SaveChangesAsync(cancellationToken);
        // A moment later, so that the trail tells them in this order.
        await Stewardship.TakeAsync(db, input.Actor, now.AddMilliseconds(1), cancellationToken);
        return new Outcome.Done(alliance.ToInfo(), members, input.Roster is not null);
    }

    /// <summary>The settings in one line, for a form to carry.</summary>
    public static string Describe(AllianceInfo alliance) => alliance.IsSetUp ? $"{alliance.Language.Code()}|{alliance.TimeZone}|{alliance.Name}" : "-";

    private static async Task<Outcome> ConflictAsync(AllianceDb db, AllianceInfo saved, AllianceInfo wanted, CancellationToken cancellationToken)
    {
        var (by, at) = await ChangeRecord.FindLatestAsync(db, c => c.Subject == ChangeSubject.Alliance, cancellationToken);
        return new Outcome.Conflict(Describe(saved), by, at, Compare(saved, wanted));
    }

    private static IReadOnlyList<FieldChange> Compare(AllianceInfo before, AllianceInfo after)
    {
        var isNew = before.Name is null;
        return
        [
            .. new FieldChange[]
            {
                new("allianceName", before.Name ?? "", after.Name ?? ""),
                new("allianceLanguage", isNew ? "" : before.Language.Code(), after.Language.Code()),
                new("allianceTimeZone", isNew ? "" : before.TimeZone, after.TimeZone),
            }.Where(field => field.Before != field.After),
        ];
    }

    private static void WriteDown(AllianceDb db, Actor by, AllianceInfo before, AllianceInfo after, DateTimeOffset now)
    {
        var fields = Compare(before, after);
        if (fields.Count == 0)
            return;
        ChangeRecord.Write(db, new Change
        {
            At = now,
            By = by,
            Subject = ChangeSubject.Alliance,
            SubjectId = after.Id,
            SubjectName = after.Name ?? "",
            Action = "allianceSetUp",
            Fields = fields,
        });
    }
}
