using AllianceBot.Alliances.Charters;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Organisations;

/// <summary>The organisations of the alliance: list, card, adding, changing, retiring.</summary>
public sealed class OrganisationsFeature(OrganisationVocabulary vocabulary, AllianceDirectory directory, Links.SignedLinks links) : IFeature
{
    private readonly OrganisationCards _cards = new(vocabulary);

    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("organisations", ShowAsync));
        registry.AddVerbInAlliance("organisations.list", ListAsync);
        registry.AddVerbInAlliance("organisations.page", TurnPageAsync);
        registry.AddVerbInAlliance("organisation.open", OpenAsync);
        registry.AddVerbInAlliance("organisation.askAdd", AskAddAsync);
        registry.AddVerbInAlliance("organisation.askChange", AskChangeAsync);
        registry.AddVerbInAlliance("organisation.save", SaveAsync);
        registry.AddVerbInAlliance("organisation.askRetire", AskRetireAsync);
        registry.AddVerbInAlliance("organisation.retire", RetireAsync);
        registry.AddVerbInAlliance("organisation.keep", KeepAsync);
    }

    private Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Text.Length > 0 ? FindAsync(turn, turn.Text, cancellationToken) : ListAsync(turn, cancellationToken);

    private async Task<Reply> ListAsync(Turn turn, CancellationToken cancellationToken) => Reply.Show(await MakeListAsync(turn, 1, cancellationToken));

    private async Task<Reply> TurnPageAsync(Turn turn, CancellationToken cancellationToken) => Reply.Replace(await MakeListAsync(turn, Page.Asked(turn), cancellationToken));

    private async Task<CardView> MakeListAsync(Turn turn, int page, CancellationToken cancellationToken)
    {
        var list = await turn.ReadAsync((db, ct) => ListOrganisations.HandleAsync(db, new(page), ct), cancellationToken);
        return _cards.List(turn.ForThePlace, list, await ExportOrganisations.Table(vocabulary).LinkAsync(links, turn, turn.ForThePlace.Language, cancellationToken));
    }

    private async Task<Reply> FindAsync(Turn turn, string given, CancellationToken cancellationToken)
    {
        var outcome = await turn.ReadAsync((db, ct) => ShowOrganisation.HandleAsync(db, new(given), ct), cancellationToken);
        var typed = TextLimits.Abridge(given, TextLimits.Quote);
        return outcome switch
        {
            ShowOrganisation.Outcome.Found found => Reply.Show(One(turn, found.Organisation)),
            ShowOrganisation.Outcome.Ambiguous several => Reply.Say(turn.Say("organisationAmbiguous", typed, string.Join(", ", several.Names))),
            ShowOrganisation.Outcome.Unknown { Suggestions: { Count: > 0 } near } => Reply.Say(turn.Say("organisationDidYouMean", typed, string.Join(", ", near))),
            ShowOrganisation.Outcome.Unknown => Reply.Say(turn.Say("organisationUnknown", typed)),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private Task<Reply> OpenAsync(Turn turn, CancellationToken cancellationToken) =>
        WithChosenAsync(turn, organisation => Reply.Show(One(turn, organisation)), cancellationToken);

    private Task<Reply> KeepAsync(Turn turn, CancellationToken cancellationToken) =>
        WithChosenAsync(turn, organisation => Reply.Replace(One(turn, organisation)), cancellationToken);

    private Task<Reply> AskAddAsync(Turn turn, CancellationToken cancellationToken) =>
        IfAllowedAsync(turn, () => Task.FromResult(Reply.Show(_cards.Form(turn, known: null))), cancellationToken);

    private Task<Reply> AskChangeAsync(Turn turn, CancellationToken cancellationToken) =>
        IfAllowedAsync(turn, () => WithChosenAsync(turn, organisation => Reply.Show(_cards.Form(turn, organisation)), cancellationToken), cancellationToken);

    private static Task<Reply> AskRetireAsync(Turn turn, CancellationToken cancellationToken) => IfAllowedAsync(turn, async () =>
    {
        var isCharterOpen = await IsCharterOpenAsync(turn, cancellationToken);
        return await WithChosenAsync(turn, organisation => Reply.Replace(OrganisationCards.AskRetire(
            turn, organisation, mayDecideCharter: isCharterOpen && organisation.Facts.Status is OrganisationStatus.Member)), cancellationToken);
    }, cancellationToken);

    private async Task<Reply> SaveAsync(Turn turn, CancellationToken cancellationToken)
    {
        var draft = ReadForm(turn.Data);
        return turn.Data.Text("id").Length > 0
            ? await ChangeAsync(turn, draft, cancellationToken)
            : await AddAsync(turn, draft, cancellationToken);
    }

    private async Task<Reply> AddAsync(Turn turn, OrganisationDraft draft, CancellationToken cancellationToken)
    {
        var input = new AddOrganisation.Input(draft, turn.Actor, turn.Today, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => AddOrganisation.HandleAsync(db, input, vocabulary, ct), cancellationToken);
        return outcome switch
        {
            AddOrganisation.Outcome.Added added => Reply.Replace(One(turn, added.Organisation)),
            AddOrganisation.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            AddOrganisation.Outcome.Unreadable { Problem: var problem } => AskAgain(turn.Say(problem.Phrase, problem.Values)),
            AddOrganisation.Outcome.NameTaken taken => AskAgain(turn.Say("organisationNameTaken", taken.Name)),
            _ => throw Reply.Unforeseen(outcome),
        };

        Reply AskAgain(string problem) => Reply.Replace(_cards.Form(turn, draft, id: null, version: 0, problem, differences: []));
    }

    private async Task<Reply> ChangeAsync(Turn turn, OrganisationDraft draft, CancellationToken cancellationToken)
    {
        var input = new ChangeOrganisation.Input(turn.Data.Id("id"), turn.Data.Number("version") ?? 0, draft, turn.Actor, turn.Today, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => ChangeOrganisation.HandleAsync(db, input, vocabulary, ct), cancellationToken);
        // Whether its people are members or observers hangs on its status.
        directory.Forget(turn.Alliance.Id);
        return outcome switch
        {
            ChangeOrganisation.Outcome.Changed changed => await ShowSavedAsync(turn, changed.Organisation, cancellationToken),
            ChangeOrganisation.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            ChangeOrganisation.Outcome.OrganisationUnknown => Reply.Say(turn.Say("organisationGone")),
            ChangeOrganisation.Outcome.Unreadable { Problem: var problem } => AskAgain(turn.Say(problem.Phrase, problem.Values)),
            ChangeOrganisation.Outcome.NameTaken taken => AskAgain(turn.Say("organisationNameTaken", taken.Name)),
            ChangeOrganisation.Outcome.Conflict conflict => Reply.Replace(_cards.Conflict(turn, draft, input.Id!.Value, conflict)),
            _ => throw Reply.Unforeseen(outcome),
        };

        Reply AskAgain(string problem) => Reply.Replace(_cards.Form(turn, draft, input.Id, input.Version, problem, differences: []));
    }

    private async Task<Reply> RetireAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new RetireOrganisation.Input(turn.Data.Id("id"), turn.Data.Number("version"), turn.Actor, turn.Today, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => RetireOrganisation.HandleAsync(db, input, ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        return outcome switch
        {
            RetireOrganisation.Outcome.Retired retired => await ShowSavedAsync(turn, retired.Organisation, cancellationToken),
            RetireOrganisation.Outcome.Conflict conflict => Reply.Replace(OrganisationCards.AskRetire(turn, conflict.Organisation, conflict)),
            RetireOrganisation.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            RetireOrganisation.Outcome.OrganisationUnknown => Reply.Say(turn.Say("organisationGone")),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private async Task<Reply> ShowSavedAsync(Turn turn, OrganisationView organisation, CancellationToken cancellationToken)
    {
        if (organisation.Facts.Status is not OrganisationStatus.Member)
            await DecideCharterAsync(turn, cancellationToken);
        return Reply.Replace(One(turn, organisation));
    }

    /// <summary>Where an organisation was the last that had not answered, a proposed charter is decided by its losing its voice.</summary>
    internal static async Task DecideCharterAsync(Turn turn, CancellationToken cancellationToken)
    {
        // Asked by a query alone, so that the usual change costs no second transaction.
        if (await IsCharterOpenAsync(turn, cancellationToken))
            await (turn with { Once = null }).WriteAsync((db, ct) => CloseCharter.HandleAsync(db, turn.Alliance, turn.Phrases, turn.Now, ct), cancellationToken);
    }

    private static Task<bool> IsCharterOpenAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.ReadAsync(async (db, ct) => await CharterRecords.FindOpenAsync(db, ct) is not null, cancellationToken);

    private CardView One(Turn turn, OrganisationView organisation) => _cards.One(turn.ForThePlace, organisation);

    /// <summary>The organisation whose id the card carries.</summary>
    private static async Task<Reply> WithChosenAsync(Turn turn, Func<OrganisationView, Reply> show, CancellationToken cancellationToken)
    {
        // Only an id: what a form holds besides is not a name to search for.
        if (turn.Data.Id("id") is not { } id)
            return Reply.Say(turn.Say("organisationGone"));
        return await turn.ReadAsync((db, ct) => ShowOrganisation.HandleAsync(db, new(id.ToString()), ct), cancellationToken) is ShowOrganisation.Outcome.Found found
            ? show(found.Organisation)
            : Reply.Say(turn.Say("organisationGone"));
    }

    /// <summary>A form is shown to those alone who may send it.</summary>
    internal static async Task<Reply> IfAllowedAsync(Turn turn, Func<Task<Reply>> show, CancellationToken cancellationToken)
    {
        var refusal = await turn.ReadAsync((db, ct) => Roles.Refusal.FindAsync(db, turn.Actor, Roles.Right.ManageOrganisations, groupId: null, ct), cancellationToken);
        return refusal is null ? await show() : Reply.Say(refusal.Describe(turn));
    }

    private static OrganisationDraft ReadForm(CardData data) => new()
    {
        Name = data.Text("name"),
        ShortName = data.Text("shortName"),
        Sector = data.Text("sector"),
        Country = data.Text("country"),
        Weight = data.NumberText("weight"),
        Status = data.Text("status"),
        Languages = data.Text("languages"),
        Logo = data.Text("logo"),
        JoinedOn = Day(data, "joinedOn"),
        LeftOn = Day(data, "leftOn"),
    };

    /// <summary>A field that had a day and is empty now says that there is none; one that was empty all along says nothing.</summary>
    private static string? Day(CardData data, string field) =>
        data.Text(field) is { Length: > 0 } day ? day : data.Text("had").Split(' ').Contains(field) ? "" : null;
}
