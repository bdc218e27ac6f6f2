using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;

namespace AllianceBot.Alliances.Representatives;

/// <summary>What a card needs to speak to one reader: in answer to them, or by itself.</summary>
internal sealed record Voice(Phrasebook Phrases, TextLanguage Language, AllianceInfo Alliance)
{
    public static Voice Of(Turn turn) => new(turn.Phrases, turn.Language, turn.Alliance);

    public static Voice Of(NoticeTurn turn) => new(turn.Phrases, turn.Language, turn.Alliance);

    public string Say(string key, params ReadOnlySpan<object?> values) => Phrases.Say(Language, key, values);

    public string Date(DateOnly date) => date.ToString(Say("longDate"), Language.Culture());

    public string DateWithWeekday(DateOnly date) => date.ToString(Say("weekdayDate"), Language.Culture());

    public string LanguageName(TextLanguage language) => Say(language is TextLanguage.Spanish ? "languageSpanish" : "languageEnglish");

    public string RoleName(Role role, string group) => group.Length > 0 ? $"{Say($"role.{role}")} ({group})" : Say($"role.{role}");
}
