namespace AllianceBot.Conversation;

/// <summary>
/// What nearly everything the bot answers to waits for: an alliance that is set up. A card that was made for another one never
/// comes this far: <see cref="TurnReader.RedirectAsync"/> answers it, whatever its verb.
/// </summary>
public static class AllianceGate
{
    /// <summary>Why nothing is done; null when the way is open.</summary>
    public static Reply? Find(Turn turn) => turn.Alliance.IsSetUp ? null : Reply.Say(turn.Say("notSetUp"));

    /// <summary>The answer behind the gate.</summary>
    public static Answer Behind(Answer answer) => (turn, cancellationToken) => Find(turn) is { } closed ? Task.FromResult(closed) : answer(turn, cancellationToken);
}
