namespace AllianceBot.Protocol.Schema;

/// <summary>Names of the invokes whose answers have factories here.</summary>
public static class InvokeNames
{
    /// <summary>An Action.Execute of an Adaptive Card, or its refresh.</summary>
    public const string AdaptiveCardAction = "adaptiveCard/action";

    /// <summary>A dialog is asked for.</summary>
    public const string TaskFetch = "task/fetch";

    /// <summary>A dialog was submitted.</summary>
    public const string TaskSubmit = "task/submit";

    /// <summary>An action on a message asks for its dialog.</summary>
    public const string MessageActionFetch = "composeExtension/fetchTask";

    /// <summary>The dialog of an action on a message was submitted.</summary>
    public const string MessageActionSubmit = "composeExtension/submitAction";

    /// <summary>A person accepted or declined a file the bot offered.</summary>
    public const string FileConsent = "fileConsent/invoke";
}
