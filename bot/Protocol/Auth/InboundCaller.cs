using AllianceBot.Protocol.Schema;

namespace AllianceBot.Protocol.Auth;

/// <summary>Who sends an activity: a channel service by its token, or this machine in development.</summary>
internal sealed record InboundCaller
{
    /// <summary>A caller on this machine, for a bot without an identity.</summary>
    public static InboundCaller Local { get; } = new();

    /// <summary>The service URL the token was made for; null for the local caller.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The channels that the token's key may speak for.</summary>
    public IReadOnlySet<string> Endorsements { get; init; } = new HashSet<string>();

    /// <summary>The status to refuse an activity of this caller with, or null when it may pass.</summary>
    public int? Refusal(Activity activity, Uri serviceUrl, ServiceUrlPolicy policy)
    {
        if (ServiceUrl is not null)
        {
            if (!Endorsements.Contains(activity.ChannelId))
                return StatusCodes.Status401Unauthorized;
            if (!string.Equals(ServiceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase))
                return StatusCodes.Status403Forbidden;
        }

        return policy.Decide(serviceUrl) == TokenDecision.Refuse ? StatusCodes.Status403Forbidden : null;
    }
}
