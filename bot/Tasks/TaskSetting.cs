using AllianceBot.Alliances.Charters;
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

    public static async Task<TaskSetting> ReadAsync(AllianceDb db, AllianceInfo alliance, DateTimeOffset now, CancellationToken cancellationToken) =>
        new(alliance, now, (await CharterRecords.ReadInForceAsync(db, cancellationToken)).WaysOfWorking.TaskStepDays);
}
