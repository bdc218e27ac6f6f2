using AllianceBot.Conversation.Language;

namespace AllianceBot.Tasks;

/// <summary>Which due days a list keeps to. Each has a phrase <c>taskDue.{name}</c>.</summary>
public enum TaskDue
{
    Any,

    /// <summary>From Monday to Sunday.</summary>
    ThisWeek,
    ThisMonth,

    /// <summary>To <see cref="TaskNarrowing.Until"/>, what is late too.</summary>
    Until,
}

/// <summary>What a list of tasks keeps to beside their state.</summary>
internal sealed record TaskNarrowing
{
    public static readonly TaskNarrowing None = new();

    /// <summary>Null for what the place says.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>Who has them.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Whom their owners spoke for when they were asked.</summary>
    public Guid? OrganisationId { get; init; }

    public TaskDue Due { get; init; }

    /// <summary>Inclusive, in the alliance; null but for <see cref="TaskDue.Until"/>.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The first and last day, where there is one.</summary>
    /// <param name="today">In the alliance.</param>
    public (DateOnly? From, DateOnly? To) Days(DateOnly today)
    {
        var monday = IsoDay.MondayOf(today);
        var first = new DateOnly(today.Year, today.Month, 1);
        return Due switch
        {
            TaskDue.ThisWeek => (monday, monday.AddDays(6)),
            TaskDue.ThisMonth => (first, first.AddMonths(1).AddDays(-1)),
            TaskDue.Until => (null, Until),
            _ => (null, null),
        };
    }

    /// <summary>As the buttons of a list carry it, so that it lasts from page to page; empty for nothing.</summary>
    public string Write() => string.Join(' ', new[]
    {
        GroupId is { } group ? $"g:{group:N}" : "",
        PersonId is { } person ? $"p:{person:N}" : "",
        OrganisationId is { } organisation ? $"o:{organisation:N}" : "",
        Due is TaskDue.Any ? "" : $"d:{Due}",
        Until is { } until ? $"u:{IsoDay.Write(until)}" : "",
    }.Where(part => part.Length > 0));

    /// <summary>Whatever a client sends; what makes no sense is left out.</summary>
    public static TaskNarrowing Read(string written)
    {
        var parts = written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length > 2 && part[1] == ':').GroupBy(part => part[0]).ToDictionary(g => g.Key, g => g.First()[2..]);
        return new TaskNarrowing
        {
            GroupId = Id('g'),
            PersonId = Id('p'),
            OrganisationId = Id('o'),
        }.DueIn(Enum.TryParse<TaskDue>(parts.GetValueOrDefault('d'), out var due) && Enum.IsDefined(due) ? due : TaskDue.Any, IsoDay.Read(parts.GetValueOrDefault('u') ?? ""));

        Guid? Id(char key) => Guid.TryParse(parts.GetValueOrDefault(key), out var id) ? id : null;
    }

    /// <summary>A day says more than a stretch of days.</summary>
    public TaskNarrowing DueIn(TaskDue due, DateOnly? until) =>
        this with { Due = until is not null ? TaskDue.Until : due is TaskDue.Until ? TaskDue.Any : due, Until = until };
}
