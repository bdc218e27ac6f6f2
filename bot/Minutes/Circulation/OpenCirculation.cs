using AllianceBot.Alliances;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Circulation;

/// <summary>Why nothing can be done to minutes in circulation.</summary>
public abstract record CirculationStop
{
    private CirculationStop() { }

    public sealed record MeetingUnknown : CirculationStop;

    /// <summary>It was held in a place that is not the whole alliance's, and this is not that place.</summary>
    public sealed record HeldElsewhere(string Number) : CirculationStop;

    public sealed record NotCirculated(string Number) : CirculationStop;

    /// <summary>The minutes are approved.</summary>
    public sealed record Over(string Number) : CirculationStop;

    /// <summary>The last day has passed.</summary>
    public sealed record WindowPast(string Number, DateOnly LastDay) : CirculationStop;

    /// <summary>Nobody has said yet which organisation the person represents.</summary>
    public sealed record OrganisationMissing : CirculationStop;

    /// <summary>Their organisation is not in the working group that met.</summary>
    public sealed record NoVoice(string Number) : CirculationStop;
}

/// <summary>Minutes that are with the members.</summary>
internal sealed record OpenCirculation(MeetingRecord Meeting, MinutesCirculation Circulation)
{
    /// <param name="db">The alliance; its turn is taken here.</param>
    /// <param name="meetingId">From the client: the query sees this alliance's meetings alone.</param>
    /// <param name="conversationId">Where it is asked.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<(OpenCirculation? Open, CirculationStop? Stop)> FindAsync(AllianceDb db, Guid? meetingId, string conversationId, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (meetingId is not { } id || await MeetingRecords.ReadAsync(db, id, cancellationToken) is not { } meeting)
            return (null, new CirculationStop.MeetingUnknown());
        if (!meeting.IsOpenTo(conversationId))
            return (null, new CirculationStop.HeldElsewhere(meeting.Number));
        if (await db.Set<ApprovedMinutes>().AnyAsync(m => m.MeetingId == id, cancellationToken))
            return (null, new CirculationStop.Over(meeting.Number));
        return await db.Set<MinutesCirculation>().SingleOrDefaultAsync(c => c.MeetingId == id && c.ClosedAt == null, cancellationToken) is { } circulation
            ? (new(meeting, circulation), null)
            : (null, new CirculationStop.NotCirculated(meeting.Number));
    }

    /// <summary>The same for a member who says something while there is time; and for whom they speak.</summary>
    public static async Task<(OpenCirculation? Open, Voter? Voter, CirculationStop? Stop)> FindForMemberAsync(
        AllianceDb db, Guid? meetingId, string conversationId, Guid personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (open, stop) = await FindAsync(db, meetingId, conversationId, cancellationToken);
        if (open is null)
            return (null, null, stop);
        if (open.Circulation.IsPast(now))
            return (null, null, new CirculationStop.WindowPast(open.Meeting.Number, open.Circulation.LastDay));
        var voters = await Voters.ReadAsync(db, open.Meeting.GroupId, cancellationToken);
        return await voters.FindAsync(db, personId, cancellationToken) switch
        {
            { Voter: { } voter } => (open, voter, null),
            { OrganisationId: null } => (null, null, new CirculationStop.OrganisationMissing()),
            _ => (null, null, new CirculationStop.NoVoice(open.Meeting.Number)),
        };
    }
}
