using AllianceBot.Alliances.Roles;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Groups;

/// <summary>Sees that a working group's end date has passed, though nobody looks, and has its coordinator and the leaders told.</summary>
public sealed partial class GroupEndSweep(AllianceStore store, TimeProvider time, ILogger<GroupEndSweep> logger)
    : Sweep(time, TimeSpan.FromMinutes(30))
{
    public override async Task SweepAsync(CancellationToken cancellationToken) => await ForEachAsync(await FindAsync(cancellationToken), TellAsync, cancellationToken);

    private async Task TellAsync(Guid allianceId, CancellationToken cancellationToken)
    {
        // Reading comes first: most groups here were told of long ago, and writers wait for each other.
        await using var db = store.OpenForReading(allianceId);
        if ((await GroupEnds.FindUntoldAsync(db, Time.GetUtcNow(), cancellationToken)).Count > 0)
            await store.WriteAsync(allianceId, (own, ct) => GroupEnds.TellAsync(own, Time.GetUtcNow(), ct), cancellationToken);
    }

    /// <summary>Alliances where an end date may have passed: somewhere on earth it is at most one day later than in UTC.</summary>
    private async Task<List<Guid>> FindAsync(CancellationToken cancellationToken)
    {
        var latest = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime).AddDays(1);
        await using var db = store.OpenAcrossAlliances();
        return await db.Set<WorkingGroup>().IgnoreQueryFilters().Where(g => g.ClosedAt == null && g.EndsOn < latest).Select(g => g.AllianceId).Distinct().ToListAsync(cancellationToken);
    }

    protected override void LogFailed(Exception problem) => LogSweepFailed(logger, problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for working groups whose end date has passed failed; it will be tried again")]
    private static partial void LogSweepFailed(ILogger logger, Exception problem);
}

/// <summary>Groups whose end date has passed.</summary>
internal static class GroupEnds
{
    /// <summary>Those that nobody was told of yet.</summary>
    public static async Task<IReadOnlyList<WorkingGroup>> FindUntoldAsync(AllianceDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await AllianceSettings.ReadAsync(db, cancellationToken) is not { Info: { IsSetUp: true } alliance })
            return [];
        var today = DateOnly.FromDateTime(alliance.ToLocal(now));
        var ended = await db.Set<WorkingGroup>().Where(g => g.ClosedAt == null && g.EndsOn < today).ToListAsync(cancellationToken);
        var subjects = ended.Select(GroupEndNotice.SubjectOf).ToList();
        var told = await Notices.SubjectsOf(db, GroupEndNotice.KindName).Where(subject => subjects.Contains(subject)).Distinct().ToListAsync(cancellationToken);
        return [.. ended.Where(group => !told.Contains(GroupEndNotice.SubjectOf(group)))];
    }

    /// <returns>How many notices were written.</returns>
    public static async Task<int> TellAsync(AllianceDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var count = 0;
        foreach (var ended in await FindUntoldAsync(db, now, cancellationToken))
        {
            var readers = await (
                from holding in db.Set<RoleHolding>()
                join holder in db.Set<Person>() on holding.PersonId equals holder.Id
                where holding.Until == null && holder.LeftAt == null && (holding.GroupId == null || holding.GroupId == ended.Id)
                select holder.Id).Distinct().ToListAsync(cancellationToken);
            foreach (var reader in readers)
                count += await Notices.AddAsync(db, GroupEndNotice.KindName, reader, GroupEndNotice.SubjectOf(ended), now, cancellationToken) ? 1 : 0;
        }

        return count;
    }
}
