using System.Globalization;
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

        var draft = await ParseAsync(db, input, cancellationToken);
        if (draft is not ActionItemDraft.Ready { Owner: { } owner, Due: { } due })
            return new Outcome.Incomplete(draft);
        if (await RunningMeeting.TakeSlotAsync(db, input.ConversationId, cancellationToken) is not { } slot)
            return new Outcome.NoneRunning();
        // Cleaned only now: mentions are placed in the text as it was typed.
        var text = PrintableText.Clean(NameHelpers(draft, input.WithHelpers));
        var (ownerId, ownerName) = await FindOwnerAsync(db, owner, input.Now, cancellationToken);
        await MeetingEntry.AddAsync(db, new MeetingEntry
        {
            MeetingId = slot.MeetingId,
            Sequence = slot.Sequence,
            Kind = EntryKind.Action,
            Text = TextLimits.Cut(text, TextLimits.Note),
            OwnerId = ownerId,
            OwnerName = ownerName,
            DueDate = due,
            AuthorId = input.Actor.Id,
            AuthorName = input.Actor.Name,
            At = input.Now,
        }, cancellationToken);
        return new Outcome.Recorded(ownerName, text, due, draft.DueAlternative);
    }

    /// <summary>One answers for it; whoever else was named stays in the text.</summary>
    private static string NameHelpers(ActionItemDraft draft, string withHelpers)
    {
        var names = draft.Helpers.Select(helper => helper.Name).Where(name => !draft.Text.Contains(name, StringComparison.Ordinal)).ToList();
        return names.Count == 0 ? draft.Text : string.Format(CultureInfo.InvariantCulture, withHelpers, draft.Text, string.Join(", ", names));
    }

    private static async Task<ActionItemDraft> ParseAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var people = await AlliancePeople.ReadAsync(db, cancellationToken);
        var roster = people.Select(p => new KnownPerson(p.Id.ToString(), p.Name)).ToList();
        var mentions = input.Mentions.Where(IsPerson)
            .Select(mention => people.FirstOrDefault(p => p.UserId == mention.PersonId) is { } known
                ? mention with { PersonId = known.Id.ToString(), Name = known.Name }
                : mention)
            .ToList();
        return ActionItemGrammar.Parse(input.Text, mentions, roster, input.Today, input.Language, input.DateOrder,
            writer: new KnownPerson(input.Actor.Id.ToString(), input.Actor.Name));
    }

    /// <summary>Channels (19:), bots (28:) and what is no id of Teams' own nothing.</summary>
    private static bool IsPerson(MentionSpan mention) =>
        mention.PersonId.Length <= TextLimits.Identifier
        && !mention.PersonId.StartsWith("19:", StringComparison.Ordinal)
        && !mention.PersonId.StartsWith("28:", StringComparison.Ordinal);

    /// <summary>Whoever Teams lets one mention is a member, even if nobody had met them here.</summary>
    private static async Task<(Guid Id, string Name)> FindOwnerAsync(AllianceDb db, KnownPerson owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(owner.Id, out var id))
            return (id, owner.Name);
        var member = await AlliancePeople.EnsureAsync(db, new RosterMember(owner.Id, null, owner.Name, null), now, cancellationToken);
        return (member.Id, member.Name);
    }
}
