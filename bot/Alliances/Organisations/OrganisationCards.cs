using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Organisations;

/// <summary>The cards that show organisations and change them.</summary>
internal sealed class OrganisationCards(OrganisationVocabulary vocabulary)
{
    private const int NamesShown = 60;
    private const int NameInRow = 160;
    private const int NameInButton = 40;
    private const int ValueInConflict = 200;

    /// <summary>Characters of JSON around a line of what was changed.</summary>
    private const int ChangeFrame = 120;

    public CardView List(Turn turn, ListOrganisations.Result list, string? link)
    {
        var page = list.Page;
        var heading = turn.Say("organisationsTitle", page.Total);
        var model = new OrganisationListModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Heading = heading,
            Counts = turn.Say("organisationsCounts", Count(OrganisationStatus.Member), Count(OrganisationStatus.Observer), Count(OrganisationStatus.Invited), Count(OrganisationStatus.Left)),
            Rows = [.. page.Rows.Select(row => Row(turn, row))],
            Page = page.Count > 1 ? turn.Say("organisationsPage", page.Number, page.Count) : "",
            Previous = page.HasPrevious ? Number(page.Number - 1) : "",
            Next = page.HasNext ? Number(page.Number + 1) : "",
            Spoken = turn.SpokenHere,
            MayManage = MayManage(turn),
            Link = page.Total > 0 ? link ?? "" : "",
            CanSendFile = page.Total > 0 && turn.Place.Kind is PlaceKind.Personal,
        };
        return new("alliances/organisations.json", CardModel.Of(model, OrganisationJson.Default.OrganisationListModel), turn.Language, heading);

        int Count(OrganisationStatus status) => list.Counts.GetValueOrDefault(status);
    }

    public CardView One(Turn turn, OrganisationView organisation)
    {
        var facts = organisation.Facts;
        var budget = new CardBudget();
        var (names, more) = budget.Names(organisation.Representatives, NamesShown);
        var model = new OrganisationModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Id = organisation.Id.ToString(),
            Name = facts.Name,
            Spoken = turn.SpokenHere,
            Logo = LogoPicture.IsFit(facts.LogoAddress) ? facts.LogoAddress : "",
            LogoText = turn.Say("organisationLogoText", facts.Name),
            Facts = [.. Facts(turn, organisation).Where(fact => fact.Value.Length > 0)],
            Representatives = turn.Say("organisationRepresentatives", organisation.Representatives.Count),
            Names = names.Length == 0 ? turn.Say("organisationNoRepresentatives") : names + (more > 0 ? " " + turn.Say("organisationMorePeople", more) : ""),
            MayManage = MayManage(turn),
            MayRetire = MayManage(turn) && facts.Status is not OrganisationStatus.Left,
        };
        return new("alliances/organisation.json", CardModel.Of(model, OrganisationJson.Default.OrganisationModel), turn.Language, turn.Say("organisationSummary", facts.Name));
    }

    /// <summary>An empty form, or one with what is known of an organisation.</summary>
    public CardView Form(Turn turn, OrganisationView? known)
    {
        var facts = known?.Facts;
        var draft = new OrganisationDraft
        {
            Name = facts?.Name ?? "",
            ShortName = facts?.ShortName,
            Sector = facts?.Sector.ToString(),
            Country = facts?.Country,
            Weight = facts?.Weight.ToString("0.###", CultureInfo.InvariantCulture),
            Status = facts?.Status.ToString(),
            Languages = facts is null ? null : vocabulary.Languages(turn.Language, facts.Languages),
            Logo = facts?.LogoAddress,
            JoinedOn = known?.Dates.JoinedOn is { } joined ? IsoDay.Write(joined) : null,
            LeftOn = known?.Dates.LeftOn is { } left ? IsoDay.Write(left) : null,
        };
        return Form(turn, draft, known?.Id, known?.Version ?? 0, problem: "", differences: []);
    }

    /// <summary>The form as it was filled in, with what is wrong: a client empties a form once it is answered.</summary>
    public CardView Form(Turn turn, OrganisationDraft filledIn, Guid? id, int version, string problem, IReadOnlyList<string> differences)
    {
        var heading = turn.Say(id is null ? "organisationFormAdd" : "organisationFormChange");
        // What is no number cannot stand in a field for numbers; the problem quotes it.
        var weight = 1m;
        var hasWeight = string.IsNullOrWhiteSpace(filledIn.Weight)
            || decimal.TryParse(filledIn.Weight.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out weight);
        var model = new OrganisationFormModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Id = id?.ToString() ?? "",
            Version = Number(version),
            Heading = heading,
            Problem = problem,
            Differences = differences,
            Name = TextLimits.Cut(filledIn.Name, TextLimits.Name),
            ShortName = TextLimits.Cut(filledIn.ShortName ?? "", OrganisationFacts.LongestShortName),
            Sector = vocabulary.ReadSector(filledIn.Sector ?? "")?.ToString() ?? "",
            Sectors = vocabulary.Sectors(turn.Language),
            Country = vocabulary.ReadCountry(filledIn.Country ?? "") ?? "",
            Countries = vocabulary.Countries(turn.Language),
            HasWeight = hasWeight,
            Weight = weight,
            Status = (vocabulary.ReadStatus(filledIn.Status ?? "") ?? OrganisationStatus.Member).ToString(),
            Statuses = vocabulary.Statuses(turn.Language),
            Languages = TextLimits.Cut(filledIn.Languages ?? "", OrganisationFacts.LongestLanguages * 2),
            Logo = TextLimits.Cut(filledIn.Logo ?? "", OrganisationFacts.LongestAddress),
            JoinedOn = TextLimits.Cut(filledIn.JoinedOn ?? "", 10),
            LeftOn = TextLimits.Cut(filledIn.LeftOn ?? "", 10),
            Had = string.Join(' ', new[] { filledIn.JoinedOn is null ? "" : "joinedOn", filledIn.LeftOn is null ? "" : "leftOn" }.Where(field => field.Length > 0)),
        };
        return new("alliances/organisation-form.json", CardModel.Of(model, OrganisationJson.Default.OrganisationFormModel), turn.Language, heading);
    }

    public CardView Conflict(Turn turn, OrganisationDraft filledIn, Guid id, ChangeOrganisation.Outcome.Conflict conflict)
    {
        var problem = conflict.SavedAt is { } at
            ? turn.Say("organisationConflict", conflict.SavedBy, Sentences.Day(turn, at), Sentences.Hour(turn, at))
            : turn.Say("organisationConflictUnknown");
        var differences = conflict.Differences.Select(field => turn.Say("organisationConflictField", turn.Say($"field.{field.Field}"),
            Quote(turn, field.Field, field.Before, ValueInConflict), Quote(turn, field.Field, field.After, ValueInConflict)));
        return Form(turn, filledIn, id, conflict.Version, problem, [.. differences]) with { Summary = turn.Say("organisationConflictSummary") };
    }

    /// <param name="turn">Who is asked.</param>
    /// <param name="organisation">As it is now.</param>
    /// <param name="conflict">What was changed since they were asked before; null at first.</param>
    public static CardView AskRetire(Turn turn, OrganisationView organisation, RetireOrganisation.Outcome.Conflict? conflict = null, bool mayDecideCharter = false)
    {
        var people = organisation.Representatives.Count;
        var problem = conflict switch
        {
            null => "",
            { SavedAt: { } at, SavedBy.Length: > 0 } => turn.Say("retireConflict", conflict.SavedBy, Sentences.Day(turn, at), Sentences.Hour(turn, at)),
            _ => turn.Say("retireConflictUnknown"),
        };
        var budget = new CardBudget();
        var changes = (conflict?.Changes ?? []).Select(field => turn.Say("importFieldChange", turn.Say($"field.{field.Field}"),
            Quote(turn, field.Field, field.Before, ValueInConflict), Quote(turn, field.Field, field.After, ValueInConflict))).TakeWhile(line => budget.Allows(ChangeFrame, line));
        var model = new RetireModel(
            turn.Alliance.Id.ToString(), organisation.Id.ToString(), Number(organisation.Version), organisation.Facts.Name,
            people > 0 ? turn.Say("retirePeople", people) : "", mayDecideCharter ? turn.Say("retireDecidesCharter") : "", problem, [.. changes]);
        return new("alliances/organisation-retire.json", CardModel.Of(model, OrganisationJson.Default.RetireModel), turn.Language, turn.Say("retireTitle"));
    }

    private OrganisationRowModel Row(Turn turn, ListOrganisations.Row row)
    {
        var (label, name) = row.ShortName.Length > 0 ? (row.ShortName, row.Name) : (row.Name, "");
        string[] details =
        [
            vocabulary.Say(turn.Language, row.Sector),
            vocabulary.Country(turn.Language, row.Country),
            vocabulary.Say(turn.Language, row.Status),
            turn.Say("organisationPeopleCount", row.Representatives),
        ];
        label = TextLimits.Abridge(label, NameInRow);
        return new(row.Id.ToString(), label, TextLimits.Abridge(name, NameInRow), string.Join(" · ", details.Where(detail => detail.Length > 0)), turn.Say("openOrganisation", TextLimits.Abridge(label, NameInButton)));
    }

    private IEnumerable<FactModel> Facts(Turn turn, OrganisationView organisation)
    {
        var facts = organisation.Facts;
        yield return Fact("shortName", facts.ShortName);
        yield return Fact("sector", vocabulary.Say(turn.Language, facts.Sector));
        yield return Fact("country", vocabulary.Country(turn.Language, facts.Country));
        yield return Fact("status", turn.Say("organisationStatusSince", vocabulary.Say(turn.Language, facts.Status), Day(turn, organisation.StatusSince)));
        yield return Fact("joinedOn", organisation.Dates.JoinedOn is { } joined && joined != organisation.StatusSince ? Day(turn, joined) : "");
        yield return Fact("leftOn", organisation.Dates.LeftOn is { } left && left != organisation.StatusSince ? Day(turn, left) : "");
        yield return Fact("weight", FieldWords.Value(turn, "weight", facts.Weight.ToString("0.###", CultureInfo.InvariantCulture)));
        yield return Fact("languages", vocabulary.Languages(turn.Language, facts.Languages));
        yield return Fact("logo", LogoPicture.IsFit(facts.LogoAddress) ? "" : TextLimits.Abridge(facts.LogoAddress, ValueInConflict));

        FactModel Fact(string field, string value) => new(FieldWords.Name(turn, field), value);
    }

    /// <summary>A value in quotation marks, or that there is none.</summary>
    internal static string Quote(Turn turn, string field, string value, int length) =>
        value.Length == 0 ? turn.Say("organisationNothing") : turn.Say("quoted", TextLimits.Abridge(FieldWords.Value(turn, field, value), length));

    private static bool MayManage(Turn turn) => Rights.IsOffered(turn, Right.ManageOrganisations);

    private static string Day(Turn turn, DateOnly day) => day.ToString(turn.Say("longDate"), turn.Language.Culture());

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

internal sealed record OrganisationListModel
{
    public required string Alliance { get; init; }
    public required string Heading { get; init; }
    public required string Counts { get; init; }
    public required IReadOnlyList<OrganisationRowModel> Rows { get; init; }
    public required string Page { get; init; }
    public required string Previous { get; init; }
    public required string Next { get; init; }
    public required string Spoken { get; init; }
    public required bool MayManage { get; init; }
    public required string Link { get; init; }
    public required bool CanSendFile { get; init; }
}

internal sealed record OrganisationRowModel(string Id, string Label, string Name, string Details, string Open);

internal sealed record OrganisationModel
{
    public required string Alliance { get; init; }
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Spoken { get; init; }

    /// <summary>The address of the picture; empty where there is none to show.</summary>
    public required string Logo { get; init; }

    public required string LogoText { get; init; }
    public required IReadOnlyList<FactModel> Facts { get; init; }
    public required string Representatives { get; init; }
    public required string Names { get; init; }
    public required bool MayManage { get; init; }
    public required bool MayRetire { get; init; }
}

internal sealed record FactModel(string Title, string Value);

internal sealed record OrganisationFormModel
{
    public required string Alliance { get; init; }
    public required string Id { get; init; }
    public required string Version { get; init; }
    public required string Heading { get; init; }
    public required string Problem { get; init; }
    public required IReadOnlyList<string> Differences { get; init; }
    public required string Name { get; init; }
    public required string ShortName { get; init; }
    public required string Sector { get; init; }
    public required IReadOnlyList<Choice> Sectors { get; init; }
    public required string Country { get; init; }
    public required IReadOnlyList<Choice> Countries { get; init; }
    public required bool HasWeight { get; init; }
    public required decimal Weight { get; init; }
    public required string Status { get; init; }
    public required IReadOnlyList<Choice> Statuses { get; init; }
    public required string Languages { get; init; }
    public required string Logo { get; init; }
    public required string JoinedOn { get; init; }
    public required string LeftOn { get; init; }

    /// <summary>The fields for days that were not empty.</summary>
    public required string Had { get; init; }
}

/// <param name="Problem">That it was changed meanwhile; empty at first.</param>
/// <param name="Changes">What was changed.</param>
internal sealed record RetireModel(string Alliance, string Id, string Version, string Name, string People, string Charter, string Problem, IReadOnlyList<string> Changes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OrganisationListModel))]
[JsonSerializable(typeof(OrganisationModel))]
[JsonSerializable(typeof(OrganisationFormModel))]
[JsonSerializable(typeof(RetireModel))]
internal sealed partial class OrganisationJson : JsonSerializerContext;
