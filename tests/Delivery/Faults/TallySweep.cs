using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Delivery.Faults;

/// <summary>One run of a <see cref="TallySweep"/>.</summary>
/// <param name="Ended">Null while it runs, or when its instance died.</param>
internal sealed record Tallied(string Instance, DateTime Began, DateTime? Ended);

/// <summary>A sweep, due every second, that writes down who swept when. Whoever holds its lock keeps it from ending.</summary>
internal sealed class TallySweep(string instance, AllianceStore store, TimeProvider time) : Sweep(time, TimeSpan.FromSeconds(1))
{
    /// <summary>The number is the lock's name and means nothing.</summary>
    public const string Hold = "SELECT pg_advisory_lock(19)";

    public static async Task PrepareAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlRawAsync("""CREATE TABLE "Tally" ("Id" bigserial PRIMARY KEY, "Instance" text NOT NULL, "Began" timestamptz NOT NULL DEFAULT clock_timestamp(), "Ended" timestamptz)""", cancellationToken);

    /// <summary>Row by row: a query of EF Core's would put this type into the model that all tests share.</summary>
    public static async Task<IReadOnlyList<Tallied>> ReadAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var rows = await db.Command("""SELECT "Instance", "Began", "Ended" FROM "Tally" ORDER BY "Id" """).ExecuteReaderAsync(cancellationToken);
        var tally = new List<Tallied>();
        while (await rows.ReadAsync(cancellationToken))
            tally.Add(new(rows.GetString(0), rows.GetDateTime(1), await rows.IsDBNullAsync(2, cancellationToken) ? null : rows.GetDateTime(2)));
        return tally;
    }

    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var db = store.OpenAcrossAlliances();
        await db.Database.OpenConnectionAsync(cancellationToken);
        var id = await db.Command("""INSERT INTO "Tally" ("Instance") VALUES (@p0) RETURNING "Id" """, instance).ExecuteScalarAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_lock_shared(19), pg_advisory_unlock_shared(19)", cancellationToken);
        await db.Database.ExecuteSqlRawAsync("""UPDATE "Tally" SET "Ended" = clock_timestamp() WHERE "Id" = {0}""", [id!], cancellationToken);
    }

    protected override void LogFailed(Exception problem) => Console.Error.WriteLine(problem);
}
