using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Meetings;

/// <summary>Writes a decision, a piece of information or a link into the running meeting.</summary>
public static class RecordEntry
{
    public sealed record Input(string ConversationId, EntryKind Kind, string Text, Guid? GroupId, Actor Actor, DateTimeOffset Now)
    {
        public string Text { get; } = PrintableText.Clean(Text);
    }

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Recorded : Outcome;

        public sealed record NoneRunning : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record TextMissing : Outcome;

        public sealed record TextTooLong : Outcome;

        public sealed record AddressMissing : Outcome;
    }

    /// <summary>What can be refused without asking the database.</summary>
    public static Outcome? FindProblem(Input input) => input switch
    {
        { Text.Length: 0 } => new Outcome.TextMissing(),
        { Text.Length: > TextLimits.Note } => new Outcome.TextTooLong(),
        { Kind: EntryKind.Link } when LinkText.Parse(input.Text) is null => new Outcome.AddressMissing(),
        _ => null,
    };

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (FindProblem(input) is { } problem)
            return problem;
        // Whoever may is known already: notes are what the bot does most, and this asks the database nothing.
        if (await Refusal.FindAsync(db, input.Actor, Right.RecordInMeetings, input.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (await RunningMeeting.TakeSlotAsync(db, input.ConversationId, cancellationToken) is not { } slot)
            return new Outcome.NoneRunning();
        var link = input.Kind is EntryKind.Link ? LinkText.Parse(input.Text) : null;
        await MeetingEntry.AddAsync(db, new MeetingEntry
        {
            MeetingId = slot.MeetingId,
            Sequence = slot.Sequence,
            Kind = input.Kind,
            Text = link?.Label ?? input.Text,
            Url = link?.Address,
            AuthorId = input.Actor.Id,
            AuthorName = input.Actor.Name,
            At = input.Now,
        }, cancellationToken);
        return new Outcome.Recorded();
    }
}
