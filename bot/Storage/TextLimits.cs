namespace AllianceBot.Storage;

/// <summary>How long people's text may be, in UTF-16 units. Checked before a write, so that the reply can say so.</summary>
public static class TextLimits
{
    public const int Name = 200;
    public const int Title = 200;
    public const int Note = 4000;
    /// <summary>A sentence that a language model words for the minutes.</summary>
    public const int Wording = 400;

    public const int Identifier = 400;
    public const int Longest = 4000;

    /// <summary>Replies quote at most this much of what was typed.</summary>
    public const int Quote = 60;

    /// <summary>The beginning of a text, never half of a surrogate pair.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }

    /// <summary>The beginning of a text with an ellipsis in the place of the rest.</summary>
    public static string Abridge(string text, int length) => text.Length <= length ? text : Cut(text, length - 1) + "…";
}
