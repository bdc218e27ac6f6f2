using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>
/// Whoever leads writes down what an organisation answered by mail that nobody in Teams can answer for. It stays marked as
/// recorded, with the name of both.
/// </summary>
public static class RecordCharterAnswer
{
    /// <param name="PersonId">The representative whose answer it is.</param>
    /// <param name="Stance">Null when none was chosen.</param>
    public sealed record Input(Actor Actor, Guid? VersionId, Guid? PersonId, Stance? Stance, string Reason, AllianceInfo Alliance, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Closing">How it ended, when this was the last answer awaited.</param>
        public sealed record Recorded(Guid VersionId, CharterClosing? Closing) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record VersionUnknown : Outcome;

        /// <summary>The answering has ended, just now or before.</summary>
        public sealed record Over(Guid VersionId, int Number, CharterState State, CharterClosing? Closing) : Outcome;

        /// <summary>Nobody by that id whose organisation only mail reaches.</summary>
        public sealed record PersonUnknown : Outcome;

        public sealed record StanceMissing : Outcome;

        public sealed record AnsweredForAnother(string Other, string Own) : Outcome;

        public sealed record ReasonMissing : Outcome;

        public sealed record ReasonTooLong(int Length) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, Phrasebook phrases, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ProposeCharter, null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (input.VersionId is not { } id || await db.Set<CharterVersion>().SingleOrDefaultAsync(v => v.Id == id, cancellationToken) is not { } version)
            return new Outcome.VersionUnknown();
        var closing = await CloseCharter.CloseIfDueAsync(db, version, input.Alliance, phrases, input.Now, cancellationToken);
        if (version.State is not CharterState.Proposed)
            return new Outcome.Over(id, version.Number, version.State, closing);
        // The id comes from the client: only these may be answered for.
        if ((await MailVoter.ListAsync(db, cancellationToken)).SingleOrDefault(v => v.PersonId == input.PersonId) is not { } voter)
            return new Outcome.PersonUnknown();
        if (input.Stance is not { } stance)
            return new Outcome.StanceMissing();
        if (await CharterAnswers.FindOtherAsync(db, id, voter.PersonId, voter.OrganisationId, cancellationToken) is { } other)
            return new Outcome.AnsweredForAnother(other, voter.Organisation);
        var reason = stance is Stance.Objects ? input.Reason.Trim() : "";
        if (stance is Stance.Objects && reason.Length == 0)
            return new Outcome.ReasonMissing();
        if (reason.Length > CharterAnswer.LongestReason)
            return new Outcome.ReasonTooLong(reason.Length);

        var answerer = new Answerer(voter.PersonId, voter.PersonName, input.Actor.Name);
        if (!await CharterAnswers.SayAsync(db, version, new(voter.OrganisationId, voter.Organisation), stance, reason, answerer, input.Actor, input.Now, cancellationToken))
            return new Outcome.Recorded(id, Closing: null);
        closing = await CloseCharter.CloseIfDueAsync(db, version, input.Alliance, phrases, input.Now, cancellationToken);
        return new Outcome.Recorded(id, closing);
    }
}
