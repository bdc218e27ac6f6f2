using System.Collections.Concurrent;
using AllianceBot.Protocol.Connector;
using AllianceBot.Protocol.Hosting;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Conversation.Progress;

/// <summary>
/// Answers that take longer than Teams waits. A card is there at once, the work goes on behind it, a few at a time, and the
/// same card then shows what came of it. At shutdown what is under way may end for a while; what does not is told on its card
/// by <see cref="InterruptedAnswers"/>.
/// </summary>
internal sealed partial class LongAnswers(AllianceStore store, CardRenderer renderer, Phrasebook phrases, TimeProvider time, ILogger<LongAnswers> logger) : IHostedService, IDisposable
{
    /// <summary>From the card to the answer, the wait for a place included; then the work is given up.</summary>
    public static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(5);

    // Each may hold a file of the largest size in memory.
    private const int MostAtOnce = 3;
    private const int MostWaiting = 60;
    private const int MostAttempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<Guid, Task> _underWay = new();
    private readonly SemaphoreSlim _places = new(MostAtOnce);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Shows the card and begins the work; neither ends because a caller hangs up, or a card might wait for work that never began.</summary>
    /// <param name="context">What is answered.</param>
    /// <param name="later">The card and the work.</param>
    /// <param name="sendAsync">Sends what the answer has besides its card, and says whether it was sent.</param>
    public async Task BeginAsync(TurnContext context, ReplyMessage.Later later, Func<IReadOnlyList<ReplyMessage>, CancellationToken, Task<bool>> sendAsync)
    {
        if (_underWay.Count >= MostWaiting || _stopping.IsCancellationRequested)
        {
            await sendAsync([new ReplyMessage.Text(phrases.Say(later.View.Language, "progressBusy"))], CancellationToken.None);
            return;
        }

        // The time counts from the card, not from when a thread is free for the work.
        var limit = new CancellationTokenSource(LongestAnswer, time);
        var cardId = await ShowAsync(context, later.View);
        var answer = new LongAnswer(OrderedId.Next(time.GetUtcNow()), context, later, cardId, sendAsync);
        if (cardId is not null && UnfinishedAnswer.Of(answer.Id, context.Reference, cardId, later.View, time.GetUtcNow()) is { } row)
            await KeepAsync(later.AllianceId, row);
        // It is written down before it begins, because it takes itself out when it ends.
        var work = new Task<Task>(() => RunAsync(answer, limit));
        _underWay[answer.Id] = work.Unwrap();
        work.Start(TaskScheduler.Default);
    }

    /// <summary>Done when nothing is under way.</summary>
    public async Task WhenIdleAsync()
    {
        while (_underWay.Values.ToList() is { Count: > 0 } underWay)
        {
            await Task.WhenAll(underWay);
            foreach (var (id, work) in _underWay)
            {
                if (work.IsCompleted)
                    _underWay.TryRemove(id, out _);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var farewell = WhenIdleAsync();
        try
        {
            await farewell.WaitAsync(LongestFarewell, time, cancellationToken);
        }
        catch (Exception problem) when (problem is TimeoutException or OperationCanceledException)
        {
            LogLeft(logger, _underWay.Count);
        }

        await _stopping.CancelAsync();
    }

    public void Dispose()
    {
        _places.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync(LongAnswer answer, CancellationTokenSource limit)
    {
        var language = answer.Later.View.Language;
        using var ended = limit;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stopping.Token);
        try
        {
            await _places.WaitAsync(either.Token);
            try
            {
                await FinishAsync(answer, await answer.Later.WorkAsync(either.Token));
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The row stays, so that the next process says so on the card.
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            await TryFinishAsync(answer, phrases.Say(language, "progressTookTooLong"));
        }
        catch (ResentActivityException)
        {
            ConversationLog.Resent(logger);
            await TryFinishAsync(answer, phrases.Say(language, "resent"));
        }
        catch (Exception problem)
        {
            LogFailed(logger, problem);
            await TryFinishAsync(answer, phrases.Say(language, "somethingWrong"));
        }
        finally
        {
            _underWay.TryRemove(answer.Id, out _);
        }
    }

    private async Task TryFinishAsync(LongAnswer answer, string sentence)
    {
        try
        {
            await FinishAsync(answer, Reply.Say(sentence));
        }
        catch (Exception problem)
        {
            // The row is there yet, and its card will be told.
            LogFailed(logger, problem);
        }
    }

    /// <summary>The answer's card takes the place of the one that was waiting; a sentence is put on that one; the rest follows.</summary>
    private async Task FinishAsync(LongAnswer answer, Reply reply)
    {
        var (card, rest) = Part(answer.Later.View, reply);
        var change = await TryChangeAsync(answer, card);
        var isBelow = change is not CardChange.Made && await answer.SendAsync([new ReplyMessage.Card(card)], CancellationToken.None);
        // Teams may have failed for a moment only: a card that was left waiting says where the answer is, or is that answer after all.
        if (change is CardChange.NotNow)
            change = await TryChangeAsync(answer, isBelow ? SayBelow(answer.Later.View) : card);
        await answer.SendAsync(rest, CancellationToken.None);
        // The row of a card that waits yet stays, so that the card is told later.
        if (change is not CardChange.NotNow)
            await ForgetAsync(answer);
    }

    private CardView SayBelow(CardView waiting) => ProgressCards.Of(waiting.Language, waiting.Summary, phrases.Say(waiting.Language, "progressBelow"));

    private async Task<CardChange> TryChangeAsync(LongAnswer answer, CardView card)
    {
        if (answer.CardId is not { } waiting)
            return CardChange.Impossible;
        return await TryAsync(() => answer.Context.UpdateAsync(waiting, ReplySender.Write(renderer, card), CancellationToken.None)) switch
        {
            null => CardChange.Made,
            var problem when InterruptedAnswers.IsForGood(problem) => CardChange.Impossible,
            _ => CardChange.NotNow,
        };
    }

    /// <summary>
    /// The answer stands, and no failure here may take its place. A row that stayed would have its card told in the end that it may be missing, so it is
    /// tried more than once, within the minute that <see cref="InterruptedAnswers"/> leaves.
    /// </summary>
    private async Task ForgetAsync(LongAnswer answer)
    {
        for (var attempt = 1; !await TryForgetAsync(answer) && attempt < MostAttempts; attempt++)
            await Task.Delay(Pause, time);
    }

    private async Task<bool> TryForgetAsync(LongAnswer answer)
    {
        try
        {
            await store.WriteAsync(answer.Later.AllianceId, (db, ct) => db.Set<UnfinishedAnswer>().Where(a => a.Id == answer.Id).ExecuteDeleteAsync(ct), CancellationToken.None);
            return true;
        }
        catch (Exception problem)
        {
            LogNotForgotten(logger, problem);
            return false;
        }
    }

    /// <summary>The card is there already, so the work goes on without what would tell of its end if the process died.</summary>
    private async Task KeepAsync(Guid allianceId, UnfinishedAnswer row)
    {
        try
        {
            await store.WriteAsync(allianceId, (db, _) => Task.FromResult(db.Add(row).Entity), CancellationToken.None);
        }
        catch (Exception problem)
        {
            LogFailed(logger, problem);
        }
    }

    private static (CardView Card, IReadOnlyList<ReplyMessage> Others) Part(CardView waiting, Reply reply) => reply switch
    {
        { Replacement: { } replacement } => (replacement, reply.Messages),
        { Messages: [ReplyMessage.Card { View: var view }, ..] } => (view, [.. reply.Messages.Skip(1)]),
        { Messages: [ReplyMessage.Text { Sentence: var sentence }, ..] } => (ProgressCards.Of(waiting.Language, waiting.Summary, sentence), [.. reply.Messages.Skip(1)]),
        _ => (waiting, reply.Messages),
    };

    private async Task<string?> ShowAsync(TurnContext context, CardView card)
    {
        string? id = null;
        await TryAsync(async () => id = (await context.SendAsync(ReplySender.Write(renderer, card), CancellationToken.None)).Id);
        return id is { Length: > 0 } ? id : null;
    }

    /// <returns>Why it was not sent; null when it was.</returns>
    private async Task<Exception?> TryAsync(Func<Task> send)
    {
        try
        {
            await send();
            return null;
        }
        catch (Exception problem) when (problem is ConnectorException or HttpRequestException or TimeoutException)
        {
            ConversationLog.ReplyNotSent(logger, problem);
            return problem;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An answer that takes long failed")]
    private static partial void LogFailed(ILogger logger, Exception problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "That an answer that takes long has ended could not be written down")]
    private static partial void LogNotForgotten(ILogger logger, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} answers were still under way when the process had to end; their cards will say so")]
    private static partial void LogLeft(ILogger logger, int count);

    /// <param name="CardId">Null when the card could not be shown.</param>
    private sealed record LongAnswer(Guid Id, TurnContext Context, ReplyMessage.Later Later, string? CardId, Func<IReadOnlyList<ReplyMessage>, CancellationToken, Task<bool>> SendAsync);

    private enum CardChange
    {
        Made,

        /// <summary>Another time it may work.</summary>
        NotNow,

        /// <summary>There is no card, or none that may be changed.</summary>
        Impossible,
    }
}
