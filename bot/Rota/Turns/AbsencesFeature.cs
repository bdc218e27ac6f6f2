using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Rota.Turns;

/// <summary>When organisations take no turns: said, listed and taken back on one card.</summary>
public sealed class AbsencesFeature : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("away", AskAsync));
        registry.AddVerbInAlliance("rota.askAway", AskAsync);
        registry.AddVerbInAlliance("rota.away", RecordAsync);
        registry.AddVerbInAlliance("rota.removeAway", RemoveAsync);
    }

    private static async Task<Reply> AskAsync(Turn turn, CancellationToken cancellationToken) => Reply.Show(await CardAsync(turn, new(), cancellationToken));

    private static async Task<Reply> RecordAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (organisation, from, to) = (turn.Data.Text("organisation"), turn.Data.Text("from"), turn.Data.Text("to"));
        var outcome = await turn.WriteAsync((db, ct) => RecordAbsence.HandleAsync(db, new(organisation, from, to, turn.Actor, RotaSetting.Of(turn)), ct), cancellationToken);
        return outcome switch
        {
            RecordAbsence.Outcome.Recorded done => Reply.Replace(await CardAsync(turn, new() { Notice = turn.Say("awayRecorded", done.Organisation, Day(turn, done.From), Day(turn, done.To), done.Offered, done.Planned) }, cancellationToken)),
            RecordAbsence.Outcome.NoOrganisation => Reply.Say(turn.Say("turnNoOrganisation")),
            RecordAbsence.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            RecordAbsence.Outcome.Wrong wrong => Reply.Replace(await CardAsync(turn, new() { Problem = TurnCards.Describe(turn, wrong.Problem, wrong.Typed, wrong.Names), Organisation = organisation, From = from, To = to }, cancellationToken)),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private static async Task<Reply> RemoveAsync(Turn turn, CancellationToken cancellationToken)
    {
        var outcome = await turn.WriteAsync((db, ct) => RemoveAbsence.HandleAsync(db, new(turn.Data.Id("id"), turn.Actor, RotaSetting.Of(turn)), ct), cancellationToken);
        return outcome switch
        {
            RemoveAbsence.Outcome.Removed done => Reply.Replace(await CardAsync(turn, new() { Notice = turn.Say("awayRemoved", done.Organisation, Day(turn, done.From), Day(turn, done.To), done.Asked) }, cancellationToken)),
            RemoveAbsence.Outcome.AbsenceUnknown => Reply.Replace(await CardAsync(turn, new() { Notice = turn.Say("awayGone") }, cancellationToken)),
            RemoveAbsence.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    /// <summary>In somebody's own chat, with the absences that they may take back; in a channel with all, and whoever presses is asked.</summary>
    private static Task<CardView> CardAsync(Turn turn, AbsenceForm form, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        var isForAll = turn.Place.Kind is not PlaceKind.Personal || Rights.Allows(turn.Actor, Right.ManageRota);
        var absences = isForAll || turn.Actor.Standing.OrganisationId is not null
            ? await Absences.ListAsync(db, isForAll ? null : turn.Actor.Standing.OrganisationId, turn.Today, AbsenceCards.MostRows, ct)
            : [];
        return AbsenceCards.Card(turn, form, absences);
    }, cancellationToken);

    private static string Day(Turn turn, DateOnly day) => day.ToString(turn.Say("longDate"), turn.Language.Culture());
}
