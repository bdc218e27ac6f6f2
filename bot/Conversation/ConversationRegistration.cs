using System.Resources;
using AllianceBot.Cards;
using AllianceBot.Protocol.Hosting;

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
        services.AddSingleton<ReplySender>();
        services.AddSingleton<LateAnswers>();
        services.AddSingleton<SpokenLanguages>();
        services.AddSingleton<ITurnHandler, ConversationTurnHandler>();
        return services;
    }

    /// <summary>Adds a pair of resource files, such as <c>AllianceBot.Meetings.MeetingWords</c>.</summary>
    public static IServiceCollection AddPhrases(this IServiceCollection services, string baseName) =>
        services.AddSingleton(new ResourceManager(baseName, typeof(ConversationRegistration).Assembly));
}
