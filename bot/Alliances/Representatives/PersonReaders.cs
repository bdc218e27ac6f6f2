using AllianceBot.Alliances.Holidays;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>People as readers of what the bot says by itself.</summary>
internal sealed class PersonReaders(TimeProvider time) : INoticeReaders
{
    public async Task<IReadOnlyDictionary<Guid, NoticeReader>> FindAsync(AllianceDb db, AllianceInfo alliance, IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken)
    {
        var people = await AlliancePeople.Members(db).Where(p => personIds.Contains(p.Id)).ToListAsync(cancellationToken);
        // Somewhere on earth it is at most one day earlier than in UTC.
        var holidays = await HolidayRecords.ReadAsync(db, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-1), cancellationToken);
        var countries = holidays.All(h => h.IsForAll) ? [] : await CountriesAsync(db, people, cancellationToken);
        return people.ToDictionary(p => p.Id, p => Reader(p, alliance, [.. holidays.Where(h => h.IsIn(p.OrganisationId is { } id ? countries.GetValueOrDefault(id, "") : "")).Select(h => (h.From, h.To))]));
    }

    public async Task<AllianceInfo> AllianceAsync(AllianceDb db, CancellationToken cancellationToken) =>
        (await db.Set<Alliance>().SingleAsync(cancellationToken)).ToInfo();

    public Task<IReadOnlyList<Guid>> LeadersAsync(AllianceDb db, CancellationToken cancellationToken) => Stewardship.ReadLeadersAsync(db, cancellationToken);

    public Task<string?> NameAsync(AllianceDb db, Guid personId, CancellationToken cancellationToken) =>
        db.Set<Person>().Where(p => p.Id == personId).Select(p => p.Name).SingleOrDefaultAsync(cancellationToken);

    private static async Task<Dictionary<Guid, string>> CountriesAsync(AllianceDb db, List<Person> people, CancellationToken cancellationToken)
    {
        var ids = people.Select(p => p.OrganisationId).OfType<Guid>().Distinct().ToList();
        return await db.Set<Organisation>().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Country, cancellationToken);
    }

    private static NoticeReader Reader(Person person, AllianceInfo alliance, IReadOnlyList<(DateOnly From, DateOnly To)> holidays) => new()
    {
        Alliance = alliance,
        PersonId = person.Id,
        Name = person.Name,
        UserId = person.HasTeams ? person.UserId : null,
        MailAddress = person is { HasTeams: false, Email: { } address } && MailAddress.IsValid(address) ? address : null,
        ChosenLanguage = person.ChosenLanguage,
        Quiet = person.QuietTimesIn(alliance) with { Holidays = holidays },
        DailyHour = person.DailyHour ?? PersonClock.UsualHour,
        IsLeftAlone = person.IsLeftAlone,
    };
}
