using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents;

namespace AllianceBot.Minutes.Circulation;

/// <summary>How a circulation stands, in sentences that cards share.</summary>
internal static class CirculationText
{
    public static string Who(MinutesAmendment amendment) => Who(amendment.SuggestedByName, amendment.SuggestedFor);

    /// <summary>A person with the organisation they spoke for.</summary>
    public static string Who(string person, string organisation) => organisation.Length == 0 || organisation == person ? person : $"{person} ({organisation})";

    /// <summary>Everything that somebody who looks at it should know, the most important first.</summary>
    public static IEnumerable<string> Status(CirculationView view, Phrasebook phrases, TextLanguage language)
    {
        var circulation = view.Circulation;
        var last = Date(circulation.LastDay, phrases, language);
        if (circulation.End is { } end)
        {
            yield return phrases.Say(language, $"circulationEnded.{end}", Date(circulation.CirculatedOn, phrases, language), Date(circulation.LastDayHeld, phrases, language));
            if (circulation.VotedAs.Length > 0)
                yield return phrases.Say(language, "circulationVotedAs", circulation.VotedAs);
            yield break;
        }

        yield return phrases.Say(language, view.IsPast ? "circulationSincePast" : "circulationSince", circulation.CirculatedByName, Date(circulation.CirculatedOn, phrases, language), last, circulation.TimeZone);
        yield return circulation.CharterVersion is { } version
            ? phrases.Say(language, "circulationByCharter", circulation.LastDay.DayNumber - circulation.CirculatedOn.DayNumber, version)
            : phrases.Say(language, "circulationWithoutCharter", circulation.LastDay.DayNumber - circulation.CirculatedOn.DayNumber);
        yield return What(view, phrases, language);
        if (circulation.WaitsForVote)
            yield return phrases.Say(language, "amendReasonGiven", circulation.VoteReason);
    }

    public static string Date(DateOnly day, Phrasebook phrases, TextLanguage language) => day.ToString(phrases.Say(language, "longDate"), language.Culture());

    /// <summary>How the circulation of approved minutes ended, in one line; null for minutes that were approved as they were.</summary>
    public static string? Approved(MinutesCirculated circulated, Phrasebook phrases, TextLanguage language) => circulated.IsUnopposed
        ? phrases.Say(language, "minutesUnopposedStatus", Date(circulated.CirculatedOn, phrases, language), Date(circulated.LastDay, phrases, language))
        : null;

    private static string What(CirculationView view, Phrasebook phrases, TextLanguage language) => view switch
    {
        { Circulation.WaitsForVote: true } => phrases.Say(
            language, "circulationWaitsForVote", Who(view.Circulation.VoteAskedByName, view.Circulation.VoteAskedFor), phrases.Say(language, $"decisionRule.{view.Rule}")),
        { IsPast: true, OpenAmendments: > 0 } => phrases.Say(language, "circulationWaitsForAnswers", view.OpenAmendments),
        { IsPast: true } => phrases.Say(language, "circulationAboutToClose"),
        _ => phrases.Say(language, "circulationWhatNext"),
    };
}
