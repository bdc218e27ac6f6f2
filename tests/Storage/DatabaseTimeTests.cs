using AllianceBot.Storage;

namespace AllianceBot.Tests.Storage;

/// <summary>One clock for several instances, however theirs are set.</summary>
public sealed class DatabaseTimeTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private static readonly TimeSpan Close = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(24 * 365)]
    public async Task A_machine_whose_clock_is_wrong_goes_by_the_clock_of_the_server(int hoursOff)
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        var machine = new Machine { Off = TimeSpan.FromHours(hoursOff) };
        var clock = new DatabaseTime(machine);
        (clock.GetUtcNow() - machine.GetUtcNow()).Duration().ShouldBeLessThan(Close, "until the server was asked");
        await using (var db = database.Store.OpenAcrossAlliances())
            await clock.LookAsync(db, TestContext.Current.CancellationToken);
        Difference().ShouldBeLessThan(Close);

        // What the machine's clock shows does not matter from then on, only that time passes.
        machine.Off += TimeSpan.FromDays(3);
        Difference().ShouldBeLessThan(Close);
        machine.Passed += TimeSpan.FromMinutes(5);
        Difference().ShouldBe(TimeSpan.FromMinutes(5), Close);

        TimeSpan Difference() => (clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).Duration();
    }

    private sealed class Machine : TimeProvider
    {
        public TimeSpan Off { get; set; }

        public TimeSpan Passed { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Off;

        public override long GetTimestamp() => base.GetTimestamp() + (long)(Passed.TotalSeconds * TimestampFrequency);
    }
}
