using AllianceBot.Alliances.Representatives;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Alliances;

/// <summary>The alliance itself: greeting, set-up, members, each person's language.</summary>
public sealed class AlliancesFeature(AllianceStore store, AllianceDirectory directory) : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.Add(new Command("setUp", ShowSetUpAsync) { BeforeSetUp = true });
        registry.Add(new Command("language", ChooseLanguageAsync) { BeforeSetUp = true });
        registry.Add(new Command("alliance", ChooseAllianceAsync) { Scopes = CommandScopes.Personal });
        registry.AddVerb("alliance.askSetUp", ShowSetUpAsync);
        registry.AddVerb("alliance.setUp", SetUpAsync);
        registry.On(Happening.BotAdded, GreetAsync);
        registry.On(Happening.BotRemoved, LeaveAsync);
        registry.On(Happening.PeopleAdded, TakeInAsync);
        registry.On(Happening.PeopleRemoved, LetGoAsync);
    }

    private static async Task<Reply> ShowSetUpAsync(Turn turn, CancellationToken cancellationToken)
    {
        var refusal = turn.Alliance.IsSetUp
            ? await turn.ReadAsync((db, ct) => Refusal.FindAsync(db, turn.Actor, Right.SetUpAlliance, null, ct), cancellationToken)
            : null;
        return refusal is null ? Reply.Show(AllianceCards.SetUp(turn)) : Reply.Say(refusal.Describe(turn));
    }

    private async Task<Reply> SetUpAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new SetUpAlliance.Input(turn.Data.Text("name"), turn.Data.Text("language"), turn.Data.Text("timeZone"), Roster: null, turn.Actor) { MadeFrom = turn.Data.Text("was") };
        if (SetUpAlliance.FindProblem(input) is { } problem)
            return Describe(turn, input, problem);

        // Teams is asked before the transaction: it can be slow, and the answer does not depend on ours.
        input = input with { Roster = await turn.ReadRosterAsync(cancellationToken), RosterIsWhole = turn.Place.IsWholeAlliance };
        var outcome = await turn.WriteAsync((db, ct) => SetUpAlliance.HandleAsync(db, input, turn.Now, ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        return Describe(turn, input, outcome);
    }

    private static Reply Describe(Turn turn, SetUpAlliance.Input input, SetUpAlliance.Outcome outcome)
    {
        return outcome switch
        {
            SetUpAlliance.Outcome.Done done => Reply.Replace(AllianceCards.Ready(turn, done)),
            SetUpAlliance.Outcome.Conflict conflict => Reply.Replace(AllianceCards.Conflict(turn, input, conflict)),
            SetUpAlliance.Outcome.Refused refused => AskAgain(refused.Refusal.Describe(turn)),
            SetUpAlliance.Outcome.NameMissing => AskAgain(turn.Say("setUpNameMissing")),
            SetUpAlliance.Outcome.NameTooLong => AskAgain(turn.Say("setUpNameTooLong", TextLimits.Name)),
            SetUpAlliance.Outcome.LanguageUnknown => AskAgain(turn.Say("setUpLanguageUnknown")),
            SetUpAlliance.Outcome.TimeZoneUnknown => AskAgain(turn.Say("setUpTimeZoneUnknown")),
            _ => throw Reply.Unforeseen(outcome),
        };

        Reply AskAgain(string problem) => Reply.Replace(AllianceCards.SetUp(turn, input, problem));
    }

    private async Task<Reply> ChooseLanguageAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (ChooseLanguage.Read(turn.Text) is not { } language)
            return Reply.Say(turn.Text.Length == 0 ? turn.Say("languageNow") : turn.Say("languageUnknown", TextLimits.Abridge(turn.Text, TextLimits.Quote)));
        await turn.WriteAsync((db, ct) => ChooseLanguage.HandleAsync(db, new(turn.Actor, language, turn.Now), ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        return Reply.Say(turn.Phrases.Say(language, "languageChosen"));
    }

    private async Task<Reply> ChooseAllianceAsync(Turn turn, CancellationToken cancellationToken)
    {
        var memberships = await ChooseAlliance.ListAsync(store, turn.Person.UserId, cancellationToken);
        if (memberships.Count == 0)
            return Reply.Say(turn.Say("allianceNone"));
        var names = string.Join(", ", memberships.Select(m => m.Name));
        if (turn.Text.Length == 0)
            return Reply.Say(memberships is [var only] && only.AllianceId == turn.Alliance.Id
                ? turn.Say("allianceOnly", only.Name)
                : turn.Say("allianceNow", turn.Alliance.Name ?? "–", names));
        if (ChooseAlliance.Match(memberships, turn.Text) is not [var chosen])
            return Reply.Say(turn.Say("allianceUnknown", TextLimits.Abridge(turn.Text, TextLimits.Quote), names));
        await ChooseAlliance.HandleAsync(store, chosen.AllianceId, turn.Person.UserId, turn.Now, cancellationToken);
        directory.Forget(turn.Alliance.Id);
        return Reply.Say(turn.Say("allianceChosen", chosen.Name));
    }

    private async Task<Reply> GreetAsync(Turn turn, CancellationToken cancellationToken)
    {
        var isDue = await turn.WriteAsync((db, ct) => GreetPlace.HandleAsync(db, turn.Place, turn.Actor, turn.Now, ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        return isDue ? Reply.Show(AllianceCards.Hello(turn)) : Reply.Nothing;
    }

    private static async Task<Reply> LeaveAsync(Turn turn, CancellationToken cancellationToken)
    {
        await turn.WriteAsync((db, ct) => GreetPlace.LeaveAsync(db, turn.Place, turn.Now, ct), cancellationToken);
        return Reply.Nothing;
    }

    private async Task<Reply> TakeInAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.HasOwnMembers)
            return Reply.Nothing;
        // Teams announces newcomers without their names; the roster has them.
        var roster = turn.People.Any(p => p.Name.Length == 0) ? await turn.ReadRosterAsync(cancellationToken) : null;
        await turn.WriteAsync((db, ct) => TakeInNewcomers.HandleAsync(db, new(turn.Alliance, turn.People, roster, turn.Now), ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        return Reply.Nothing;
    }

    private async Task<Reply> LetGoAsync(Turn turn, CancellationToken cancellationToken)
    {
        // Whoever goes from such a channel is still in the alliance.
        if (turn.Place.HasOwnMembers)
            return Reply.Nothing;
        await turn.WriteAsync((db, ct) => Departures.HandleAsync(db, [.. turn.People.Select(p => p.UserId)], by: null, turn.Now, ct), cancellationToken);
        directory.Forget(turn.Alliance.Id);
        return Reply.Nothing;
    }
}
