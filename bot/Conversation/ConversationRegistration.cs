using System.Resources;
using AllianceBot.Cards;
using AllianceBot.Conversation.Files;
using AllianceBot.Conversation.Progress;
using AllianceBot.Protocol.Hosting;
using AllianceBot.Storage;

namespace AllianceBot.Conversation;

public static class ConversationRegistration
{
    public static IServiceCollection AddConversation(this IServiceCollection services)
    {
        services.AddPhrases("AllianceBot.Conversation.ConversationWords");
        services.AddSingleton<IFeature, HelpFeature>();
        services.AddSingleton<Phrasebook>();
        services.AddSingleton(provider =>
        {
            var registry = new ConversationRegistry();
            foreach (var feature in provider.GetServices<IFeature>())
                feature.Register(registry);
            return registry;
        });
        services.AddSingleton<CommandFinder>();
        services.AddSingleton(_ => new CardLibrary());
        services.AddSingleton<CardRenderer>();
        services.AddSingleton<TurnReader>();
        services.AddSingleton<SharedCards>();
        services.AddSingleton<LongAnswers>();
        services.AddHostedService(provider => provider.GetRequiredService<LongAnswers>());
        services.AddSingleton<Sweep, InterruptedAnswers>();
        services.AddSingleton<ReplySender>();
        services.AddSingleton<LateAnswers>();
        services.AddSingleton<SpokenLanguages>();
        services.AddFiles();
        services.AddSingleton<ITurnHandler, ConversationTurnHandler>();
        return services;
    }

    private static void AddFiles(this IServiceCollection services)
    {
        services.AddOptions<FilesOptions>()
            .BindConfiguration(FilesOptions.Section)
            .Validate(files => files.UploadTimeout > TimeSpan.Zero, "Files:UploadTimeout must be longer than nothing, such as 00:00:10.")
            .Validate(files => files.DownloadTimeout > TimeSpan.Zero, "Files:DownloadTimeout must be longer than nothing, such as 00:00:10.")
            .ValidateOnStart();
        services.AddSingleton<UploadHosts>();
        services.AddSingleton<FileUpload>();
        services.AddSingleton<FileConsents>();
        services.AddSingleton<FileDownload>();
        services.AddSingleton<SentFiles>();
    }

    /// <summary>Adds a pair of resource files, such as <c>AllianceBot.Meetings.MeetingWords</c>.</summary>
    public static IServiceCollection AddPhrases(this IServiceCollection services, string baseName) =>
        services.AddSingleton(new ResourceManager(baseName, typeof(ConversationRegistration).Assembly));
}
