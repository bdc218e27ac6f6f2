using AllianceBot.Alliances;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Turns;

/// <summary>Shows a turn to somebody by itself, for one reason.</summary>
internal sealed class TurnNotice(TurnCall call) : INoticeWriter
{
    public string Kind { get; } = TurnCalls.KindOf(call);

    public bool IsOptional => call is TurnCall.Offer;

    public Promise Promise => Promise.AtLeastOnce;

    /// <summary>Nothing when somebody else holds it by now, or what was asked is answered.</summary>
    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        if (turn.SubjectId.Split('/') is not [var id, var round, ..] || !Guid.TryParse(id, out var turnId)
            || await TurnView.ReadAsync(turn.Db, turnId, cancellationToken) is not { } view
            || view.Turn.Round.ToString(System.Globalization.CultureInfo.InvariantCulture) != round || !IsNeeded(view.Turn, turn))
            return null;
        var own = await AlliancePeople.OrganisationsOfAsync(turn.Db, [turn.Reader.PersonId], cancellationToken);
        var leads = (await Stewardship.ReadLeadersAsync(turn.Db, cancellationToken)).Contains(turn.Reader.PersonId)
            || (view.Turn.GroupId is not null && (await RotaScopes.ReadManagersAsync(turn.Db, view.Turn.GroupId, cancellationToken)).Contains(turn.Reader.PersonId));
        var reader = new TurnViewer(IsForAll: false, own.TryGetValue(turn.Reader.PersonId, out var organisation) ? organisation.Id : null, leads);
        return new ReplyMessage.Card(TurnCards.Card(Voice.Of(turn), turn.Language.Code(), view, reader, call, turn.Today))
        {
            MailLinks = call is TurnCall.Ask ? TurnMail.LinksFor(turn, view.Turn) : [],
        };
    }

    private bool IsNeeded(RotaTurn turn, NoticeTurn notice) => call switch
    {
        TurnCall.Ask => turn.State is TurnState.Asked or TurnState.AllAsked && !turn.IsOverOn(notice.Today),
        TurnCall.Offer => turn.State is TurnState.Offered && !turn.IsOverOn(notice.Today),
        TurnCall.Reminder => turn.State is TurnState.Accepted && turn.PersonId == notice.Reader.PersonId && turn.Date >= notice.Today,
        TurnCall.Settle => turn.State is TurnState.Accepted && turn.PersonId == notice.Reader.PersonId,
        TurnCall.Waits => turn.IsOpen && turn.State is not TurnState.Accepted,
        TurnCall.Unsettled => turn.IsOpen,
        _ => turn.State is TurnState.Done && turn.HandoverNote.Length == 0,
    };
}

/// <summary>Asks somebody whether their organisation exchanges turns.</summary>
internal sealed class SwapNotice : INoticeWriter
{
    public const string KindName = "swapAsked";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    /// <summary>Nothing when it is answered, or either turn has moved.</summary>
    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(turn.SubjectId, out var id)
            || await turn.Db.Set<TurnSwap>().SingleOrDefaultAsync(s => s.Id == id && s.State == SwapState.Open, cancellationToken) is not { } swap
            || await TurnView.ReadAsync(turn.Db, swap.TurnId, cancellationToken) is not { } gets || gets.Turn.Round != swap.TurnRound
            || await TurnView.ReadAsync(turn.Db, swap.OtherTurnId, cancellationToken) is not { } gives || gives.Turn.Round != swap.OtherRound)
            return null;
        return new ReplyMessage.Card(TurnCards.Swap(Voice.Of(turn), swap.Id, swap.AskedByName, gives, gets));
    }
}
