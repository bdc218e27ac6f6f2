using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>People as readers of what the bot says by itself.</summary>
internal sealed class PersonReaders : INoticeReaders
{
    public async Task<IReadOnlyDictionary<Guid, NoticeReader>> FindAsync(AllianceDb db, AllianceInfo alliance, IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken) =>
        (await AlliancePeople.Members(db).Where(p => personIds.Contains(p.Id)).ToListAsync(cancellationToken)).ToDictionary(p => p.Id, p => Reader(p, alliance));

    public async Task<AllianceInfo> AllianceAsync(AllianceDb db, CancellationToken cancellationToken) =>
        (await db.Set<Alliance>().SingleAsync(cancellationToken)).ToInfo();

    public Task<IReadOnlyList<Guid>> LeadersAsync(AllianceDb db, CancellationToken cancellationToken) => Stewardship.ReadLeadersAsync(db, cancellationToken);

    public Task<string?> NameAsync(AllianceDb db, Guid personId, CancellationToken cancellationToken) =>
        db.Set<Person>().Where(p => p.Id == personId).Select(p => p.Name).SingleOrDefaultAsync(cancellationToken);

    private static NoticeReader Reader(Person person, AllianceInfo alliance) => new()
    {
        Alliance = alliance,
        PersonId = person.Id,
        Name = person.Name,
        UserId = person.HasTeams ? person.UserId : null,
        MailAddress = person is { HasTeams: false, Email: { } address } && MailAddress.IsValid(address) ? address : null,
        ChosenLanguage = person.ChosenLanguage,
        Quiet = person.QuietTimesIn(alliance),
        IsLeftAlone = person.IsLeftAlone,
    };
}
