using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>A newcomer is welcomed once in their own chat: what this is, who is who, what their organisation has to do, when to meet next, how to be left alone.</summary>
internal sealed class Welcome : INoticeWriter
{
    public const string KindName = "welcome";

    public string Kind => KindName;

    public bool IsOptional => true;

    public Promise Promise => Promise.AtLeastOnce;

    public static Task<bool> AddAsync(AllianceDb db, Guid personId, DateTimeOffset at, CancellationToken cancellationToken) =>
        Notices.AddAsync(db, KindName, personId, "", at, cancellationToken);

    /// <summary>It is known where somebody is from, or that they say nothing of it: a welcome that waited for that waits no more.</summary>
    /// <param name="isFirstWord">That they have an organisation is as good as having joined.</param>
    public static async Task AnswerAsync(AllianceDb db, Guid personId, bool isFirstWord, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!isFirstWord || !await AddAsync(db, personId, now, cancellationToken))
            await Notices.BringForwardAsync(db, KindName, personId, "", now, cancellationToken);
    }

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        var person = await turn.Db.Set<Person>().SingleAsync(p => p.Id == turn.Reader.PersonId, cancellationToken);
        var organisation = await Representation.NameAsync(turn.Db, person.OrganisationId, cancellationToken);
        var colleagues = person.OrganisationId is { } own
            ? await AlliancePeople.Members(turn.Db).Where(p => p.OrganisationId == own).Select(p => p.Id).ToListAsync(cancellationToken)
            : [];
        var tasks = await AllianceTasks.ReadOpenOfAsync(turn.Db, colleagues, cancellationToken);
        var next = await NextMeeting.FindAsync(turn.Db, DateOnly.FromDateTime(turn.Alliance.ToLocal(turn.Now)), cancellationToken);
        return new ReplyMessage.Card(NoticeCards.Welcome(
            Voice.Of(turn), organisation, await CharterRecords.ReadInForceAsync(turn.Db, cancellationToken), await WhoIsWhoAsync(turn.Db, cancellationToken), tasks, next));
    }

    private static async Task<IReadOnlyList<RoleLine>> WhoIsWhoAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var holders = await (
            from holding in db.Set<RoleHolding>()
            join holder in db.Set<Person>() on holding.PersonId equals holder.Id
            where holding.Until == null && holder.LeftAt == null
            orderby holding.Since
            select new { holding.Role, holder.Name, holding.GroupId }).ToListAsync(cancellationToken);
        var groups = await db.Set<WorkingGroup>().Where(g => g.ClosedAt == null).ToDictionaryAsync(g => g.Id, g => g.Name, cancellationToken);
        var isLed = holders.Any(h => h.Role is Role.CoChair);
        return
        [
            .. holders.Where(h => h.GroupId is null && (h.Role is Role.CoChair || !isLed)).Select(h => new RoleLine(h.Role, h.Name, "")),
            .. holders.Where(h => h.GroupId is { } id && groups.ContainsKey(id)).Select(h => new RoleLine(h.Role, h.Name, groups[h.GroupId!.Value])),
        ];
    }
}

/// <summary>Who holds a role.</summary>
/// <param name="Group">The working group it is in; empty for the alliance.</param>
internal sealed record RoleLine(Role Role, string Name, string Group);
