using AllianceBot.Protocol.Schema;

namespace AllianceBot.Protocol.Hosting;

/// <summary>
/// What an invoke is answered when its handler failed: a shape the client shows, never a status of 500.
/// A handler that wants to say more answers itself.
/// </summary>
internal static class TurnFailure
{
    public static InvokeResponse Answer(Activity activity)
    {
        var text = activity.Locale?.StartsWith("es", StringComparison.OrdinalIgnoreCase) == true
            ? "Algo salió mal y no se hizo nada más. Inténtalo de nuevo en un momento."
            : "Something went wrong and nothing more was done. Please try again in a moment.";
        return activity.Name switch
        {
            InvokeNames.AdaptiveCardAction => AdaptiveCardInvokeResponse.Error(500, "InternalError", text),
            InvokeNames.TaskFetch or InvokeNames.TaskSubmit => TaskModuleResponse.Message(text),
            _ => InvokeResponse.Ok,
        };
    }
}
