using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Intake;

/// <summary>Takes a source out again, or gives it to another meeting. Whoever gave it may, and whoever may approve the minutes.</summary>
internal static class RemoveSource
{
    /// <param name="MoveTo">The meeting it is given to; null to take it out.</param>
    public sealed record Input(Guid? SourceId, Guid? MoveTo, string ConversationId, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="MeetingId">Whose it was.</param>
        public sealed record Removed(Guid MeetingId, string Name) : Outcome;

        public sealed record Moved(Guid From, Guid To, string Name) : Outcome;

        public sealed record SourceUnknown : Outcome;

        /// <summary>The other meeting has it already, or no room for it.</summary>
        public sealed record NoRoom : Outcome;

        /// <summary>Why it may not be given to, or taken from, a meeting.</summary>
        public sealed record NotAllowed(KeepSource.Outcome Reason) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (input.SourceId is not { } id || await db.Set<MeetingSource>().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } source)
            return new Outcome.SourceUnknown();
        var (meeting, problem) = await KeepSource.FindMeetingAsync(db, source.MeetingId, input.ConversationId, input.Actor, cancellationToken);
        if (meeting is null)
            return problem is KeepSource.Outcome.MeetingUnknown ? new Outcome.SourceUnknown() : new Outcome.NotAllowed(problem!);
        if (source.AddedById != input.Actor.Id && await MinutesHolder.FindRefusalAsync(db, input.Actor, meeting, cancellationToken) is { } refusal)
            return new Outcome.NotAllowed(new KeepSource.Outcome.Refused(refusal));
        if (input.MoveTo is { } to && to != source.MeetingId)
            return await MoveAsync(db, source, to, input, cancellationToken);
        if (input.MoveTo is not null)
            return new Outcome.Moved(source.MeetingId, source.MeetingId, source.Name);
        db.Remove(source);
        return new Outcome.Removed(source.MeetingId, source.Name);
    }

    private static async Task<Outcome> MoveAsync(AllianceDb db, MeetingSource source, Guid to, Input input, CancellationToken cancellationToken)
    {
        var (meeting, problem) = await KeepSource.FindMeetingAsync(db, to, input.ConversationId, input.Actor, cancellationToken);
        if (meeting is null)
            return new Outcome.NotAllowed(problem!);
        if (await db.Set<MeetingSource>().AnyAsync(s => s.MeetingId == to && s.Sha256 == source.Sha256, cancellationToken)
            || !await KeepSource.HasRoomAsync(db, to, source.Length, source.Utterances, cancellationToken))
            return new Outcome.NoRoom();
        var from = source.MeetingId;
        source.MoveTo(to);
        return new Outcome.Moved(from, to, source.Name);
    }
}
