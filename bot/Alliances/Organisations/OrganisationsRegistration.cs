using AllianceBot.Conversation;
using AllianceBot.Delivery;

namespace AllianceBot.Alliances.Organisations;

public static class OrganisationsRegistration
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services)
    {
        services.AddPhrases("AllianceBot.Alliances.Organisations.OrganisationWords");
        services.AddPhrases("AllianceBot.Alliances.Organisations.CountryWords");
        services.AddPhrases("AllianceBot.Alliances.Organisations.TongueWords");
        services.AddSingleton<OrganisationVocabulary>();
        services.AddSingleton(provider => ExportOrganisations.Table(provider.GetRequiredService<OrganisationVocabulary>()));
        services.AddSingleton<INoticeWriter, OrganisationLeftNotice>();
        services.AddSingleton<IFeature, OrganisationsFeature>();
        return services.AddSingleton<IFeature, OrganisationFilesFeature>();
    }
}
