using AllianceBot.Protocol.Schema;

namespace AllianceBot.Protocol.Hosting;

/// <summary>What the bot does with an activity: one for the whole process, a singleton, that many turns use at once.</summary>
public interface ITurnHandler
{
    /// <summary>
    /// Handles one activity that passed authentication and checking. The answer counts only for invokes, where null
    /// means that nobody handles it (501). What goes wrong the handler says itself, in a form that what was asked can
    /// show: an exception is logged and answered with an empty 200.
    /// </summary>
    Task<InvokeResponse?> OnTurnAsync(TurnContext turn, CancellationToken cancellationToken);
}
