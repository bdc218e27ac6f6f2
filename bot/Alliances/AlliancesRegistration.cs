using AllianceBot.Alliances.Balance;
using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Holidays;
using AllianceBot.Alliances.Letterheads;
using AllianceBot.Alliances.Links;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Alliances.Roles;
using AllianceBot.Alliances.Tables;
using AllianceBot.Conversation;

namespace AllianceBot.Alliances;

public static class AlliancesRegistration
{
    /// <summary>Reads <c>Bot:PublicUrl</c>: the address under which members' browsers reach the bot, for links to documents.</summary>
    public static IServiceCollection AddAlliances(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var publicUrl = configuration["Bot:PublicUrl"] ?? (environment.IsDevelopment() ? "http://localhost:3978" : null);
        services.AddPhrases("AllianceBot.Alliances.AllianceWords");
        services.AddSingleton<AllianceDirectory>();
        services.AddSingleton<IAllianceDirectory>(provider => provider.GetRequiredService<AllianceDirectory>());
        services.AddSingleton(provider => new SignedLinks(publicUrl, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IFeature, AlliancesFeature>();
        services.AddOrganisations();
        services.AddGroups();
        services.AddBalance();
        services.AddCharter();
        services.AddRepresentatives();
        services.AddRoles();
        services.AddHistory();
        services.AddHolidays();
        services.AddLetterhead();
        services.AddSingleton<IFeature, TableFilesFeature>();
        return services;
    }
}
