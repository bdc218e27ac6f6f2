using AllianceBot.Conversation;

namespace AllianceBot.Minutes.Transcripts;

public static class TranscriptsRegistration
{
    public static IServiceCollection AddTranscripts(this IServiceCollection services) =>
        services.AddPhrases("AllianceBot.Minutes.Transcripts.TranscriptWords").AddSingleton<FetchTranscripts>().AddSingleton<IFeature, TranscriptsFeature>();
}
