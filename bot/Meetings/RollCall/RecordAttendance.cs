using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings.RollCall;

/// <summary>
/// Records by a tag who is there, who sent apologies, and who is neither: for oneself, or, by whoever may run the meeting, for
/// others, those without Teams among them.
/// </summary>
public static class RecordAttendance
{
    /// <param name="ConversationId">Where it is said.</param>
    /// <param name="Text">Names as typed, with commas between; empty for whoever says it.</param>
    /// <param name="Mentions">In <paramref name="Text"/>, by Teams user id.</param>
    /// <param name="Answer">What to record; null takes them off the roll call.</param>
    /// <param name="GroupId">The working group of the place.</param>
    /// <param name="Actor">Who says it.</param>
    /// <param name="Now">UTC.</param>
    public sealed record Input(string ConversationId, string Text, IReadOnlyList<MentionSpan> Mentions, RollCallAnswer? Answer, Guid? GroupId, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Recorded(IReadOnlyList<string> Names) : Outcome;

        public sealed record NoneRunning : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record PersonUnknown(string Typed, IReadOnlyList<string> Suggestions) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await RunningMeeting.FindAsync(db, input.ConversationId, cancellationToken) is not { } meeting)
            return new Outcome.NoneRunning();
        var named = await MeetingPeople.FindAsync(db, input.Text, input.Mentions, input.Actor, input.Now, cancellationToken);
        if (named is NamedPeople.Unknown unknown)
            return new Outcome.PersonUnknown(unknown.Typed, unknown.Suggestions);
        var people = ((NamedPeople.Found)named).People;
        if (people.Any(p => p.Id != input.Actor.Id) && await Refusal.FindAsync(db, input.Actor, Right.RecordAttendance, input.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        foreach (var (id, name) in people)
        {
            if (input.Answer is { } answer)
                await AnswerRollCall.AnswerAsync(db, meeting.Id, id, name, answer, input.Now, cancellationToken);
            else
                await db.Set<Attendance>().Where(a => a.MeetingId == meeting.Id && a.PersonId == id).ExecuteDeleteAsync(cancellationToken);
        }

        IReadOnlyList<string> names = [.. people.Select(p => p.Name)];
        if (await RunningMeeting.TakeSlotAsync(db, input.ConversationId, cancellationToken) is not { } slot)
            return new Outcome.NoneRunning();
        await MeetingEntry.AddAsync(db, new MeetingEntry
        {
            MeetingId = slot.MeetingId,
            Sequence = slot.Sequence,
            Kind = EntryKind.RollCall,
            Text = TextLimits.Abridge(string.Join(", ", names), TextLimits.Note),
            AuthorId = input.Actor.Id,
            AuthorName = input.Actor.Name,
            At = input.Now,
        }, cancellationToken);
        return new Outcome.Recorded(names);
    }
}
