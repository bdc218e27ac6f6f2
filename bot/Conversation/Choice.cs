namespace AllianceBot.Conversation;

/// <summary>A line of a choice in a card.</summary>
/// <param name="Title">What people read.</param>
/// <param name="Value">What comes back when it is chosen.</param>
public sealed record Choice(string Title, string Value);
