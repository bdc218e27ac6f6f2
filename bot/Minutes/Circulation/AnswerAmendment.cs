using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Circulation;

/// <summary>
/// The holder of the minutes accepts a suggested change, and the draft says so from then on; or declines it with a reason. It is
/// answered once: whoever comes second learns who was first.
/// </summary>
public static class AnswerAmendment
{
    /// <param name="AmendmentId">From the card.</param>
    /// <param name="ConversationId">Where it is pressed.</param>
    /// <param name="IsAccepted">Or declined.</param>
    /// <param name="Reason">Why it is declined.</param>
    /// <param name="SeenSequence">The entry that the card showed at the part's place; null where none stood.</param>
    /// <param name="Actor">Who answers.</param>
    /// <param name="Now">UTC.</param>
    public sealed record Input(Guid? AmendmentId, string ConversationId, bool IsAccepted, string Reason, int? SeenSequence, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Answered(Guid MeetingId) : Outcome;

        public sealed record AlreadyAnswered(Guid MeetingId, int Number, AmendmentState State, string By) : Outcome;

        /// <summary>What it would change was taken out meanwhile.</summary>
        public sealed record PartGone(Guid AmendmentId) : Outcome;

        /// <summary>Another text stands there by now than the one the card showed.</summary>
        public sealed record Conflict(Guid AmendmentId) : Outcome;

        public sealed record ReasonMissing(Guid AmendmentId) : Outcome;

        public sealed record ReasonTooLong(Guid AmendmentId, int Length) : Outcome;

        public sealed record AmendmentUnknown : Outcome;

        /// <summary>What organisations voted on stands as they voted on it.</summary>
        public sealed record WasVoted : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record Stopped(CirculationStop Stop) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, Phrasebook phrases, AllianceInfo alliance, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (input.AmendmentId is not { } id || await db.Set<MinutesAmendment>().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } amendment)
            return new Outcome.AmendmentUnknown();
        var (open, stop) = await OpenCirculation.FindAsync(db, amendment.MeetingId, input.ConversationId, cancellationToken);
        if (amendment.State is not AmendmentState.Open && stop is null or CirculationStop.Over)
            return new Outcome.AlreadyAnswered(amendment.MeetingId, amendment.Number, amendment.State, amendment.AnsweredByName);
        if (open is null)
            return new Outcome.Stopped(stop!);
        if (await MinutesHolder.FindRefusalAsync(db, input.Actor, open.Meeting, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        var parts = new MinutesParts(open.Meeting, phrases, alliance.Language);
        return input.IsAccepted
            ? await AcceptAsync(db, open.Meeting, amendment, input, parts, cancellationToken)
            : await DeclineAsync(db, open.Meeting, amendment, input, parts, cancellationToken);
    }

    private static async Task<Outcome> AcceptAsync(AllianceDb db, MeetingRecord meeting, MinutesAmendment amendment, Input input, MinutesParts parts, CancellationToken cancellationToken)
    {
        var now = parts.SequenceOf(amendment.Part);
        if (now is null && amendment.Place is not null)
            return new Outcome.PartGone(amendment.Id);
        if (now != input.SeenSequence)
            return new Outcome.Conflict(amendment.Id);
        if (parts.Find(amendment.Place)?.Entry.Vote is not null)
            return new Outcome.WasVoted();
        var before = parts.Current(amendment.Part);
        var author = new Actor(amendment.SuggestedById, amendment.SuggestedByName, Standing.None);
        var written = await MeetingAmendments.WriteAsync(db, new(meeting.Id, amendment.Kind, amendment.Text, author, input.Now)
        {
            Replaces = amendment.Place is null ? null : now,
            AgendaPosition = amendment.AgendaPosition,
            OwnerId = amendment.OwnerId,
            OwnerName = amendment.OwnerName,
            DueDate = amendment.DueDate,
        }, cancellationToken);
        if (written is null)
            return new Outcome.Conflict(amendment.Id);
        await SettleAsync(db, amendment, AmendmentState.Accepted, answer: "", input, cancellationToken);
        MinutesTrail.Write(
            db, meeting, input.Actor, "amendmentAccepted", input.Now,
            new FieldChange("minutesOrganisation", "", amendment.SuggestedFor),
            new FieldChange("amendmentText", before, parts.Wish(amendment)));
        return new Outcome.Answered(meeting.Id);
    }

    private static async Task<Outcome> DeclineAsync(AllianceDb db, MeetingRecord meeting, MinutesAmendment amendment, Input input, MinutesParts parts, CancellationToken cancellationToken)
    {
        var reason = PrintableText.Clean(input.Reason).Trim();
        if (reason.Length == 0)
            return new Outcome.ReasonMissing(amendment.Id);
        if (reason.Length > MinutesAmendment.LongestReason)
            return new Outcome.ReasonTooLong(amendment.Id, reason.Length);
        await SettleAsync(db, amendment, AmendmentState.Declined, reason, input, cancellationToken);
        MinutesTrail.Write(
            db, meeting, input.Actor, "amendmentDeclined", input.Now,
            new FieldChange("minutesOrganisation", "", amendment.SuggestedFor),
            new FieldChange("amendmentWish", "", parts.Wish(amendment)),
            new FieldChange("minutesReason", "", reason));
        return new Outcome.Answered(meeting.Id);
    }

    /// <summary>Whoever suggested it is told, unless they answered it themselves.</summary>
    private static async Task SettleAsync(AllianceDb db, MinutesAmendment amendment, AmendmentState state, string answer, Input input, CancellationToken cancellationToken)
    {
        amendment.Settle(state, input.Actor.Name, answer, input.Now);
        if (amendment.SuggestedById != input.Actor.Id)
            await Notices.AddAsync(db, AmendmentAnsweredNotice.KindName, amendment.SuggestedById, amendment.Id.ToString(), input.Now, cancellationToken);
    }
}
