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

    private sealed class HangingSweep(TimeProvider time) : Sweep(time, TimeSpan.FromMinutes(1))
    {
        public Exception? Failure { get; private set; }

        public override Task SweepAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, Time, cancellationToken);

        protected override void LogFailed(Exception problem) => Failure = problem;
    }
}
