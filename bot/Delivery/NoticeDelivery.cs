using AllianceBot.Protocol.Connector;
using AllianceBot.Storage;
using Microsoft.Extensions.Options;

namespace AllianceBot.Delivery;

/// <summary>
/// Sends what is due. A notice is claimed and the claim committed before it is sent, and it is marked as sent afterwards. A
/// process that dies between the last two leaves one of which nobody knows whether it is out: each kind promises what
/// happens to it then (<see cref="Promise"/>), and none is ever lost.
/// </summary>
internal sealed partial class NoticeDelivery(
    AllianceStore store,
    NoticeLedger ledger,
    NoticeSender sender,
    INoticeReaders readers,
    DeliveryMetrics metrics,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<NoticeDelivery> logger)
{
    public const int MostAttempts = 12;

    /// <summary>What fails before anything is sent is a fault of ours, and those behind it wait.</summary>
    private const int MostAttemptsToWrite = 5;

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan PauseToSettle = TimeSpan.FromSeconds(1);

    private readonly DeliveryOptions _options = options.Value;

    /// <summary>Claims a batch of what is due and deals with it, for each reader in order.</summary>
    /// <returns>How many were claimed; none when nothing is due.</returns>
    public async Task<int> DeliverAsync(int readersAtOnce, CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(cancellationToken);
        foreach (var ofAlliance in claimed.GroupBy(n => n.AllianceId).Select(own => own.ToList()))
            await DeliverAsync(ofAlliance, readersAtOnce, cancellationToken);
        return claimed.Count;
    }

    internal async Task<IReadOnlyList<ClaimedNotice>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using (var db = store.OpenAcrossAlliances())
        {
            if (!await NoticeQueue.IsAnyDueAsync(db, now, cancellationToken))
                return [];
        }

        return await store.WriteAsync(Guid.Empty, (db, ct) => NoticeQueue.ClaimAsync(db, now, _options.Lease, _options.Batch, ct), cancellationToken);
    }

    private async Task DeliverAsync(List<ClaimedNotice> claimed, int readersAtOnce, CancellationToken cancellationToken)
    {
        NoticeRound round;
        await using (var db = store.OpenForReading(claimed[0].AllianceId))
            round = await sender.BeginAsync(db, claimed, cancellationToken);
        var byReader = claimed.GroupBy(n => (n.RecipientId, n.PlaceId)).Select(own => own.ToList());
        await Parallel.ForEachAsync(byReader, new ParallelOptions { MaxDegreeOfParallelism = readersAtOnce }, async (own, _) =>
        {
            await using var db = store.OpenForReading(own[0].AllianceId);
            var goesOn = true;
            foreach (var notice in own)
            {
                // A process that stops begins nothing new and gives back what it has; so does one that runs out of time. What
                // is tried again later is waited for by those behind it.
                if (!goesOn || cancellationToken.IsCancellationRequested || time.GetUtcNow() + _options.LongestSending >= notice.LeaseUntil)
                    await ledger.SettleAsync(notice, NoticeOutcome.Untouched(notice));
                else if (IsMerged(notice, own))
                    await SettleAsync(notice, NoticeOutcome.Dropped("A later one says it."));
                else
                    goesOn = await DeliverAsync(db, round, notice);
            }
        });
    }

    /// <summary>After an outage several of a kind are due at once; where the latest says all, the others are not said.</summary>
    private bool IsMerged(ClaimedNotice notice, List<ClaimedNotice> own) =>
        sender.WriterOf(notice) is { OnlyLatest: true } && own.FindLast(n => n.Kind == notice.Kind) != notice;

    /// <summary>What was begun is done, also when the process is to stop: it takes no longer than a sending may.</summary>
    /// <returns>False when it is tried again later.</returns>
    private async Task<bool> DeliverAsync(AllianceDb db, NoticeRound round, ClaimedNotice notice)
    {
        using var limit = new CancellationTokenSource(_options.LongestSending, time);
        ReadyNotice ready;
        try
        {
            ready = await sender.PrepareAsync(db, round, notice, limit.Token);
        }
        catch (Exception problem)
        {
            return await TryLaterAsync(notice, problem, isOurs: problem is not ConnectorException);
        }

        if (ready.Outcome is { } done)
        {
            await SettleAsync(notice, done);
            return true;
        }

        var isOnce = sender.WriterOf(notice)!.Promise is Promise.AtMostOnce;
        if (isOnce && !await ledger.IntendAsync(notice))
            return true;
        try
        {
            var id = await ready.SendAsync(limit.Token);
            metrics.Sent(notice);
            await SettleSentAsync(notice, NoticeOutcome.Sent(id));
            return true;
        }
        catch (Exception problem) when (isOnce && !SendingProblem.IsSurelyNotOut(problem))
        {
            LogParked(logger, notice.Kind, notice.Id, problem);
            await SettleAsync(notice, NoticeOutcome.Parked(ParkedWhy.Unsure, problem.Message));
            return true;
        }
        catch (Exception problem)
        {
            return await TryLaterAsync(notice, problem, isOurs: false);
        }
    }

    /// <returns>False, unless there is no later for it.</returns>
    private async Task<bool> TryLaterAsync(ClaimedNotice notice, Exception problem, bool isOurs)
    {
        metrics.Failed(notice);
        var why = SendingProblem.ForGood(problem);
        if (why is not null || notice.Attempts >= (isOurs ? MostAttemptsToWrite : MostAttempts))
        {
            LogParked(logger, notice.Kind, notice.Id, problem);
            await SettleAsync(notice, NoticeOutcome.Parked(why ?? ParkedWhy.Failed, problem.Message));
            return true;
        }

        var pause = _options.FirstPause * Math.Pow(2, notice.Attempts - 1);
        pause = pause < LongestPause ? pause : LongestPause;
        if (SendingProblem.RetryAfter(problem) is { } asked && asked > pause)
            pause = asked;
        LogFailed(logger, notice.Kind, notice.Id, notice.Attempts, pause, problem);
        await ledger.SettleAsync(notice, NoticeOutcome.Later(time.GetUtcNow() + pause, notice.Attempts, problem.Message));
        return false;
    }

    /// <summary>It is out. Where the database does not answer at this moment, that is written down when it does, for as long as the lease lasts.</summary>
    private async Task SettleSentAsync(ClaimedNotice notice, NoticeOutcome outcome)
    {
        while (true)
        {
            try
            {
                if (!await ledger.SettleAsync(notice, outcome))
                    LogLost(logger, notice.Kind, notice.Id);
                return;
            }
            catch (Exception problem) when (time.GetUtcNow() + PauseToSettle < notice.LeaseUntil)
            {
                LogNotSettled(logger, notice.Kind, notice.Id, problem);
                await Task.Delay(PauseToSettle, time);
            }
        }
    }

    private async Task SettleAsync(ClaimedNotice notice, NoticeOutcome outcome)
    {
        metrics.Settled(notice, outcome);
        if (outcome.State is not NoticeState.Parked)
        {
            await ledger.SettleAsync(notice, outcome);
            return;
        }

        // Whoever leads is told with the same commit.
        await store.WriteAsync(notice.AllianceId, async (db, ct) =>
        {
            var now = time.GetUtcNow();
            return await NoticeQueue.SettleAsync(db, notice, outcome, now, ct) && await ParkedNotice.TellAsync(db, readers, notice, now, ct);
        }, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notice {Kind} {Id} is parked")]
    private static partial void LogParked(ILogger logger, string kind, Guid id, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notice {Kind} {Id} failed {Attempts} times; again in {Pause}")]
    private static partial void LogFailed(ILogger logger, string kind, Guid id, int attempts, TimeSpan pause, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notice {Kind} {Id} was sent, and the database does not answer; it will be written down when it does")]
    private static partial void LogNotSettled(ILogger logger, string kind, Guid id, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notice {Kind} {Id} was sent when its claim was lost or it was cancelled")]
    private static partial void LogLost(ILogger logger, string kind, Guid id);
}
