namespace AllianceBot.Conversation.Language;

/// <summary>The language a person writes and is answered in. Both are understood whichever it is; it only settles ties.</summary>
public enum TextLanguage
{
    English,
    Spanish,
}
