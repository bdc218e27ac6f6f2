namespace AllianceBot.Protocol.Schema;

/// <summary>The activity types of the specification. Others may come; they are ignored (A2014).</summary>
public static class ActivityTypes
{
    /// <summary>Something said, or a card submitted.</summary>
    public const string Message = "message";

    /// <summary>Members, names or channels of a conversation changed.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>A request that is answered in the HTTP response.</summary>
    public const string Invoke = "invoke";

    /// <summary>A named event, such as the start of a Teams meeting.</summary>
    public const string Event = "event";

    /// <summary>The app was installed or removed.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>A reaction was put on a message or taken back.</summary>
    public const string MessageReaction = "messageReaction";

    /// <summary>A message was edited.</summary>
    public const string MessageUpdate = "messageUpdate";

    /// <summary>A message was deleted.</summary>
    public const string MessageDelete = "messageDelete";

    /// <summary>Somebody is writing.</summary>
    public const string Typing = "typing";

    /// <summary>The conversation is over.</summary>
    public const string EndOfConversation = "endOfConversation";

    /// <summary>The bot was added to or removed from a contact list.</summary>
    public const string ContactRelationUpdate = "contactRelationUpdate";

    /// <summary>Control passes from one bot to another or to a person.</summary>
    public const string Handoff = "handoff";

    /// <summary>Something only one recipient sees.</summary>
    public const string Suggestion = "suggestion";

    /// <summary>What a bot did, for a log.</summary>
    public const string Trace = "trace";

    /// <summary>An order to a channel or bot.</summary>
    public const string Command = "command";

    /// <summary>The outcome of a <see cref="Command"/>.</summary>
    public const string CommandResult = "commandResult";
}
