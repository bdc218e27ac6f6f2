using Microsoft.Extensions.Options;

namespace AllianceBot.Graph;

/// <summary>Keeps what answers one command within <see cref="GraphOptions.Timeout"/>, with all its requests and pauses.</summary>
internal sealed class GraphPatience(IOptions<GraphOptions> options, TimeProvider time)
{
    /// <exception cref="GraphException">The work failed, or its time was up.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> called it off.</exception>
    public async Task<T> KeepAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw TimeIsUp(late);
        }
    }

    public static GraphException TimeIsUp(OperationCanceledException late) => new(GraphFailure.Unavailable, "timeout", late);
}
