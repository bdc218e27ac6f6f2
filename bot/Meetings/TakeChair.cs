using AllianceBot.Alliances;
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
    /// <param name="Text">A name as typed; empty for whoever says it.</param>
    /// <param name="MentionedUserId">The Teams user id of whoever is mentioned, if anyone is.</param>
    /// <param name="GroupId">The working group of the place.</param>
    /// <param name="Actor">Who says it.</param>
    /// <param name="Now">UTC.</param>
    public sealed record Input(string ConversationId, string Text, string? MentionedUserId, Guid? GroupId, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Chairs(string Name) : Outcome;

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
        var (chair, problem) = await FindAsync(db, input, cancellationToken);
        if (chair is not var (id, name))
            return problem!;
        if (await IsChairAsync(db, meeting.Id, id, cancellationToken))
            return new Outcome.Chairs(name);
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
        return new Outcome.Chairs(name);
    }

    /// <summary>Whether a person chairs the meeting.</summary>
    internal static Task<bool> IsChairAsync(AllianceDb db, Guid meetingId, Guid personId, CancellationToken cancellationToken) =>
        db.Set<MeetingEntry>().AnyAsync(e => e.MeetingId == meetingId && e.Kind == EntryKind.Chair && e.UndoneAt == null && e.OwnerId == personId, cancellationToken);

    private static async Task<((Guid Id, string Name)? Chair, Outcome? Problem)> FindAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var typed = input.Text.Trim();
        if (input.MentionedUserId is null && (typed.Length == 0 || SelfWords.Length(typed) == typed.Length))
            return ((input.Actor.Id, input.Actor.Name), null);
        if (input.MentionedUserId is { } userId && (await AlliancePeople.ReadAsync(db, cancellationToken)).FirstOrDefault(p => p.UserId == userId) is { } mentioned)
            return ((mentioned.Id, mentioned.Name), null);
        return await PersonPicker.FindAsync(db, typed.TrimStart('@'), cancellationToken) switch
        {
            PersonSearch.Found found => ((found.Person.Id, found.Person.Name), null),
            PersonSearch.Ambiguous several => (null, new Outcome.PersonUnknown(several.Typed, several.Names)),
            PersonSearch.Unknown unknown => (null, new Outcome.PersonUnknown(unknown.Typed, unknown.Suggestions)),
            var other => throw new InvalidOperationException($"Unforeseen search {other}."),
        };
    }
}
