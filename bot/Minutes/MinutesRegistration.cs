using AllianceBot.Archive;
using AllianceBot.Conversation;

namespace AllianceBot.Minutes;

public static class MinutesRegistration
{
    /// <summary>Reads <c>Bot:PublicUrl</c>: the address under which members' browsers reach the bot, for links to documents.</summary>
    public static IServiceCollection AddMinutes(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var publicUrl = configuration["Bot:PublicUrl"] ?? (environment.IsDevelopment() ? "http://localhost:3978" : null);
        services.AddPhrases("AllianceBot.Minutes.MinutesWords");
        services.AddSingleton(provider => new MinutesLinks(publicUrl, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MinutesToArchive>();
        services.AddSingleton<IRecordsToArchive>(provider => provider.GetRequiredService<MinutesToArchive>());
        return services.AddSingleton<IFeature, MinutesFeature>();
    }
}
