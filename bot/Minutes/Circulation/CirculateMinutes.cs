using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Proposals;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Circulation;

/// <summary>
/// Puts the draft of minutes before the members, for as many days as the charter in force gives them. Circulating again changes
/// nothing: whoever asks is shown how it stands.
/// </summary>
public static class CirculateMinutes
{
    public sealed record Input(Guid? MeetingId, string ConversationId, Actor Actor, AllianceInfo Alliance, DateTimeOffset Now)
    {
        /// <summary>Mail is set up: whoever has no Teams is told too.</summary>
        public bool HasMail { get; init; }
    }

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Circulated(Guid MeetingId, bool IsNew) : Outcome;

        public sealed record MeetingUnknown : Outcome;

        /// <summary>It was held in a place that is not the whole alliance's, and this is not that place.</summary>
        public sealed record HeldElsewhere(string Number) : Outcome;

        /// <summary>It was held in a place that is not the whole alliance's: its minutes go to nobody else.</summary>
        public sealed record HeldPrivately(string Number) : Outcome;

        public sealed record MeetingStillRunning(string Number) : Outcome;

        public sealed record AlreadyApproved(string Number) : Outcome;

        /// <summary>Nothing can be taken into a draft that members read, and these would be lost.</summary>
        public sealed record ProposalsWait(string Number, int Count) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var (meeting, stop) = await FindAsync(db, input, cancellationToken);
        return meeting is null ? stop! : await CirculateAsync(db, meeting, input, cancellationToken);
    }

    /// <summary>The meeting whose minutes could go to the members now; or why they cannot, or how they already stand.</summary>
    internal static async Task<(MeetingRecord? Meeting, Outcome? Stop)> FindAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (input.MeetingId is not { } id || await MeetingRecords.ReadAsync(db, id, cancellationToken) is not { } meeting)
            return (null, new Outcome.MeetingUnknown());
        if (!meeting.IsOpenTo(input.ConversationId))
            return (null, new Outcome.HeldElsewhere(meeting.Number));
        if (await db.Set<MinutesCirculation>().AnyAsync(c => c.MeetingId == id, cancellationToken))
            return (null, new Outcome.Circulated(id, IsNew: false));
        if (meeting.EndedAt is null)
            return (null, new Outcome.MeetingStillRunning(meeting.Number));
        if (await db.Set<ApprovedMinutes>().AnyAsync(m => m.MeetingId == id, cancellationToken))
            return (null, new Outcome.AlreadyApproved(meeting.Number));
        if (meeting.OnlyIn is not null)
            return (null, new Outcome.HeldPrivately(meeting.Number));
        if (await MinutesHolder.FindRefusalAsync(db, input.Actor, meeting, cancellationToken) is { } refusal)
            return (null, new Outcome.Refused(refusal));
        return await ListProposals.CountOpenAsync(db, id, cancellationToken) is > 0 and var waiting
            ? (null, new Outcome.ProposalsWait(meeting.Number, waiting))
            : (meeting, null);
    }

    private static async Task<Outcome> CirculateAsync(AllianceDb db, MeetingRecord meeting, Input input, CancellationToken cancellationToken)
    {
        var id = meeting.Id;
        var charter = await CharterRecords.ReadInForceAsync(db, cancellationToken);
        var circulation = MinutesCirculation.Begin(id, input.Actor, input.Alliance, charter.WaysOfWorking.LazyApprovalDays, charter.Version, input.Now);
        db.Add(circulation);
        var contacts = await VoterContacts.ReadAsync(db, meeting.GroupId, cancellationToken);
        await Notices.AddForAllAsync(
            db, MinutesCirculatedNotice.KindName, (input.HasMail ? contacts.Everyone : contacts.InTeams).Where(person => person != input.Actor.Id), CirculationNotices.SubjectOf(id), input.Now, cancellationToken);
        MinutesTrail.Write(db, meeting, input.Actor, "minutesCirculated", input.Now, new FieldChange("circulationLastDay", "", IsoDay.Write(circulation.LastDay)));
        return new Outcome.Circulated(id, IsNew: true);
    }
}
