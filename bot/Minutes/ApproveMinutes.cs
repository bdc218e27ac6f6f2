using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Letterheads;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Documents;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Minutes.Proposals;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes;

/// <summary>
/// Locks the minutes of a meeting that has ended. Approving twice changes nothing: the first approval stands. Minutes in
/// circulation, or with proposals that nobody answered, are approved only by somebody who saw what that cuts short; where a vote was
/// asked for, with what was voted. What somebody approves is what they were shown.
/// </summary>
public static class ApproveMinutes
{
    /// <summary>What the form sends that says what would be cut short.</summary>
    public const string Confirmation = "yes";

    public sealed record Input(Guid? MeetingId, string ConversationId, Actor Actor, AllianceInfo Alliance, DateTimeOffset Now)
    {
        /// <summary>Whoever approves has seen what that cuts short.</summary>
        public bool IsConfirmed { get; init; }

        /// <summary>How many suggested changes the one who confirmed was told of: what came since is not lost with them.</summary>
        public int OpenSeen { get; init; }

        /// <summary>Likewise how many proposals.</summary>
        public int ProposalsSeen { get; init; }

        /// <summary>The record as the card showed it: <see cref="MeetingRecord.Edition"/>. Empty for a card that does not say.</summary>
        public string EditionSeen { get; init; } = "";

        /// <summary>What the meeting voted, where a vote was asked for.</summary>
        public string VotedAs { get; init; } = "";
    }

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Approved(Guid MeetingId, bool IsNew) : Outcome;

        public sealed record MeetingUnknown : Outcome;

        /// <summary>It was held in a place that is not the whole alliance's, and this is not that place.</summary>
        public sealed record HeldElsewhere(string Number) : Outcome;

        public sealed record MeetingStillRunning(string Number) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        /// <summary>The minutes are in circulation, or proposals wait for an answer, and nobody confirmed yet that this ends here.</summary>
        public sealed record NotConfirmed(Guid MeetingId) : Outcome;

        /// <summary>What would be approved is not what the card showed.</summary>
        public sealed record Changed(Guid MeetingId) : Outcome;

        public sealed record VoteMissing(Guid MeetingId) : Outcome;

        public sealed record VoteTooLong(Guid MeetingId, int Length) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, Phrasebook phrases, IEnumerable<IAfterApproval> afterApproval, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        // The id comes from the client: the query sees this alliance's meetings alone.
        if (input.MeetingId is not { } id || await MeetingRecords.ReadAsync(db, id, cancellationToken) is not { } meeting)
            return new Outcome.MeetingUnknown();
        if (!meeting.IsOpenTo(input.ConversationId))
            return new Outcome.HeldElsewhere(meeting.Number);
        if (meeting.EndedAt is null)
            return new Outcome.MeetingStillRunning(meeting.Number);
        if (await db.Set<ApprovedMinutes>().AnyAsync(m => m.MeetingId == id, cancellationToken))
            return new Outcome.Approved(id, IsNew: false);
        if (await MinutesHolder.FindRefusalAsync(db, input.Actor, meeting, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (input.EditionSeen.Length > 0 && input.EditionSeen != meeting.Edition)
            return new Outcome.Changed(id);
        var circulation = await db.Set<MinutesCirculation>().SingleOrDefaultAsync(c => c.MeetingId == id && c.ClosedAt == null, cancellationToken);
        var open = circulation is null ? [] : await db.Set<MinutesAmendment>().Where(a => a.MeetingId == id && a.State == AmendmentState.Open).ToListAsync(cancellationToken);
        var proposals = await ListProposals.CountOpenAsync(db, id, cancellationToken);
        if (FindProblem(id, circulation, open.Count, proposals, input) is { } problem)
            return problem;

        var circulated = circulation is null ? null : await EndCirculationAsync(db, circulation, open, input, cancellationToken);
        var approval = new MinutesApproval(input.Actor.Name, input.Alliance.ToLocal(input.Now)) { Circulation = circulated };
        var document = MinutesDraft.Write(meeting, input.Alliance, await MinutesHolder.ReadSecretaryAsync(db, meeting, cancellationToken), approval);
        var record = MinutesDraft.Render(document, phrases, await LetterheadRecords.ReadAsync(db, cancellationToken));
        db.Add(ApprovedMinutes.Approve(id, input.Actor.Id, input.Actor.Name, input.Now, input.Alliance, record));
        MinutesTrail.Write(db, meeting, input.Actor, "minutesApproved", input.Now, circulation is null ? [] : Describe(circulation, input.Now));
        await MailNotices.AddAsync(db, meeting, MinutesApprovedNotice.KindName, id, input.Now, cancellationToken);
        foreach (var feature in afterApproval)
            await feature.HandleAsync(db, meeting, input.Alliance, input.Actor, input.Now, cancellationToken);
        return new Outcome.Approved(id, IsNew: true);
    }

    private static Outcome? FindProblem(Guid meetingId, MinutesCirculation? circulation, int open, int proposals, Input input) => (circulation, input) switch
    {
        (null, _) when proposals == 0 => null,
        (_, { IsConfirmed: false }) => new Outcome.NotConfirmed(meetingId),
        _ when open > input.OpenSeen || proposals > input.ProposalsSeen => new Outcome.NotConfirmed(meetingId),
        ({ WaitsForVote: true }, { VotedAs.Length: 0 }) => new Outcome.VoteMissing(meetingId),
        ({ }, { VotedAs.Length: > MinutesCirculation.LongestReason }) => new Outcome.VoteTooLong(meetingId, input.VotedAs.Length),
        _ => null,
    };

    /// <summary>What nobody answered lapses, and whoever suggested it is told.</summary>
    private static async Task<MinutesCirculated> EndCirculationAsync(AllianceDb db, MinutesCirculation circulation, IReadOnlyList<MinutesAmendment> open, Input input, CancellationToken cancellationToken)
    {
        foreach (var amendment in open)
        {
            amendment.Settle(AmendmentState.Lapsed, input.Actor.Name, answer: "", input.Now);
            if (amendment.SuggestedById != input.Actor.Id)
                await Notices.AddAsync(db, AmendmentAnsweredNotice.KindName, amendment.SuggestedById, amendment.Id.ToString(), input.Now, cancellationToken);
        }

        circulation.Close(CirculationEnd.ByHand, circulation.WaitsForVote ? input.VotedAs : "", input.Now);
        return await CirculationFacts.ReadAsync(db, circulation, cancellationToken);
    }

    /// <summary>A window that is cut short, and what was voted.</summary>
    private static IReadOnlyList<FieldChange> Describe(MinutesCirculation circulation, DateTimeOffset now) =>
    [
        new("circulationLastDay", IsoDay.Write(circulation.LastDay), IsoDay.Write(circulation.IsPast(now) ? circulation.LastDay : circulation.LastDayHeld)),
        new("minutesVote", "", circulation.VotedAs),
    ];
}
