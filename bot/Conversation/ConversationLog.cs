namespace AllianceBot.Conversation;

internal static partial class ConversationLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Teams did not tell the members of a conversation")]
    public static partial void RosterUnread(ILogger logger, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Teams did not tell which meeting a conversation belongs to")]
    public static partial void MeetingUnread(ILogger logger, Exception problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Answering a {Type} failed")]
    public static partial void AnswerFailed(ILogger logger, string type, Exception problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reading along a {Type} failed")]
    public static partial void OverhearingFailed(ILogger logger, string type, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A reply could not be sent")]
    public static partial void ReplyNotSent(ILogger logger, Exception problem);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Teams sent an activity again; it had been handled")]
    public static partial void Resent(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer was late, and that could not be written down: if Teams sends the message again, it counts twice")]
    public static partial void LateUnmarked(ILogger logger, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A client named a place for a file that is not one of Microsoft 365; nothing was sent there")]
    public static partial void UploadTargetRefused(ILogger logger);
}
