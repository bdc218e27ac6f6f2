namespace AllianceBot.Conversation.Language;

/// <summary>Reads owner, text and due date from what follows <c>#action</c> or <c>#tarea</c>.</summary>
public static class ActionItemGrammar
{
    /// <param name="text">Without the command word.</param>
    /// <param name="mentions">Mentions of people (not of the bot), placed in <paramref name="text"/>; those outside it are ignored.</param>
    /// <param name="today">The day in the time zone of the person.</param>
    public static ActionItemDraft Parse(
        string text,
        IReadOnlyList<MentionSpan> mentions,
        IReadOnlyList<KnownPerson> roster,
        DateOnly today,
        TextLanguage language,
        DateOrder order = DateOrder.DayFirst) => new ActionItemDraft.TextMissing();
}
