using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Alliances;

/// <summary>Words of ours that stand inside a sentence elsewhere, at the beginning of a line.</summary>
internal static class Sentences
{
    public static string Begin(Turn turn, string words) =>
        words.Length == 0 ? words : string.Concat(words[..1].ToUpper(turn.Language.Culture()), words.AsSpan(1));
}
