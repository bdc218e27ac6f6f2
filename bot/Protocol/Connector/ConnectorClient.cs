using AllianceBot.Protocol.Schema;

namespace AllianceBot.Protocol.Connector;

/// <summary>
/// Calls the channel's service. Every call keeps the rate limits, retries where that is safe and fails with a
/// <see cref="ConnectorException"/>; one client serves all conversations.
/// </summary>
public sealed class ConnectorClient
{
    /// <summary>Sends to the conversation, under no message in particular.</summary>
    public Task<ResourceResponse> SendAsync(ConversationReference reference, OutgoingActivity activity, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Sends a reply to one activity.</summary>
    public Task<ResourceResponse> ReplyAsync(ConversationReference reference, string activityId, OutgoingActivity activity, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Replaces an activity the bot sent.</summary>
    public Task<ResourceResponse> UpdateAsync(ConversationReference reference, string activityId, OutgoingActivity activity, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Deletes an activity the bot sent.</summary>
    public Task DeleteAsync(ConversationReference reference, string activityId, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Creates a conversation.</summary>
    public Task<ConversationResourceResponse> CreateConversationAsync(string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>The members of a conversation, page by page.</summary>
    public IAsyncEnumerable<TeamsChannelAccount> GetMembersAsync(ConversationReference reference, int pageSize = 500, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>One member, or null when there is none of that id.</summary>
    public Task<TeamsChannelAccount?> GetMemberAsync(ConversationReference reference, string memberId, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
