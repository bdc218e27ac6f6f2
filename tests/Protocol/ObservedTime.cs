using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace AllianceBot.Tests.Protocol;

/// <summary>
/// A clock that stands still and says when somebody starts to wait on it, so that a test moves it on exactly then and
/// never waits itself. A deadline is no wait: whoever sets one has work to do meanwhile.
/// </summary>
public sealed class ObservedTime() : FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();
    private readonly Channel<TimeSpan> deadlines = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan)
            (state is CancellationTokenSource ? deadlines : waits).Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>How long the next one who waits will wait.</summary>
    public Task<TimeSpan> NextWaitAsync() => NextAsync(waits);

    /// <summary>How long the next one who sets a deadline gives.</summary>
    public Task<TimeSpan> NextDeadlineAsync() => NextAsync(deadlines);

    /// <summary>Lets the next one who waits go on, and says how long that wait was.</summary>
    public async Task<TimeSpan> PassNextWaitAsync()
    {
        var wait = await NextWaitAsync();
        Advance(wait);
        return wait;
    }

    /// <summary>Passes every wait until the task is done, and says how long they were.</summary>
    public async Task<IReadOnlyList<TimeSpan>> PassWaitsUntilAsync(Task task)
    {
        List<TimeSpan> passed = [];
        while (true)
        {
            var next = waits.Reader.WaitToReadAsync().AsTask();
            if (await Task.WhenAny(task, next) == task && !next.IsCompleted)
                return passed;
            while (waits.Reader.TryRead(out var wait))
            {
                passed.Add(wait);
                Advance(wait);
            }
        }
    }

    private static async Task<TimeSpan> NextAsync(Channel<TimeSpan> times)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), System);
        return await times.Reader.ReadAsync(patience.Token);
    }
}
