using AllianceBot.Alliances;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Meetings;

/// <summary>Writes a task into the running meeting. Without a person who owns it and a date it is not a task, and says so.</summary>
public static class RecordActionItem
{
    public sealed record Input
    {
        public required string ConversationId { get; init; }
        public required string Text { get; init; }

        /// <summary>Mentions in <see cref="Text"/>, by Teams user id.</summary>
        public required IReadOnlyList<MentionSpan> Mentions { get; init; }
        public required TextLanguage Language { get; init; }
        public required DateOrder DateOrder { get; init; }
        public required DateOnly Today { get; init; }

        /// <summary>How the record names those who help, such as <c>{0} (with {1})</c>.</summary>
        public required string WithHelpers { get; init; }

        /// <summary>The working group of the place.</summary>
        public required Guid? GroupId { get; init; }
        public required Actor Actor { get; init; }
        public required DateTimeOffset Now { get; init; }
    }

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Recorded(string Owner, string Text, DateOnly Due, DateOnly? DueAlternative) : Outcome;

        public sealed record NoneRunning : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record TextTooLong : Outcome;

        /// <summary>The words make no task yet; the draft says what is missing.</summary>
        public sealed record Incomplete(ActionItemDraft Draft) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (input.Text.Length > TextLimits.Note)
            return new Outcome.TextTooLong();
        if (await Refusal.FindAsync(db, input.Actor, Right.RecordInMeetings, input.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (await RunningMeeting.FindAsync(db, input.ConversationId, cancellationToken) is null)
            return new Outcome.NoneRunning();

        var draft = await ActionItemReader.ReadAsync(db, new(input.Text, input.Mentions, input.Language, input.DateOrder, input.Today, input.Actor), cancellationToken);
        if (draft is not ActionItemDraft.Ready { Owner: { } owner, Due: { } due })
            return new Outcome.Incomplete(draft);
        if (await RunningMeeting.TakeSlotAsync(db, input.ConversationId, cancellationToken) is not { } slot)
            return new Outcome.NoneRunning();
        // Cleaned only now: mentions are placed in the text as it was typed.
        var text = PrintableText.Clean(ActionItemReader.NameHelpers(draft, input.WithHelpers));
        var member = await ActionItemReader.FindOwnerAsync(db, owner, input.Now, cancellationToken);
        await MeetingEntry.AddAsync(db, new MeetingEntry
        {
            MeetingId = slot.MeetingId,
            Sequence = slot.Sequence,
            Kind = EntryKind.Action,
            Text = TextLimits.Cut(text, TextLimits.Note),
            OwnerId = member.Id,
            OwnerName = member.Name,
            DueDate = due,
            AuthorId = input.Actor.Id,
            AuthorName = input.Actor.Name,
            At = input.Now,
        }, cancellationToken);
        return new Outcome.Recorded(member.Name, text, due, draft.DueAlternative);
    }
}
