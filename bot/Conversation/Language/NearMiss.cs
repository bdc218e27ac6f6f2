namespace AllianceBot.Conversation.Language;

/// <summary>"Did you mean": the known phrases that differ from what was typed by a slip of the fingers.</summary>
public static class NearMiss
{
    /// <summary>At most three of <paramref name="known"/>, the nearest first; empty when nothing is near.</summary>
    public static IReadOnlyList<string> Find(string typed, IEnumerable<string> known) => [];
}
