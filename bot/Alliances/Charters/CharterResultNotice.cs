using AllianceBot.Conversation;
using AllianceBot.Delivery;

namespace AllianceBot.Alliances.Charters;

/// <summary>Tells everyone how a proposal ended.</summary>
internal sealed class CharterResultNotice : INoticeWriter
{
    public const string KindName = "charterResult";

    public string Kind => KindName;

    public bool IsOptional => true;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) =>
        await CharterNotices.FindAsync(turn, cancellationToken) is { ClosedAt: not null } version
            && await CharterView.ReadAsync(turn.Db, version.Id, turn.Alliance, cancellationToken) is { Proposal: { } proposal } charter
            ? new ReplyMessage.Card(CharterNoticeCards.Result(turn, charter, proposal))
            : null;
}
