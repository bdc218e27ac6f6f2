namespace AllianceBot.Minutes.Sources;

/// <summary>Under which keys <c>SourceWords</c> says in both languages what came of reading a source.</summary>
public static class SourcePhrases
{
    public const string Resources = "AllianceBot.Minutes.Sources.SourceWords";

    /// <summary>One sentence about answers to votes and roll calls, which no draft holds. {0} is how many.</summary>
    public const string Answers = "sourceNotice.answers";

    /// <summary>One sentence. {0} is the name of the file, {1} the size limit in megabytes.</summary>
    public static string KeyOf(SourceRefusal reason) => $"sourceRefused.{Lower(reason.ToString())}";

    /// <summary>One sentence. {0} is how many.</summary>
    public static string KeyOf(SourceNoticeKind kind) => $"sourceNotice.{Lower(kind.ToString())}";

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
