using System.Globalization;
using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Rota.Duties;

namespace AllianceBot.Alliances.History;

/// <summary>What the trail keeps of a field, in the reader's words.</summary>
internal static class FieldWords
{
    /// <summary>How somebody is reached and when they are not: such fields are written no more, and older lines do not show them.</summary>
    public static bool IsPersonal(string field) => field is "email" or "timeZone" or "quietHours" or "away" or "leftAlone";

    public static string Name(Turn turn, string field) => Sentences.Begin(turn, turn.Say($"field.{field}"));

    public static string Value(Turn turn, string field, string value) => field switch
    {
        _ when value.Length == 0 => "–",
        "charterDecisionRule" when IsNameOf<DecisionRule>(value) => turn.Say($"decisionRule.{value}"),
        "charterAnswer" when IsNameOf<Stance>(value) => turn.Say($"charterStance.{value}"),
        "charterVerdict" when IsNameOf<Verdict>(value) => turn.Say($"charterVerdict.{value}"),
        "sector" when IsNameOf<Sector>(value) => turn.Say($"sector.{value}"),
        "status" when IsNameOf<OrganisationStatus>(value) => turn.Say($"organisationStatus.{value}"),
        "country" when turn.Phrases.Knows($"country.{value}") => turn.Say($"country.{value}"),
        "languages" when !value.Contains(',') => string.Join(", ", value.Split(' ').Select(tag => turn.Phrases.Knows($"tongue.{tag}") ? turn.Say($"tongue.{tag}") : tag)),
        "weight" or "rotaCapEach" or "rotaCapInternational" when decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) => weight.ToString("0.###", turn.Language.Culture()),
        "taskSettlement" when IsNameOf<Settlement>(value) => turn.Say($"settlement.{value}"),
        "taskStep" when turn.Phrases.Knows($"taskStep.{value}") => turn.Say($"taskStep.{value}"),
        "dutyRhythm" when IsNameOf<Rhythm>(value) => turn.Say($"dutyRhythm.{value}"),
        "dutySectors" => string.Join(", ", value.Split(", ").Select(sector => IsNameOf<Sector>(sector) ? turn.Say($"sector.{sector}") : sector)),
        "dutyLanguage" when turn.Phrases.Knows($"tongue.{value}") => turn.Say($"tongue.{value}"),
        "language" or "allianceLanguage" or "charterLanguage" => Language(turn, value),
        "personRoles" => string.Join(", ", value.Split(", ").Select(role => IsNameOf<Role>(role) ? turn.Say($"role.{role}") : role)),
        "groupEnd" or "joinedOn" or "leftOn" or "charterLastDay" or "circulationLastDay" or "rotaFrom" or "rotaTo" or "rotaAwayFrom" or "rotaAwayTo" or "taskDue" or "taskSnoozedUntil" or "rotaDay" or "holidayFrom" or "holidayTo" => Date(turn, value),
        _ => value,
    };

    private static bool IsNameOf<TEnum>(string value)
        where TEnum : struct, Enum => Enum.IsDefined(typeof(TEnum), value);

    private static string Language(Turn turn, string value)
    {
        TextLanguage? language = IsNameOf<TextLanguage>(value) ? Enum.Parse<TextLanguage>(value) : TextLanguageCulture.FromLocale(value);
        return language is null ? value : turn.Say(language is TextLanguage.Spanish ? "languageSpanish" : "languageEnglish");
    }

    private static string Date(Turn turn, string value) => IsoDay.Read(value) is { } date
        ? date.ToString(turn.Say("longDate"), turn.Language.Culture())
        : value;
}
