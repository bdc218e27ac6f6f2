using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Roles;

/// <summary>The form that names co-chairs, as it is to be shown.</summary>
/// <param name="Chosen">Ids separated by commas, or names one a line.</param>
/// <param name="Choices">Null when names are to be typed.</param>
/// <param name="MadeFrom">Who the co-chairs are.</param>
internal sealed record CoChairForm(string Chosen, IReadOnlyList<Choice>? Choices, IReadOnlyList<Guid> MadeFrom)
{
    public string Problem { get; init; } = "";

    public NameCoChairs.Outcome.Conflict? Conflict { get; init; }

    /// <summary>Whom saving it again confirms, where the one who names is not among them.</summary>
    public IReadOnlyList<Guid> Sure { get; init; } = [];
}

/// <summary>The models of the cards about roles.</summary>
internal static class RoleCards
{
    /// <summary>Names of those who hold a right; the rest is counted.</summary>
    private const int MostNames = 4;

    private const int MostGroups = 40;

    /// <summary>Characters of JSON around a line of a list, or a choice.</summary>
    private const int LineFrame = 190;
    public const int ChoiceFrame = 62;

    /// <summary>Kept free for names that a conflict shows and a problem quotes.</summary>
    public const int Reserve = 9_000;

    /// <summary>Typed names: the most co-chairs at their longest.</summary>
    private const int ChosenLength = CoChairRules.Most * (TextLimits.Name + 1);

    public static CardView Roles(Turn turn, RolesView roles, bool mayName)
    {
        var budget = new CardBudget();
        var coordinators = roles.Coordinators.Take(MostGroups)
            .Select(c => new RoleLineModel(c.Group, c.Name.Length > 0 ? c.Name : turn.Say("rolesNobody")))
            .TakeWhile(line => budget.Allows(LineFrame, line.Name, line.Detail)).ToList();
        var more = roles.Coordinators.Count - coordinators.Count;
        var model = new RolesModel(
            turn.Alliance.Id.ToString(),
            turn.SpokenHere,
            [.. roles.Stewards.Select(Line).Where(line => budget.Allows(LineFrame, line.Name, line.Detail))],
            [.. roles.CoChairs.Select(Line).Where(line => budget.Allows(LineFrame, line.Name, line.Detail))],
            Missing(turn, roles, mayName),
            coordinators,
            more > 0 ? "…" + turn.Say("andMore", more) : "",
            mayName);
        return new("alliances/roles.json", CardModel.Of(model, RoleJson.Default.RolesModel), turn.Language, turn.Say("rolesHeading"));
    }

    public static CardView Form(Turn turn, CoChairForm form)
    {
        var budget = new CardBudget();
        foreach (var choice in form.Choices ?? [])
            budget.Allows(ChoiceFrame, choice.Title);
        var (yours, saved) = form.Conflict is { } conflict ? (Names(conflict.Wanted, budget), Names(conflict.Saved, budget)) : ("", "");
        var model = new CoChairFormModel(
            turn.Alliance.Id.ToString(),
            string.Join(',', form.MadeFrom),
            string.Join(',', form.Sure),
            form.Problem,
            Describe(turn, form.Conflict),
            yours,
            saved,
            budget.Beginning(TextLimits.Cut(form.Chosen, ChosenLength)),
            [.. (form.Choices ?? []).Select(choice => choice with { Title = ChoiceText.Plain(choice.Title) })]);
        return new("alliances/co-chairs.json", CardModel.Of(model, RoleJson.Default.CoChairFormModel), turn.Language, turn.Say("coChairsTitle"));
    }

    public static CardView Rights(Turn turn, RightsView view)
    {
        var budget = new CardBudget();
        var rows = Enum.GetValues<Right>().Select(right => new RightModel(
            Sentences.Begin(turn, turn.Say($"right.{right}")),
            RoleNames.List(turn, Alliances.Roles.Rights.RolesFor(right)),
            Holders(turn, view, right, budget),
            right is Right.ApproveMinutes ? turn.Say("whoCanMinutesDuty") : ""));
        var model = new RightsModel([.. rows], string.Join(" ", Notes(turn, view)));
        return new("alliances/who-can.json", CardModel.Of(model, RoleJson.Default.RightsModel), turn.Language, turn.Say("whoCanHeading"));
    }

    private static IEnumerable<string> Notes(Turn turn, RightsView view)
    {
        if (!view.IsLed)
            yield return turn.Say("whoCanNobodyLeads");
        if (view.Unknown > 0)
            yield return turn.Say("whoCanUnknown", view.Unknown);
    }

    private static string Holders(Turn turn, RightsView view, Right right, CardBudget budget)
    {
        var roles = Alliances.Roles.Rights.RolesFor(right);
        if (roles.HasFlag(Role.Member))
            return turn.Say("whoCanMembers", view.Unknown > 0 && Alliances.Roles.Rights.SpeaksForOrganisation(right) ? view.Represented : view.Members);
        var names = RoleNames.Split(roles).SelectMany(role => view.Holders[role]).Distinct().ToList();
        if (names.Count == 0)
            return turn.Say("rolesNobody");
        var (shown, more) = budget.Names(names, MostNames);
        return shown + (more > 0 ? turn.Say("andMore", more) : "");
    }

    private static string Missing(Turn turn, RolesView roles, bool mayName) => roles switch
    {
        _ when !CoChairRules.AnAllianceHasAtLeastTwoCoChairs(roles.CoChairs) => turn.Say(mayName ? "rolesTooFewNameThem" : "rolesTooFew"),
        _ when !CoChairRules.CoChairsComeFromDifferentOrganisations(roles.CoChairs, roles.AllianceHasOrganisations) => turn.Say("rolesNotDifferent"),
        _ => "",
    };

    private static RoleLineModel Line(CoChair person) => new(person.Name, person.Organisation);

    private static string Names(IReadOnlyList<CoChair> coChairs, CardBudget budget) =>
        coChairs.Count == 0 ? "–" : budget.Names([.. coChairs.Select(c => c.Label)], CoChairRules.Most).Shown;

    private static string Describe(Turn turn, NameCoChairs.Outcome.Conflict? conflict) => conflict switch
    {
        null => "",
        { SavedBy.Length: 0 } => turn.Say("groupConflictUnknown"),
        _ => turn.Say("groupConflict", conflict.SavedBy, Sentences.Day(turn, conflict.SavedAt), Sentences.Hour(turn, conflict.SavedAt)),
    };
}

internal sealed record RoleLineModel(string Name, string Detail);

internal sealed record RolesModel(
    string Alliance,
    string Spoken,
    IReadOnlyList<RoleLineModel> Stewards,
    IReadOnlyList<RoleLineModel> CoChairs,
    string Missing,
    IReadOnlyList<RoleLineModel> Coordinators,
    string More,
    bool MayName);

internal sealed record CoChairFormModel(
    string Alliance, string From, string Sure, string Problem, string Conflict, string Yours, string Saved, string Chosen, IReadOnlyList<Choice> People);

/// <param name="Note">How the rule is to be read; may be empty.</param>
internal sealed record RightModel(string What, string Roles, string Holders, string Note);

internal sealed record RightsModel(IReadOnlyList<RightModel> Rights, string Note);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RolesModel))]
[JsonSerializable(typeof(CoChairFormModel))]
[JsonSerializable(typeof(RightsModel))]
internal sealed partial class RoleJson : JsonSerializerContext;
