using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Conversations;

/// <summary>What a scene begins with and nobody is seen to do: put into the database directly.</summary>
public sealed class Props(RunningBot bot)
{
    public Task AddOrganisationsAsync(Chat chat, IReadOnlyList<string> names) => WriteAsync(chat, (db, _) =>
    {
        foreach (var name in names)
            db.Add(Organisation.Create(new OrganisationFacts { Name = name, Sector = Sector.LocalNgo }, bot.Time.GetUtcNow(), DateOnly.FromDateTime(bot.Time.GetUtcNow().UtcDateTime)));
        return Task.FromResult(true);
    });

    public Task NameCoChairAsync(Chat chat, Speaker who) => WriteAsync(chat, async (db, ct) =>
    {
        var person = await db.Set<Person>().SingleAsync(p => p.UserId == who.UserId, ct);
        db.Add(RoleHolding.Give(person.Id, Role.CoChair, groupId: null, bot.Time.GetUtcNow()));
        return true;
    });

    private async Task WriteAsync(Chat chat, Func<AllianceDb, CancellationToken, Task<bool>> write)
    {
        var store = bot.Services.GetRequiredService<AllianceStore>();
        var home = chat.TeamId ?? chat.ConversationId;
        Guid alliance;
        await using (var db = store.OpenAcrossAlliances())
            alliance = await db.Set<Alliance>().IgnoreQueryFilters().Where(a => a.Home == home).Select(a => a.AllianceId).SingleAsync();
        await store.WriteAsync(alliance, write, CancellationToken.None);
        bot.Services.GetRequiredService<AllianceDirectory>().Forget(alliance);
    }
}
