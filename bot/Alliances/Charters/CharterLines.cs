using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Alliances.Charters;

/// <summary>A section of a difference, with the lines in it that are not the same.</summary>
internal sealed record SectionDifference(string Title, IReadOnlyList<DifferenceLine> Lines);

/// <summary>The charter as lines of text in one language.</summary>
internal sealed class CharterLines(Phrasebook phrases, TextLanguage language)
{
    public string Title(CharterSection section) => phrases.Say(language, $"charterSection.{section}");

    public string Rule(DecisionRule rule) => phrases.Say(language, $"decisionRule.{rule}");

    public IReadOnlyList<string> Of(CharterText text, CharterSection section) =>
        section is CharterSection.WaysOfWorking ? Ways(text.Ways) : CharterText.Lines(text.Of(section));

    /// <summary>By section, what goes and what comes.</summary>
    public IReadOnlyList<SectionDifference> Compare(CharterText before, CharterText after) =>
    [
        .. Enum.GetValues<CharterSection>()
            .Select(section => new SectionDifference(Title(section), [.. TextDifference.Find(Of(before, section), Of(after, section)).Where(line => line.Kind is not LineKind.Same)]))
            .Where(section => section.Lines.Count > 0),
    ];

    private IReadOnlyList<string> Ways(WaysOfWorking ways) =>
    [
        ways.CadenceWeeks == 1 ? phrases.Say(language, "charterEveryWeek") : phrases.Say(language, "charterEveryWeeks", ways.CadenceWeeks),
        phrases.Say(language, "charterDecided", Rule(ways.DecisionRule)),
        phrases.Say(language, "charterQuorumOf", ways.QuorumPercent),
        ways.LazyApprovalDays == 1 ? phrases.Say(language, "charterLazyApprovalDay") : phrases.Say(language, "charterLazyApprovalAfter", ways.LazyApprovalDays),
        ways.TaskStepDays == 1 ? phrases.Say(language, "charterTaskStepDay") : phrases.Say(language, "charterTaskStepDays", ways.TaskStepDays),
        phrases.Say(language, "charterWorkingLanguage", phrases.Say(language, ways.Language is TextLanguage.Spanish ? "languageSpanish" : "languageEnglish")),
    ];
}
