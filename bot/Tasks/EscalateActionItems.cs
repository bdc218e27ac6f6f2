using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Holidays;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tasks;

/// <summary>
/// Tells the next in line of each task that is late, or that nobody answers for, one step a task and day: after an outage nobody is
/// flooded. On a holiday of everybody nothing moves, and on one of the country that the owner's organisation is in, that owner's tasks do not: nobody is told on who had no day to answer.
/// The days between the steps are counted by the calendar all the same. Where nobody stands at a step, the next one follows at once. The last are the co-chairs; after them the digest says how many are stuck.
/// </summary>
internal static class EscalateActionItems
{
    /// <summary>In one transaction; the rest waits for the next look.</summary>
    public const int Most = 200;

    /// <returns>How many were looked at.</returns>
    public static async Task<int> HandleAsync(AllianceDb db, AllianceInfo alliance, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var setting = await TaskSetting.ReadAsync(db, alliance, now, cancellationToken);
        var holidays = await HolidayRecords.ReadOnAsync(db, setting.Today, cancellationToken);
        if (holidays.Any(h => h.IsForAll))
            return 0;
        var countries = holidays.Count > 0 ? (await OrganisationRecords.ReadAsync(db, cancellationToken)).ToDictionary(o => o.Id, o => o.Country) : [];
        var due = await db.Set<ActionItem>().Where(t => t.NextStepOn != null && t.NextStepOn <= setting.Today).OrderBy(t => t.NextStepOn).Take(Most).ToListAsync(cancellationToken);
        foreach (var item in due)
        {
            // To the next day and no further: a holiday may be taken back.
            if (HasDayOff(item))
                item.PutStepOff(setting.Today.AddDays(1));
            else
                await EscalateAsync(db, item, setting, cancellationToken);
        }

        return due.Count;

        bool HasDayOff(ActionItem item) => item.OrganisationId is { } id && countries.GetValueOrDefault(id) is { Length: > 0 } country && holidays.Any(h => h.Country == country);
    }

    private static async Task EscalateAsync(AllianceDb db, ActionItem item, TaskSetting setting, CancellationToken cancellationToken)
    {
        // Whoever has answered is not chased, nor are those who speak for them: others are waited for.
        var (step, readers) = (item.IsAnswered && item.Step < ChaseStep.Organisation ? ChaseStep.Organisation : item.Step, (IReadOnlyList<Guid>)[]);
        if (item.OnlyIn is not null && (step >= ChaseStep.Owner || item.OwnerId is null))
        {
            // Nobody outside is told of it; whoever reads there is, and that is the end of the line.
            item.Escalate(ChaseStep.CoChairs, null);
            TaskTrail.Write(db, item, by: null, "taskEscalated", setting.Now, new FieldChange("taskStep", "", ChaseStep.CoChairs.ToString()));
            await TaskCalls.TellPlaceThatItWaitsAsync(db, item, setting, cancellationToken);
            return;
        }

        while (readers.Count == 0 && step < ChaseStep.CoChairs)
            readers = await ChaseReaders.ReadAsync(db, item, ++step, cancellationToken);
        item.Escalate(step, step < ChaseStep.CoChairs ? setting.NextStep : null);
        if (step > ChaseStep.Owner)
            TaskTrail.Write(db, item, by: null, "taskEscalated", setting.Now, new FieldChange("taskStep", "", step.ToString()));
        await TaskCalls.RemindAsync(db, setting, readers, [setting.Today], cancellationToken);
    }
}
