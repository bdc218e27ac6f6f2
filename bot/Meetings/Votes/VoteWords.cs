using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Meetings.Votes;

/// <summary>What people write after <c>#vote</c>: "yes", "a favor", "+1".</summary>
internal static class VoteWords
{
    /// <summary>Null when it is none of the three.</summary>
    public static VoteChoice? Read(Phrasebook phrases, string typed)
    {
        var folded = TextFolding.Fold(typed).Trim('.', '!', ',', ' ');
        foreach (var choice in Enum.GetValues<VoteChoice>())
            foreach (var language in Enum.GetValues<TextLanguage>())
                if (phrases.Say(language, $"voteWords.{choice}").Split(';', StringSplitOptions.TrimEntries).Any(word => TextFolding.Fold(word) == folded))
                    return choice;
        return null;
    }
}
