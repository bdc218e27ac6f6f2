namespace AllianceBot.Minutes.Drafting;

/// <summary>What words of a sentence give away, in whichever language. The words are in <c>Cues.txt</c>; some endings and shapes are read by <see cref="TalkCues"/>.</summary>
internal enum CueKind
{
    Decision,
    Settling,
    TakingOn,
    JointFuture,
    HandingOut,
    Duty,
    Offer,
    Deadline,
    NextMeeting,
    TaskVerb,
    Agreement,
    SummingUp,
    Open,
    Hedge,
    Past,
    Telling,
    Negation,
    Condition,
    Asking,
    Courtesy,

    /// <summary>Function words of the language: from here on nothing is given away but the language.</summary>
    English,
    Spanish,
}
