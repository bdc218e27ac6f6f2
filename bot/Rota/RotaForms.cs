using AllianceBot.Conversation;

namespace AllianceBot.Rota;

/// <summary>
/// A form carries whose rota it is for. While it is open its place can come to speak of another one, because a working group was made of it or closed; then nothing is saved.
/// </summary>
internal static class RotaForms
{
    /// <summary>What a form of this place carries.</summary>
    public static string KeyOf(Turn turn) => RotaSetting.Of(turn).Scope.ToString();

    /// <summary>Does what a form asks for only where it is meant for. A form from before this was written says nothing, and is taken at its place.</summary>
    public static Answer Kept(Answer handle) => (turn, cancellationToken) =>
        turn.Data.Text("rota") is { Length: > 0 } rota && rota != KeyOf(turn) ? Task.FromResult(Reply.Say(turn.Say("rotaOther"))) : handle(turn, cancellationToken);
}
