using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>People as readers of what the bot says by itself.</summary>
internal sealed class PersonReaders : INoticeReaders
{
    public async Task<NoticeReader?> FindAsync(AllianceDb db, Guid personId, CancellationToken cancellationToken)
    {
        var person = await AlliancePeople.Members(db).SingleOrDefaultAsync(p => p.Id == personId, cancellationToken);
        if (person is null)
            return null;
        var alliance = await AllianceAsync(db, cancellationToken);
        return new NoticeReader
        {
            Alliance = alliance,
            PersonId = person.Id,
            UserId = person.HasTeams ? person.UserId : null,
            ChosenLanguage = person.ChosenLanguage,
            Quiet = person.QuietTimesIn(alliance),
            IsLeftAlone = person.IsLeftAlone,
        };
    }

    public async Task<AllianceInfo> AllianceAsync(AllianceDb db, CancellationToken cancellationToken) =>
        (await db.Set<Alliance>().SingleAsync(cancellationToken)).ToInfo();
}
