using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Delivery.Mail;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Turns;

/// <summary>Somebody whom only mail reaches answers for their organisation: they do the turn, or cannot.</summary>
internal sealed class TurnMail(bool accepts) : IMailAction
{
    private const string Accept = "turn.accept";
    private const string Decline = "turn.decline";

    public string Purpose { get; } = accepts ? Accept : Decline;

    /// <summary>The buttons of the card, as links.</summary>
    public static IReadOnlyList<MailLink> LinksFor(NoticeTurn turn, RotaTurn asked) =>
    [
        new(Accept, asked.Id.ToString(), turn.Say("turnAcceptButton")),
        new(Decline, asked.Id.ToString(), turn.Say("turnDeclineButton")),
    ];

    /// <summary>Asks an organisation that has nobody in Teams.</summary>
    public static async Task AskAsync(AllianceDb db, RotaTurn turn, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var speakers = await RepresentativeRecords.ReadAsync(db, cancellationToken);
        await TurnCalls.AddAsync(db, TurnCall.Ask, turn, speakers.Where(s => s.OrganisationId == turn.OrganisationId).Select(s => s.Id), now, cancellationToken);
    }

    public async Task<MailQuestion?> AskAsync(MailTurn turn, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(turn.SubjectId, out var id) || await TurnView.ReadAsync(turn.Db, id, cancellationToken) is not { Turn: { IsOpen: true } asked } view)
            return null;
        var what = $"{view.Title(turn.Phrases, turn.Language)} · {TurnNames.When(turn.Phrases, turn.Language, asked.Rhythm, asked.Date)} · {view.Holder}";
        return new MailQuestion(
            turn.Say(accepts ? "turnMailAccept" : "turnDeclineHeading"),
            [what, accepts ? view.Duty.Explain(turn.Phrases, turn.Language) : turn.Say("turnDeclineWhat")],
            turn.Say(accepts ? "turnAcceptButton" : "turnDeclineButton"))
        {
            Field = accepts ? null : new(turn.Say("turnMailReason"), RotaTurn.LongestReason),
        };
    }

    public async Task<MailOutcome> ActAsync(MailTurn turn, CancellationToken cancellationToken)
    {
        var (id, setting) = (Guid.TryParse(turn.SubjectId, out var known) ? known : Guid.Empty, new RotaSetting(turn.Alliance, turn.Phrases, turn.Now));
        var outcome = accepts
            ? await AcceptTurn.HandleAsync(turn.Db, new(id, turn.Actor, setting), cancellationToken)
            : await DeclineTurn.HandleAsync(turn.Db, new(id, turn.Text, turn.Actor, setting), cancellationToken);
        return new(Describe(turn, outcome), IsDone: outcome is not TurnOutcome.Wrong);
    }

    private string Describe(MailTurn turn, TurnOutcome outcome) => outcome switch
    {
        TurnOutcome.Done => turn.Say(accepts ? "turnMailAccepted" : "turnMailDeclined"),
        TurnOutcome.TurnUnknown => turn.Say("turnUnknown"),
        TurnOutcome.TooLate => turn.Say("turnTooLate"),
        TurnOutcome.NotYours other => turn.Say("turnNotYours", other.Holder),
        TurnOutcome.CannotHold cannot => turn.Say("turnCannotHold", cannot.Organisation, cannot.Duty),
        TurnOutcome.Wrong { Problem: TurnProblem.ReasonTooLong } => turn.Say("turnTextTooLong", RotaTurn.LongestReason),
        TurnOutcome.Wrong => turn.Say("turnReasonMissing"),
        // Who speaks for no member (any more), or may not.
        TurnOutcome.NoOrganisation or TurnOutcome.Refused => turn.Say("turnMailRefused"),
        _ => throw Reply.Unforeseen(outcome),
    };
}
