using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Storage;

/// <summary>
/// The time of the database server, so that several instances go by one clock, however theirs are set. Between two looks at
/// it this machine only counts how much time has passed; what its clock shows does not matter, nor that it is changed.
/// </summary>
/// <param name="machine">Counts.</param>
internal sealed class DatabaseTime(TimeProvider machine) : TimeProvider
{
    /// <summary>What took longer to ask for tells too little.</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(1);

    private Anchor? _anchor;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <summary>That of the machine until the server was first asked.</summary>
    public override DateTimeOffset GetUtcNow() => Volatile.Read(ref _anchor) is { } anchor ? anchor.Shown + machine.GetElapsedTime(anchor.At) : machine.GetUtcNow();

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Looks at the server's clock.</summary>
    public async Task LookAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var before = machine.GetTimestamp();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT clock_timestamp()";
        var shown = (DateTime)(await command.ExecuteScalarAsync(cancellationToken))!;
        var (after, took) = (machine.GetTimestamp(), machine.GetElapsedTime(before));
        // It was shown at some moment in between.
        if (took <= LongestLook || Volatile.Read(ref _anchor) is null)
            Volatile.Write(ref _anchor, new(new DateTimeOffset(shown, TimeSpan.Zero) + took / 2, after));
    }

    private sealed record Anchor(DateTimeOffset Shown, long At);
}

/// <summary>Looks at the server's clock before anything else is done, and again every now and then.</summary>
internal sealed partial class DatabaseTimeKeeper(DatabaseTime clock, StorageStartup startup, AllianceStore store, ILogger<DatabaseTimeKeeper> logger)
    : Sweep(clock, TimeSpan.FromSeconds(30), startsAtOnce: false, SweptBy.EachInstance), IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // At the very first start there is no database yet whose clock could be looked at.
        await startup.OpenAsync(cancellationToken);
        await SweepAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var db = store.OpenAcrossAlliances();
        await clock.LookAsync(db, cancellationToken);
    }

    protected override void LogFailed(Exception problem) => LogNotSeen(logger, problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock of the database could not be looked at; the time goes on from the last look")]
    private static partial void LogNotSeen(ILogger logger, Exception problem);
}
