using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Conversations;

/// <summary>Puts into the one alliance of a script what the script is not about: its organisations and who leads it.</summary>
internal sealed class Seeding(IServiceProvider services, Cast cast)
{
    public async Task DoAsync(Deed deed)
    {
        var store = services.GetRequiredService<AllianceStore>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var across = store.OpenAcrossAlliances();
        var alliance = await across.Set<Alliance>().IgnoreQueryFilters().Select(a => a.AllianceId).SingleAsync();
        await store.WriteAsync(alliance, async (db, ct) =>
        {
            if (deed is Deed.Knows knows)
                await AddAsync(db, knows, now, ct);
            else if (deed is Deed.Chairs chairs)
                db.Add(RoleHolding.Give((await FindAsync(db, chairs.Who, now, ct)).Id, Role.CoChair, null, now));
            return true;
        }, CancellationToken.None);
        services.GetRequiredService<AllianceDirectory>().Forget(alliance);
    }

    private async Task AddAsync(AllianceDb db, Deed.Knows knows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (sector, country) = knows.Details?.Split(", ") is [var given, var code] ? (Enum.Parse<Sector>(given), code) : (Sector.LocalNgo, "");
        var organisation = Organisation.Create(new OrganisationFacts { Name = knows.Organisation, Sector = sector, Country = country }, now, DateOnly.FromDateTime(now.Date));
        db.Add(organisation);
        foreach (var name in knows.Representatives)
            (await FindAsync(db, name, now, cancellationToken)).Represent(organisation.Id);
    }

    private async Task<Person> FindAsync(AllianceDb db, string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var speaker = cast.Speaker(name);
        return await AlliancePeople.MeetAsync(db, new RosterMember(speaker.UserId, speaker.AadObjectId, speaker.Name, null), now, cancellationToken);
    }
}
