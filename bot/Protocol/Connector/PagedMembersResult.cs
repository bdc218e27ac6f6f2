using AllianceBot.Protocol.Schema;

namespace AllianceBot.Protocol.Connector;

/// <summary>One page of a roster.</summary>
internal sealed record PagedMembersResult
{
    public IReadOnlyList<TeamsChannelAccount>? Members { get; set; }

    public string? ContinuationToken { get; set; }
}
