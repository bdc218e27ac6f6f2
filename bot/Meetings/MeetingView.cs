using AllianceBot.Conversation.Language;

namespace AllianceBot.Meetings;

/// <summary>A meeting as its cards show it.</summary>
public sealed record MeetingView(Guid Id, string Number, string Title, MeetingStatus Status, IReadOnlyList<AgendaItemView> Agenda, IReadOnlyList<string> Present)
{
    /// <summary>The working group that meets; empty for the alliance as a whole.</summary>
    public string GroupName { get; init; } = "";

    internal static MeetingView Of(Meeting meeting, IReadOnlyList<string> present) =>
        new(meeting.Id, meeting.Number, meeting.Title, meeting.Status, [.. meeting.Agenda.Select(i => new AgendaItemView(i.Title, i.Kind, i.PlannedMinutes))], present)
        {
            GroupName = meeting.GroupName ?? "",
        };
}

/// <summary>An agenda item as a card shows it.</summary>
public sealed record AgendaItemView(string Title, AgendaKind? Kind, int? PlannedMinutes);
