using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Wording;
using AllianceBot.Minutes.Wording.Checks;

namespace AllianceBot.Tests.Minutes.Wording;

/// <summary>Holds a sentence against what was said, in a line.</summary>
internal static class Worded
{
    public static WordingItem Decision(params string[] said) => new(WordingKind.Decision, said[0], null, null, said);

    public static WordingItem Task(string? owner, params string[] said) => new(WordingKind.Task, said[0], owner, null, said);

    public static WordingItem Question(string said) => new(WordingKind.Question, said, null, null, [said]);

    public static void ShouldBeTaken(this WordingItem item, string sentence, TextLanguage? language = null) =>
        WordingCheck.All(item, sentence, language ?? LanguageOf(sentence)).ShouldBeEmpty($"«{sentence}» of «{string.Join(" | ", item.Quotes)}»");

    public static void ShouldBreak(this WordingItem item, WordingFault rule, string sentence, TextLanguage? language = null) =>
        WordingCheck.All(item, sentence, language ?? LanguageOf(sentence)).ShouldContain(rule, $"«{sentence}» of «{string.Join(" | ", item.Quotes)}»");

    public static void ShouldNotBreak(this WordingItem item, WordingFault rule, string sentence, TextLanguage? language = null) =>
        WordingCheck.All(item, sentence, language ?? LanguageOf(sentence)).ShouldNotContain(rule, $"«{sentence}» of «{string.Join(" | ", item.Quotes)}»");

    private static TextLanguage LanguageOf(string sentence) =>
        WordLists.Spanish.CountIn(new ReadText(sentence).Keys) > WordLists.English.CountIn(new ReadText(sentence).Keys) ? TextLanguage.Spanish : TextLanguage.English;
}
