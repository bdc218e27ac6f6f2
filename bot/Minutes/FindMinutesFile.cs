using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Minutes;

/// <summary>Finds the Word document of a meeting that has ended, to send it to one person.</summary>
public static class FindMinutesFile
{
    public sealed record Input(Guid? MeetingId, string ConversationId, AllianceInfo Alliance);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Found(Guid MeetingId, string Number, ArchivedFile.Ready File) : Outcome;

        public sealed record MeetingUnknown : Outcome;

        public sealed record RecordMissing : Outcome;

        public sealed record RecordTampered : Outcome;

        /// <summary>It was held in a place that is not the whole alliance's, and this is not that place.</summary>
        public sealed record HeldElsewhere(string Number) : Outcome;

        public sealed record MeetingStillRunning(string Number) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, IArchive archive, Phrasebook phrases, CancellationToken cancellationToken)
    {
        // The id comes from the client: the query sees this alliance's meetings alone.
        if (input.MeetingId is not { } id || await MinutesView.ReadAsync(db, id, input.Alliance, cancellationToken) is not { } minutes)
            return new Outcome.MeetingUnknown();
        if (!minutes.IsOpenTo(input.ConversationId))
            return new Outcome.HeldElsewhere(minutes.Document.MeetingNumber);
        if (minutes.IsStillRunning)
            return new Outcome.MeetingStillRunning(minutes.Document.MeetingNumber);
        return await MinutesFile.ReadAsync(db, minutes, input.Alliance, archive, phrases, cancellationToken) switch
        {
            ArchivedFile.Ready file => new Outcome.Found(id, minutes.Document.MeetingNumber, file),
            ArchivedFile.Tampered => new Outcome.RecordTampered(),
            _ => new Outcome.RecordMissing(),
        };
    }
}
