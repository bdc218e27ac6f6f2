using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>
/// A representative answers a proposed charter for their organisation. Until the last day the latest answer of an
/// organisation counts, whoever of its representatives gave it; the same answer again changes nothing. Nobody answers for
/// two organisations.
/// </summary>
public static class AnswerCharter
{
    public sealed record Input(Actor Actor, Guid? VersionId, Stance Stance, string Reason, AllianceInfo Alliance, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Closing">How it ended, when this was the last answer awaited.</param>
        public sealed record Answered(Guid VersionId, CharterClosing? Closing) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record VersionUnknown : Outcome;

        /// <summary>The answering has ended, just now or before.</summary>
        public sealed record Over(Guid VersionId, int Number, CharterState State, CharterClosing? Closing) : Outcome;

        public sealed record NotProposed(int Number) : Outcome;

        /// <summary>Nobody has said yet which organisation the person represents.</summary>
        public sealed record OrganisationMissing : Outcome;

        /// <summary>They answered for another organisation before they moved.</summary>
        public sealed record AnsweredForAnother(string Other, string Own) : Outcome;

        public sealed record ReasonMissing : Outcome;

        public sealed record ReasonTooLong(int Length) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, Phrasebook phrases, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.AnswerCharter, null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (input.VersionId is not { } id || await db.Set<CharterVersion>().SingleOrDefaultAsync(v => v.Id == id, cancellationToken) is not { } version)
            return new Outcome.VersionUnknown();
        if (version.State is CharterState.Draft)
            return new Outcome.NotProposed(version.Number);
        var closing = await CloseCharter.CloseIfDueAsync(db, version, input.Alliance, phrases, input.Now, cancellationToken);
        if (version.State is not CharterState.Proposed)
            return new Outcome.Over(id, version.Number, version.State, closing);
        var voters = await Voters.ReadAsync(db, groupId: null, cancellationToken);
        if (await voters.FindAsync(db, input.Actor.Id, cancellationToken) is not { Voter: { } voter })
            return new Outcome.OrganisationMissing();
        if (await CharterAnswers.FindOtherAsync(db, id, input.Actor.Id, voter.Id, cancellationToken) is { } other)
            return new Outcome.AnsweredForAnother(other, voter.Name);
        var reason = input.Stance is Stance.Objects ? input.Reason.Trim() : "";
        if (input.Stance is Stance.Objects && reason.Length == 0)
            return new Outcome.ReasonMissing();
        if (reason.Length > CharterAnswer.LongestReason)
            return new Outcome.ReasonTooLong(reason.Length);

        var answerer = new Answerer(input.Actor.Id, input.Actor.Name);
        if (!await CharterAnswers.SayAsync(db, version, voter, input.Stance, reason, answerer, input.Actor, input.Now, cancellationToken))
            return new Outcome.Answered(id, Closing: null);
        closing = await CloseCharter.CloseIfDueAsync(db, version, input.Alliance, phrases, input.Now, cancellationToken);
        return new Outcome.Answered(id, closing);
    }
}
