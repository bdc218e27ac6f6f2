using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>The form that narrows a list down, as filled in.</summary>
/// <param name="Group">An id; else the place's.</param>
/// <param name="Owner">As <see cref="TaskNarrowing.Write"/> writes one, or a name; else everybody's.</param>
/// <param name="Due">The name of a <see cref="TaskDue"/>.</param>
/// <param name="Until">A date as forms write it; it counts before <paramref name="Due"/>.</param>
internal sealed record TaskFilterFields(string Group, string Owner, string Due, string Until)
{
    /// <summary>A choice that keeps to nothing. Clients send no empty ones.</summary>
    public const string Any = "any";

    public static TaskFilterFields Of(TaskNarrowing narrowing) => new(
        narrowing.GroupId?.ToString() ?? Any,
        narrowing is { PersonId: null, OrganisationId: null } ? Any : (narrowing with { GroupId = null, Due = TaskDue.Any, Until = null }).Write(),
        (narrowing.Due is TaskDue.Until ? TaskDue.Any : narrowing.Due).ToString(),
        IsoDay.Write(narrowing.Until));

    /// <summary>What a form does not ask, because there is nothing to choose, it carries along.</summary>
    public static TaskFilterFields Read(CardData data) => new(Asked(data, "group"), Asked(data, "owner"), data.Text("due"), data.Text("until"));

    private static string Asked(CardData data, string field) => data.Text(field) is { Length: > 0 } filledIn ? filledIn : data.Text($"{field}Kept");

    /// <param name="owners">Among whom a typed name is looked for.</param>
    public TaskWish Read(TaskNames owners)
    {
        var until = IsoDay.Read(Until);
        if (Until.Length > 0 && until is null)
            return new TaskWish.DateWrong(Until);
        var chosen = Owner.Length == 0 || Owner == Any ? TaskNarrowing.None : TaskNarrowing.Read(Owner);
        var named = chosen is { PersonId: null, OrganisationId: null } && Owner.Length > 0 && Owner != Any ? owners.Find(Owner, kind: null) : new TaskWish.Read(chosen, null);
        return named is TaskWish.Read found
            ? new TaskWish.Read(new TaskNarrowing
            {
                GroupId = Guid.TryParse(Group, out var group) ? group : null,
                PersonId = found.Narrowing.PersonId,
                OrganisationId = found.Narrowing.OrganisationId,
            }.DueIn(Enum.TryParse<TaskDue>(Due, out var due) && Enum.IsDefined(due) ? due : TaskDue.Any, until), null)
            : named;
    }
}

/// <summary>The form that narrows a list down, and what is said of words that nothing is found by.</summary>
internal static class TaskFilterCards
{
    public static CardView Form(Turn turn, TaskFilterFields fields, TaskChoices choices, bool isMine, TaskFilter filter, string problem)
    {
        var owners = choices.Owners ?? [];
        var model = new TaskFilterModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Spoken = turn.SpokenHere,
            Problem = problem,
            Groups = [new Choice(!isMine && turn.Place.Kind is not PlaceKind.Personal && turn.Group is { Name: var here } ? here : turn.Say("taskAnyGroup"), TaskFilterFields.Any), .. choices.Groups.Where(g => isMine || g.Value != turn.Group?.Id.ToString())],
            Group = choices.Groups.Any(g => g.Value == fields.Group) ? fields.Group : TaskFilterFields.Any,
            AsksGroup = choices.Groups.Count > 0,
            Owners = [new Choice(turn.Say("taskAnybody"), TaskFilterFields.Any), .. owners],
            Owner = choices.Owners is null ? TextLimits.Cut(fields.Owner == TaskFilterFields.Any ? "" : fields.Owner, TextLimits.Name) : owners.Any(o => o.Value == fields.Owner) ? fields.Owner : TaskFilterFields.Any,
            GroupKept = choices.Groups.Count > 0 ? "" : fields.Group,
            OwnerKept = isMine || (choices.Owners is not null && owners.Count == 0) ? fields.Owner : "",
            ChoosesOwner = !isMine && owners.Count > 0,
            TypesOwner = !isMine && choices.Owners is null,
            Dues = [.. new[] { TaskDue.Any, TaskDue.ThisWeek, TaskDue.ThisMonth }.Select(due => new Choice(turn.Say($"taskDue.{due}"), due.ToString()))],
            Due = fields.Due,
            Until = TextLimits.Cut(fields.Until, 10),
            Mine = isMine ? "yes" : "",
            Filter = filter.ToString(),
        };
        return new("tasks/filter.json", CardModel.Of(model, TaskJson.Default.TaskFilterModel), turn.Language, turn.Say("taskFilterHeading"));
    }

    /// <summary>Why words narrow nothing down, with the way forward.</summary>
    /// <param name="isForm">Words typed into the form, where it is no help to be sent to it.</param>
    public static string Describe(Turn turn, TaskWish wish, bool isForm) => wish switch
    {
        TaskWish.Ambiguous several => turn.Say("taskWishAmbiguous", Quote(several.Typed), string.Join(", ", several.Names)),
        TaskWish.Unknown { Suggestions.Count: > 0 } near => turn.Say("taskWishDidYouMean", Quote(near.Typed), string.Join(", ", near.Suggestions)),
        TaskWish.Unknown nobody => turn.Say(isForm ? "taskWishUnknownOwner" : "taskWishUnknown", Quote(nobody.Typed)),
        TaskWish.DateWrong wrong => turn.Say("taskWishDateWrong", Quote(wrong.Typed)),
        _ => throw Reply.Unforeseen(wish),
    };

    private static string Quote(string typed) => TextLimits.Abridge(typed, TextLimits.Quote);
}

internal sealed record TaskFilterModel
{
    public required string Alliance { get; init; }
    public required string Spoken { get; init; }
    public required string Problem { get; init; }
    public required IReadOnlyList<Choice> Groups { get; init; }
    public required string Group { get; init; }
    public required bool AsksGroup { get; init; }
    public required IReadOnlyList<Choice> Owners { get; init; }
    public required string Owner { get; init; }

    /// <summary>What was chosen before and is not asked.</summary>
    public required string GroupKept { get; init; }
    public required string OwnerKept { get; init; }
    public required bool ChoosesOwner { get; init; }
    public required bool TypesOwner { get; init; }
    public required IReadOnlyList<Choice> Dues { get; init; }
    public required string Due { get; init; }
    public required string Until { get; init; }
    public required string Mine { get; init; }
    public required string Filter { get; init; }
}
