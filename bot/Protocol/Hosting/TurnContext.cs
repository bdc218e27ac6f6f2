using AllianceBot.Protocol.Connector;
using AllianceBot.Protocol.Schema;

namespace AllianceBot.Protocol.Hosting;

/// <summary>One activity, and the ways to answer it in its conversation.</summary>
public sealed class TurnContext(Activity activity, ConnectorClient connector)
{
    /// <summary>The activity.</summary>
    public Activity Activity { get; } = activity;

    /// <summary>The channel's service, for what goes beyond this conversation.</summary>
    public ConnectorClient Connector { get; } = connector;

    /// <summary>This conversation, as to keep it.</summary>
    public ConversationReference Reference => field ??= Activity.GetConversationReference();

    /// <summary>Replies to the activity, or writes to its conversation when the activity has no id.</summary>
    /// <exception cref="ConnectorException">It could not be sent.</exception>
    public Task<ResourceResponse> SendAsync(OutgoingActivity activity, CancellationToken cancellationToken = default) =>
        Activity.Id is { Length: > 0 } id
            ? Connector.ReplyAsync(Reference, id, activity, cancellationToken)
            : Connector.SendAsync(Reference, activity, cancellationToken);

    /// <summary>Replaces an activity the bot sent to this conversation.</summary>
    /// <exception cref="ConnectorException">It could not be updated.</exception>
    public Task<ResourceResponse> UpdateAsync(string activityId, OutgoingActivity activity, CancellationToken cancellationToken = default) =>
        Connector.UpdateAsync(Reference, activityId, activity, cancellationToken);

    /// <summary>Deletes an activity the bot sent to this conversation.</summary>
    /// <exception cref="ConnectorException">It could not be deleted.</exception>
    public Task DeleteAsync(string activityId, CancellationToken cancellationToken = default) =>
        Connector.DeleteAsync(Reference, activityId, cancellationToken);
}
