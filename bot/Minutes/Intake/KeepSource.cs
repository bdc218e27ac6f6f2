using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Intake;

/// <summary>Keeps a source for the minutes of a meeting. The same file twice changes nothing.</summary>
internal static class KeepSource
{
    public sealed record Input(Guid MeetingId, GivenSource Source, string ConversationId, Actor Actor, DateTimeOffset Now)
    {
        /// <summary>However much was given already: for what is bounded by itself, and could not be given once more.</summary>
        public bool HasRoomAnyway { get; init; }
    }

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Kept(Guid SourceId) : Outcome;

        /// <param name="MeetingId">Whose it is: another meeting's, perhaps.</param>
        public sealed record AlreadyThere(Guid MeetingId) : Outcome;

        public sealed record MeetingUnknown : Outcome;

        public sealed record HeldElsewhere(string Number) : Outcome;

        public sealed record MinutesApproved(string Number) : Outcome;

        /// <summary>The draft is before the members, and takes amendments alone.</summary>
        public sealed record InCirculation(string Number) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record Full : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var (meeting, problem) = await FindMeetingAsync(db, input.MeetingId, input.ConversationId, input.Actor, cancellationToken);
        if (meeting is null)
            return problem!;
        if (await FindTwinAsync(db, input, cancellationToken) is { } twin)
            return new Outcome.AlreadyThere(twin);
        if (!input.HasRoomAnyway && !await HasRoomAsync(db, input.MeetingId, input.Source.Content.Length, input.Source.Read.Utterances.Count, cancellationToken))
            return new Outcome.Full();
        var source = MeetingSource.Of(input.MeetingId, input.Source, input.Actor.Id, input.Actor.Name, input.Now);
        db.Add(source);
        return new Outcome.Kept(source.Id);
    }

    /// <summary>The meeting, when this person may give it a source from here and its minutes are not approved.</summary>
    internal static async Task<(MeetingRecord? Meeting, Outcome? Problem)> FindMeetingAsync(AllianceDb db, Guid meetingId, string conversationId, Actor actor, CancellationToken cancellationToken)
    {
        // The id comes from the client: the query sees this alliance's meetings alone.
        if (await MeetingRecords.ReadAsync(db, meetingId, cancellationToken) is not { } meeting)
            return (null, new Outcome.MeetingUnknown());
        if (!meeting.IsOpenTo(conversationId))
            return (null, new Outcome.HeldElsewhere(meeting.Number));
        if (await db.Set<ApprovedMinutes>().AnyAsync(m => m.MeetingId == meetingId, cancellationToken))
            return (null, new Outcome.MinutesApproved(meeting.Number));
        if (await MinutesCirculation.IsUnderWayAsync(db, meetingId, cancellationToken))
            return (null, new Outcome.InCirculation(meeting.Number));
        // Whoever may write into meetings may give what was said in them.
        return await Refusal.FindAsync(db, actor, Right.RecordInMeetings, meeting.GroupId, cancellationToken) is { } refusal
            ? (null, new Outcome.Refused(refusal))
            : (meeting, null);
    }

    internal static async Task<bool> HasRoomAsync(AllianceDb db, Guid meetingId, int length, int utterances, CancellationToken cancellationToken)
    {
        var there = await db.Set<MeetingSource>().Where(s => s.MeetingId == meetingId).Select(s => new { s.Length, s.Utterances }).ToListAsync(cancellationToken);
        return there.Count < MeetingSource.Most && there.Sum(s => (long)s.Length) + length <= MeetingSource.MostBytes && there.Sum(s => s.Utterances) + utterances <= MeetingSource.MostUtterances;
    }

    /// <summary>
    /// A file sent once more may be another meeting's by now, if it was moved there; a few pasted words may be true of two meetings. What was fetched
    /// is the same by its origin, whatever it holds by now.
    /// </summary>
    private static async Task<Guid?> FindTwinAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var (isFile, origin) = (input.Source.Name.Length > 0, input.Source.Origin);
        var twins = await db.Set<MeetingSource>().Where(s => (s.Sha256 == input.Source.Sha256 && (isFile || s.MeetingId == input.MeetingId)) || (origin != null && s.Origin == origin))
            .OrderBy(s => s.AddedAt).Select(s => s.MeetingId).ToListAsync(cancellationToken);
        foreach (var meetingId in twins.OrderBy(id => id != input.MeetingId))
        {
            if (meetingId == input.MeetingId || (await MeetingRecords.ReadAsync(db, meetingId, cancellationToken))?.IsOpenTo(input.ConversationId) is true)
                return meetingId;
        }

        return null;
    }
}
