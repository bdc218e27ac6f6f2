using AllianceBot.Alliances;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Turns;

/// <summary>The life of a turn: it is named, accepted, swapped, declined, taken over, done and handed over, all with buttons.</summary>
public sealed class TurnsFeature : IFeature
{
    /// <summary>Turns to choose from for a swap; the nearest.</summary>
    private const int MostSwaps = 24;

    public void Register(ConversationRegistry registry)
    {
        registry.AddVerbInAlliance("turn.open", OpenAsync);
        registry.AddVerbInAlliance("turn.accept", (turn, ct) => DoAsync(turn, null, (db, token) => AcceptTurn.HandleAsync(db, new(turn.Data.Id("id"), turn.Actor, RotaSetting.Of(turn)), token), ct));
        registry.AddVerbInAlliance("turn.askName", (turn, ct) => AskAsync(turn, NameFormAsync, ct));
        registry.AddVerbInAlliance("turn.name", (turn, ct) => DoAsync(turn, NameFormAsync, (db, token) => NameHolder.HandleAsync(db, new(turn.Data.Id("id"), turn.Data.Text("person"), turn.Actor, RotaSetting.Of(turn)), token), ct));
        registry.AddVerbInAlliance("turn.askSwap", (turn, ct) => AskAsync(turn, SwapFormAsync, ct));
        registry.AddVerbInAlliance("turn.swap", SwapAsync);
        registry.AddVerbInAlliance("turn.askDecline", (turn, ct) => AskAsync(turn, DeclineFormAsync, ct));
        registry.AddVerbInAlliance("turn.decline", (turn, ct) => DoAsync(turn, DeclineFormAsync, (db, token) => DeclineTurn.HandleAsync(db, new(turn.Data.Id("id"), turn.Data.Text("reason"), turn.Actor, RotaSetting.Of(turn)), token), ct));
        registry.AddVerbInAlliance("turn.askDone", (turn, ct) => AskAsync(turn, DoneFormAsync, ct));
        registry.AddVerbInAlliance("turn.done", (turn, ct) => DoAsync(turn, DoneFormAsync, (db, token) => SettleTurn.HandleAsync(db, new(turn.Data.Id("id"), IsDone: true, "", turn.Data.Text("note"), turn.Actor, RotaSetting.Of(turn)), token), ct));
        registry.AddVerbInAlliance("turn.askNotDone", (turn, ct) => AskAsync(turn, NotDoneFormAsync, ct));
        registry.AddVerbInAlliance("turn.notDone", (turn, ct) => DoAsync(turn, NotDoneFormAsync, (db, token) => SettleTurn.HandleAsync(db, new(turn.Data.Id("id"), IsDone: false, turn.Data.Text("instead"), "", turn.Actor, RotaSetting.Of(turn)), token), ct));
        registry.AddVerbInAlliance("turn.askHandover", (turn, ct) => AskAsync(turn, HandoverFormAsync, ct));
        registry.AddVerbInAlliance("turn.handover", (turn, ct) => DoAsync(turn, HandoverFormAsync, (db, token) => WriteHandover.HandleAsync(db, new(turn.Data.Id("id"), turn.Data.Text("note"), turn.Actor, RotaSetting.Of(turn)), token), ct));
        registry.AddVerbInAlliance("swap.yes", (turn, ct) => AnswerAsync(turn, agrees: true, ct));
        registry.AddVerbInAlliance("swap.no", (turn, ct) => AnswerAsync(turn, agrees: false, ct));
    }

    private static async Task<Reply> OpenAsync(Turn turn, CancellationToken cancellationToken) =>
        await turn.ReadAsync((db, ct) => TurnView.ReadAsync(db, turn.Data.Id("id"), ct), cancellationToken) is { } view ? Reply.Show(Card(turn, view)) : Reply.Say(turn.Say("turnUnknown"));

    private static async Task<Reply> AskAsync(Turn turn, Func<Turn, TurnView, AllianceDb, CancellationToken, Task<TurnForm>> form, CancellationToken cancellationToken) =>
        await turn.ReadAsync(async (db, ct) => await TurnView.ReadAsync(db, turn.Data.Id("id"), ct) is { } view ? await form(turn, view, db, ct) : null, cancellationToken) is { } shown
            ? Reply.Show(TurnCards.Form(turn, shown))
            : Reply.Say(turn.Say("turnUnknown"));

    /// <param name="form">Shown again with what is wrong; null where nothing was filled in.</param>
    private static async Task<Reply> DoAsync(
        Turn turn, Func<Turn, TurnView, AllianceDb, CancellationToken, Task<TurnForm>>? form, Func<AllianceDb, CancellationToken, Task<TurnOutcome>> useCase, CancellationToken cancellationToken)
    {
        var outcome = await turn.WriteAsync(useCase, cancellationToken);
        if (outcome is TurnOutcome.Done done)
            return await turn.ReadAsync((db, ct) => TurnView.ReadAsync(db, done.TurnId, ct), cancellationToken) is { } view ? Reply.Replace(Card(turn, view)) : Reply.Say(turn.Say("turnUnknown"));
        if (outcome is TurnOutcome.Wrong wrong && form is not null
            && await turn.ReadAsync(async (db, ct) => await TurnView.ReadAsync(db, turn.Data.Id("id"), ct) is { } about ? await form(turn, about, db, ct) : null, cancellationToken) is { } again)
            return Reply.Replace(TurnCards.Form(turn, again with { Problem = TurnCards.Describe(turn, wrong) }));
        return Reply.Say(TurnCards.Describe(turn, outcome));
    }

    private static async Task<Reply> SwapAsync(Turn turn, CancellationToken cancellationToken)
    {
        var reply = await DoAsync(turn, SwapFormAsync, (db, ct) => AskSwap.HandleAsync(db, new(turn.Data.Id("id"), turn.Data.Id("other"), turn.Actor, RotaSetting.Of(turn)), ct), cancellationToken);
        return reply.Replacement is { Template: "rota/turn.json" } ? reply.AndSay(turn.Say("swapWasAsked")) : reply;
    }

    private static async Task<Reply> AnswerAsync(Turn turn, bool agrees, CancellationToken cancellationToken)
    {
        var outcome = await turn.WriteAsync((db, ct) => AnswerSwap.HandleAsync(db, new(turn.Data.Id("id"), agrees, turn.Actor, RotaSetting.Of(turn)), ct), cancellationToken);
        return outcome is TurnOutcome.Done done
            ? await turn.ReadAsync((db, ct) => TurnView.ReadAsync(db, done.TurnId, ct), cancellationToken) is { } view ? Reply.Replace(Card(turn, view)) : Reply.Say(turn.Say("turnUnknown"))
            : Reply.Say(outcome is TurnOutcome.TooLate or TurnOutcome.TurnUnknown ? turn.Say("swapGone") : TurnCards.Describe(turn, outcome));
    }

    private static CardView Card(Turn turn, TurnView view)
    {
        var place = turn.ForThePlace;
        return TurnCards.Card(Voice.Of(place), place.SpokenHere, view, TurnViewer.Of(turn, view.Turn), call: null, turn.Today);
    }

    private static async Task<TurnForm> NameFormAsync(Turn turn, TurnView view, AllianceDb db, CancellationToken cancellationToken)
    {
        var own = (await RepresentativeRecords.ReadAsync(db, cancellationToken)).Where(s => s.OrganisationId == view.Turn.OrganisationId).ToList();
        return new("rota/turn-name.json", "turnNameHeading", view, turn.Data.Text("person"), own.Count is 0 or > PersonPicker.MostChoices ? [] : [.. own.Select(s => new Choice(s.Name, s.Id.ToString()))]);
    }

    private static async Task<TurnForm> SwapFormAsync(Turn turn, TurnView view, AllianceDb db, CancellationToken cancellationToken)
    {
        var others = await TurnView.ReadSwapsAsync(db, view.Turn, RotaSetting.Of(turn), MostSwaps, cancellationToken);
        return new("rota/turn-swap.json", "turnSwapHeading", view, turn.Data.Text("other"),
            [.. others.Select(o => new Choice($"{RotaCards.When(turn, o.Turn.Rhythm, o.Turn.Date)} · {o.Duty.Title(turn.Phrases, turn.Language)} · {o.Holder}", o.Turn.Id.ToString()))]);
    }

    private static Task<TurnForm> DeclineFormAsync(Turn turn, TurnView view, AllianceDb db, CancellationToken cancellationToken) =>
        Task.FromResult(new TurnForm("rota/turn-decline.json", "turnDeclineHeading", view, turn.Data.Text("reason"), []));

    private static Task<TurnForm> DoneFormAsync(Turn turn, TurnView view, AllianceDb db, CancellationToken cancellationToken) =>
        Task.FromResult(new TurnForm("rota/turn-done.json", "turnDoneHeading", view, turn.Data.Text("note") is { Length: > 0 } note ? note : view.Turn.HandoverNote, []));

    private static Task<TurnForm> NotDoneFormAsync(Turn turn, TurnView view, AllianceDb db, CancellationToken cancellationToken) =>
        Task.FromResult(new TurnForm("rota/turn-not-done.json", "turnNotDoneHeading", view, turn.Data.Text("instead"), []));

    private static Task<TurnForm> HandoverFormAsync(Turn turn, TurnView view, AllianceDb db, CancellationToken cancellationToken) =>
        Task.FromResult(new TurnForm("rota/turn-handover.json", "turnHandoverHeading", view, turn.Data.Text("note") is { Length: > 0 } note ? note : view.Turn.HandoverNote, []));
}
