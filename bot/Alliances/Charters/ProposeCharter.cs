using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>Puts the draft before the member organisations, who answer until a last day. Proposing twice changes nothing.</summary>
public static class ProposeCharter
{
    public const int UsualDays = 14;
    public const int MostDays = 180;

    /// <param name="LastDay">As a date field gives it: <c>2026-03-16</c>.</param>
    public sealed record Input(Actor Actor, Guid? VersionId, string LastDay, AllianceInfo Alliance, DateTimeOffset Now)
    {
        /// <summary>The day it is in the alliance.</summary>
        public DateOnly Today => DateOnly.FromDateTime(Alliance.ToLocal(Now));
    }

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Proposed(Guid VersionId) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record VersionUnknown : Outcome;

        public sealed record NoLongerADraft(int Number, CharterState State) : Outcome;

        public sealed record PurposeMissing : Outcome;

        public sealed record NothingChanged(int InForce) : Outcome;

        public sealed record LastDayWrong(DateOnly Earliest, DateOnly Latest) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ProposeCharter, null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (input.VersionId is not { } id || await db.Set<CharterVersion>().SingleOrDefaultAsync(v => v.Id == id, cancellationToken) is not { } version)
            return new Outcome.VersionUnknown();
        if (version.State is CharterState.Proposed)
            return new Outcome.Proposed(id);
        if (version.State is not CharterState.Draft)
            return new Outcome.NoLongerADraft(version.Number, version.State);
        if (version.Text.Purpose.Length == 0)
            return new Outcome.PurposeMissing();
        var inForce = await CharterRecords.FindInForceAsync(db, cancellationToken);
        if (inForce is not null && inForce.Text == version.Text)
            return new Outcome.NothingChanged(inForce.Number);
        if (IsoDay.Read(input.LastDay) is not { } lastDay
            || lastDay < input.Today || lastDay > input.Today.AddDays(MostDays))
            return new Outcome.LastDayWrong(input.Today, input.Today.AddDays(MostDays));

        // The rule in force decides about its own change; the first charter wants everyone along.
        var ways = inForce?.Text.Ways;
        version.Propose(input.Actor, lastDay, ways?.DecisionRule ?? DecisionRule.Consensus, ways?.QuorumPercent ?? 50, input.Now);
        await CharterNotices.AskAsync(db, version, input.Alliance, input.Now, cancellationToken);
        CharterTrail.Write(db, version, input.Actor, "charterProposed", input.Now, new History.FieldChange("charterLastDay", "", input.LastDay));
        return new Outcome.Proposed(id);
    }
}
