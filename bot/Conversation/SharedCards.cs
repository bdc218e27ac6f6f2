using System.Net;
using AllianceBot.Protocol.Connector;
using AllianceBot.Protocol.Hosting;
using AllianceBot.Protocol.Schema;

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

    /// <summary>Updates a card in place. Done when the update, or a newer one that stands for it, was sent.</summary>
    /// <param name="context">The turn that changed what the card shows.</param>
    /// <param name="cardId">The activity that holds the card.</param>
    /// <param name="read">The card as it is by now; called when it is sent. Null leaves it as it is.</param>
    public Task UpdateAsync(TurnContext context, string cardId, Func<CancellationToken, Task<CardView?>> read)
    {
        var key = (context.Activity.Conversation.Id, cardId);
        var request = new Request(context, read);
        lock (_underWay)
        {
            if (_underWay.TryGetValue(key, out var waiting))
            {
                // The newest serves all who wait.
                request = request with { Done = waiting?.Done ?? request.Done };
                _underWay[key] = request;
                return request.Done.Task;
            }

            _underWay[key] = null;
        }

        _ = RunAsync(key, request);
        return request.Done.Task;
    }

    private async Task RunAsync((string ConversationId, string CardId) key, Request? request)
    {
        while (request is not null)
        {
            await SendAsync(key.CardId, request);
            request.Done.TrySetResult();
            lock (_underWay)
            {
                if (_underWay[key] is null)
                {
                    _underWay.Remove(key);
                    return;
                }
            }

            await Task.Delay(Pause, time);
            lock (_underWay)
                (request, _underWay[key]) = (_underWay[key], null);
        }
    }

    private async Task SendAsync(string cardId, Request request)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await request.Read(CancellationToken.None) is { } card)
                    await request.Context.UpdateAsync(cardId, OutgoingActivity.Card(renderer.Render(card), card.Summary), CancellationToken.None);
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

    private sealed record Request(TurnContext Context, Func<CancellationToken, Task<CardView?>> Read)
    {
        public TaskCompletionSource Done { get; init; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
