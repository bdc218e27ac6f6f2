using System.Globalization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Duties;

namespace AllianceBot.Rota.Turns;

/// <summary>How a turn is called.</summary>
internal static class TurnNames
{
    /// <summary>As the audit trail keeps it: the duty, and the day in figures.</summary>
    public static string Subject(string duty, DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{duty} {date:yyyy-MM-dd}");

    /// <summary>The duty; where rotas stand side by side, with the working group that it is of.</summary>
    /// <param name="group">Its name; empty for the alliance's.</param>
    public static string Title(Phrasebook phrases, TextLanguage language, RotaDuty duty, string group) =>
        group.Length > 0 ? phrases.Say(language, "turnOfGroup", duty.Title(phrases, language), group) : duty.Title(phrases, language);

    /// <summary>Its meeting, week, month or quarter, as it stands at the beginning of a line.</summary>
    public static string When(Phrasebook phrases, TextLanguage language, Rhythm rhythm, DateOnly date)
    {
        var culture = language.Culture();
        var words = rhythm switch
        {
            Rhythm.Meeting => date.ToString(phrases.Say(language, "weekdayDate"), culture),
            Rhythm.Week => phrases.Say(language, "turnWeek", date.ToString(phrases.Say(language, "longDate"), culture)),
            Rhythm.Month => date.ToString(phrases.Say(language, "turnMonth"), culture),
            _ => phrases.Say(language, "turnQuarter", date.ToString("MMMM", culture), date.AddMonths(2).ToString(phrases.Say(language, "turnMonth"), culture)),
        };
        return string.Concat(words[..1].ToUpper(culture), words.AsSpan(1));
    }
}
