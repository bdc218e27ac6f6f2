using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Roles;

/// <summary>Who holds which role, how co-chairs are named, and who may do what.</summary>
public sealed class RolesFeature(AllianceDirectory directory) : IFeature
{
    /// <summary>Longer names are abridged in a list.</summary>
    private const int TitleLength = 80;

    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("roles", ShowAsync));
        registry.AddInAlliance(new Command("whoCan", ShowRightsAsync));
        registry.AddVerbInAlliance("roles.askName", AskNameAsync);
        registry.AddVerbInAlliance("roles.name", NameAsync);
        registry.AddVerbInAlliance("roles.whoCan", ShowRightsAsync);
    }

    private static async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var roles = await turn.ReadAsync(ShowRoles.ReadAsync, cancellationToken);
        return Reply.Show(RoleCards.Roles(turn.ForThePlace, roles, Rights.IsOffered(turn, Right.NameCoChairs)));
    }

    private static async Task<Reply> ShowRightsAsync(Turn turn, CancellationToken cancellationToken) =>
        Reply.Show(RoleCards.Rights(turn, await turn.ReadAsync((db, ct) => WhoCan.ReadAsync(db, turn.Today, ct), cancellationToken)));

    private static async Task<Reply> AskNameAsync(Turn turn, CancellationToken cancellationToken)
    {
        var refusal = await turn.ReadAsync((db, ct) => Refusal.FindAsync(db, turn.Actor, Right.NameCoChairs, null, ct), cancellationToken);
        if (refusal is not null)
            return Reply.Say(refusal.Describe(turn));
        return Reply.Show(await turn.ReadAsync(async (db, ct) =>
        {
            var (now, choices) = (await CoChairs.ReadAsync(db, ct), await ListChoicesAsync(db, ct));
            return RoleCards.Form(turn, new CoChairForm(await ChosenAsync(db, now, choices, ct), choices, [.. now.Select(c => c.Id)]));
        }, cancellationToken));
    }

    private async Task<Reply> NameAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (given, madeFrom) = (turn.Data.Text("coChairs"), ReadIds(turn.Data.Text("from")) ?? []);
        var (ids, problem) = await turn.ReadAsync((db, ct) => NameCoChairs.FindAsync(db, ReadChosen(given), turn.Actor, ct), cancellationToken);
        var input = new NameCoChairs.Input(ids, madeFrom, turn.Actor, turn.Now) { Confirmed = ReadIds(turn.Data.Text("sure")) ?? [] };
        var outcome = problem ?? await turn.WriteAsync((db, ct) => NameCoChairs.HandleAsync(db, input, ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        if (outcome is NameCoChairs.Outcome.Named named)
        {
            var isOne = named.CoChairs.Any(c => c.Id == turn.Person.Id);
            var view = await turn.ReadAsync(ShowRoles.ReadAsync, cancellationToken);
            return Reply.Replace(RoleCards.Roles(turn.ForThePlace, view, mayName: isOne || turn.Place.Kind is not PlaceKind.Personal));
        }

        return Reply.Replace(await turn.ReadAsync(async (db, ct) =>
        {
            var choices = await ListChoicesAsync(db, ct);
            // Saving again is a decision made in sight of what was saved meanwhile.
            return RoleCards.Form(turn, outcome is NameCoChairs.Outcome.Conflict conflict
                ? new CoChairForm(await ChosenAsync(db, conflict.Wanted, choices, ct), choices, [.. conflict.Saved.Select(c => c.Id)]) { Conflict = conflict }
                : new CoChairForm(given, choices, madeFrom) { Problem = Describe(turn, outcome), Sure = outcome is NameCoChairs.Outcome.WithoutYou without ? [.. without.Wanted.Select(c => c.Id)] : [] });
        }, cancellationToken));
    }

    private static string Describe(Turn turn, NameCoChairs.Outcome outcome) => outcome switch
    {
        NameCoChairs.Outcome.Refused refused => refused.Refusal.Describe(turn),
        NameCoChairs.Outcome.WithoutYou without => turn.Say("coChairsWithoutYou", Names(without.Wanted)),
        NameCoChairs.Outcome.TooFew => turn.Say("coChairsTooFew"),
        NameCoChairs.Outcome.TooMany => turn.Say("coChairsTooMany", CoChairRules.Most),
        NameCoChairs.Outcome.OfOneOrganisation { Sharing: [var first, ..] } one => turn.Say("coChairsOfOneOrganisation", Names(one.Sharing), first.Organisation),
        NameCoChairs.Outcome.WithoutOrganisation without => turn.Say("coChairsWithoutOrganisation", Names(without.Unplaced)),
        NameCoChairs.Outcome.WithoutTeams mail => turn.Say("coChairsWithoutTeams", mail.Name),
        NameCoChairs.Outcome.PersonGone => turn.Say("groupCoordinatorGone"),
        NameCoChairs.Outcome.PersonAmbiguous several => turn.Say("groupPersonAmbiguous", TextLimits.Abridge(several.Typed, TextLimits.Quote), string.Join(", ", several.Names)),
        NameCoChairs.Outcome.PersonUnknown { Suggestions.Count: > 0 } near => turn.Say("groupPersonDidYouMean", TextLimits.Abridge(near.Typed, TextLimits.Quote), string.Join(", ", near.Suggestions)),
        NameCoChairs.Outcome.PersonUnknown unknown => turn.Say("groupPersonUnknown", TextLimits.Abridge(unknown.Typed, TextLimits.Quote)),
        _ => throw Reply.Unforeseen(outcome),
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

    /// <summary>As the form holds it: ids, or names that each mean one person when they are saved as they are.</summary>
    private static async Task<string> ChosenAsync(AllianceDb db, IReadOnlyList<CoChair> people, IReadOnlyList<Choice>? choices, CancellationToken cancellationToken)
    {
        if (choices is not null)
            return string.Join(',', people.Select(p => p.Id));
        var roster = await PersonPicker.ReadAsync(db, CoChairs.Candidates(db), cancellationToken);
        return string.Join('\n', people.Select(p => roster.Describe(p.Id)));
    }

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
