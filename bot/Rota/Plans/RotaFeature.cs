using System.Globalization;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Plans;

/// <summary>The rota: who is on, whose turns come, how fair it is; and its plan, tried out and published.</summary>
public sealed class RotaFeature : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("rota", (turn, ct) => ShowAsync(turn, turn.Text, isPast: false, Reply.Show, ct)));
        registry.AddInAlliance(new Command("rotaHistory", (turn, ct) => ShowAsync(turn, turn.Text, isPast: true, Reply.Show, ct)));
        registry.AddInAlliance(new Command("fairness", (turn, ct) => FairnessAsync(turn.ForThePlace, Reply.Show, ct)));
        registry.AddInAlliance(new Command("planRota", AskPlanAsync));
        registry.AddVerbInAlliance("rota.show", (turn, ct) => ShowAsync(turn, "", isPast: false, Reply.Replace, ct));
        registry.AddVerbInAlliance("rota.past", (turn, ct) => ShowAsync(turn, "", isPast: true, Reply.Replace, ct));
        registry.AddVerbInAlliance("rota.turn", (turn, ct) => ShowAsync(turn, turn.Data.Text("about"), turn.Data.Text("past").Length > 0, Reply.Replace, ct));
        registry.AddVerbInAlliance("rota.fairness", (turn, ct) => FairnessAsync(turn.ForThePlace, Reply.Replace, ct));
        registry.AddVerbInAlliance("rota.askPlan", AskPlanAsync);
        registry.AddVerbInAlliance("rota.changePlan", (turn, ct) => FormAsync(turn, PlanFields.Read(turn.Data), "", Reply.Replace, ct));
        registry.AddVerbInAlliance("rota.preview", PreviewAsync);
        registry.AddVerbInAlliance("rota.publish", PublishAsync);
        registry.AddVerbInAlliance("rota.askAway", (turn, _) => Task.FromResult(Reply.Show(RotaCards.Away(turn, "", "", ""))));
        registry.AddVerbInAlliance("rota.away", RecordAbsenceAsync);
    }

    private static async Task<Reply> ShowAsync(Turn turn, string about, bool isPast, Func<CardView, Reply> reply, CancellationToken cancellationToken)
    {
        // In a channel everybody reads it, so nobody's own turns stand apart.
        var actor = turn.Place.Kind is PlaceKind.Personal ? turn.Actor : turn.Actor with { Id = Guid.Empty };
        var input = new ShowRota.Input(TextLimits.Cut(about.Trim(), TextLimits.Name), isPast, Page.Asked(turn), actor, RotaSetting.Of(turn));
        return await turn.ReadAsync((db, ct) => ShowRota.HandleAsync(db, input, ct), cancellationToken) switch
        {
            ShowRota.Outcome.Found found => reply(RotaCards.Rota(turn.ForThePlace, found.View)),
            ShowRota.Outcome.OrganisationUnclear { Named: var named } =>
                Reply.Say(PlanCards.Describe(turn, named.IsAmbiguous ? PlanProblem.OrganisationAmbiguous : PlanProblem.OrganisationUnknown, named.Unclear!, named.Names)),
            var outcome => throw Reply.Unforeseen(outcome),
        };
    }

    private static Task<Reply> FairnessAsync(Turn turn, Func<CardView, Reply> reply, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        var (fairness, members) = await MeasureFairness.HandleAsync(db, RotaSetting.Of(turn), ct);
        var (number, count, skip) = Page.Place(Page.Asked(turn), fairness.Lines.Count);
        return reply(RotaCards.Fairness(turn, fairness, members, new([.. fairness.Lines.Skip(skip).Take(Page.Size)], number, count, fairness.Lines.Count)));
    }, cancellationToken);

    private static async Task<Reply> AskPlanAsync(Turn turn, CancellationToken cancellationToken)
    {
        var wish = await turn.ReadAsync((db, ct) => PreviewRota.ProposeAsync(db, RotaSetting.Of(turn), ct), cancellationToken);
        var dates = string.Join('\n', wish.Meetings.Select(day => day.ToString(turn.Say("longDate"), turn.Language.Culture())));
        return await FormAsync(turn, new PlanFields(dates, wish.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "", "", "", ""), "", Reply.Show, cancellationToken);
    }

    private static async Task<Reply> FormAsync(Turn turn, PlanFields fields, string problem, Func<CardView, Reply> reply, CancellationToken cancellationToken) =>
        reply(PlanCards.Form(turn, fields, await turn.ReadAsync(OrganisationFinder.ListChoicesAsync, cancellationToken), problem));

    private static async Task<Reply> PreviewAsync(Turn turn, CancellationToken cancellationToken)
    {
        var fields = PlanFields.Read(turn.Data);
        var outcome = await turn.ReadAsync((db, ct) => PreviewRota.HandleAsync(db, new(fields, turn.Language, turn.DateOrder, RotaSetting.Of(turn)), ct), cancellationToken);
        return outcome switch
        {
            PreviewRota.Outcome.Planned planned => Reply.Replace(PlanCards.Preview(turn, fields, planned.State, planned.Proposal, MayPublish(turn), Page.Asked(turn))),
            PreviewRota.Outcome.Wrong wrong => await FormAsync(turn, fields, PlanCards.Describe(turn, wrong.Problem, wrong.Typed, wrong.Names), Reply.Replace, cancellationToken),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private static async Task<Reply> PublishAsync(Turn turn, CancellationToken cancellationToken)
    {
        // What is only supposed is never published.
        var fields = PlanFields.Read(turn.Data) with { Away = "", Weights = "" };
        var preview = await turn.ReadAsync((db, ct) => PreviewRota.HandleAsync(db, new(fields, turn.Language, turn.DateOrder, RotaSetting.Of(turn)), ct), cancellationToken);
        if (preview is not PreviewRota.Outcome.Planned planned)
            return preview is PreviewRota.Outcome.Wrong wrong
                ? await FormAsync(turn, fields, PlanCards.Describe(turn, wrong.Problem, wrong.Typed, wrong.Names), Reply.Replace, cancellationToken)
                : throw Reply.Unforeseen(preview);
        var input = new PublishRota.Input(planned.Wish, turn.Data.Text("fingerprint"), turn.Actor, RotaSetting.Of(turn));
        var outcome = await turn.WriteAsync((db, ct) => PublishRota.HandleAsync(db, input, ct), cancellationToken);
        return outcome switch
        {
            PublishRota.Outcome.Published done => (await ShowAsync(turn, "", isPast: false, Reply.Replace, cancellationToken))
                .AndSay(turn.Place.Kind is PlaceKind.Personal
                    ? turn.Say("planPublishedHere", done.New, done.Moved, done.Dropped)
                    : turn.SayToAll("planPublished", turn.Person.Name, done.New, done.Moved, done.Dropped)),
            PublishRota.Outcome.Different other => Reply.Replace(PlanCards.Preview(turn, fields, other.State, other.Proposal, MayPublish(turn), 1, turn.Say("planDifferent"))),
            PublishRota.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private static async Task<Reply> RecordAbsenceAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (organisation, from, to) = (turn.Data.Text("organisation"), turn.Data.Text("from"), turn.Data.Text("to"));
        var outcome = await turn.WriteAsync((db, ct) => RecordAbsence.HandleAsync(db, new(organisation, from, to, turn.Actor, RotaSetting.Of(turn)), ct), cancellationToken);
        return outcome switch
        {
            RecordAbsence.Outcome.Recorded done => Reply.Say(turn.Say("awayRecorded", done.Organisation, Day(turn, done.From), Day(turn, done.To), done.Offered, done.Planned)),
            RecordAbsence.Outcome.NoOrganisation => Reply.Say(turn.Say("turnNoOrganisation")),
            RecordAbsence.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            RecordAbsence.Outcome.Wrong wrong => Reply.Replace(RotaCards.Away(turn, organisation, from, to, TurnCards.Describe(turn, wrong.Problem, wrong.Typed, wrong.Names))),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private static bool MayPublish(Turn turn) => Rights.Allows(turn.Actor, Right.ManageRota);

    private static string Day(Turn turn, DateOnly day) => day.ToString(turn.Say("longDate"), turn.Language.Culture());
}
