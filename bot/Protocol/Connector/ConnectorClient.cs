using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using AllianceBot.Protocol.Schema;

namespace AllianceBot.Protocol.Connector;

/// <summary>
/// Calls the channel's service. Every call keeps the rate limits, retries where that is safe and fails with a
/// <see cref="ConnectorException"/>; one client serves all conversations.
/// </summary>
public sealed class ConnectorClient
{
    private const int LargestPage = 500;
    private readonly ConnectorTransport transport;

    internal ConnectorClient(ConnectorTransport transport) => this.transport = transport;

    /// <summary>Sends to the conversation, under no message in particular.</summary>
    /// <exception cref="ConnectorException">It could not be sent.</exception>
    /// <exception cref="MessageTooLargeException">It is over 80 KB and was not sent.</exception>
    /// <exception cref="MessageWritesBlockedException">The bot was blocked or uninstalled there.</exception>
    public Task<ResourceResponse> SendAsync(ConversationReference reference, OutgoingActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(activity);
        var address = ConnectorAddress.Activities(reference.ServiceUrl, reference.Conversation.Id);
        return SendAsync(HttpMethod.Post, address, reference, null, activity, cancellationToken);
    }

    /// <summary>Sends a reply to one activity.</summary>
    /// <inheritdoc cref="SendAsync(ConversationReference, OutgoingActivity, CancellationToken)" path="/exception"/>
    public Task<ResourceResponse> ReplyAsync(ConversationReference reference, string activityId, OutgoingActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(activity);
        var address = ConnectorAddress.Activity(reference.ServiceUrl, reference.Conversation.Id, activityId);
        return SendAsync(HttpMethod.Post, address, reference, activityId, activity, cancellationToken);
    }

    /// <summary>Replaces an activity the bot sent.</summary>
    /// <inheritdoc cref="SendAsync(ConversationReference, OutgoingActivity, CancellationToken)" path="/exception"/>
    public Task<ResourceResponse> UpdateAsync(ConversationReference reference, string activityId, OutgoingActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(activity);
        var address = ConnectorAddress.Activity(reference.ServiceUrl, reference.Conversation.Id, activityId);
        return SendAsync(HttpMethod.Put, address, reference, null, activity, cancellationToken);
    }

    /// <summary>Deletes an activity the bot sent.</summary>
    /// <exception cref="ConnectorException">It could not be deleted.</exception>
    public async Task DeleteAsync(ConversationReference reference, string activityId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var address = ConnectorAddress.Activity(reference.ServiceUrl, reference.Conversation.Id, activityId);
        using var answer = await transport.SendAsync(Request(HttpMethod.Delete, address, reference, RequestKind.Send, null), cancellationToken);
    }

    /// <summary>Creates a conversation at the service an accepted activity came from.</summary>
    /// <inheritdoc cref="SendAsync(ConversationReference, OutgoingActivity, CancellationToken)" path="/exception"/>
    public async Task<ConversationResourceResponse> CreateConversationAsync(string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var body = new PooledBuffer();
        ConversationParametersWriter.Write(body, parameters);
        CheckSize(body.Span);
        var request = new ConnectorRequest(HttpMethod.Post, ConnectorAddress.Conversations(serviceUrl), parameters.MemberId ?? parameters.ChannelId!, RequestKind.Send, parameters.TenantId ?? "", body);
        using var answer = await transport.SendAsync(request, cancellationToken);
        var created = Parse(answer, ProtocolJson.Default.JsonElement);
        return created.TextOf("id") is { } id
            ? new ConversationResourceResponse(id, created.TextOf("activityId"), created.TextOf("serviceUrl"))
            : throw new ConnectorException("The service created a conversation and did not name it.");
    }

    /// <summary>The members of a conversation, read page by page as they are enumerated.</summary>
    /// <param name="reference">The conversation.</param>
    /// <param name="pageSize">Members in one page, 50 to 500; the service decides in the end.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="ConnectorException">A page could not be read.</exception>
    public async IAsyncEnumerable<TeamsChannelAccount> GetMembersAsync(ConversationReference reference, int pageSize = LargestPage, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        string? next = null;
        do
        {
            var address = ConnectorAddress.PagedMembers(reference.ServiceUrl, reference.Conversation.Id, Math.Clamp(pageSize, 50, LargestPage), next);
            using var answer = await transport.SendAsync(Request(HttpMethod.Get, address, reference, RequestKind.Read, null), cancellationToken);
            var page = Parse(answer, ProtocolJson.Default.PagedMembersResult);
            foreach (var member in page.Members ?? [])
                yield return member;
            if (page.ContinuationToken is not null && page.ContinuationToken == next)
                throw new ConnectorException("The service gives the same page of members again and again.");
            next = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(next));
    }

    /// <summary>One member, or null when the conversation has none of that id.</summary>
    /// <exception cref="ConnectorException">The member could not be read.</exception>
    public async Task<TeamsChannelAccount?> GetMemberAsync(ConversationReference reference, string memberId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var address = ConnectorAddress.Member(reference.ServiceUrl, reference.Conversation.Id, memberId);
        try
        {
            using var answer = await transport.SendAsync(Request(HttpMethod.Get, address, reference, RequestKind.Read, null), cancellationToken);
            return Parse(answer, ProtocolJson.Default.TeamsChannelAccount);
        }
        catch (ConnectorException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>
    /// The Teams meeting that an activity belongs to ("Get meeting details API", learn.microsoft.com/microsoftteams/platform/apps-in-teams-meetings/meeting-apps-apis).
    /// Teams tells it only where the app has the consent <c>OnlineMeeting.ReadBasic.Chat</c>, or <c>ChannelMeeting.ReadBasic.Group</c> in a channel.
    /// </summary>
    /// <param name="reference">A conversation of the meeting.</param>
    /// <param name="meetingId">As the activity's channel data has it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ConnectorException">It could not be read; 403 without the consent.</exception>
    public async Task<MeetingDetails> GetMeetingAsync(ConversationReference reference, string meetingId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var address = ConnectorAddress.Meeting(reference.ServiceUrl, meetingId);
        using var answer = await transport.SendAsync(Request(HttpMethod.Get, address, reference, RequestKind.Read, null), cancellationToken);
        return MeetingDetails.Read(Parse(answer, ProtocolJson.Default.JsonElement));
    }

    private async Task<ResourceResponse> SendAsync(HttpMethod method, Uri address, ConversationReference reference, string? replyToId, OutgoingActivity activity, CancellationToken cancellationToken)
    {
        using var body = new PooledBuffer();
        WireWriter.Write(body, activity, reference, replyToId);
        CheckSize(body.Span);
        using var answer = await transport.SendAsync(Request(method, address, reference, RequestKind.Send, body), cancellationToken);
        return new ResourceResponse(ResourceId.Read(answer.Span));
    }

    private static ConnectorRequest Request(HttpMethod method, Uri address, ConversationReference reference, RequestKind kind, PooledBuffer? body) =>
        new(method, address, reference.Conversation.Id, kind, reference.Conversation.TenantId ?? "", body);

    private static void CheckSize(ReadOnlySpan<byte> body)
    {
        // UTF-8 never has fewer bytes than UTF-16 has units, so most messages need no counting.
        if (body.Length * 2 <= MessageTooLargeException.Limit)
            return;
        var size = Encoding.UTF8.GetCharCount(body) * 2;
        if (size > MessageTooLargeException.Limit)
            throw new MessageTooLargeException(size);
    }

    private static T Parse<T>(PooledBuffer answer, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Span, type) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException e)
        {
            throw new ConnectorException("The service's answer could not be read: " + e.Message, inner: e);
        }
    }
}
