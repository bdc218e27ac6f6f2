using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>Records who chairs the running meeting; several may, one after the other or together.</summary>
public static class TakeChair
{
    /// <param name="ConversationId">Where it is said.</param>
    /// <param name="Text">Names as typed; empty for whoever says it.</param>
    /// <param name="Mentions">In <paramref name="Text"/>, by Teams user id.</param>
    /// <param name="GroupId">The working group of the place.</param>
    /// <param name="Actor">Who says it.</param>
    /// <param name="Now">UTC.</param>
    public sealed record Input(string ConversationId, string Text, IReadOnlyList<MentionSpan> Mentions, Guid? GroupId, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Names">Everyone who was named, those who chaired before included.</param>
        public sealed record Chairs(IReadOnlyList<string> Names) : Outcome;

        public sealed record NoneRunning : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record PersonUnknown(string Typed, IReadOnlyList<string> Suggestions) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.RunMeetings, input.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (await RunningMeeting.FindAsync(db, input.ConversationId, cancellationToken) is not { } meeting)
            return new Outcome.NoneRunning();
        var named = await MeetingPeople.FindAsync(db, input.Text, input.Mentions, input.Actor, input.Now, cancellationToken);
        if (named is NamedPeople.Unknown unknown)
            return new Outcome.PersonUnknown(unknown.Typed, unknown.Suggestions);
        var people = ((NamedPeople.Found)named).People;
        foreach (var (id, name) in people)
        {
            if (await IsChairAsync(db, meeting.Id, id, cancellationToken))
                continue;
            if (await RunningMeeting.TakeSlotAsync(db, input.ConversationId, cancellationToken) is not { } slot)
                return new Outcome.NoneRunning();
            await MeetingEntry.AddAsync(db, new MeetingEntry
            {
                MeetingId = slot.MeetingId,
                Sequence = slot.Sequence,
                Kind = EntryKind.Chair,
                Text = name,
                OwnerId = id,
                OwnerName = name,
                AuthorId = input.Actor.Id,
                AuthorName = input.Actor.Name,
                At = input.Now,
            }, cancellationToken);
        }

        return new Outcome.Chairs([.. people.Select(person => person.Name)]);
    }

    /// <summary>Whether a person chairs the meeting.</summary>
    internal static Task<bool> IsChairAsync(AllianceDb db, Guid meetingId, Guid personId, CancellationToken cancellationToken) =>
        db.Set<MeetingEntry>().AnyAsync(e => e.MeetingId == meetingId && e.Kind == EntryKind.Chair && e.UndoneAt == null && e.OwnerId == personId, cancellationToken);
}
