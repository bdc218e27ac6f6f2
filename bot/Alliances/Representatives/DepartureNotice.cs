using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>Tells a co-chair that somebody left, and what needs someone now.</summary>
internal sealed class DepartureNotice : INoticeWriter
{
    public const string KindName = "personLeft";

    public string Kind => KindName;

    public bool IsOptional => false;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        var departure = turn.Read(DepartureJson.Default.DepartureData);
        // Back before anybody was told, with everything but the roles.
        if (departure is { HasLeft: true, Roles.Count: 0 } && await turn.Db.Set<Person>().AnyAsync(p => p.Id == departure.PersonId && p.LeftAt == null, cancellationToken))
            return null;
        var tasks = await ActionItems.ReadOpenOfAsync(turn.Db, [departure.PersonId], cancellationToken);
        var running = await MeetingRecords.ReadRunningOfAsync(turn.Db, departure.PersonId, cancellationToken);
        var coChairs = await (
            from holding in turn.Db.Set<RoleHolding>()
            join holder in turn.Db.Set<Person>() on holding.PersonId equals holder.Id
            where holding.Until == null && holding.Role == Role.CoChair && holder.LeftAt == null
            select holder.Id).Distinct().CountAsync(cancellationToken);
        return new ReplyMessage.Card(NoticeCards.Departure(Voice.Of(turn), departure, tasks, running, coChairs));
    }
}
