using AllianceBot.Alliances;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Plans;

/// <summary>The rota: who is on, whose turns come, how fair it is; and its plan, tried out and published.</summary>
public sealed class RotaFeature : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("rota", (turn, ct) => ShowAsync(turn, turn.Text, isPast: false, Reply.Show, ct)));
        registry.AddInAlliance(new Command("rotaHistory", (turn, ct) => ShowAsync(turn, turn.Text, isPast: true, Reply.Show, ct)));
        registry.AddInAlliance(new Command("fairness", (turn, ct) => FairnessAsync(turn.ForThePlace, Reply.Show, ct)));
        registry.AddInAlliance(new Command("rotaCalendar", (turn, ct) => ShowMonthAsync(turn, Reply.Show, ct)));
        registry.AddInAlliance(new Command("planRota", AskPlanAsync));
        registry.AddVerbInAlliance("rota.show", ShowWholeAsync);
        registry.AddVerbInAlliance("rota.open", (turn, ct) => ShowAsync(turn, "", isPast: false, Reply.Show, ct));
        registry.AddVerbInAlliance("rota.past", (turn, ct) => ShowAsync(turn, "", isPast: true, Reply.Replace, ct));
        registry.AddVerbInAlliance("rota.turn", (turn, ct) => ShowAsync(turn, turn.Data.Text("about"), turn.Data.Text("past").Length > 0, Reply.Replace, ct));
        registry.AddVerbInAlliance("rota.month", (turn, ct) => ShowMonthAsync(turn, Reply.Replace, ct));
        registry.AddVerbInAlliance("rota.fairness", (turn, ct) => FairnessAsync(turn.ForThePlace, Reply.Replace, ct));
        registry.AddVerbInAlliance("rota.askPlan", AskPlanAsync);
        registry.AddVerbInAlliance("rota.changePlan", RotaForms.Kept((turn, ct) => FormAsync(turn, PlanFields.Read(turn.Data), "", Reply.Replace, ct)));
        registry.AddVerbInAlliance("rota.preview", RotaForms.Kept(PreviewAsync));
        registry.AddVerbInAlliance("rota.publish", RotaForms.Kept(PublishAsync));
    }

    /// <summary>The rota as it stands, in the place of the card that was pressed.</summary>
    internal static Task<Reply> ShowWholeAsync(Turn turn, CancellationToken cancellationToken) => ShowAsync(turn, "", isPast: false, Reply.Replace, cancellationToken);

    private static async Task<Reply> ShowAsync(Turn turn, string about, bool isPast, Func<CardView, Reply> reply, CancellationToken cancellationToken)
    {
        var input = new ShowRota.Input(TextLimits.Cut(about.Trim(), TextLimits.Name), isPast, Page.Asked(turn), ReaderOf(turn), RotaSetting.Of(turn));
        return await turn.ReadAsync((db, ct) => ShowRota.HandleAsync(db, input, ct), cancellationToken) switch
        {
            ShowRota.Outcome.Found found => reply(RotaCards.Rota(turn.ForThePlace, found.View)),
            ShowRota.Outcome.OrganisationUnclear { Named: var named } =>
                Reply.Say(PlanCards.Describe(turn, new PlanFault(named.IsAmbiguous ? PlanProblem.OrganisationAmbiguous : PlanProblem.OrganisationUnknown, named.Unclear!, named.Names))),
            var outcome => throw Reply.Unforeseen(outcome),
        };
    }

    private static Task<Reply> ShowMonthAsync(Turn turn, Func<CardView, Reply> reply, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        return reply(TurnMonthCards.Card(turn.ForThePlace, await ShowTurnMonth.HandleAsync(db, new(TurnMonthCards.Asked(turn) ?? turn.Today, ReaderOf(turn), RotaSetting.Of(turn)), ct)));
    }, cancellationToken);

    /// <summary>In a channel everybody reads it, so nobody's own turns stand apart.</summary>
    private static Actor ReaderOf(Turn turn) => turn.Place.Kind is PlaceKind.Personal ? turn.Actor : turn.Actor with { Id = Guid.Empty, Standing = Standing.None };

    private static Task<Reply> FairnessAsync(Turn turn, Func<CardView, Reply> reply, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        var (fairness, members) = await MeasureFairness.HandleAsync(db, RotaSetting.Of(turn), ct);
        // Before anything is published there is nothing that could be compared.
        IReadOnlyList<FairnessLine> lines = fairness.Rhythms.Count == 0 ? [] : fairness.Lines;
        var (number, count, skip) = Page.Place(Page.Asked(turn), lines.Count);
        return reply(RotaCards.Fairness(turn, fairness, members, new([.. lines.Skip(skip).Take(Page.Size)], number, count, lines.Count)));
    }, cancellationToken);

    private static async Task<Reply> AskPlanAsync(Turn turn, CancellationToken cancellationToken)
    {
        var wish = await turn.ReadAsync((db, ct) => PreviewRota.ProposeAsync(db, RotaSetting.Of(turn), ct), cancellationToken);
        var dates = string.Join('\n', wish.Meetings.Select(day => day.ToString(turn.Say("longDate"), turn.Language.Culture())));
        return await FormAsync(turn, new PlanFields(dates, IsoDay.Write(wish.Until), "", "", "", ""), "", Reply.Show, cancellationToken);
    }

    private static Task<Reply> FormAsync(Turn turn, PlanFields fields, string problem, Func<CardView, Reply> reply, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        var (group, today) = (turn.Group?.Id, turn.Today);
        var canMove = Rights.IsOffered(turn, Right.ManageRota, group) && await db.Set<RotaTurn>().AnyAsync(t => t.GroupId == group && t.Rhythm == Rhythm.Meeting && t.Date >= today, ct);
        return reply(PlanCards.Form(turn, fields, await RotaChoices.ListAsync(db, group, ct), canMove, problem));
    }, cancellationToken);

    private static async Task<Reply> PreviewAsync(Turn turn, CancellationToken cancellationToken)
    {
        var fields = PlanFields.Read(turn.Data);
        var outcome = await turn.ReadAsync((db, ct) => PreviewRota.HandleAsync(db, new(fields, turn.Language, turn.DateOrder, RotaSetting.Of(turn)), ct), cancellationToken);
        return outcome switch
        {
            PreviewRota.Outcome.Planned planned => Reply.Replace(await PreviewCardAsync(turn, fields, planned, Page.Asked(turn), "", cancellationToken)),
            PreviewRota.Outcome.Wrong wrong => await FormAsync(turn, fields, PlanCards.Describe(turn, wrong.Faults), Reply.Replace, cancellationToken),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private static Task<CardView> PreviewCardAsync(Turn turn, PlanFields fields, PreviewRota.Outcome.Planned planned, int page, string notice, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
        PlanCards.Preview(turn, fields, planned.State, planned.Proposal, await PlanHolidays.FindAsync(db, planned.Wish, planned.State, ct),
            await PreviewRota.FindVoicelessAsync(db, planned.State, planned.Proposal, ct), MayPublish(turn), page, notice), cancellationToken);

    private static async Task<Reply> PublishAsync(Turn turn, CancellationToken cancellationToken)
    {
        // What is only supposed is never published.
        var fields = PlanFields.Read(turn.Data) with { Away = "", Weights = "" };
        var preview = await turn.ReadAsync((db, ct) => PreviewRota.HandleAsync(db, new(fields, turn.Language, turn.DateOrder, RotaSetting.Of(turn)), ct), cancellationToken);
        if (preview is not PreviewRota.Outcome.Planned planned)
            return preview is PreviewRota.Outcome.Wrong wrong
                ? await FormAsync(turn, fields, PlanCards.Describe(turn, wrong.Faults), Reply.Replace, cancellationToken)
                : throw Reply.Unforeseen(preview);
        var input = new PublishRota.Input(planned.Wish, turn.Data.Text("fingerprint"), turn.Actor, RotaSetting.Of(turn));
        var outcome = await turn.WriteAsync((db, ct) => PublishRota.HandleAsync(db, input, ct), cancellationToken);
        return outcome switch
        {
            PublishRota.Outcome.Published done => await AnnounceAsync(turn, done, cancellationToken),
            PublishRota.Outcome.Different other => Reply.Replace(await PreviewCardAsync(turn, fields, planned with { State = other.State, Proposal = other.Proposal }, 1, turn.Say("planDifferent"), cancellationToken)),
            PublishRota.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    /// <summary>Everybody hears of it: what was published in a personal chat is shown where the alliance meets.</summary>
    private static async Task<Reply> AnnounceAsync(Turn turn, PublishRota.Outcome.Published done, CancellationToken cancellationToken)
    {
        var reply = await ShowWholeAsync(turn, cancellationToken);
        if (turn.Place.Kind is not PlaceKind.Personal)
            return reply.AndSay(turn.SayToAll("planPublished", turn.Person.Name, done.New, done.Moved, done.Dropped));
        var home = done is { New: 0, Moved: 0, Dropped: 0 } ? null : await turn.ReadAsync((db, ct) => AlliancePlaces.FindForAllAsync(db, ct), cancellationToken);
        reply = reply.AndSay(turn.Say(home is null ? "planPublishedHere" : "planPublishedThere", done.New, done.Moved, done.Dropped));
        if (home is null)
            return reply;
        var there = turn with { Language = turn.Alliance.Language, Place = new Place(PlaceKind.Channel, home, home, null) };
        var input = new ShowRota.Input("", IsPast: false, 1, ReaderOf(there), RotaSetting.Of(there));
        var found = (ShowRota.Outcome.Found)await turn.ReadAsync((db, ct) => ShowRota.HandleAsync(db, input, ct), cancellationToken);
        return reply.AndShowIn(home, RotaCards.Rota(there, found.View, there.Say("planPublished", turn.Person.Name, done.New, done.Moved, done.Dropped)));
    }

    private static bool MayPublish(Turn turn) => Rights.Allows(turn.Actor, Right.ManageRota, turn.Group?.Id);
}
