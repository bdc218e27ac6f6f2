using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>Who speaks for which organisation, and how each of them wants to be written to.</summary>
public sealed class RepresentativesFeature(AllianceDirectory directory) : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("people", ListAsync));
        registry.AddInAlliance(new Command("addRepresentative", AskWhomToAddAsync));
        registry.AddInAlliance(new Command("myOrganisation", OrganisationAsync) { Scopes = CommandScopes.Personal });
        registry.AddInAlliance(new Command("mySettings", SettingsAsync) { Scopes = CommandScopes.Personal });
        registry.AddVerbInAlliance("people.turn", TurnPageAsync);
        registry.AddVerbInAlliance("people.askAdd", AskWhomToAddAsync);
        registry.AddVerbInAlliance("people.add", AddAsync);
        registry.AddVerbInAlliance("people.askOrganisation", AskWhoseOrganisationAsync);
        registry.AddVerbInAlliance("people.setOrganisation", SetOrganisationAsync);
        registry.AddVerbInAlliance("people.chooseOrganisation", ChooseOrganisationAsync);
        registry.AddVerbInAlliance("people.noOrganisation", (turn, ct) => ChooseOrganisationAsync(turn, RepresentativeCards.None, ct));
        registry.AddVerbInAlliance("people.organisationUnknown", (turn, _) => Task.FromResult(Reply.Replace(RepresentativeCards.OrganisationAnswered(Voice.Of(turn), turn.Say("organisationLater")))));
        registry.AddVerbInAlliance("people.settings", SettingsAsync);
        registry.AddVerbInAlliance("people.saveSettings", SaveSettingsAsync);
    }

    private static async Task<Reply> ListAsync(Turn turn, CancellationToken cancellationToken)
    {
        var about = TextLimits.Cut(turn.Text, TextLimits.Name);
        var people = await turn.ReadAsync((db, ct) => ListPeople.ReadAsync(db, asked: 1, about, ct), cancellationToken);
        return about.Length > 0 && people.Total == 0
            ? Reply.Say(turn.Say("peopleNobodyAbout", TextLimits.Abridge(about, TextLimits.Quote)))
            : Reply.Show(RepresentativeCards.People(turn.ForThePlace, people, about));
    }

    private static async Task<Reply> TurnPageAsync(Turn turn, CancellationToken cancellationToken) => Reply.Replace(await PeopleAsync(turn, cancellationToken));

    internal static Task<CardView> PeopleAsync(Turn turn, CancellationToken cancellationToken) => turn.ReadAsync(
        async (db, ct) => RepresentativeCards.People(turn.ForThePlace, await ListPeople.ReadAsync(db, Page.Asked(turn), About(turn), ct), About(turn)), cancellationToken);

    /// <summary>The words that the list on the card was asked for with.</summary>
    internal static string About(Turn turn) => TextLimits.Cut(turn.Data.Text("about"), TextLimits.Name);

    private static async Task<Reply> AskWhomToAddAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(turn, cancellationToken) is { } refusal)
            return refusal;
        var empty = new AddRepresentative.Input(turn.Actor, turn.Text, "", "", turn.Alliance.Language.Code(), turn.Now);
        return Reply.Show(RepresentativeCards.AddRepresentative(turn, empty, await ChoicesAsync(turn, cancellationToken)));
    }

    private async Task<Reply> AddAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(turn, cancellationToken) is { } refusal)
            return refusal;
        var data = turn.Data;
        var input = new AddRepresentative.Input(turn.Actor, data.Text("name"), data.Text("email"), data.Text("organisation"), data.Text("language"), turn.Now);
        var outcome = AddRepresentative.FindProblem(input) ?? await turn.WriteAsync((db, ct) => AddRepresentative.HandleAsync(db, input, ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        if (outcome is AddRepresentative.Outcome.Added added)
            return Reply.Replace(await PeopleAsync(turn, cancellationToken)).AndSay(turn.Say("representativeAdded", added.Name, added.Organisation));
        if (outcome is AddRepresentative.Outcome.Refused refused)
            return Reply.Say(refused.Refusal.Describe(turn));
        return Reply.Replace(RepresentativeCards.AddRepresentative(turn, input, await ChoicesAsync(turn, cancellationToken), OrganisationWords.Describe(turn, outcome)));
    }

    private static async Task<Reply> AskWhoseOrganisationAsync(Turn turn, CancellationToken cancellationToken) =>
        await RefuseAsync(turn, cancellationToken) ?? Reply.Show(await WhoseOrganisationAsync(turn, "", cancellationToken));

    private async Task<Reply> SetOrganisationAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(turn, cancellationToken) is { } refusal)
            return refusal;
        var input = new SetOrganisation.Input(turn.Actor, turn.Data.Id("person"), Given(turn.Data.Text("organisation")), turn.Now, Seen(turn.Data));
        // An empty field is one that was not filled in; none is said in so many words.
        if (turn.Data.Text("organisation").Length == 0)
            return Reply.Replace(await WhoseOrganisationAsync(turn, turn.Say("organisationMissing"), cancellationToken));
        var outcome = await turn.WriteAsync((db, ct) => SetOrganisation.HandleAsync(db, input, ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        return outcome switch
        {
            SetOrganisation.Outcome.Done done => Reply.Replace(await PeopleAsync(turn, cancellationToken))
                .AndSay(done.Organisation.Length > 0 ? turn.Say("organisationSet", done.Person, done.Organisation) : turn.Say("organisationUnset", done.Person)),
            SetOrganisation.Outcome.Conflict conflict => Reply.Replace(await WhoseOrganisationAsync(turn, OrganisationWords.Conflict(turn, conflict), cancellationToken)),
            SetOrganisation.Outcome.CoChairsClash clash => Reply.Replace(await WhoseOrganisationAsync(turn, OrganisationWords.Clash(turn, clash.Clash), cancellationToken)),
            SetOrganisation.Outcome.PersonUnknown => Reply.Replace(await WhoseOrganisationAsync(turn, turn.Say("personMissing"), cancellationToken)),
            SetOrganisation.Outcome.NotFound missing => Reply.Replace(await WhoseOrganisationAsync(turn, OrganisationWords.NotFound(turn, missing.Search), cancellationToken)),
            SetOrganisation.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    /// <summary>Where the form was made from for the person it is about.</summary>
    private static IReadOnlyList<Guid?> Seen(CardData data) =>
    [
        .. data.Text("seen").Split(';').Select(pair => pair.Split(':')).Where(pair => pair.Length == 2 && Guid.TryParse(pair[0], out var person) && person == data.Id("person"))
            .Select(pair => Guid.TryParse(pair[1], out var organisation) ? organisation : (Guid?)null).Take(1),
    ];

    private static Task<CardView> WhoseOrganisationAsync(Turn turn, string problem, CancellationToken cancellationToken) => turn.ReadAsync(
        async (db, ct) => RepresentativeCards.SetOrganisation(
            turn, await ListPeople.ReadAsync(db, Page.Asked(turn), About(turn), ct), await OrganisationFinder.ListChoicesAsync(db, ct), turn.Data.Text("person"), turn.Data.Text("organisation"), problem), cancellationToken);

    /// <summary>“my organisation” asks; with a name behind it, it is the answer.</summary>
    private async Task<Reply> OrganisationAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Text.Length > 0)
        {
            var outcome = await ChooseAsync(turn, turn.Text, cancellationToken);
            return outcome is ChooseOrganisation.Outcome.NotFound missing ? Reply.Say(OrganisationWords.NotFound(turn, missing.Search)) : Reply.Say(OrganisationWords.Describe(turn, outcome));
        }

        return await AskOrganisationAsync(turn, "", "", cancellationToken) is { } card ? Reply.Show(card) : Reply.Say(turn.Say("noOrganisationsYet"));
    }

    private Task<Reply> ChooseOrganisationAsync(Turn turn, CancellationToken cancellationToken) =>
        ChooseOrganisationAsync(turn, turn.Data.Text("guess") is { Length: > 0 } guess ? guess : turn.Data.Text("organisation"), cancellationToken);

    private async Task<Reply> ChooseOrganisationAsync(Turn turn, string given, CancellationToken cancellationToken)
    {
        // An empty field is one that was not filled in; none has a button of its own.
        var outcome = given.Length > 0 ? await ChooseAsync(turn, given, cancellationToken) : new ChooseOrganisation.Outcome.NotFound(new OrganisationSearch.Unknown("", []));
        if (outcome is not ChooseOrganisation.Outcome.NotFound missing)
            return Reply.Replace(RepresentativeCards.OrganisationAnswered(Voice.Of(turn), OrganisationWords.Describe(turn, outcome)));
        var problem = OrganisationWords.NotFound(turn, missing.Search);
        return await AskOrganisationAsync(turn, given, problem, cancellationToken) is { } card ? Reply.Replace(card) : Reply.Say(problem);
    }

    private async Task<ChooseOrganisation.Outcome> ChooseAsync(Turn turn, string given, CancellationToken cancellationToken)
    {
        var input = new ChooseOrganisation.Input(turn.Actor, Given(given), turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => ChooseOrganisation.HandleAsync(db, input, ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        return outcome;
    }

    /// <summary>Null while there are no organisations.</summary>
    private static Task<CardView?> AskOrganisationAsync(Turn turn, string typed, string problem, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        if (!await OrganisationQuestion.CanBeAskedAsync(db, ct))
            return null;
        var person = await db.Set<Person>().SingleAsync(p => p.Id == turn.Person.Id, ct);
        return RepresentativeCards.AskOrganisation(Voice.Of(turn), await RepresentedOrganisation.ReadAsync(db, person, ct), typed, problem);
    }, cancellationToken);

    private static async Task<Reply> SettingsAsync(Turn turn, CancellationToken cancellationToken) => turn switch
    {
        // The form shows when somebody is away and asleep; a button may be pressed anywhere.
        { Place.Kind: not PlaceKind.Personal } => Reply.Say(turn.Say("personalOnly")),
        _ => Reply.Show(await SavedSettingsAsync(turn, isSaved: false, cancellationToken)),
    };

    private async Task<Reply> SaveSettingsAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.Kind is not PlaceKind.Personal)
            return Reply.Say(turn.Say("personalOnly"));
        var form = ReadForm(turn.Data);
        var version = turn.Data.Number("version") ?? 0;
        var outcome = await turn.WriteAsync((db, ct) => SaveSettings.HandleAsync(db, new(turn.Actor, form, version, turn.Now), ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        if (outcome is SaveSettings.Outcome.Saved)
            return Reply.Replace(await SavedSettingsAsync(turn, isSaved: true, cancellationToken));
        var (problem, newer) = outcome switch
        {
            SaveSettings.Outcome.Wrong wrong => (turn.Say(wrong.Phrase), version),
            SaveSettings.Outcome.OrganisationNotFound missing => (OrganisationWords.NotFound(turn, missing.Search), version),
            SaveSettings.Outcome.CoChairsClash clash => (OrganisationWords.Clash(turn, clash.Clash), version),
            SaveSettings.Outcome.Conflict conflict => (OrganisationWords.Conflict(turn, conflict), conflict.Version),
            _ => throw Reply.Unforeseen(outcome),
        };
        return Reply.Replace(await SettingsFormAsync(turn, (form, newer, problem), isSaved: false, cancellationToken));
    }

    private static Task<CardView> SavedSettingsAsync(Turn turn, bool isSaved, CancellationToken cancellationToken) => SettingsFormAsync(turn, null, isSaved, cancellationToken);

    /// <param name="filledIn">The form as it was filled in, its version and what is wrong with it; null for what is saved.</param>
    private static Task<CardView> SettingsFormAsync(Turn turn, (SettingsForm Form, int Version, string Problem)? filledIn, bool isSaved, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        var person = await db.Set<Person>().SingleAsync(p => p.Id == turn.Person.Id, ct);
        var (id, name) = (person.OrganisationId?.ToString() ?? "", await Representation.NameAsync(db, person.OrganisationId, ct));
        var choices = await OrganisationFinder.ListChoicesAsync(db, ct);
        // One that has left the alliance is in no list, and still theirs.
        if (choices is not null && id.Length > 0 && choices.All(c => c.Value != id))
            choices = [.. choices, new Choice(name, id)];
        var (form, version, problem) = filledIn ?? (SettingsForm.Of(person, id), person.Version, "");
        // What was just chosen is answered in that language.
        var voice = Voice.Of(turn) with { Language = filledIn is null ? person.ChosenLanguage ?? turn.Language : turn.Language };
        return RepresentativeCards.Settings(voice, form with { Organisation = form.Organisation ?? id }, version, choices, name, problem, isSaved,
            isNobodys: (filledIn?.Form.Organisation ?? (person.RepresentsNobody ? "" : null)) is "");
    }, cancellationToken);

    private static SettingsForm ReadForm(CardData data) => new(
        // Not filled in is not none.
        data.Text("organisation") is { Length: > 0 } organisation ? Given(organisation) : null,
        data.Text("language") is var language && language == "auto" ? "" : language,
        Given(data.Text("timeZone")),
        data.Text("quietFrom"), data.Text("quietTo"), data.Text("awayFrom"), data.Text("awayTo"),
        data.Text("leftAlone") == "true")
    {
        DailyHour = data.Text("dailyHour"),
    };

    private static Task<IReadOnlyList<Choice>?> ChoicesAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.ReadAsync(OrganisationFinder.ListChoicesAsync, cancellationToken);

    /// <summary>What stops someone who may not; null when nothing does. The use case asks again.</summary>
    internal static async Task<Reply?> RefuseAsync(Turn turn, CancellationToken cancellationToken)
    {
        var refusal = await turn.ReadAsync((db, ct) => Refusal.FindAsync(db, turn.Actor, Right.ManageRepresentatives, groupId: null, ct), cancellationToken);
        return refusal is null ? null : Reply.Say(refusal.Describe(turn));
    }

    /// <summary>Where a name is typed, none may be typed as well.</summary>
    private static string Given(string text) => TextFolding.Fold(text) is RepresentativeCards.None or "ninguna" or "ninguno" or "-" ? "" : text;
}
