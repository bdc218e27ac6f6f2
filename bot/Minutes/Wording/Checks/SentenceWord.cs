namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>A word as it stands in a text.</summary>
/// <param name="Key">Folded; without the English "'s".</param>
/// <param name="Written">As it stands.</param>
/// <param name="OpensSentence">Nothing but marks is between it and the end of the sentence before.</param>
internal readonly record struct SentenceWord(string Key, string Written, int Start, int End, bool OpensSentence)
{
    /// <summary>Written with a capital, at its beginning or inside it.</summary>
    public bool HasCapital => Written.Any(char.IsUpper);
}
