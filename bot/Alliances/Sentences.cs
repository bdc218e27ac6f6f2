using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances;

/// <summary>Words of ours as they stand in a sentence.</summary>
internal static class Sentences
{
    /// <summary>The day of a moment, in the alliance's time zone and the reader's words.</summary>
    public static string Day(Turn turn, DateTimeOffset at) => turn.Alliance.ToLocal(at).ToString(turn.Say("longDate"), turn.Language.Culture());

    /// <summary>The time of day of a moment, in the alliance's time zone.</summary>
    public static string Hour(Turn turn, DateTimeOffset at) => turn.Alliance.ToLocal(at).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What people wrote, line by line, each in quotation marks and abridged; so many, and how many more.</summary>
    public static string Quote(Turn turn, IReadOnlyList<string> lines, int most) =>
        string.Join(", ", lines.Take(most).Select(line => turn.Say("quoted", TextLimits.Abridge(line, TextLimits.Quote)))) + (lines.Count > most ? turn.Say("andMore", lines.Count - most) : "");

    /// <summary>Words that stand inside a sentence elsewhere, at the beginning of a line.</summary>
    public static string Begin(Turn turn, string words) =>
        words.Length == 0 ? words : string.Concat(words[..1].ToUpper(turn.Language.Culture()), words.AsSpan(1));
}
