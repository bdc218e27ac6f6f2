using AllianceBot.Conversation.Language;
using AllianceBot.Protocol.Schema;
using Microsoft.Extensions.Caching.Memory;

namespace AllianceBot.Conversation;

/// <summary>
/// The language each person last wrote a command in. It settles what the words alone leave open (<c>#info</c> is the same in
/// both languages), so that a talk begun in one language goes on in it. Kept for a talk's length, in memory only.
/// </summary>
internal sealed class SpokenLanguages(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan TalkLength = TimeSpan.FromHours(2);

    private readonly MemoryCache _spoken = new(new MemoryCacheOptions { SizeLimit = 20_000, Clock = new CacheClock(time) });

    /// <summary>
    /// The language to answer in: the person's own choice; else that of the words, now or a moment ago; else the client's; else
    /// the alliance's.
    /// </summary>
    public TextLanguage Choose(Activity activity, Whereabouts whereabouts, TextLanguage? spokenIn)
    {
        if (spokenIn is { } spoken)
            Remember(whereabouts.Person.UserId, spoken);
        return whereabouts.Person.ChosenLanguage
            ?? spokenIn
            ?? Recall(whereabouts.Person.UserId)
            ?? TextLanguageCulture.FromLocale(activity.ClientLocale)
            ?? whereabouts.Alliance.Language;
    }

    public void Remember(string userId, TextLanguage language)
    {
        if (Recall(userId) != language)
            _spoken.Set(userId, language, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TalkLength });
    }

    public TextLanguage? Recall(string userId) => _spoken.TryGetValue(userId, out TextLanguage language) ? language : null;

    public void Dispose() => _spoken.Dispose();
}
