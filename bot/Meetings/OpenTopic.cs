using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Meetings;

/// <summary>
/// Moves the meeting to an item of its agenda, by number or by name; what is not on the agenda joins it. The first line says which;
/// what stands below it is a note under that item.
/// </summary>
public static class OpenTopic
{
    /// <summary>With what comes up during the meeting.</summary>
    public const int MostItems = 100;

    public sealed record Input(string ConversationId, string Text, Guid? GroupId, Actor Actor, DateTimeOffset Now)
    {
        /// <summary>Which item.</summary>
        public string Name { get; } = PrintableText.Clean(Text).Split('\n', 2)[0].TrimEnd();

        /// <summary>Empty for none.</summary>
        public string Note { get; } = PrintableText.Clean(Text).Split('\n', 2) is [_, var below] ? below.Trim() : "";
    }

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Opened(int Position, string Title, bool IsNew) : Outcome
        {
            /// <summary>What came of the note below it; null where there is none.</summary>
            public RecordEntry.Outcome? Note { get; init; }
        }

        public sealed record NoneRunning : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record TextMissing(IReadOnlyList<string> Agenda) : Outcome;

        public sealed record TitleTooLong : Outcome;

        public sealed record AgendaFull : Outcome;

        public sealed record NoSuchItem(int Position, int Count) : Outcome;

        /// <summary>The words are in the names of several items; nothing was recorded.</summary>
        public sealed record SeveralItems(string Typed, IReadOnlyList<(int Position, string Title)> Items) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (input.Name.Length > TextLimits.Title)
            return new Outcome.TitleTooLong();
        if (await Refusal.FindAsync(db, input.Actor, Right.RecordInMeetings, input.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        await db.TakeTurnAsync(cancellationToken);
        if (await RunningMeeting.FindAsync(db, input.ConversationId, cancellationToken) is not { } meeting)
            return new Outcome.NoneRunning();
        if (input.Name.Length == 0)
            return new Outcome.TextMissing([.. meeting.Agenda.Select(i => i.Title)]);

        var search = AgendaSearch.Find(meeting.Agenda, input.Name);
        if (search is AgendaSearch.Several several)
            return new Outcome.SeveralItems(input.Name, [.. several.Items.Select(i => (i.Position, i.Title))]);
        if (search is AgendaSearch.NoSuchNumber none)
            return new Outcome.NoSuchItem(none.Number, meeting.Agenda.Count);
        if (search is AgendaSearch.Nowhere && meeting.Agenda.Count >= MostItems)
            return new Outcome.AgendaFull();
        var item = search switch
        {
            AgendaSearch.Found found => found.Item,
            AgendaSearch.Nowhere nowhere => meeting.AddToAgenda(nowhere.Title),
            _ => throw new InvalidOperationException($"No item was foreseen for {search}."),
        };

        var slot = await RunningMeeting.TakeSlotAsync(db, input.ConversationId, cancellationToken);
        if (slot is null)
            return new Outcome.NoneRunning();
        await MeetingEntry.AddAsync(db, new MeetingEntry
        {
            MeetingId = slot.MeetingId,
            Sequence = slot.Sequence,
            Kind = EntryKind.Topic,
            Text = item.Title,
            AgendaPosition = item.Position,
            AuthorId = input.Actor.Id,
            AuthorName = input.Actor.Name,
            At = input.Now,
        }, cancellationToken);
        return new Outcome.Opened(item.Position, item.Title, IsNew: search is AgendaSearch.Nowhere)
        {
            Note = input.Note.Length == 0
                ? null
                : await RecordEntry.HandleAsync(db, new(input.ConversationId, EntryKind.Info, input.Note, input.GroupId, input.Actor, input.Now), cancellationToken),
        };
    }
}
