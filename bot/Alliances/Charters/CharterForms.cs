using System.Globalization;
using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Charters;

/// <summary>The forms by which one person writes, proposes and objects, in that person's language.</summary>
internal static class CharterForms
{
    /// <summary>Of an organisation with its representative; and the JSON around it.</summary>
    private const int ChoiceLength = 160;
    private const int ChoiceFrame = 62;

    /// <summary>The purpose, question by question.</summary>
    private static readonly CharterSection[] Questions =
        [CharterSection.Purpose, CharterSection.Specific, CharterSection.Measurable, CharterSection.Attainable, CharterSection.Realistic, CharterSection.TimeBound];

    /// <summary>The question after this one; null after the last and outside of them.</summary>
    public static CharterSection? Next(CharterSection section) =>
        Array.IndexOf(Questions, section) is >= 0 and var at && at + 1 < Questions.Length ? Questions[at + 1] : null;

    /// <summary>What a form is filled with besides what is saved.</summary>
    public sealed record Filling
    {
        /// <summary>What the person wrote; null for what is saved.</summary>
        public string? Text { get; init; }

        /// <summary>Likewise, of the ways of working.</summary>
        public ChangeCharter.WaysForm? Ways { get; init; }

        public string Problem { get; init; } = "";

        public IReadOnlyList<CharterHint> Hints { get; init; } = [];

        /// <summary>Fields where what is saved now differs from what the person wrote.</summary>
        public IReadOnlyList<FieldChange> Conflicts { get; init; } = [];
    }

    public static CardView Write(Turn turn, CharterVersion version, CharterSection section, Filling? filling = null)
    {
        var filled = filling ?? new Filling();
        return section is CharterSection.WaysOfWorking ? WriteWays(turn, version, filled) : WriteText(turn, version, section, filled);
    }

    public static CardView Propose(Turn turn, CharterView charter, string lastDay, string problem)
    {
        var explanation = charter.Base is null ? turn.Say("charterProposeFirst") : turn.Say("charterProposeChange", charter.Base.Number);
        var unwritten = Enum.GetValues<CharterSection>().Where(section => section is not CharterSection.WaysOfWorking && charter.Text.Of(section).Length == 0).ToList();
        if (unwritten.Count > 0)
            explanation = $"{explanation} {turn.Say("charterProposeUnwritten", string.Join(", ", unwritten.Select(section => turn.Say($"charterSection.{section}"))))}";
        var model = new CharterProposeModel(
            turn.Alliance.Id.ToString(), charter.Id.ToString(), TextLimits.Cut(lastDay, 20), IsoDay.Write(turn.Today), IsoDay.Write(turn.Today.AddDays(ProposeCharter.MostDays)), explanation, problem);
        return new("alliances/charter-propose.json", CardModel.Of(model, CharterJson.Default.CharterProposeModel), turn.Language, turn.Say("charterProposeTitle"));
    }

    public static string UsualLastDay(Turn turn) => IsoDay.Write(turn.Today.AddDays(ProposeCharter.UsualDays));

    public static CardView Object(Turn turn, Guid versionId, int number, string reason, string problem)
    {
        var heading = turn.Say("charterObjectTitle", number);
        var model = new CharterObjectModel(turn.Alliance.Id.ToString(), versionId.ToString(), heading, new CardBudget().Beginning(TextLimits.Cut(reason, CharterText.LongestSection)), problem);
        return new("alliances/charter-object.json", CardModel.Of(model, CharterJson.Default.CharterObjectModel), turn.Language, heading);
    }

    /// <summary>What was filled in when an answer was recorded.</summary>
    public sealed record RecordFilling
    {
        public Guid? Person { get; init; }

        public Stance? Stance { get; init; }

        public string Reason { get; init; } = "";

        public string Problem { get; init; } = "";

        public static RecordFilling Of(CardData data) => new()
        {
            Person = data.Id("person"),
            Stance = Enum.TryParse<Stance>(data.Text("stance"), out var stance) && Enum.IsDefined(stance) ? stance : null,
            Reason = data.Text("reason"),
        };
    }

    public static CardView Record(Turn turn, CharterVersion version, IReadOnlyList<MailVoter> voters, RecordFilling filled)
    {
        var budget = new CardBudget();
        var heading = turn.Say("charterAnswerRecordTitle", version.Number);
        var reason = budget.Beginning(TextLimits.Cut(filled.Reason, CharterText.LongestSection));
        var people = voters.Select(v => new Choice(ChoiceText.Plain(TextLimits.Abridge($"{v.Organisation} – {v.PersonName}", ChoiceLength)), v.PersonId.ToString()))
            .TakeWhile(choice => budget.Allows(ChoiceFrame, choice.Title)).ToList();
        var model = new CharterRecordModel(
            turn.Alliance.Id.ToString(), version.Id.ToString(), heading,
            people, people.FirstOrDefault(p => p.Value == filled.Person?.ToString())?.Value ?? (people is [var only] ? only.Value : ""),
            [.. Enum.GetValues<Stance>().Select(s => new Choice(turn.Say($"charterStance.{s}"), s.ToString()))], filled.Stance?.ToString() ?? "",
            reason, filled.Problem);
        return new("alliances/charter-record.json", CardModel.Of(model, CharterJson.Default.CharterRecordModel), turn.Language, heading);
    }

    private static CardView WriteText(Turn turn, CharterVersion version, CharterSection section, Filling filled)
    {
        var at = Array.IndexOf(Questions, section);
        var heading = at < 0 ? turn.Say($"charterSection.{section}") : turn.Say("charterQuestionHeading", at + 1, Questions.Length);
        var model = new CharterTextModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Id = version.Id.ToString(),
            Section = section.ToString(),
            Version = version.EditOf(section).Count.ToString(CultureInfo.InvariantCulture),
            Heading = heading,
            Explanation = turn.Say($"charterHelp.{section}"),
            Example = turn.Say($"charterExample.{section}"),
            Label = turn.Say($"charterAsk.{section}"),
            // Twice the longest that is taken still fits into a message, and so what was too long comes back to be shortened.
            Value = new CardBudget().Beginning(TextLimits.Cut(filled.Text ?? version.Text.Of(section), CharterText.LongestOf(section) + 500)),
            MaxLength = CharterText.LongestOf(section),
            Problem = filled.Problem,
            Hints = [.. filled.Hints.Select(hint => new TextModel(turn.Say($"charterHint.{hint}")))],
            Conflicts = Conflicts(turn, filled.Conflicts),
            IsQuestion = at >= 0,
            SaveTitle = turn.Say(at < 0 ? "saveButton" : "charterSaveAndGoOn"),
            NextTitle = turn.Say(filled.Hints.Count > 0 ? "charterGoOnAsItIs" : "charterLater"),
        };
        return new("alliances/charter-text.json", CardModel.Of(model, CharterJson.Default.CharterTextModel), turn.Language, heading);
    }

    private static CardView WriteWays(Turn turn, CharterVersion version, Filling filled)
    {
        var ways = filled.Ways ?? Fill(version.Text.Ways);
        var model = new CharterWaysModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Id = version.Id.ToString(),
            Version = version.EditOf(CharterSection.WaysOfWorking).Count.ToString(CultureInfo.InvariantCulture),
            Heading = turn.Say("charterSection.WaysOfWorking"),
            Rules = [.. Enum.GetValues<DecisionRule>().Select(way => new Choice(turn.Say($"decisionRule.{way}"), way.ToString()))],
            CadenceWeeks = TextLimits.Cut(ways.CadenceWeeks, 20),
            DecisionRule = Enum.TryParse<DecisionRule>(ways.DecisionRule, out var rule) ? rule.ToString() : "",
            QuorumPercent = TextLimits.Cut(ways.QuorumPercent, 20),
            LazyApprovalDays = TextLimits.Cut(ways.LazyApprovalDays, 20),
            TaskStepDays = TextLimits.Cut(ways.TaskStepDays, 20),
            Language = TextLanguageCulture.FromLocale(ways.Language)?.Code() ?? "",
            Problem = filled.Problem,
            Conflicts = Conflicts(turn, filled.Conflicts),
        };
        return new("alliances/charter-ways.json", CardModel.Of(model, CharterJson.Default.CharterWaysModel), turn.Language, turn.Say("charterSection.WaysOfWorking"));
    }

    private static ChangeCharter.WaysForm Fill(WaysOfWorking ways) => new(
        ways.CadenceWeeks.ToString(CultureInfo.InvariantCulture),
        ways.DecisionRule.ToString(),
        ways.QuorumPercent.ToString(CultureInfo.InvariantCulture),
        ways.LazyApprovalDays.ToString(CultureInfo.InvariantCulture),
        ways.Language.Code())
    {
        TaskStepDays = ways.TaskStepDays.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Both values of each field. The form has what the person wrote whole; of what is saved, as much as can be read here.</summary>
    private static IReadOnlyList<ConflictModel> Conflicts(Turn turn, IReadOnlyList<FieldChange> fields) =>
        [.. fields.Select(f => new ConflictModel(turn.Say($"field.{f.Field}"), Shown(turn, f, f.Before), Shown(turn, f, f.After)))];

    private static string Shown(Turn turn, FieldChange field, string value) => field.Field switch
    {
        "charterDecisionRule" => turn.Say($"decisionRule.{value}"),
        "charterLanguage" => turn.Say(value == nameof(TextLanguage.Spanish) ? "languageSpanish" : "languageEnglish"),
        _ when value.Length == 0 => turn.Say("charterNotWritten"),
        _ => TextLimits.Abridge(value, 600),
    };
}
