namespace AllianceBot.Minutes.Sources;

/// <summary>How the head of a message is written.</summary>
internal enum ChatShape
{
    /// <summary><c>12/3/26, 21:05 - Ana: text</c> or <c>[12/3/26, 21:05:11] Ana: text</c>.</summary>
    WhatsApp,

    /// <summary><c>10:05 Ana: text</c>, <c>10:05 &lt;ana&gt; text</c>, <c>10:05 From Ana to Everyone: text</c>.</summary>
    Log,

    /// <summary><c>Ana   10:05</c>, <c>[10:05] Ana</c>: what is said follows on lines of its own.</summary>
    Heading,
}

/// <summary>The head of a message. The speaker is null for what the program says itself, such as who joined.</summary>
internal readonly record struct ChatLine(ChatShape Shape, Stamp Stamp, string? Speaker, string Text);
