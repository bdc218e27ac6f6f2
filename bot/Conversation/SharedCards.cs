using System.Net;
using AllianceBot.Protocol.Connector;
using AllianceBot.Protocol.Hosting;

namespace AllianceBot.Conversation;

/// <summary>
/// Brings cards that a whole room sees up to date. Of one card, one update is on its way at a time; presses that come
/// meanwhile share the next one, which reads the state when it is sent. So the newest state is the last to arrive, and a room
/// that presses at once does not use up what may be sent into the conversation.
/// </summary>
internal sealed class SharedCards(CardRenderer renderer, TimeProvider time, ILogger<SharedCards> logger)
{
    /// <summary>Between two updates of a card while more presses wait: of the 60 messages in 30 s, most stay free for answers.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private const int MostAttempts = 5;

    /// <summary>The cards with an update on its way, each with the one that waits for it to be done.</summary>
    private readonly Dictionary<(string ConversationId, string CardId), Request?> _underWay = [];

    /// <summary>Updates a card in place. Done when it was sent, or left to the next update because one is on its way.</summary>
    /// <param name="context">The turn that changed what the card shows.</param>
    /// <param name="cardId">The activity that holds the card.</param>
    /// <param name="read">The card as it is by now; called when it is sent. Null leaves it as it is.</param>
    public Task UpdateAsync(TurnContext context, string cardId, Func<CancellationToken, Task<CardView?>> read)
    {
        var key = (context.Activity.Conversation.Id, cardId);
        var request = new Request(context, read);
        lock (_underWay)
        {
            if (_underWay.ContainsKey(key))
            {
                // The newest serves all who wait.
                _underWay[key] = request;
                return Task.CompletedTask;
            }

            _underWay[key] = null;
        }

        return SendFirstAsync(key, request);
    }

    private async Task SendFirstAsync((string ConversationId, string CardId) key, Request first)
    {
        await SendAsync(key.CardId, first);
        _ = FollowAsync(key);
    }

    /// <summary>For as long as others pressed meanwhile, one more update for all of them.</summary>
    private async Task FollowAsync((string ConversationId, string CardId) key)
    {
        while (true)
        {
            lock (_underWay)
            {
                if (_underWay[key] is null)
                {
                    _underWay.Remove(key);
                    return;
                }
            }

            await Task.Delay(Pause, time);
            Request next;
            lock (_underWay)
                (next, _underWay[key]) = (_underWay[key]!, null);
            await SendAsync(key.CardId, next);
        }
    }

    private async Task SendAsync(string cardId, Request request)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await request.Read(CancellationToken.None) is { } card)
                    await request.Context.UpdateAsync(cardId, ReplySender.Write(renderer, card), CancellationToken.None);
                return;
            }
            catch (ConnectorException problem) when (IsPassing(problem) && attempt < MostAttempts)
            {
                await Task.Delay(problem.RetryAfter > Pause ? problem.RetryAfter.Value : Pause, time);
            }
            catch (Exception problem)
            {
                // What was done stands; the card shows it when it is asked for again.
                ConversationLog.ReplyNotSent(logger, problem);
                return;
            }
        }
    }

    private static bool IsPassing(ConnectorException problem) =>
        problem.StatusCode is HttpStatusCode.TooManyRequests || problem.Code is "RateLimited";

    private sealed record Request(TurnContext Context, Func<CancellationToken, Task<CardView?>> Read);
}
