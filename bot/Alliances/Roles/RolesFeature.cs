using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Roles;

/// <summary>Who holds which role, how co-chairs are named, and who may do what.</summary>
public sealed class RolesFeature(AllianceDirectory directory) : IFeature
{
    /// <summary>Replies quote at most this much of what was typed.</summary>
    private const int QuoteLength = 60;

    /// <summary>Longer names are abridged in a list.</summary>
    private const int TitleLength = 80;

    public void Register(ConversationRegistry registry)
    {
        registry.Add(new Command("roles", ShowAsync));
        registry.Add(new Command("whoCan", ShowRightsAsync));
        AddVerb(registry, "roles.askName", AskNameAsync);
        AddVerb(registry, "roles.name", NameAsync);
        AddVerb(registry, "roles.whoCan", ShowRightsAsync);
    }

    private static void AddVerb(ConversationRegistry registry, string verb, Answer answer) => registry.AddVerb(verb, (turn, ct) => turn switch
    {
        { IsFormOfAnotherAlliance: true } => Task.FromResult(Reply.Say(turn.Say("formOfAnotherAlliance"))),
        { Alliance.IsSetUp: false } => Task.FromResult(Reply.Say(turn.Say("notSetUp"))),
        _ => answer(turn, ct),
    });

    private static async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!turn.Alliance.IsSetUp)
            return Reply.Say(turn.Say("notSetUp"));
        var roles = await turn.ReadAsync(ShowRoles.ReadAsync, cancellationToken);
        return Reply.Show(RoleCards.Roles(turn, roles, Rights.Allows(turn.Actor, Right.NameCoChairs)));
    }

    private static async Task<Reply> ShowRightsAsync(Turn turn, CancellationToken cancellationToken) => turn.Alliance.IsSetUp
        ? Reply.Show(RoleCards.Rights(turn, await turn.ReadAsync(WhoCan.ReadAsync, cancellationToken)))
        : Reply.Say(turn.Say("notSetUp"));

    private static async Task<Reply> AskNameAsync(Turn turn, CancellationToken cancellationToken)
    {
        var refusal = await turn.ReadAsync((db, ct) => Refusal.FindAsync(db, turn.Actor, Right.NameCoChairs, null, ct), cancellationToken);
        if (refusal is not null)
            return Reply.Say(refusal.Describe(turn));
        return Reply.Show(await turn.ReadAsync(async (db, ct) =>
        {
            var (now, choices) = (await CoChairs.ReadAsync(db, ct), await ListChoicesAsync(db, ct));
            return RoleCards.Form(turn, new CoChairForm(Chosen(now, choices), choices, [.. now.Select(c => c.Id)]));
        }, cancellationToken));
    }

    private async Task<Reply> NameAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (given, madeFrom) = (turn.Data.Text("coChairs"), ReadIds(turn.Data.Text("from")) ?? []);
        var input = new NameCoChairs.Input(ReadChosen(given), madeFrom, turn.Actor, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => NameCoChairs.HandleAsync(db, input, ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        if (outcome is NameCoChairs.Outcome.Named named)
        {
            var mayName = named.CoChairs.Any(c => c.Id == turn.Person.Id);
            return Reply.Replace(RoleCards.Roles(turn, await turn.ReadAsync(ShowRoles.ReadAsync, cancellationToken), mayName));
        }

        var choices = await turn.ReadAsync(ListChoicesAsync, cancellationToken);
        // Saving again is a decision made in sight of what was saved meanwhile.
        return Reply.Replace(RoleCards.Form(turn, outcome is NameCoChairs.Outcome.Conflict conflict
            ? new CoChairForm(Chosen(conflict.Wanted, choices), choices, [.. conflict.Saved.Select(c => c.Id)]) { Conflict = conflict }
            : new CoChairForm(given, choices, madeFrom) { Problem = Describe(turn, outcome) }));
    }

    private static string Describe(Turn turn, NameCoChairs.Outcome outcome) => outcome switch
    {
        NameCoChairs.Outcome.Refused refused => refused.Refusal.Describe(turn),
        NameCoChairs.Outcome.TooFew => turn.Say("coChairsTooFew"),
        NameCoChairs.Outcome.TooMany => turn.Say("coChairsTooMany", CoChairRules.Most),
        NameCoChairs.Outcome.OfOneOrganisation { Sharing: [var first, ..] } one => turn.Say("coChairsOfOneOrganisation", Names(one.Sharing), first.Organisation),
        NameCoChairs.Outcome.WithoutOrganisation without => turn.Say("coChairsWithoutOrganisation", Names(without.Unplaced)),
        NameCoChairs.Outcome.WithoutTeams mail => turn.Say("coChairsWithoutTeams", mail.Name),
        NameCoChairs.Outcome.PersonAmbiguous several => turn.Say("groupPersonAmbiguous", TextLimits.Abridge(several.Typed, QuoteLength), string.Join(", ", several.Names)),
        NameCoChairs.Outcome.PersonUnknown { Suggestions.Count: > 0 } near => turn.Say("groupPersonDidYouMean", TextLimits.Abridge(near.Typed, QuoteLength), string.Join(", ", near.Suggestions)),
        NameCoChairs.Outcome.PersonUnknown unknown => turn.Say("groupPersonUnknown", TextLimits.Abridge(unknown.Typed, QuoteLength)),
        _ => throw new InvalidOperationException($"No reply was foreseen for {outcome}."),
    };

    private static string Names(IReadOnlyList<CoChair> people) => string.Join(", ", people.Select(p => p.Name));

    /// <summary>Each with the organisation, which is what the choice turns on.</summary>
    private static async Task<IReadOnlyList<Choice>?> ListChoicesAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        if (await PersonPicker.ListChoicesAsync(CoChairs.Candidates(db), cancellationToken) is not { } choices)
            return null;
        var ids = choices.Select(c => Guid.Parse(c.Value)).ToList();
        var people = (await CoChairs.DescribeAsync(db, ids, cancellationToken)).ToDictionary(p => p.Id.ToString());
        var shown = choices.Select(c => c with { Title = TextLimits.Abridge(people[c.Value].Label, TitleLength) }).ToList();
        var budget = new CardBudget();
        budget.Allows(RoleCards.Reserve);
        return shown.TrueForAll(c => budget.Allows(RoleCards.ChoiceFrame, c.Title)) ? shown : null;
    }

    private static string Chosen(IReadOnlyList<CoChair> people, IReadOnlyList<Choice>? choices) => choices is null
        ? string.Join('\n', people.Select(p => p.Name))
        : string.Join(',', people.Select(p => p.Id));

    /// <summary>A choice comes back as ids with commas; typed names stand one on a line, and a name may have a comma in it.</summary>
    private static string[] ReadChosen(string given) => ReadIds(given) is { } ids
        ? [.. ids.Select(id => id.ToString())]
        : given.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<Guid>? ReadIds(string given)
    {
        var ids = given.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null).ToList();
        return ids.Contains(null) ? null : [.. ids.OfType<Guid>()];
    }
}
