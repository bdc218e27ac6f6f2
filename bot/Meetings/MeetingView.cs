using AllianceBot.Conversation.Language;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>A meeting as its cards show it.</summary>
public sealed record MeetingView(Guid Id, string Number, string Title, MeetingStatus Status, IReadOnlyList<AgendaItemView> Agenda, RollCallView RollCall)
{
    /// <summary>The working group that meets; empty for the alliance as a whole.</summary>
    public string GroupName { get; init; } = "";

    /// <summary>Where people meet; empty where nobody said.</summary>
    public string Place { get; init; } = "";

    /// <summary>Null when this alliance has no such meeting.</summary>
    internal static async Task<MeetingView?> ReadAsync(AllianceDb db, Guid meetingId, CancellationToken cancellationToken) =>
        await db.Set<Meeting>().Include(m => m.Agenda.OrderBy(i => i.Position)).SingleOrDefaultAsync(m => m.Id == meetingId, cancellationToken) is { } meeting
            ? Of(meeting, await RollCallView.ReadAsync(db, meeting, cancellationToken))
            : null;

    internal static MeetingView Of(Meeting meeting, RollCallView rollCall) =>
        new(meeting.Id, meeting.Number, meeting.Title, meeting.Status, [.. meeting.Agenda.Select(i => new AgendaItemView(i.Title, i.Kind, i.PlannedMinutes))], rollCall)
        {
            GroupName = meeting.GroupName ?? "",
            Place = meeting.Place ?? "",
        };
}

/// <summary>An agenda item as a card shows it.</summary>
public sealed record AgendaItemView(string Title, AgendaKind? Kind, int? PlannedMinutes);
