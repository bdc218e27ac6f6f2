using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>The small words are mostly those of the language that was asked for. Where there are none nobody can tell, and the sentence is not taken.</summary>
internal static class LanguageRule
{
    public static bool IsBroken(WordingCase wording)
    {
        string[] words = [.. wording.Sentence.Words.Where(word => !word.HasCapital || word.OpensSentence).Select(word => word.Key)];
        var (english, spanish, other) = (WordLists.English.CountIn(words), WordLists.Spanish.CountIn(words), WordLists.OtherTongue.CountIn(words));
        var (asked, not) = wording.Language is TextLanguage.Spanish ? (spanish, english) : (english, spanish);
        return asked <= Math.Max(not, other);
    }
}
