using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>Lists of tasks: one's own, those of a place, and either narrowed down to whose they are and when they are due.</summary>
public sealed class TaskListsFeature : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("myTasks", (turn, ct) => SayAsync(turn, isMine: true, ct)));
        registry.AddInAlliance(new Command("tasks", (turn, ct) => SayAsync(turn, isMine: false, ct)));
        registry.AddVerbInAlliance("task.list", ShowAgainAsync);
        registry.AddVerbInAlliance("task.askNarrow", (turn, ct) => AskAsync(turn, TaskFilterFields.Of(TaskNarrowing.Read(turn.Data.Text("only"))), "", ct));
        registry.AddVerbInAlliance("task.narrow", NarrowAsync);
    }

    /// <summary>The list whose button was pressed, as it is by now.</summary>
    internal static Task<Reply> ShowAgainAsync(Turn turn, CancellationToken cancellationToken) =>
        ShowAsync(turn, IsMine(turn), Filter(turn), TaskNarrowing.Read(turn.Data.Text("only")), Page.Asked(turn), Reply.Replace, cancellationToken);

    private static async Task<Reply> SayAsync(Turn turn, bool isMine, CancellationToken cancellationToken)
    {
        // A mention means one person, whatever else goes by that name.
        var (text, mentioned) = (turn.Text, turn.Mentions.Count > 0 ? turn.Mentions[0] : null);
        foreach (var mention in turn.Mentions.OrderByDescending(m => m.Start))
            text = text.Remove(mention.Start, mention.Length);
        // Most lists are asked for without a word more, and then nobody's name is looked for.
        if (mentioned is null && string.IsNullOrWhiteSpace(text))
            return await ShowAsync(turn, isMine, TaskFilter.Unsettled, TaskNarrowing.None, 1, Reply.Show, cancellationToken);
        var wish = await turn.ReadAsync(async (db, ct) =>
        {
            var names = await TaskNames.ReadAsync(db, ct);
            var read = new TaskWishes(isMine ? names.Only(TaskNameKind.Group) : names, turn.Today, turn.Language, turn.DateOrder).Read(TextLimits.Cut(text, TextLimits.Note));
            return mentioned is null || isMine || read is not TaskWish.Read known ? read
                : names.FindMentioned(mentioned.PersonId) is { } owner ? known with { Narrowing = known.Narrowing with { PersonId = owner, OrganisationId = null } }
                : new TaskWish.Unknown(mentioned.Name, []);
        }, cancellationToken);
        return wish is TaskWish.Read ready
            ? await ShowAsync(turn, isMine, ready.Filter ?? TaskFilter.Unsettled, ready.Narrowing, 1, Reply.Show, cancellationToken)
            : Reply.Say(TaskFilterCards.Describe(turn, wish, isForm: false));
    }

    private static Task<Reply> AskAsync(Turn turn, TaskFilterFields fields, string problem, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        var choices = await TaskChoices.ReadAsync(db, turn.Place.ConversationId, ReaderId(turn), Filter(turn) is TaskFilter.Settled, ct);
        // A name that is typed here was chosen before, or the other way round.
        if (choices.Owners is null && TaskNarrowing.Read(fields.Owner) is { } chosen && (chosen.PersonId ?? chosen.OrganisationId) is { } id)
            fields = fields with { Owner = (await TaskNames.ReadAsync(db, ct)).Describe(id) };
        return Reply.Replace(TaskFilterCards.Form(turn.ForThePlace, fields, choices, IsMine(turn), Filter(turn), problem));
    }, cancellationToken);

    private static async Task<Reply> NarrowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var fields = TaskFilterFields.Read(turn.Data);
        var wish = await turn.ReadAsync(async (db, ct) => fields.Read((await TaskNames.ReadAsync(db, ct)).Only(TaskNameKind.Person, TaskNameKind.Organisation)), cancellationToken);
        return wish is TaskWish.Read ready
            ? await ShowAsync(turn, IsMine(turn), Filter(turn), ready.Narrowing, 1, Reply.Replace, cancellationToken)
            : await AskAsync(turn, fields, TaskFilterCards.Describe(turn.ForThePlace, wish, isForm: true), cancellationToken);
    }

    private static async Task<Reply> ShowAsync(Turn turn, bool isMine, TaskFilter filter, TaskNarrowing narrowing, int page, Func<CardView, Reply> reply, CancellationToken cancellationToken)
    {
        var input = new ListActionItems.Input(
            new(isMine ? turn.Person.Id : null, isMine || turn.Place.Kind is PlaceKind.Personal ? null : turn.Group?.Id),
            filter,
            narrowing,
            page,
            turn.Place.ConversationId,
            ReaderId(turn),
            turn.Today,
            turn.Now);
        var list = await turn.ReadAsync((db, ct) => ListActionItems.HandleAsync(db, input, ct), cancellationToken);
        return reply(TaskCards.List(isMine ? turn : turn.ForThePlace, list));
    }

    /// <summary>In one's own chat one sees all that is one's own.</summary>
    private static Guid? ReaderId(Turn turn) => turn.Place.Kind is PlaceKind.Personal ? turn.Person.Id : null;

    private static bool IsMine(Turn turn) => turn.Data.Text("mine").Length > 0;

    private static TaskFilter Filter(Turn turn) => Enum.TryParse<TaskFilter>(turn.Data.Text("filter"), out var filter) && Enum.IsDefined(filter) ? filter : TaskFilter.Unsettled;
}
