using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Meetings;

/// <summary>Moves the meeting to an item of its agenda, by number or by name; what is not on the agenda joins it.</summary>
public static class OpenTopic
{
    /// <summary>With what comes up during the meeting.</summary>
    public const int MostItems = 100;

    public sealed record Input(string ConversationId, string Text, Guid AuthorId, string AuthorName, DateTimeOffset Now)
    {
        public string Text { get; } = PrintableText.Clean(Text);
    }

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Opened(int Position, string Title, bool IsNew) : Outcome;

        public sealed record NoneRunning : Outcome;

        public sealed record TextMissing(IReadOnlyList<string> Agenda) : Outcome;

        public sealed record TitleTooLong : Outcome;

        public sealed record AgendaFull : Outcome;

        public sealed record NoSuchItem(int Position, int Count) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (input.Text.Length > TextLimits.Title)
            return new Outcome.TitleTooLong();
        await db.TakeTurnAsync(cancellationToken);
        if (await RunningMeeting.FindAsync(db, input.ConversationId, cancellationToken) is not { } meeting)
            return new Outcome.NoneRunning();
        if (input.Text.Length == 0)
            return new Outcome.TextMissing([.. meeting.Agenda.Select(i => i.Title)]);

        var isNumber = int.TryParse(input.Text.TrimEnd('.', ')', ':'), out var position);
        if (isNumber && (position < 1 || position > meeting.Agenda.Count))
            return new Outcome.NoSuchItem(position, meeting.Agenda.Count);
        // "2. Budget hearing", as the card writes it, is the name with its number.
        var title = Agenda.Parse(input.Text).Lines is [var line, ..] ? line.Title : input.Text;
        var known = isNumber ? meeting.Agenda[position - 1] : FindByName(meeting, title);
        if (known is null && meeting.Agenda.Count >= MostItems)
            return new Outcome.AgendaFull();
        var item = known ?? meeting.AddToAgenda(title);

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
            AuthorId = input.AuthorId,
            AuthorName = input.AuthorName,
            At = input.Now,
        }, cancellationToken);
        return new Outcome.Opened(item.Position, item.Title, known is null);
    }

    private static AgendaItem? FindByName(Meeting meeting, string typed)
    {
        var wanted = TextFolding.Fold(typed);
        return meeting.Agenda.FirstOrDefault(i => TextFolding.Fold(i.Title) == wanted)
            ?? (NearMiss.Find(typed, meeting.Agenda.Select(i => i.Title).Where(title => Digits(title) == Digits(typed))) is [var close] ? meeting.Agenda.First(i => i.Title == close) : null);
    }

    /// <summary>A number is never a slip: “Working group 3” is not “Working group 2”.</summary>
    private static string Digits(string text) => string.Concat(text.Where(char.IsDigit));
}
