using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Circulation;

/// <summary>What people read after each outcome: one sentence, with the way forward when something is missing.</summary>
internal static class CirculationReplies
{
    private const int QuoteLength = 60;

    /// <summary>A phrase in the language of whoever reads it.</summary>
    public delegate string Wording(string key, params ReadOnlySpan<object?> values);

    public static string Explain(Turn turn, CirculationStop stop) => stop switch
    {
        CirculationStop.MeetingUnknown => turn.Say("meetingUnknown"),
        CirculationStop.HeldElsewhere elsewhere => turn.Say("minutesHeldElsewhere", elsewhere.Number),
        CirculationStop.NotCirculated draft => turn.Say("circulationNone", draft.Number),
        CirculationStop.Over over => turn.Say("circulationOver", over.Number),
        CirculationStop.WindowPast past => turn.Say("circulationPast", past.Number, CirculationText.Date(past.LastDay, turn.Phrases, turn.Language)),
        CirculationStop.OrganisationMissing => turn.Say("circulationOrganisationMissing"),
        CirculationStop.NoVoice none => turn.Say("circulationNoVoice", none.Number),
        _ => throw Unforeseen(stop),
    };

    public static string Explain(Turn turn, CirculateMinutes.Outcome outcome) => outcome switch
    {
        CirculateMinutes.Outcome.MeetingUnknown => turn.Say("meetingUnknown"),
        CirculateMinutes.Outcome.HeldElsewhere elsewhere => turn.Say("minutesHeldElsewhere", elsewhere.Number),
        CirculateMinutes.Outcome.HeldPrivately here => turn.Say("circulationPrivate", here.Number),
        CirculateMinutes.Outcome.MeetingStillRunning running => turn.Say("minutesStillRunning", running.Number),
        CirculateMinutes.Outcome.AlreadyApproved approved => turn.Say("circulationOver", approved.Number),
        CirculateMinutes.Outcome.ProposalsWait waiting => turn.Say("circulationProposalsWait", waiting.Number, waiting.Count),
        CirculateMinutes.Outcome.Refused refused => refused.Refusal.Describe(turn),
        _ => throw Unforeseen(outcome),
    };

    /// <summary>What stands against a suggestion as it was filled in.</summary>
    public static string Explain(Turn turn, SuggestAmendment.Outcome outcome) => Explain(turn.Say, outcome);

    /// <inheritdoc cref="Explain(Turn, SuggestAmendment.Outcome)"/>
    public static string Explain(Wording say, SuggestAmendment.Outcome outcome) => outcome switch
    {
        SuggestAmendment.Outcome.PartUnknown => say("amendPartMissing"),
        SuggestAmendment.Outcome.TextMissing => say("amendTextMissing"),
        SuggestAmendment.Outcome.TextTooLong tooLong => say("amendTooLong", tooLong.Length, tooLong.Longest),
        SuggestAmendment.Outcome.ReasonMissing => say("amendReasonMissing"),
        SuggestAmendment.Outcome.ReasonTooLong tooLong => say("amendTooLong", tooLong.Length, MinutesAmendment.LongestReason),
        SuggestAmendment.Outcome.NothingChanged => say("amendNothingChanged"),
        SuggestAmendment.Outcome.OwnerUnknown { Suggestions: { Count: > 0 } names } unknown => say("amendOwnerDidYouMean", Quote(unknown.Typed), string.Join(", ", names)),
        SuggestAmendment.Outcome.OwnerUnknown unknown => say("amendOwnerUnknown", Quote(unknown.Typed)),
        SuggestAmendment.Outcome.DueMissing => say("amendDueMissing"),
        SuggestAmendment.Outcome.NotForThem => say("amendNotForThem"),
        SuggestAmendment.Outcome.WasVoted => say("amendWasVoted"),
        SuggestAmendment.Outcome.Conflict => say("amendConflict"),
        SuggestAmendment.Outcome.TooMany => say("amendTooMany", SuggestAmendment.MostAmendments),
        _ => throw Unforeseen(outcome),
    };

    public static string Explain(Turn turn, AskForVote.Outcome outcome) => outcome switch
    {
        AskForVote.Outcome.ReasonMissing => turn.Say("askVoteReasonMissing"),
        AskForVote.Outcome.ReasonTooLong tooLong => turn.Say("amendTooLong", tooLong.Length, MinutesCirculation.LongestReason),
        _ => throw Unforeseen(outcome),
    };

    public static InvalidOperationException Unforeseen(object? outcome) => new($"No reply was foreseen for {TextLimits.Abridge($"{outcome}", QuoteLength)}.");

    private static string Quote(string text) => TextLimits.Abridge(text, QuoteLength);
}
