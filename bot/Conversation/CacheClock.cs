using Microsoft.Extensions.Internal;

namespace AllianceBot.Conversation;

/// <summary>The injected clock, as a memory cache takes it.</summary>
internal sealed class CacheClock(TimeProvider time) : ISystemClock
{
    public DateTimeOffset UtcNow => time.GetUtcNow();
}
