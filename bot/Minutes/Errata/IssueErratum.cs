using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Letterheads;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Errata;

/// <summary>
/// Corrects approved minutes by an erratum beside them. Two people who correct at the same time are told of each other: a form
/// made before the latest erratum is shown again.
/// </summary>
public static class IssueErratum
{
    public const int MostErrata = 50;

    /// <param name="MeetingId">Whose minutes.</param>
    /// <param name="ConversationId">Where it is said or pressed.</param>
    /// <param name="Part">As <see cref="AmendedPart.Key"/>; <see cref="WholeMinutes"/> for the minutes as a whole.</param>
    /// <param name="Text">What is to be read instead.</param>
    /// <param name="SeenCount">How many errata there were when the form was made; null where nothing was shown.</param>
    /// <param name="Actor">Who corrects.</param>
    /// <param name="Alliance">Whose minutes they are.</param>
    /// <param name="Now">UTC.</param>
    public sealed record Input(Guid? MeetingId, string ConversationId, string Part, string Text, int? SeenCount, Actor Actor, AllianceInfo Alliance, DateTimeOffset Now);

    public const string WholeMinutes = "minutes";

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Issued(Guid MeetingId, Guid ErratumId, int Number) : Outcome;

        public sealed record MeetingUnknown : Outcome;

        /// <summary>It was held in a place that is not the whole alliance's, and this is not that place.</summary>
        public sealed record HeldElsewhere(string Number) : Outcome;

        /// <summary>A draft is amended, not corrected.</summary>
        public sealed record NotApproved(string Number) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record TextMissing : Outcome;

        public sealed record TextTooLong(int Length) : Outcome;

        public sealed record PartUnknown : Outcome;

        /// <summary>Somebody issued one since the form was made.</summary>
        public sealed record Conflict(string ByName, string Text) : Outcome;

        public sealed record TooMany(string Number) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, Phrasebook phrases, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        // The id comes from the client: the query sees this alliance's meetings alone.
        if (input.MeetingId is not { } id || await MeetingRecords.ReadAsync(db, id, cancellationToken) is not { } meeting)
            return new Outcome.MeetingUnknown();
        if (await FindStopAsync(db, meeting, input.ConversationId, input.Actor, cancellationToken) is { } stop)
            return stop;
        var approved = await db.Set<ApprovedMinutes>().SingleAsync(m => m.MeetingId == id, cancellationToken);
        var errata = await db.Set<MinutesErratum>().Where(e => e.MeetingId == id).OrderBy(e => e.Number).ToListAsync(cancellationToken);
        var alliance = approved.AsApproved(input.Alliance);
        var parts = new MinutesParts(meeting, phrases, alliance.Language);
        var text = PrintableText.Clean(input.Text).Trim();
        if (FindProblem(input, text, errata, meeting.Number) is { } problem)
            return problem;
        var part = input.Part is WholeMinutes ? null : SuggestAmendment.ReadPart(input.Part, parts);
        if (input.Part is not WholeMinutes && part?.Place is null)
            return new Outcome.PartUnknown();

        var number = errata.Count + 1;
        var record = ErratumPaper.Render(new(meeting, approved, number, part is null ? "" : parts.Name(part), text, input.Actor.Name, input.Now), alliance, phrases, await LetterheadRecords.ReadAsync(db, cancellationToken));
        var erratum = MinutesErratum.Issue(id, number, part?.Place, text, input.Actor, input.Now, record);
        db.Add(erratum);
        await MailNotices.AddAsync(db, meeting, ErratumIssuedNotice.KindName, erratum.Id, input.Now, cancellationToken);
        MinutesTrail.Write(
            db, meeting, input.Actor, "erratumIssued", input.Now,
            new FieldChange("erratumPart", "", part is null ? "" : parts.Name(part)), new FieldChange("erratumText", "", text));
        return new Outcome.Issued(id, erratum.Id, number);
    }

    internal static Task<int> CountAsync(AllianceDb db, Guid meetingId, CancellationToken cancellationToken) =>
        db.Set<MinutesErratum>().CountAsync(e => e.MeetingId == meetingId, cancellationToken);

    /// <summary>Why these minutes are not to be corrected here, or by this person; null when they are.</summary>
    internal static async Task<Outcome?> FindStopAsync(AllianceDb db, MeetingRecord meeting, string conversationId, Actor actor, CancellationToken cancellationToken)
    {
        if (!meeting.IsOpenTo(conversationId))
            return new Outcome.HeldElsewhere(meeting.Number);
        if (!await db.Set<ApprovedMinutes>().AnyAsync(m => m.MeetingId == meeting.Id, cancellationToken))
            return new Outcome.NotApproved(meeting.Number);
        return await MinutesHolder.FindRefusalAsync(db, actor, meeting, cancellationToken) is { } refusal ? new Outcome.Refused(refusal) : null;
    }

    private static Outcome? FindProblem(Input input, string text, List<MinutesErratum> errata, string meetingNumber) => text.Length switch
    {
        0 => new Outcome.TextMissing(),
        > MinutesErratum.LongestText => new Outcome.TextTooLong(text.Length),
        _ when errata.Count >= MostErrata => new Outcome.TooMany(meetingNumber),
        // Pressed twice it would be the same once more; of two people the second reads what the first wrote.
        _ when errata is [.., var latest] && input.SeenCount is { } seen && seen < errata.Count => new Outcome.Conflict(latest.IssuedByName, latest.Text),
        _ => null,
    };
}
