using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Alliances.Charters;

/// <summary>A part of the charter that is written, and can be in conflict, on its own; in the order in which they are read.</summary>
public enum CharterSection
{
    Purpose,
    Specific,
    Measurable,
    Attainable,
    Realistic,
    TimeBound,
    Principles,
    NonNegotiables,
    WaysOfWorking,
    Terms,
}

/// <summary>How the alliance decides.</summary>
public enum DecisionRule
{
    /// <summary>Nobody objects, and those who agree are as many as the quorum.</summary>
    Consensus,

    /// <summary>Nobody has a reasoned objection; standing aside lets it pass.</summary>
    Consent,

    /// <summary>More for than against.</summary>
    SimpleMajority,

    /// <summary>At least two for each one against.</summary>
    TwoThirds,
}

/// <summary>
/// How the members work together. By the rule and the quorum votes in meetings and changes of the charter are decided here; its
/// language becomes the alliance's when it is adopted; drafts of minutes circulate for its days. The rhythm of meetings the members
/// see to themselves.
/// </summary>
public sealed record WaysOfWorking
{
    public const int MostWeeks = 52;
    public const int MostDays = 90;
    public const int MostTaskStepDays = 30;
    public const int UsualTaskStepDays = 3;

    /// <summary>Weeks from one regular meeting to the next; every two months is a good start.</summary>
    public int CadenceWeeks { get; init; } = 8;

    public DecisionRule DecisionRule { get; init; } = DecisionRule.Consensus;

    /// <summary>How many of the member organisations must answer for a decision to count, in per cent.</summary>
    public int QuorumPercent { get; init; } = 50;

    /// <summary>Days after which minutes that nobody objected to count as approved.</summary>
    public int LazyApprovalDays { get; init; } = 7;

    /// <summary>Days between the steps by which others hear that a task waits: its owner, their organisation, the coordinator, the co-chairs.</summary>
    public int TaskStepDays { get; init; } = UsualTaskStepDays;

    public required TextLanguage Language { get; init; }
}

/// <summary>All that a charter says. Texts are as people typed them, tidied; lists have one entry a line.</summary>
public sealed partial record CharterText
{
    public const int LongestPurpose = 1000;
    public const int LongestAnswer = 600;
    public const int LongestLine = 300;
    public const int MostLines = 20;

    /// <summary>Beyond this a form with the text in it may not fit into a message.</summary>
    public const int LongestSection = 4000;

    public string Purpose { get; init; } = "";

    public string Specific { get; init; } = "";

    public string Measurable { get; init; } = "";

    public string Attainable { get; init; } = "";

    public string Realistic { get; init; } = "";

    public string TimeBound { get; init; } = "";

    public string Principles { get; init; } = "";

    public string NonNegotiables { get; init; } = "";

    public string Terms { get; init; } = "";

    public required WaysOfWorking Ways { get; init; }

    public static CharterText Blank(TextLanguage language) => new() { Ways = new() { Language = language } };

    public IReadOnlyList<string> PrincipleList => Lines(Principles);

    public IReadOnlyList<string> NonNegotiableList => Lines(NonNegotiables);

    /// <summary>The text of a section; <see cref="CharterSection.WaysOfWorking"/> has none, it is in <see cref="Ways"/>.</summary>
    public string Of(CharterSection section) => section switch
    {
        CharterSection.Purpose => Purpose,
        CharterSection.Specific => Specific,
        CharterSection.Measurable => Measurable,
        CharterSection.Attainable => Attainable,
        CharterSection.Realistic => Realistic,
        CharterSection.TimeBound => TimeBound,
        CharterSection.Principles => Principles,
        CharterSection.NonNegotiables => NonNegotiables,
        CharterSection.Terms => Terms,
        _ => "",
    };

    public CharterText With(CharterSection section, string text) => section switch
    {
        CharterSection.Purpose => this with { Purpose = text },
        CharterSection.Specific => this with { Specific = text },
        CharterSection.Measurable => this with { Measurable = text },
        CharterSection.Attainable => this with { Attainable = text },
        CharterSection.Realistic => this with { Realistic = text },
        CharterSection.TimeBound => this with { TimeBound = text },
        CharterSection.Principles => this with { Principles = text },
        CharterSection.NonNegotiables => this with { NonNegotiables = text },
        CharterSection.Terms => this with { Terms = text },
        _ => throw new ArgumentOutOfRangeException(nameof(section)),
    };

    public static bool IsList(CharterSection section) => section is CharterSection.Principles or CharterSection.NonNegotiables;

    public static int LongestOf(CharterSection section) => section switch
    {
        CharterSection.Purpose => LongestPurpose,
        CharterSection.Principles or CharterSection.NonNegotiables or CharterSection.Terms => LongestSection,
        _ => LongestAnswer,
    };

    /// <summary>
    /// What was typed, with one kind of line break and no blank ends. Lists lose empty lines and the bullets and numbers that
    /// people put before their entries: the card and the document number them.
    /// </summary>
    public static string Tidy(CharterSection section, string typed)
    {
        var lines = typed.ReplaceLineEndings("\n").Replace('\u0085', '\n').Split('\n').Select(line => line.TrimEnd());
        if (IsList(section))
            lines = lines.Select(line => ListMark().Replace(line, "").Trim()).Where(line => line.Length > 0);
        return string.Join('\n', lines).Trim();
    }

    [GeneratedRegex(@"^(?:[\s•·\-–]|\*(?=\s))*(?:[0-9]{1,2}[.)]\s+)?")]
    private static partial Regex ListMark();

    public static IReadOnlyList<string> Lines(string text) => text.Length == 0 ? [] : text.Split('\n');

    public string ToJson() => JsonSerializer.Serialize(this, CharterTextJson.Readable.CharterText);

    public static CharterText FromJson(string json) => JsonSerializer.Deserialize(json, CharterTextJson.Readable.CharterText)!;
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(CharterText))]
[JsonSerializable(typeof(IReadOnlyList<SectionEdit>))]
internal sealed partial class CharterTextJson : JsonSerializerContext
{
    /// <summary>An accent stays one character: the texts are long.</summary>
    public static CharterTextJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
