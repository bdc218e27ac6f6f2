using AllianceBot.Storage;
using Microsoft.Extensions.Time.Testing;

namespace AllianceBot.Tests.Storage;

public sealed class SweepTests
{
    [Fact]
    public async Task A_sweep_that_hangs_is_given_up_as_a_failure()
    {
        var time = new FakeTimeProvider();
        var sweep = new HangingSweep(time);
        var run = sweep.TryAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromMinutes(14));
        run.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromMinutes(1));
        await run.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        sweep.Failure.ShouldBeAssignableTo<OperationCanceledException>();
    }

    [Fact]
    public async Task One_that_begins_with_the_process_lets_it_draw_breath()
    {
        var time = new FakeTimeProvider();
        var sweep = new CountingSweep(time);
        using var stopping = new CancellationTokenSource();
        var run = sweep.RunAsync(stopping.Token);
        sweep.Count.ShouldBe(0);
        time.Advance(Sweep.Breath);
        sweep.Count.ShouldBe(1);
        time.Advance(TimeSpan.FromHours(1));
        sweep.Count.ShouldBe(2);
        await stopping.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run);
    }

    private sealed class CountingSweep(TimeProvider time) : Sweep(time, TimeSpan.FromHours(1))
    {
        public int Count { get; private set; }

        public override Task SweepAsync(CancellationToken cancellationToken)
        {
            Count++;
            return Task.CompletedTask;
        }

        protected override void LogFailed(Exception problem) => throw problem;
    }

    private sealed class HangingSweep(TimeProvider time) : Sweep(time, TimeSpan.FromMinutes(1))
    {
        public Exception? Failure { get; private set; }

        public override Task SweepAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, Time, cancellationToken);

        protected override void LogFailed(Exception problem) => Failure = problem;
    }
}
