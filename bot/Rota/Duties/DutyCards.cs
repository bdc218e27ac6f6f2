using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Caps;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Duties;

/// <summary>The form of a duty as it is to be shown.</summary>
/// <param name="Fields">Filled in as it is, or as the person left it.</param>
/// <param name="Duty">Null for a new one.</param>
/// <param name="All">All duties.</param>
/// <param name="Organisations">Null when names are to be typed.</param>
internal sealed record DutyForm(DutyFields Fields, RotaDuty? Duty, IReadOnlyList<RotaDuty> All, IReadOnlyList<Choice>? Organisations, int Version)
{
    public string Problem { get; init; } = "";
}

/// <summary>The models of the cards about duties.</summary>
internal static class DutyCards
{
    /// <summary>More of what a duty means is shown to its holder.</summary>
    private const int MeaningLength = 240;

    private const int ChoiceFrame = 62;
    private const int RowFrame = 900;

    /// <summary>Kept free for what people write into the form.</summary>
    private const int Reserve = 16_000;

    public static CardView List(Turn turn, IReadOnlyList<RotaDuty> duties, CapFacts caps)
    {
        var budget = new CardBudget();
        var present = duties.Where(d => d.RetiredAt is null).ToList();
        budget.Allows(RowFrame * present.Count);
        var model = new DutiesModel(
            turn.Alliance.Id.ToString(),
            turn.SpokenHere,
            RotaCards.OfGroup(turn),
            [.. present.Select(duty => Row(turn, duty, duties, budget))],
            CapCards.Say(turn, caps),
            [.. duties.Where(d => d.RetiredAt is not null && budget.Allows(RowFrame)).Select(duty => new RetiredDutyRow(duty.Id.ToString(), budget.Beginning(duty.Title(turn.Phrases, turn.Language)), turn.Say("dutyOpen", duty.Title(turn.Phrases, turn.Language))))],
            Rights.IsOffered(turn, Right.ManageRota, turn.Group?.Id));
        return new("rota/duties.json", CardModel.Of(model, DutyJson.Default.DutiesModel), turn.Language, turn.Say("dutiesHeading"));
    }

    /// <summary>Asks before a duty goes, and its turns with it.</summary>
    public static CardView Retire(Turn turn, RetireDuty.Losses losses)
    {
        var model = new DutyRetireModel(
            turn.Alliance.Id.ToString(), RotaForms.KeyOf(turn), RotaCards.OfGroup(turn), losses.Duty.Id.ToString(), losses.Duty.Title(turn.Phrases, turn.Language),
            losses.Turns > 0 ? turn.Say("dutyRetireTurns", losses.Turns, losses.Told) : turn.Say("dutyRetireNone"));
        return new("rota/duty-retire.json", CardModel.Of(model, DutyJson.Default.DutyRetireModel), turn.Language, $"{turn.Say("dutyRetireHeading")} {model.Name}");
    }

    public static CardView Form(Turn turn, DutyForm form)
    {
        var budget = new CardBudget();
        var (fields, isUsual) = (form.Fields, form.Duty is { Kind: not DutyKind.Own });
        budget.Allows(Reserve);
        var organisations = form.Organisations?.Select(o => o with { Title = ChoiceText.Plain(TextLimits.Abridge(o.Title, RotaDuty.LongestName)) }).TakeWhile(o => budget.Allows(ChoiceFrame, o.Title)).ToList() ?? [];
        var model = new DutyFormModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Id = form.Duty?.Id.ToString() ?? "",
            Version = form.Version.ToString(CultureInfo.InvariantCulture),
            Heading = turn.Say(form.Duty is null ? "dutyFormNew" : "dutyFormChange"),
            Rota = RotaForms.KeyOf(turn),
            Group = RotaCards.OfGroup(turn),
            Subject = form.Duty?.Title(turn.Phrases, turn.Language) ?? "",
            Problem = form.Problem,
            IsUsual = isUsual,
            IsRetired = form.Duty?.RetiredAt is not null,
            Name = TextLimits.Cut(fields.Name, RotaDuty.LongestName),
            Meaning = budget.Beginning(TextLimits.Cut(fields.Meaning, RotaDuty.LongestMeaning)),
            Template = budget.Beginning(TextLimits.Cut(fields.Template, RotaDuty.LongestTemplate)),
            Effort = TextLimits.Cut(fields.Effort, 8),
            Rhythm = fields.Rhythm,
            Rhythms = [.. Enum.GetValues<Rhythm>().Select(rhythm => new Choice(turn.Say($"dutyRhythm.{rhythm}"), rhythm.ToString()))],
            Holders = TextLimits.Cut(fields.Holders, 2),
            Sectors = fields.Sectors,
            SectorChoices = [.. Enum.GetValues<Sector>().Select(sector => new Choice(turn.Say($"sector.{sector}"), sector.ToString()))],
            Language = TextLimits.Cut(fields.Language, 60),
            IsForTrained = fields.IsForTrained == "true" ? "true" : "false",
            Trained = budget.Beginning(fields.Trained),
            Organisations = organisations,
            Excludes = fields.Excludes,
            Others = [.. form.All.Where(d => d.RetiredAt is null && d.Id != form.Duty?.Id).Select(d => new Choice(ChoiceText.Plain(d.Title(turn.Phrases, turn.Language)), d.Id.ToString()))],
        };
        return new("rota/duty-form.json", CardModel.Of(model, DutyJson.Default.DutyFormModel), turn.Language, model.Heading);
    }

    /// <summary>Numbers and languages as the reader writes them, and as the form reads them again.</summary>
    public static DutyFields AsRead(Turn turn, DutyFields fields, RotaDuty duty) => fields with
    {
        Effort = duty.Effort.ToString("0.###", turn.Language.Culture()),
        Language = duty.Language.Length == 0 ? "" : Tongue(turn, duty.Language),
    };

    private static string Tongue(Turn turn, string tag) => turn.Phrases.Knows($"tongue.{tag}") ? turn.Say($"tongue.{tag}") : tag;

    /// <summary>What is wrong with a filled-in form, in one sentence with the way forward.</summary>
    public static string Describe(Turn turn, DutyFault fault)
    {
        var (quoted, names) = (TextLimits.Abridge(fault.Typed, TextLimits.Quote), fault.Names);
        return fault.Problem switch
        {
            DutyProblem.NameMissing => turn.Say("dutyNameMissing"),
            DutyProblem.NameTooLong => turn.Say("dutyNameTooLong", RotaDuty.LongestName),
            DutyProblem.NameTaken => turn.Say("dutyNameTaken", quoted),
            DutyProblem.TextTooLong => turn.Say("dutyTextTooLong", RotaDuty.LongestMeaning, RotaDuty.LongestTemplate),
            DutyProblem.EffortOutOfRange => turn.Say("dutyEffortOutOfRange", quoted, RotaDuty.MostEffort),
            DutyProblem.HoldersOutOfRange => turn.Say("dutyHoldersOutOfRange", quoted, RotaDuty.MostHolders),
            DutyProblem.RhythmMissing => turn.Say("dutyRhythmMissing"),
            DutyProblem.LanguageUnknown => turn.Say("dutyLanguageUnknown", quoted),
            DutyProblem.TrainedAmbiguous => turn.Say("rotaOrganisationAmbiguous", quoted, string.Join(", ", names)),
            DutyProblem.TrainedUnknown when quoted.Length == 0 => turn.Say("rotaOrganisationGone"),
            DutyProblem.TrainedUnknown when names.Count > 0 => turn.Say("rotaOrganisationDidYouMean", quoted, string.Join(", ", names)),
            DutyProblem.TrainedUnknown => turn.Say("rotaOrganisationUnknown", quoted),
            DutyProblem.TrainedMissing => turn.Say("dutyTrainedMissing"),
            DutyProblem.ExcludedElsewhere => turn.Say("dutyExcludedElsewhere"),
            DutyProblem.TooMany => turn.Say("dutyTooMany", RotaDuty.MostDuties),
            DutyProblem.ChangedMeanwhile => turn.Say("dutyChangedMeanwhile"),
            _ => throw Reply.Unforeseen(fault.Problem),
        };
    }

    /// <summary>How often, how heavy, how many, and who may.</summary>
    public static string Details(Turn turn, RotaDuty duty, IReadOnlyList<RotaDuty> all)
    {
        var facts = duty.Facts;
        List<string> parts = [turn.Say($"dutyRhythm.{facts.Rhythm}"), turn.Say("dutyEffort", facts.Effort)];
        if (facts.Holders > 1)
            parts.Add(turn.Say("dutyHolders", facts.Holders));
        if (facts.Sectors.Count > 0)
            parts.Add(turn.Say("dutyOnly", string.Join(", ", facts.Sectors.Select(sector => turn.Say($"sector.{sector}")))));
        if (facts.Language.Length > 0)
            parts.Add(turn.Say("dutySpeaks", Tongue(turn, facts.Language)));
        if (facts.IsForTrained)
            parts.Add(turn.Say("dutyTrained", facts.Trained.Count));
        var apart = all.Where(other => other.Id != duty.Id && other.RetiredAt is null && other.Rhythm == duty.Rhythm && duty.IsExclusive(other)).Select(other => other.Title(turn.Phrases, turn.Language)).ToList();
        if (apart.Count > 0)
            parts.Add(turn.Say("dutyApart", string.Join(", ", apart)));
        return string.Join(" · ", parts);
    }

    private static DutyRow Row(Turn turn, RotaDuty duty, IReadOnlyList<RotaDuty> all, CardBudget budget)
    {
        var name = budget.Beginning(duty.Title(turn.Phrases, turn.Language));
        return new DutyRow(
            duty.Id.ToString(),
            name,
            turn.Say("dutyOpen", name),
            budget.Beginning(Details(turn, duty, all)),
            budget.Beginning(TextLimits.Abridge(duty.Explain(turn.Phrases, turn.Language), MeaningLength)));
    }
}

internal sealed record DutiesModel(string Alliance, string Spoken, string Group, IReadOnlyList<DutyRow> Duties, string Caps, IReadOnlyList<RetiredDutyRow> Retired, bool CanManage);

/// <param name="Open">Says what pressing the row does.</param>
internal sealed record RetiredDutyRow(string Id, string Name, string Open);

internal sealed record DutyRetireModel(string Alliance, string Rota, string Group, string Id, string Name, string What);

/// <param name="Open">Says what pressing the row does.</param>
internal sealed record DutyRow(string Id, string Name, string Open, string Details, string Meaning);

internal sealed record DutyFormModel
{
    public required string Alliance { get; init; }
    public required string Id { get; init; }
    public required string Version { get; init; }
    public required string Heading { get; init; }
    public required string Rota { get; init; }
    public required string Group { get; init; }
    public required string Subject { get; init; }
    public required string Problem { get; init; }
    public required bool IsUsual { get; init; }
    public required bool IsRetired { get; init; }
    public required string Name { get; init; }
    public required string Meaning { get; init; }
    public required string Template { get; init; }
    public required string Effort { get; init; }
    public required string Rhythm { get; init; }
    public required IReadOnlyList<Choice> Rhythms { get; init; }
    public required string Holders { get; init; }
    public required string Sectors { get; init; }
    public required IReadOnlyList<Choice> SectorChoices { get; init; }
    public required string Language { get; init; }
    public required string IsForTrained { get; init; }
    public required string Trained { get; init; }
    public required IReadOnlyList<Choice> Organisations { get; init; }
    public required string Excludes { get; init; }
    public required IReadOnlyList<Choice> Others { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DutiesModel))]
[JsonSerializable(typeof(DutyFormModel))]
[JsonSerializable(typeof(DutyRetireModel))]
internal sealed partial class DutyJson : JsonSerializerContext;
