using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using AllianceBot.Minutes;
using AllianceBot.Rota.Turns;
using AllianceBot.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>Tells a co-chair that somebody left, and what needs someone now.</summary>
internal sealed class DepartureNotice : INoticeWriter
{
    public const string KindName = "personLeft";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        var departure = turn.Read(DepartureJson.Default.DepartureData);
        // Back before anybody was told, with everything but the roles.
        if (departure is { HasLeft: true, Roles.Count: 0 } && await AlliancePeople.Members(turn.Db).AnyAsync(p => p.Id == departure.PersonId, cancellationToken))
            return null;
        var tasks = await AllianceTasks.ReadOpenOfAsync(turn.Db, [departure.PersonId], cancellationToken);
        var running = await MeetingRecords.ReadRunningOfAsync(turn.Db, departure.PersonId, cancellationToken);
        var drafts = await UnapprovedMinutes.ReadOfAsync(turn.Db, departure.PersonId, cancellationToken);
        var turns = await HeldTurns.ReadOfAsync(turn.Db, departure.PersonId, turn.Today, turn.Phrases, turn.Language, cancellationToken);
        var coChairs = await CoChairs.ReadAsync(turn.Db, cancellationToken);
        return new ReplyMessage.Card(NoticeCards.Departure(Voice.Of(turn), departure, new LeftOpen(tasks, running, drafts) { Turns = turns }, coChairs.Count));
    }
}
