using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Storage;

/// <summary>Opens the database as one alliance sees it, for reading or for one write transaction.</summary>
public sealed class AllianceStore(Func<AllianceDb> open, StorageOptions options, ILogger<AllianceStore> logger) : IDisposable
{
    private readonly SqliteWriter? _sqlite = options.Provider is StorageProvider.Sqlite ? new(open, logger) : null;

    /// <summary>Raised after the commit of a transaction that called <see cref="AllianceDb.Announce"/>, on no thread in particular.</summary>
    internal event EventHandler? Announced;

    /// <summary>A context without tracking that sees the rows of <paramref name="allianceId"/> alone.</summary>
    public AllianceDb OpenForReading(Guid allianceId)
    {
        var db = open();
        db.AllianceId = allianceId;
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction and commits what it saved. When it throws, nothing of it stays.
    /// When two do the same at once and a unique key stops the second, its work runs again and sees what the first wrote;
    /// so it must have no effect outside the database.
    /// </summary>
    public async Task<T> WriteAsync<T>(Guid allianceId, Func<AllianceDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var isAnnounced = false;
        var result = _sqlite is not null
            ? await _sqlite.WriteAsync(allianceId, ListenAsync, cancellationToken)
            : await WriteToServerAsync(allianceId, ListenAsync, cancellationToken);
        if (isAnnounced)
            Announced?.Invoke(this, EventArgs.Empty);
        return result;

        async Task<T> ListenAsync(AllianceDb db, CancellationToken ct)
        {
            // What was said in a transaction that came to nothing is not this one's.
            db.TakeAnnouncement();
            var outcome = await work(db, ct);
            isAnnounced = db.TakeAnnouncement();
            return outcome;
        }
    }

    /// <summary>
    /// Looks across alliances, without the filter. Only for finding which alliance a conversation or person belongs to
    /// and for the bot's own housekeeping; never for answering with another alliance's rows.
    /// </summary>
    public AllianceDb OpenAcrossAlliances() => OpenForReading(Guid.Empty);

    public void Dispose() => _sqlite?.Dispose();

    private async Task<T> WriteToServerAsync<T>(Guid allianceId, Func<AllianceDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteOnceAsync(allianceId, work, cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            return await WriteOnceAsync(allianceId, work, cancellationToken);
        }
    }

    private async Task<T> WriteOnceAsync<T>(Guid allianceId, Func<AllianceDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var db = open();
        db.AllianceId = allianceId;
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var result = await work(db, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        // Once the work is done the commit is not abandoned half-way because a caller hung up.
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }
}
