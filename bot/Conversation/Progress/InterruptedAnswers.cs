using System.Net;
using AllianceBot.Protocol.Connector;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Conversation.Progress;

/// <summary>
/// Tells, on a card that still waits when its work must be over, where to look and what to do: its process died, or Teams did not take the answer. It goes by
/// time alone, so that one process never speaks for another that still works.
/// </summary>
internal sealed partial class InterruptedAnswers(AllianceStore store, ConnectorClient connector, CardRenderer renderer, Phrasebook phrases, TimeProvider time, ILogger<InterruptedAnswers> logger)
    : Sweep(time, TimeSpan.FromMinutes(1))
{
    /// <summary>Nobody looks at a card that could not be changed for so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        // A minute more than the longest answer, for its last words.
        var before = Time.GetUtcNow() - LongAnswers.LongestAnswer - TimeSpan.FromMinutes(1);
        List<UnfinishedAnswer> left;
        await using (var db = store.OpenAcrossAlliances())
            left = await db.Set<UnfinishedAnswer>().IgnoreQueryFilters().Where(a => a.Since < before).ToListAsync(cancellationToken);
        foreach (var answer in left)
        {
            if (await TellAsync(answer, cancellationToken) || answer.Since < Time.GetUtcNow() - Patience)
                await store.WriteAsync(answer.AllianceId, (db, ct) => db.Set<UnfinishedAnswer>().Where(a => a.Id == answer.Id).ExecuteDeleteAsync(ct), cancellationToken);
        }
    }

    protected override void LogFailed(Exception problem) => LogSweepFailed(logger, problem);

    /// <returns>False when it may work another time.</returns>
    private async Task<bool> TellAsync(UnfinishedAnswer answer, CancellationToken cancellationToken)
    {
        var card = ProgressCards.Of(answer.Language, answer.Heading, phrases.Say(answer.Language, "progressInterrupted"));
        try
        {
            await connector.UpdateAsync(answer.Reference, answer.CardId, ReplySender.Write(renderer, card), cancellationToken);
            return true;
        }
        catch (Exception problem) when (problem is ConnectorException or HttpRequestException or TimeoutException)
        {
            ConversationLog.ReplyNotSent(logger, problem);
            return IsForGood(problem);
        }
    }

    /// <summary>The card is gone, or nothing may be written there any more.</summary>
    internal static bool IsForGood(Exception problem) => problem is ConnectorException { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.Forbidden };

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for answers that were interrupted failed; it will be tried again")]
    private static partial void LogSweepFailed(ILogger logger, Exception problem);
}
