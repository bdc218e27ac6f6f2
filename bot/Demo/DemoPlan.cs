using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;

namespace AllianceBot.Demo;

/// <summary>A whole fictional alliance as data; organisations and people are named by their place in the lists.</summary>
internal sealed record DemoPlan(
    DateOnly Today,
    IReadOnlyList<OrganisationFacts> Organisations,
    IReadOnlyList<DemoPerson> People,
    IReadOnlyList<int> CoChairs,
    IReadOnlyList<DemoGroup> Groups,
    IReadOnlyList<DemoMeeting> Meetings);

internal sealed record DemoPerson(RosterMember Member, int Organisation)
{
    public bool IsInTeams => !Member.UserId.StartsWith(Person.MailPrefix, StringComparison.Ordinal);
}

internal sealed record DemoGroup(string Name, string Purpose, string ConversationId, DateOnly EndsOn, int Coordinator, IReadOnlyList<int> Organisations);

/// <param name="Group">Null for the alliance as a whole.</param>
/// <param name="StartsAt">UTC.</param>
internal sealed record DemoMeeting(
    int? Group, DateTimeOffset StartsAt, string Title, int StartedBy, IReadOnlyList<int> Present, IReadOnlyList<DemoItem> Items, bool IsApproved);

internal sealed record DemoItem(AgendaLine Line, IReadOnlyList<DemoEntry> Entries);

internal sealed record DemoEntry(EntryKind Kind, string Text, int Author)
{
    public string? Url { get; init; }
    public int? Owner { get; init; }
    public DateOnly? Due { get; init; }
    public Settlement? Settlement { get; init; }
}
