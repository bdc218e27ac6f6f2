using System.Text.Json;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>
/// Writes the notices about tasks. Reminders of a day are one notice for each reader, whatever tasks they are about: adding one that is there
/// changes nothing, and what it says is worked out when it is sent.
/// </summary>
internal static class TaskCalls
{
    /// <summary>The reader hears of everything that waits for them, on a day of their calendar; where theirs is further on, on the day it is for them.</summary>
    public static async Task RemindAsync(AllianceDb db, TaskSetting setting, IReadOnlyCollection<Guid> readers, IReadOnlyCollection<DateOnly> days, CancellationToken cancellationToken)
    {
        if (days.Count == 0)
            return;
        foreach (var (reader, clock) in await PersonClocks.ReadAsync(db, setting.Alliance, readers, cancellationToken))
            foreach (var day in days)
                await RemindAsync(db, reader, clock, day, setting.Now, cancellationToken);
    }

    /// <summary>Where the message of that day is through by now, or on its way, it comes the day after.</summary>
    private static async Task RemindAsync(AllianceDb db, Guid reader, PersonClock clock, DateOnly day, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = ChaseCalendar.DayOf(now, clock.TimeZone);
        day = ChaseCalendar.Later(day, today);
        // One of an earlier day, put off until today, is the message of today: what it says is written, though it may not be out yet.
        var isThrough = day == today && (await Notices.WasSentAsync(db, DailyTasks.KindName, reader, since: ChaseCalendar.StartOf(today, clock.TimeZone), cancellationToken)
            || await Notices.IsUnderWayAsync(db, DailyTasks.KindName, reader, now, cancellationToken));
        if (isThrough || (!await AddAsync(day) && !await Notices.IsWaitingAsync(db, DailyTasks.KindName, reader, IsoDay.Write(day), now, cancellationToken)))
            await AddAsync(day.AddDays(1));

        Task<bool> AddAsync(DateOnly on) => Notices.AddAsync(db, DailyTasks.KindName, reader, IsoDay.Write(on), new WallClock(on, clock.DailyHour, clock.TimeZone), cancellationToken);
    }

    /// <summary>The owner of a task is reminded before its day and on it.</summary>
    public static async Task RemindOwnerAsync(AllianceDb db, TaskSetting setting, ActionItem item, CancellationToken cancellationToken)
    {
        var today = await setting.TodayOfAsync(db, item.OwnerId, cancellationToken);
        await RemindAsync(db, setting, [item.OwnerId!.Value], [.. ChaseCalendar.OwnerDays(item.DueDate!.Value, today)], cancellationToken);
    }

    /// <summary>Somebody is asked whether they take a task on.</summary>
    /// <param name="batch">What was asked of them together comes in one message.</param>
    public static async Task AskAsync(AllianceDb db, ActionItem item, string batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (item.OwnerId is { } owner)
            await Notices.AddAsync(db, AskedTasks.KindName, owner, batch, now, cancellationToken);
    }

    /// <summary>Something happened to a task that these people should know.</summary>
    public static async Task TellAsync(AllianceDb db, IEnumerable<Guid> readers, TaskNewsData news, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Each is told of once: the same may happen to the same task again.
        var subject = OrderedId.Next(now).ToString();
        foreach (var reader in readers.Distinct())
            await Notices.AddAsync(db, TaskNews.KindName, reader, subject, now, news, TaskNewsJson.Default.TaskNewsData, cancellationToken);
    }

    /// <summary>What came of asking: for whoever asked; where that is nobody, or somebody who has left, for whoever leads.</summary>
    public static async Task TellAskersAsync(AllianceDb db, ActionItem item, TaskNewsData news, Actor by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (item.ProposedById is { } proposer && await AlliancePeople.StillHereAsync(db, [proposer], cancellationToken) is { Count: > 0 })
            await TellAsync(db, proposer == by.Id ? [] : [proposer], news, now, cancellationToken);
        else
            await TellLeadersAsync(db, item, news, by, now, cancellationToken);
    }

    /// <summary>For whoever coordinates the group, else leads the alliance. What belongs to one place alone is said there.</summary>
    public static async Task TellLeadersAsync(AllianceDb db, ActionItem item, TaskNewsData news, Actor by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (item.OnlyIn is not null)
            await TellPlaceAsync(db, item, news, now, cancellationToken);
        else
            await TellAsync(db, (await ChaseReaders.CoordinatorsOrLeadersAsync(db, item, cancellationToken)).Where(id => id != by.Id), news, now, cancellationToken);
    }

    /// <summary>
    /// That a task waits, in the one place it belongs to. That comes of the calendar and not of what somebody did, and a place has no quiet hours: it is said in the
    /// morning, by the alliance's clock, and where the evening has begun the next morning.
    /// </summary>
    public static Task<bool> TellPlaceThatItWaitsAsync(AllianceDb db, ActionItem item, TaskSetting setting, CancellationToken cancellationToken)
    {
        var isEvening = TimeOnly.FromDateTime(setting.Alliance.ToLocal(setting.Now)) >= QuietTimes.Usual.From;
        var due = new WallClock(setting.Today.AddDays(isEvening ? 1 : 0), PersonClock.UsualHour, setting.Alliance.TimeZone);
        return Notices.AddForPlaceAsync(db, TaskNews.KindName, item.OnlyIn!, OrderedId.Next(setting.Now).ToString(), due, Json(new(TaskNewsKind.Waits, item.Id, "", "")), cancellationToken);
    }

    /// <summary>In the one place that a task belongs to, everybody reads it.</summary>
    private static Task<bool> TellPlaceAsync(AllianceDb db, ActionItem item, TaskNewsData news, DateTimeOffset now, CancellationToken cancellationToken) =>
        Notices.AddForPlaceAsync(db, TaskNews.KindName, item.OnlyIn!, OrderedId.Next(now).ToString(), now, Json(news), cancellationToken);

    private static string Json(TaskNewsData news) => JsonSerializer.Serialize(news, TaskNewsJson.Default.TaskNewsData);
}
