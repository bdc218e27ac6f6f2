using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>Where and when something is done to a task.</summary>
/// <param name="Now">UTC.</param>
/// <param name="StepDays">Between the steps of a chase, as the charter has it.</param>
public sealed record TaskSetting(AllianceInfo Alliance, DateTimeOffset Now, int StepDays)
{
    /// <summary>In the alliance.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Alliance.ToLocal(Now));

    /// <summary>When the next in line hears of what waits from today on.</summary>
    public DateOnly NextStep => Today.AddDays(StepDays);

    /// <summary>The day it is for somebody, by their own clock; for whoever has left, the alliance's.</summary>
    public Task<DateOnly> TodayOfAsync(AllianceDb db, Guid? personId, CancellationToken cancellationToken) => TodayOfAsync(db, Alliance, personId, Now, cancellationToken);

    public static async Task<DateOnly> TodayOfAsync(AllianceDb db, AllianceInfo alliance, Guid? personId, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChaseCalendar.DayOf(now, personId is { } id ? (await PersonClocks.ReadAsync(db, alliance, [id], cancellationToken)).GetValueOrDefault(id)?.TimeZone ?? alliance.TimeZone : alliance.TimeZone);

    public static async Task<TaskSetting> ReadAsync(AllianceDb db, AllianceInfo alliance, DateTimeOffset now, CancellationToken cancellationToken) =>
        new(alliance, now, (await CharterRecords.ReadInForceAsync(db, cancellationToken)).WaysOfWorking.TaskStepDays);
}
