using AllianceBot.Protocol.Schema;
using AllianceBot.Storage;

namespace AllianceBot.Conversation;

/// <summary>
/// Watches how long answers take. One that is late is marked before Teams gives up on it and sends the message again, so that
/// the second copy is known for what it is even under a new id.
/// </summary>
internal sealed class LateAnswers(AllianceStore store, IAllianceDirectory directory, TimeProvider time)
{
    public async Task WatchAsync(Activity activity, Task answer)
    {
        if (activity.Id is not { Length: > 0 } id || answer.IsCompletedSuccessfully)
        {
            await answer;
            return;
        }

        try
        {
            await answer.WaitAsync(InboundActivities.LateAfter, time);
        }
        catch (TimeoutException) when (!answer.IsCompleted)
        {
            await MarkAsync(activity, id);
            await answer;
        }
    }

    private async Task MarkAsync(Activity activity, string id)
    {
        var speaker = new RosterMember(activity.From.Id, null, activity.From.Name ?? "", null);
        var whereabouts = await directory.FindAsync(TurnReader.PlaceOf(activity), speaker, null, null, CancellationToken.None);
        // Each line that begins with a tag was recorded on its own.
        var parts = 1 + (activity.Text?.AsSpan().Count("\n#") ?? 0);
        var keys = Enumerable.Range(0, parts).Select(part => TurnReader.KeyOf(activity, id, part)).ToList();
        await store.WriteAsync(whereabouts.Alliance.Id, (db, ct) => InboundActivities.MarkLateAsync(db, keys, ct), CancellationToken.None);
    }
}
