namespace AllianceBot.Meetings;

/// <summary>A meeting as its cards show it.</summary>
public sealed record MeetingView(Guid Id, string Number, string Title, MeetingStatus Status, IReadOnlyList<string> Agenda, IReadOnlyList<string> Present)
{
    internal static MeetingView Of(Meeting meeting, IReadOnlyList<string> present) =>
        new(meeting.Id, meeting.Number, meeting.Title, meeting.Status, [.. meeting.Agenda.Select(i => i.Title)], present);
}
