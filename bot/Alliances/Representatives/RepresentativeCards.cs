using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Representatives;

/// <summary>The models of the feature's forms and lists.</summary>
internal static class RepresentativeCards
{
    /// <summary>What a choice of none comes back as; an empty choice would count as not answered.</summary>
    public const string None = "none";

    /// <summary>Characters of JSON around one choice.</summary>
    private const int ChoiceFrame = 30;

    /// <summary>Characters of JSON around one person in the list, as in people.json.</summary>
    private const int PersonFrame = 260;

    /// <param name="voice">To whom.</param>
    /// <param name="view">What is known and can be chosen.</param>
    /// <param name="typed">What they answered, when it could not be taken.</param>
    /// <param name="problem">Why not.</param>
    public static CardView AskOrganisation(Voice voice, RepresentedOrganisation view, string typed = "", string problem = "")
    {
        var now = view.Now is { } own ? voice.Say("organisationNow", own.Name) : "";
        var guess = view.Guess is { } likely ? voice.Say("organisationGuess", likely.Name) : "";
        var model = new AskOrganisationModel(
            voice.Alliance.Id.ToString(), now, guess, view.Guess?.Id.ToString() ?? "", Field(voice, view.Choices, typed, withNone: false, new CardBudget()), problem, Done: "");
        return AskOrganisation(voice, model);
    }

    /// <summary>The question in its place, answered.</summary>
    public static CardView OrganisationAnswered(Voice voice, string answer) =>
        AskOrganisation(voice, new AskOrganisationModel("", "", "", "", OrganisationField.Empty, "", answer));

    public static CardView People(Turn turn, Page<PersonLine> page, string about = "")
    {
        var voice = Voice.Of(turn);
        var budget = new CardBudget();
        var groups = new List<PeopleGroupModel>();
        foreach (var organisation in page.Rows.GroupBy(p => p.Organisation))
        {
            var title = organisation.Key ?? voice.Say("peopleWithoutOrganisation");
            var people = organisation.Select(p => new PersonModel(p.Name, Detail(voice, turn.Today, p))).Where(p => budget.Allows(PersonFrame, p.Name, p.Detail)).ToList();
            if (budget.Allows(PersonFrame, title) && people.Count > 0)
                groups.Add(new PeopleGroupModel(title, people));
        }

        var model = new PeopleModel(
            turn.Alliance.Id.ToString(), turn.SpokenHere, about, voice.Say("peopleCount", page.Total, page.Number, page.Count), groups,
            page.Number, page.HasPrevious, page.Number - 1, page.HasNext, page.Number + 1, page.Rows.Any(p => !p.HasTeams));
        return new("alliances/people.json", CardModel.Of(model, RepresentativeJson.Default.PeopleModel), voice.Language, voice.Say("peopleTitle"));
    }

    /// <summary>The form that says who of a page of the list is from where.</summary>
    public static CardView SetOrganisation(Turn turn, Page<PersonLine> page, IReadOnlyList<Choice>? choices, string person = "", string typed = "", string problem = "")
    {
        var voice = Voice.Of(turn);
        var budget = new CardBudget();
        var people = page.Rows.Where(p => budget.Allows(ChoiceFrame, p.Name)).Select(p => new Choice(p.Name, p.Id.ToString())).ToList();
        var chosen = people.Any(p => p.Value == person) ? person : "";
        var model = new SetOrganisationModel(turn.Alliance.Id.ToString(), RepresentativesFeature.About(turn), page.Number, Seen(page), people, chosen, Field(voice, choices, typed, withNone: true, budget), problem);
        return new("alliances/set-organisation.json", CardModel.Of(model, RepresentativeJson.Default.SetOrganisationModel), voice.Language, voice.Say("setOrganisationTitle"));
    }

    public static CardView AddRepresentative(Turn turn, AddRepresentative.Input filledIn, IReadOnlyList<Choice>? choices, string problem = "")
    {
        var voice = Voice.Of(turn);
        var language = TextLanguageCulture.FromLocale(filledIn.LanguageCode)?.Code() ?? "";
        var model = new AddRepresentativeModel(
            turn.Alliance.Id.ToString(), TextLimits.Cut(filledIn.Name, TextLimits.Name), TextLimits.Cut(filledIn.Email, MailAddress.Longest), language,
            Field(voice, choices, filledIn.Organisation, withNone: false, new CardBudget()), problem);
        return new("alliances/add-representative.json", CardModel.Of(model, RepresentativeJson.Default.AddRepresentativeModel), voice.Language, voice.Say("addRepresentativeTitle"));
    }

    /// <param name="own">The name of the organisation they represent, for where it is to be typed; empty for none.</param>
    /// <param name="isNobodys">They said that it is none.</param>
    public static CardView Settings(Voice voice, SettingsForm form, int version, IReadOnlyList<Choice>? choices, string own, string problem = "", bool isSaved = false, bool isNobodys = false)
    {
        var budget = new CardBudget();
        var zones = AllianceCards.ZoneChoices(form.TimeZone);
        foreach (var zone in zones)
            budget.Allows(ChoiceFrame, zone.Title, zone.Value);
        var model = new SettingsModel(
            voice.Alliance.Id.ToString(), version, Field(voice, choices, form.Organisation is { Length: > 0 } given ? given : isNobodys ? None : "", withNone: true, budget, own),
            form.Language.Length > 0 ? form.Language : "auto",
            form.TimeZone.Length > 0 ? form.TimeZone : None, [new Choice(voice.Say("settingsZoneOfAlliance", voice.Alliance.TimeZone), None), .. zones],
            Cut(form.QuietFrom), Cut(form.QuietTo), Cut(form.DailyHour), Cut(form.AwayFrom), Cut(form.AwayTo), form.IsLeftAlone ? "true" : "false", problem, isSaved ? voice.Say("settingsSaved") : "");
        return new("alliances/my-settings.json", CardModel.Of(model, RepresentativeJson.Default.SettingsModel), voice.Language, voice.Say("settingsTitle"));
    }

    /// <summary>Where each of a page is from, as the form is made; it comes back with the form.</summary>
    private static string Seen(Page<PersonLine> page) => string.Join(';', page.Rows.Select(p => $"{p.Id}:{p.OrganisationId}"));

    private static CardView AskOrganisation(Voice voice, AskOrganisationModel model) => new(
        "alliances/ask-organisation.json", CardModel.Of(model, RepresentativeJson.Default.AskOrganisationModel), voice.Language, voice.Say("askOrganisationTitle"));

    /// <summary>A list to choose from where it fits, else a field to type a name into.</summary>
    private static OrganisationField Field(Voice voice, IReadOnlyList<Choice>? choices, string given, bool withNone, CardBudget budget, string own = "")
    {
        var chosen = choices?.FirstOrDefault(c => c.Value == given || c.Title == given);
        var fits = choices is { Count: > 0 } && choices.All(c => budget.Allows(ChoiceFrame, c.Title, c.Value));
        if (!fits)
            return new OrganisationField(false, [], given == None ? "" : TextLimits.Cut(Guid.TryParse(given, out _) ? own : given, TextLimits.Name));
        var value = chosen?.Value ?? (given == None ? None : "");
        return new OrganisationField(true, withNone ? [new Choice(voice.Say("organisationNone"), None), .. choices!] : choices!, value);
    }

    private static string Detail(Voice voice, DateOnly today, PersonLine person)
    {
        string[] parts =
        [
            person.HasTeams ? "" : voice.Say("personByMail"),
            person.Language is { } language ? voice.LanguageName(language) : "",
            person.AwayTo is { } last && last >= today
                ? person.AwayFrom is { } first && first > today ? voice.Say("personAwayFromTo", voice.Date(first), voice.Date(last)) : voice.Say("personAwayTo", voice.Date(last))
                : "",
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    /// <summary>A client may send anything as an hour.</summary>
    private static string Cut(string text) => TextLimits.Cut(text, 10);
}

/// <summary>Where an organisation is chosen or typed.</summary>
internal sealed record OrganisationField(bool IsChoice, IReadOnlyList<Choice> Choices, string Value)
{
    public static readonly OrganisationField Empty = new(false, [], "");
}

internal sealed record AskOrganisationModel(string Alliance, string Now, string Guess, string GuessId, OrganisationField Organisation, string Problem, string Done);

/// <param name="HasMail">Somebody on this page is reached by mail alone.</param>
internal sealed record PeopleModel(
    string Alliance, string Spoken, string About, string Count, IReadOnlyList<PeopleGroupModel> Groups, int Page, bool HasPrevious, int Previous, bool HasNext, int Next, bool HasMail);

internal sealed record PeopleGroupModel(string Title, IReadOnlyList<PersonModel> People);

internal sealed record PersonModel(string Name, string Detail);

internal sealed record SetOrganisationModel(string Alliance, string About, int Page, string Seen, IReadOnlyList<Choice> People, string Person, OrganisationField Organisation, string Problem);

internal sealed record AddRepresentativeModel(string Alliance, string Name, string Email, string Language, OrganisationField Organisation, string Problem);

internal sealed record SettingsModel(
    string Alliance, int Version, OrganisationField Organisation, string Language, string TimeZone, IReadOnlyList<Choice> Zones,
    string QuietFrom, string QuietTo, string DailyHour, string AwayFrom, string AwayTo, string LeftAlone, string Problem, string Saved);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AskOrganisationModel))]
[JsonSerializable(typeof(PeopleModel))]
[JsonSerializable(typeof(SetOrganisationModel))]
[JsonSerializable(typeof(AddRepresentativeModel))]
[JsonSerializable(typeof(SettingsModel))]
internal sealed partial class RepresentativeJson : JsonSerializerContext;
