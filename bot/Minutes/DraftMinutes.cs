using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Minutes;

/// <summary>Finds the minutes asked for: the latest meeting's, or those of a meeting named by its number.</summary>
public static class DraftMinutes
{
    /// <param name="Number">Such as <c>2026-03</c>; empty for the latest meeting.</param>
    /// <param name="Place">Where it is asked.</param>
    public sealed record Input(string Number, Place Place, AllianceInfo Alliance);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Also of a meeting that goes on: what is recorded can be read while it can still be taken back.</summary>
        public sealed record Drafted(MinutesView Minutes) : Outcome;

        public sealed record NoMeetingYet : Outcome;

        public sealed record NumberUnknown(string Typed) : Outcome;

        /// <summary>It was held in a place that is not the whole alliance's, and this is not that place.</summary>
        public sealed record HeldElsewhere(string Number) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (await FindMeetingAsync(db, input, cancellationToken) is { } id && await MinutesView.ReadAsync(db, id, input.Alliance, cancellationToken) is { } minutes)
        {
            return minutes switch
            {
                _ when !minutes.IsOpenTo(input.Place.ConversationId) => new Outcome.HeldElsewhere(minutes.Document.MeetingNumber),
                _ => new Outcome.Drafted(minutes),
            };
        }

        if (input.Number.Length > 0)
            return new Outcome.NumberUnknown(input.Number);
        return new Outcome.NoMeetingYet();
    }

    /// <summary>The meeting meant; null when there is none.</summary>
    internal static Task<Guid?> FindMeetingAsync(AllianceDb db, Input input, CancellationToken cancellationToken) =>
        input.Number.Length > 0 ? FindByNumberAsync(db, input.Number, cancellationToken) : FindLatestAsync(db, input.Place, cancellationToken);

    /// <summary>
    /// What runs here, or last ended here; in the general channel, of the whole alliance where none did. A personal chat is a window on the alliance: a
    /// trial held there once does not hide what ended elsewhere later.
    /// </summary>
    private static async Task<Guid?> FindLatestAsync(AllianceDb db, Place place, CancellationToken cancellationToken) =>
        await MeetingRecords.FindRunningAsync(db, place.ConversationId, cancellationToken)
        ?? await MeetingRecords.FindLatestEndedAsync(db, place.ConversationId, anywhere: place.Kind is PlaceKind.Personal, cancellationToken)
        ?? (place.IsOfWholeAlliance ? await MeetingRecords.FindLatestEndedAsync(db, place.ConversationId, anywhere: true, cancellationToken) : null);

    private static async Task<Guid?> FindByNumberAsync(AllianceDb db, string typed, CancellationToken cancellationToken) =>
        TypedNumber.Find(typed) is { } number ? await MeetingRecords.FindByNumberAsync(db, number.Year, number.Sequence, cancellationToken) : null;
}
