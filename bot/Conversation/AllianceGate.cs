namespace AllianceBot.Conversation;

/// <summary>
/// What nearly everything the bot answers to waits for: an alliance that is set up, and a card that was made for this one. A
/// personal chat is about one alliance at a time, and its old cards stay on the screen.
/// </summary>
public static class AllianceGate
{
    /// <summary>Why nothing is done; null when the way is open.</summary>
    public static Reply? Find(Turn turn) => turn switch
    {
        { IsFormOfAnotherAlliance: true } => Reply.Say(turn.Say("formOfAnotherAlliance")),
        { Alliance.IsSetUp: false } => Reply.Say(turn.Say("notSetUp")),
        _ => null,
    };

    /// <summary>The answer behind the gate.</summary>
    public static Answer Behind(Answer answer) => (turn, cancellationToken) => Find(turn) is { } closed ? Task.FromResult(closed) : answer(turn, cancellationToken);
}
