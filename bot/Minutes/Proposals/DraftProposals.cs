using AllianceBot.Conversation;
using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Intake;
using AllianceBot.Minutes.Wording;

namespace AllianceBot.Minutes.Proposals;

/// <summary>
/// Drafts the minutes of a meeting from all that there is, and keeps what the draft proposes. The drafting takes no lock: when a
/// source came or went meanwhile, it is done once more.
/// </summary>
internal sealed partial class DraftProposals(MinutesRewording rewording, ILogger<DraftProposals> logger)
{
    private const int MostAttempts = 5;

    /// <param name="turn">What made it necessary.</param>
    /// <param name="meetingId">Whose minutes.</param>
    /// <param name="mayTakeLong">Whether somebody waits at a card that says so: then a language model, where one is configured, words what is new.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is kept by now; null when this alliance has no such meeting.</returns>
    public async Task<KeptProposals?> HandleAsync(Turn turn, Guid meetingId, bool mayTakeLong, CancellationToken cancellationToken)
    {
        // What the turn did is recorded; this follows from it, and may be done again.
        turn = turn with { Once = null };
        for (var attempt = 1; ; attempt++)
        {
            if (await turn.ReadAsync((db, ct) => MeetingMaterial.ReadAsync(db, meetingId, turn.Alliance, ct), cancellationToken) is not { } material)
                return null;
            var draft = Draft(material);
            if (mayTakeLong)
                draft = await rewording.RewordAsync(draft, turn.Alliance.Language, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            var outcome = await turn.WriteAsync((db, ct) => KeepProposals.HandleAsync(db, new(material, draft, turn.Now), ct), cancellationToken);
            if (outcome is KeepProposals.Outcome.Kept kept)
            {
                LogDrafted(logger, material.SourceIds.Count, material.Input.Utterances.Count, kept.Proposals.Total);
                return kept.Proposals;
            }

            if (attempt == MostAttempts)
                throw new InvalidOperationException("The sources of a meeting change faster than they are read.");
        }
    }

    /// <summary>The one place that drafts. Without anything given there is nothing to infer: what was tagged is in the record.</summary>
    private static DraftedMinutes Draft(MeetingMaterial material) =>
        material.SourceIds.Count == 0 ? new DraftedMinutes() : MinutesDrafter.Draft(material.Input);

    [LoggerMessage(Level = LogLevel.Information, Message = "Minutes were drafted from {Sources} sources with {Utterances} utterances; {Open} proposals wait for an answer")]
    private static partial void LogDrafted(ILogger logger, int sources, int utterances, int open);
}
