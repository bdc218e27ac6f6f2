using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Intake;

/// <summary>Which meeting a source is for.</summary>
internal static class FindSourceMeeting
{
    /// <param name="Place">Where it is given.</param>
    /// <param name="PersonId">Who gives it.</param>
    /// <param name="Text">What was written with it: the number of a meeting, perhaps.</param>
    public sealed record Input(Place Place, Guid PersonId, string Text);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Found(Guid MeetingId) : Outcome;

        public sealed record NoMeeting : Outcome;

        public sealed record NumberUnknown(string Number) : Outcome;

        /// <summary>
        /// The latest meeting that this person was at was held in a private place. Files come in personal chats alone, and what
        /// was said there must not get before everyone by a guess.
        /// </summary>
        /// <param name="Private">Its number.</param>
        /// <param name="Guess">The meeting that it would be guessed to be for.</param>
        public sealed record Unclear(string Private, RecentMeeting Guess) : Outcome;
    }

    /// <summary>
    /// The one whose number is written. Else, in a channel or chat of several, the meeting that runs or last ended there; in a personal chat
    /// the latest one seen from there whose minutes are not approved, or else the latest.
    /// </summary>
    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (TypedNumber.Find(input.Text) is { } typed)
        {
            var named = await MeetingRecords.FindByNumberAsync(db, typed.Year, typed.Sequence, cancellationToken);
            return named is { } meetingId ? new Outcome.Found(meetingId) : new Outcome.NumberUnknown(typed.Typed);
        }

        if (input.Place.Kind is not PlaceKind.Personal)
        {
            var here = await MeetingRecords.FindRunningAsync(db, input.Place.ConversationId, cancellationToken)
                ?? await MeetingRecords.FindLatestEndedAsync(db, input.Place.ConversationId, anywhere: false, cancellationToken);
            return here is { } held ? new Outcome.Found(held) : new Outcome.NoMeeting();
        }

        var recent = await RecentMeetings.ReadAsync(db, input.Place.ConversationId, anywhere: true, ShowSources.MostMeetings, cancellationToken);
        var ids = recent.Select(m => m.Id).ToList();
        var approved = await db.Set<ApprovedMinutes>().Where(m => ids.Contains(m.MeetingId)).Select(m => m.MeetingId).ToListAsync(cancellationToken);
        if (recent.OrderBy(m => approved.Contains(m.Id)).FirstOrDefault() is not { } meeting)
            return new Outcome.NoMeeting();
        return await Participation.FindLatestElsewhereAsync(db, input.PersonId, input.Place.ConversationId, meeting.StartedAt, cancellationToken) is { } elsewhere
            ? new Outcome.Unclear(elsewhere, meeting)
            : new Outcome.Found(meeting.Id);
    }
}
