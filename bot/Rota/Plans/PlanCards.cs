using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Caps;
using AllianceBot.Rota.Engine;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Plans;

/// <summary>The models of the form of a plan and of its preview.</summary>
internal static class PlanCards
{
    private const int LabelLength = TextLimits.Name;
    private const int MostNotes = 8;
    private const int MostLines = 5;
    private const int RowFrame = 320;
    private const int ChoiceFrame = 62;

    /// <summary>The values of the form stand in every button of the preview, and once more in its fallback.</summary>
    private const int Copies = 10;

    /// <param name="organisations">Null when names are to be typed.</param>
    /// <param name="canMove">Days of meetings are published, and the reader may move them.</param>
    public static CardView Form(Turn turn, PlanFields fields, IReadOnlyList<Choice>? organisations, bool canMove, string problem = "")
    {
        var budget = new CardBudget();
        budget.Allows(4_000, fields.Dates, fields.Weights, fields.Away);
        var model = new PlanFormModel(
            turn.Alliance.Id.ToString(),
            RotaForms.KeyOf(turn),
            RotaCards.OfGroup(turn),
            problem,
            TextLimits.Cut(fields.Dates, TextLimits.Note),
            TextLimits.Cut(fields.Until, 10),
            fields.Away,
            [.. (organisations ?? []).Select(o => o with { Title = ChoiceText.Plain(TextLimits.Abridge(o.Title, LabelLength)) }).TakeWhile(o => budget.Allows(ChoiceFrame, o.Title))],
            TextLimits.Cut(fields.AwayFrom, 10),
            TextLimits.Cut(fields.AwayTo, 10),
            TextLimits.Cut(fields.Weights, 2000),
            canMove);
        return new("rota/plan-form.json", CardModel.Of(model, PlanJson.Default.PlanFormModel), turn.Language, turn.Say("planFormHeading"));
    }

    /// <param name="voiceless">Organisations with turns in it that nobody speaks for.</param>
    public static CardView Preview(
        Turn turn, PlanFields fields, RotaState state, RotaProposal proposal, IReadOnlyList<PlanHoliday> holidays, IReadOnlyList<string> voiceless, bool mayPublish, int askedPage, string notice = "")
    {
        var budget = new CardBudget();
        foreach (var _ in Enumerable.Range(0, Copies))
            budget.Allows(0, fields.Dates, fields.Away, fields.Weights);
        var ready = proposal as RotaProposal.Ready;
        var rows = ready is null ? [] : Rows(turn, state, ready);
        var (number, count, skip) = Page.Place(askedPage, rows.Count);
        budget.Allows(RowFrame * Page.Size);
        var model = new PlanPreviewModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Spoken = turn.SpokenHere,
            Heading = turn.Say(fields.IsWhatIf ? "planWhatIfHeading" : "planPreviewHeading"),
            Group = RotaCards.OfGroup(turn),
            What = notice.Length > 0 ? notice : ready is { ChangesNothing: true } && !fields.IsWhatIf ? turn.Say("planChangesNothing") : turn.Say(fields.IsWhatIf ? "planWhatIfWhat" : mayPublish ? "planPreviewWhat" : turn.Group is null ? "planPreviewOnly" : "planPreviewOnlyInGroup"),
            Problems = [.. Problems(turn, state, proposal)],
            Changes = ready is null ? "" : ready.ChangesNothing ? fields.IsWhatIf ? turn.Say("planChangesNothing") : ""
                : turn.Say("planChanges", ready.Turns.Count(t => t.IsNew), ready.Turns.Count(t => t.IsMoved), ready.Dropped.Count),
            Rhythms = [.. (ready?.Fairness.Rhythms ?? []).Select(r => budget.Beginning(RotaCards.Rhythm(turn, r, state.Members)))],
            Notes = [.. holidays.Select(found => PlanHolidays.Say(turn, found)).Take(MostNotes).Concat(Notes(turn, state, ready, fields, voiceless)).Select(budget.Beginning)],
            Turns = [.. rows.Skip(skip).Take(Page.Size).Select(row => row with { Title = budget.Beginning(row.Title), Detail = budget.Beginning(row.Detail), Was = budget.Beginning(row.Was) })],
            Count = rows.Count > 0 ? turn.Say("rotaCount", rows.Count, number, count) : "",
            Previous = number > 1 ? (number - 1).ToString(CultureInfo.InvariantCulture) : "",
            Next = number < count ? (number + 1).ToString(CultureInfo.InvariantCulture) : "",
            CanPublish = ready is { ChangesNothing: false } && mayPublish && !fields.IsWhatIf,
            CanCap = mayPublish && proposal is RotaProposal.Impossible { Problems: var why } && why.Any(p => p.Problem.Kind is RotaProblemKind.CapsTooLow or RotaProblemKind.JointCapTooLow),
            CanMove = proposal is RotaProposal.DaysAnnounced && mayPublish,
            Rota = RotaForms.KeyOf(turn),
            Fingerprint = ready?.Fingerprint ?? "",
            Dates = fields.Dates,
            Until = fields.Until,
            Away = fields.Away,
            AwayFrom = fields.AwayFrom,
            AwayTo = fields.AwayTo,
            Weights = fields.Weights,
        };
        return new("rota/plan-preview.json", CardModel.Of(model, PlanJson.Default.PlanPreviewModel), turn.Language, model.Heading);
    }

    public static string Describe(Turn turn, IReadOnlyList<PlanFault> faults) => string.Join(' ', faults.Select(fault => Describe(turn, fault)));

    /// <summary>What is wrong with a filled-in form, in one sentence with the way forward.</summary>
    public static string Describe(Turn turn, PlanFault fault)
    {
        var (typed, names) = (fault.Typed, fault.Names);
        var quoted = TextLimits.Abridge(typed, TextLimits.Quote);
        return fault.Problem switch
        {
            PlanProblem.DateUnclear => turn.Say("planDateUnclear", Alliances.Sentences.Quote(turn, names, MostLines), turn.Today.AddMonths(1).ToString(turn.Say("longDate"), turn.Language.Culture())),
            PlanProblem.DatePast => turn.Say("planDatePast", Alliances.Sentences.Quote(turn, names, MostLines)),
            PlanProblem.TooManyDates => turn.Say("planTooManyDates", PlanReading.MostDates),
            PlanProblem.UntilWrong => turn.Say("planUntilWrong"),
            PlanProblem.UntilTooFar => turn.Say("planUntilTooFar", PlanReading.MostMonths),
            PlanProblem.AwayWrong => turn.Say("planAwayWrong"),
            PlanProblem.OrganisationAmbiguous => turn.Say("rotaOrganisationAmbiguous", quoted, string.Join(", ", names)),
            PlanProblem.OrganisationUnknown when Guid.TryParse(typed, out _) => turn.Say("rotaOrganisationGone"),
            PlanProblem.OrganisationUnknown when names.Count > 0 => turn.Say("rotaOrganisationDidYouMean", quoted, string.Join(", ", names)),
            PlanProblem.OrganisationUnknown => turn.Say("rotaOrganisationUnknown", quoted),
            PlanProblem.WeightUnclear => turn.Say("planWeightUnclear", quoted),
            _ => throw Reply.Unforeseen(fault.Problem),
        };
    }

    private static IEnumerable<string> Problems(Turn turn, RotaState state, RotaProposal proposal) => proposal switch
    {
        RotaProposal.Ready => [],
        RotaProposal.Impossible impossible => impossible.Problems.Select(p => RotaTexts.Say(turn, state, p.Rhythm, p.Problem)).Distinct().Take(MostNotes),
        RotaProposal.DaysAnnounced announced => [turn.Say("planDaysAnnounced", string.Join(", ", announced.Days.Select(day => day.ToString(turn.Say("longDate"), turn.Language.Culture()))))],
        RotaProposal.NoOrganisations => [turn.Say(turn.Group is null ? "planNoOrganisations" : "planNoOrganisationsInGroup")],
        RotaProposal.Nothing => [turn.Say("planNothing")],
        _ => throw Reply.Unforeseen(proposal),
    };

    /// <summary>Caps are told once for all rhythms.</summary>
    private static IEnumerable<string> Notes(Turn turn, RotaState state, RotaProposal.Ready? ready, PlanFields fields, IReadOnlyList<string> voiceless) => ready is null ? [] :
    [
        .. fields.IsWhatIf ? [Supposed(turn, state, fields)] : Array.Empty<string>(),
        .. voiceless.Count > 0 ? [turn.Say("planNoVoice", string.Join(", ", voiceless.Take(MostNotes)) + (voiceless.Count > MostNotes ? turn.Say("andMore", voiceless.Count - MostNotes) : ""))] : Array.Empty<string>(),
        .. ready.Notes.Where(n => !CapTexts.Tells(n.Note)).Select(n => RotaTexts.Say(turn, state, n.Rhythm, n.Note)).Distinct().Take(MostNotes),
        .. CapTexts.Bites(turn.Phrases, turn.Language, ready.Fairness, state.Members),
    ];

    /// <summary>What the plan goes by that is not so.</summary>
    private static string Supposed(Turn turn, RotaState state, PlanFields fields)
    {
        var away = state.Absences.Where(a => a.Id == Guid.Empty).Select(a => state.Members.LabelOf(a.OrganisationId)).ToList();
        return turn.Say("planSupposed", string.Join("; ", new[]
        {
            away.Count > 0 ? turn.Say("planSupposedAway", string.Join(", ", away)) : "",
            string.Join(", ", fields.WeightLines),
        }.Where(part => part.Length > 0)));
    }

    /// <summary>What changes comes first where something is published already, because that is what people look for.</summary>
    private static List<RotaRow> Rows(Turn turn, RotaState state, RotaProposal.Ready ready)
    {
        var hasPublished = ready.Turns.Any(t => !t.IsNew);
        var planned = ready.Turns.Select(t => (t.Date, Changes: t.IsMoved, Row: new RotaRow(
            "", $"{RotaCards.When(turn, t.Duty.Rhythm, t.Date)} · {t.Duty.Title(turn.Phrases, turn.Language)}", "",
            TextLimits.Abridge(state.Members.LabelOf(t.OrganisationId), LabelLength),
            t.IsNew ? hasPublished ? turn.Say("planNew") : "" : t.Existing!.IsAnnounced && !t.IsMoved ? turn.Say("planAnnounced") : "",
            t.IsMoved ? turn.Say("planWas", state.Members.LabelOf(t.Existing!.OrganisationId)) : "")));
        var dropped = ready.Dropped.Select(t => (t.Date, Changes: true, Row: new RotaRow(
            "", $"{RotaCards.When(turn, t.Rhythm, t.Date)} · {state.DutyOf(t).Title(turn.Phrases, turn.Language)}", "", "–", turn.Say("planDropped"), turn.Say("planWas", state.Members.LabelOf(t.OrganisationId)))));
        return [.. planned.Concat(dropped).OrderByDescending(row => row.Changes).ThenBy(row => row.Date).Select(row => row.Row)];
    }
}

internal sealed record PlanFormModel(string Alliance, string Rota, string Group, string Problem, string Dates, string Until, string Away, IReadOnlyList<Choice> Organisations, string AwayFrom, string AwayTo, string Weights, bool CanMove);

internal sealed record PlanPreviewModel
{
    public required string Alliance { get; init; }
    public required string Spoken { get; init; }
    public required string Heading { get; init; }
    public required string Group { get; init; }
    public required string What { get; init; }
    public required IReadOnlyList<string> Problems { get; init; }
    public required string Changes { get; init; }
    public required IReadOnlyList<string> Rhythms { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }
    public required IReadOnlyList<RotaRow> Turns { get; init; }
    public required string Count { get; init; }
    public required string Previous { get; init; }
    public required string Next { get; init; }
    public required bool CanPublish { get; init; }
    public required bool CanCap { get; init; }
    public required bool CanMove { get; init; }
    public required string Rota { get; init; }
    public required string Fingerprint { get; init; }
    public required string Dates { get; init; }
    public required string Until { get; init; }
    public required string Away { get; init; }
    public required string AwayFrom { get; init; }
    public required string AwayTo { get; init; }
    public required string Weights { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlanFormModel))]
[JsonSerializable(typeof(PlanPreviewModel))]
internal sealed partial class PlanJson : JsonSerializerContext;
