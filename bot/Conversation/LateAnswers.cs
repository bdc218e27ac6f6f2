using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using AllianceBot.Protocol.Schema;
using AllianceBot.Storage;

namespace AllianceBot.Conversation;

/// <summary>
/// Watches how long answers take. One that is late, or that nobody waited for to the end, is marked, so that the copy which
/// Teams then sends is known for what it is even under a new id.
/// </summary>
internal sealed class LateAnswers(AllianceStore store, IAllianceDirectory directory, TimeProvider time, ILogger<LateAnswers> logger)
{
    /// <summary>What is being answered right now and since when: of this, the database may know nothing yet.</summary>
    private readonly ConcurrentDictionary<Said, DateTimeOffset> _underWay = new();

    /// <param name="activity">The message.</param>
    /// <param name="answer">Answers it; not called for the copy of a message whose late answer is still under way.</param>
    public async Task WatchAsync(Activity activity, Func<Task> answer)
    {
        if (activity.Id is not { Length: > 0 } id)
        {
            await answer();
            return;
        }

        var said = new Said(activity.Conversation.Id, activity.From.Id, activity.Text, activity.Value?.GetRawText(), TurnReader.FilesOf(activity));
        var since = time.GetUtcNow();
        var isFirst = _underWay.TryAdd(said, since);
        if (!isFirst && _underWay.TryGetValue(said, out var earlier) && since - earlier >= InboundActivities.LateAfter)
        {
            ConversationLog.Resent(logger);
            return;
        }

        var isAnswered = false;
        try
        {
            var answering = answer();
            if (!answering.IsCompleted)
                await answering.WaitAsync(InboundActivities.LateAfter, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!answering.IsCompleted)
                await MarkAsync(activity, id);
            await answering;
            isAnswered = true;
        }
        finally
        {
            if (isFirst)
                _underWay.TryRemove(said, out _);
            // What was written after the first mark, or before the caller hung up, is marked here.
            if (!isAnswered || time.GetUtcNow() - since >= InboundActivities.LateAfter)
                await MarkAsync(activity, id);
        }
    }

    /// <summary>What cannot be marked is answered all the same; at worst its copy is taken for something new.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A person's answer does not fail for what only concerns its copy.")]
    private async Task MarkAsync(Activity activity, string id)
    {
        try
        {
            // Nobody was met here who is not known yet: then nothing was recorded either.
            if (await directory.FindAllianceAsync(TurnReader.PlaceOf(activity), TurnReader.Bounded(activity.From.Id), CancellationToken.None) is not { } alliance)
                return;
            // Each line that begins with a tag was recorded on its own, and so was each file.
            var parts = 1 + (activity.Text?.AsSpan().Count("\n#") ?? 0) + (activity.Attachments?.Count ?? 0);
            var keys = Enumerable.Range(0, parts).Select(part => TurnReader.KeyOf(activity, id, part)).ToList();
            await store.WriteAsync(alliance, (db, ct) => InboundActivities.MarkLateAsync(db, keys, ct), CancellationToken.None);
        }
        catch (Exception problem)
        {
            ConversationLog.LateUnmarked(logger, problem);
        }
    }

    private readonly record struct Said(string ConversationId, string UserId, string? Text, string? Value, string Files);
}
