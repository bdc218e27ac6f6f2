using System.Collections.Frozen;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Tasks;

/// <summary>What somebody wants to see of the tasks, as they wrote it behind the command.</summary>
internal abstract record TaskWish
{
    private TaskWish() { }

    /// <param name="Filter">Null where nothing was said of the state.</param>
    public sealed record Read(TaskNarrowing Narrowing, TaskFilter? Filter) : TaskWish;

    /// <summary>Several go by these words.</summary>
    public sealed record Ambiguous(string Typed, IReadOnlyList<string> Names) : TaskWish;

    /// <param name="Suggestions">Names that are near; may be empty.</param>
    public sealed record Unknown(string Typed, IReadOnlyList<string> Suggestions) : TaskWish;

    /// <summary>There is no such day, or it is too far away.</summary>
    public sealed record DateWrong(string Typed) : TaskWish;
}

/// <summary>
/// Reads “of Luis this week”, “late ones of the water group”, “tareas del grupo agua hasta el 15 de marzo”: names, a state and days, each
/// once and in any order, in both languages. Whatever is somebody's or something's name is one before it is anything else.
/// </summary>
internal sealed class TaskWishes(TaskNames names, DateOnly today, TextLanguage language, DateOrder order)
{
    /// <summary>Words around a name or a date that say nothing.</summary>
    private static readonly FrozenSet<string> Edges = FrozenSet.ToFrozenSet(
        "of for from by in the and with due that are which a an from de del la el los las lo para en por y con a que vence vencen vencimiento son esten estan please favor".Split(' '));

    private static readonly FrozenDictionary<string, TaskNameKind> Kinds = new Dictionary<string, TaskNameKind>
    {
        ["group"] = TaskNameKind.Group,
        ["working group"] = TaskNameKind.Group,
        ["grupo"] = TaskNameKind.Group,
        ["grupo de trabajo"] = TaskNameKind.Group,
        ["organisation"] = TaskNameKind.Organisation,
        ["organization"] = TaskNameKind.Organisation,
        ["organizacion"] = TaskNameKind.Organisation,
    }.ToFrozenDictionary();

    private static readonly (string Words, TaskDue Due)[] Stretches = [("this week", TaskDue.ThisWeek), ("esta semana", TaskDue.ThisWeek), ("this month", TaskDue.ThisMonth), ("este mes", TaskDue.ThisMonth)];

    private static readonly (string Words, TaskFilter Filter)[] States =
    [
        .. "late|overdue|atrasadas|atrasados|vencidas|vencidos".Split('|').Select(words => (words, TaskFilter.Overdue)),
        .. "waiting|en espera".Split('|').Select(words => (words, TaskFilter.Waiting)),
        .. "closed|done|cerradas|cerrados|hechas|hechos|terminadas|terminados|completadas|completados|cumplidas|cumplidos".Split('|').Select(words => (words, TaskFilter.Settled)),
        .. "open|pending|all|abiertas|abiertos|pendientes|todas|todos".Split('|').Select(words => (words, TaskFilter.Unsettled)),
    ];

    public TaskWish Read(string typed)
    {
        var words = Words(typed);
        if (words.Count == 0)
            return new TaskWish.Read(TaskNarrowing.None, null);
        // An organisation may be called “This Month”.
        if (FindWhole(words) is { } named)
            return new TaskWish.Read(named, null);
        var stretch = Cut(words, Stretches);
        var state = Cut(words, States);
        var until = (DateOnly?)null;
        if (stretch is null && string.Join(' ', words) is var rest && DateGrammar.Find(rest, today, language, order) is { } match)
        {
            if (match.Date is null)
                return new TaskWish.DateWrong(rest.Substring(match.Start, match.Length).Trim());
            (until, words) = (match.Date, Words(rest[..match.Start] + " " + rest[match.TimeEnd..]));
        }

        return SaysNothing(words)
            ? new TaskWish.Read(TaskNarrowing.None.DueIn(stretch ?? TaskDue.Any, until), state)
            : Find(words) switch
            {
                TaskWish.Read read => read with { Narrowing = read.Narrowing.DueIn(stretch ?? TaskDue.Any, until), Filter = state },
                var unclear => unclear,
            };
    }

    /// <summary>All of it is a name, but for the small words before it: “de Movimiento 8 de Marzo”, “of Open Society”.</summary>
    private TaskNarrowing? FindWhole(List<string> words)
    {
        for (var left = words; left.Count > 0; left = left[1..])
        {
            if (names.FindWhole(string.Join(' ', left)) is { } found)
                return found;
            if (!Edges.Contains(Fold(left[0])))
                return null;
        }

        return null;
    }

    /// <summary>One name, or a group and somebody in it.</summary>
    private TaskWish Find(List<string> words)
    {
        var whole = FindOne(words);
        if (whole is not TaskWish.Unknown)
            return whole;
        for (var at = 1; at < words.Count; at++)
        {
            if (FindOne(words[..at]) is TaskWish.Read one && FindOne(words[at..]) is TaskWish.Read other && (one.Narrowing.GroupId is null) != (other.Narrowing.GroupId is null))
                return new TaskWish.Read(other.Narrowing with { GroupId = one.Narrowing.GroupId ?? other.Narrowing.GroupId, PersonId = one.Narrowing.PersonId ?? other.Narrowing.PersonId, OrganisationId = one.Narrowing.OrganisationId ?? other.Narrowing.OrganisationId }, null);
        }

        return whole;
    }

    private TaskWish FindOne(List<string> words)
    {
        TaskNameKind? kind = null;
        for (var left = words; ;)
        {
            if (SaysNothing(left))
                return new TaskWish.Unknown(string.Join(' ', words), []);
            if (names.Find(string.Join(' ', left), kind) is not TaskWish.Unknown and var found)
                return found;
            if (kind is null && KindAt(left, fromEnd: false) is var (first, skip))
                (kind, left) = (first, left[skip..]);
            else if (kind is null && KindAt(left, fromEnd: true) is var (last, drop))
                (kind, left) = (last, left[..^drop]);
            else if (Edges.Contains(Fold(left[0])))
                left = left[1..];
            else if (Edges.Contains(Fold(left[^1])))
                left = left[..^1];
            else
                return names.Find(string.Join(' ', left), kind);
        }
    }

    /// <summary>“grupo agua” and “water group”.</summary>
    private static (TaskNameKind Kind, int Length)? KindAt(List<string> words, bool fromEnd)
    {
        for (var length = Math.Min(3, words.Count - 1); length > 0; length--)
        {
            if (Kinds.TryGetValue(string.Join(' ', (fromEnd ? words[^length..] : words[..length]).Select(Fold)), out var kind))
                return (kind, length);
        }

        return null;
    }

    /// <summary>Takes the first of these phrases out of the words.</summary>
    private static T? Cut<T>(List<string> words, IReadOnlyList<(string Words, T Meaning)> phrases)
        where T : struct
    {
        foreach (var (phrase, meaning) in phrases)
        {
            var length = phrase.Count(c => c == ' ') + 1;
            for (var at = 0; at + length <= words.Count; at++)
            {
                if (string.Join(' ', words.Skip(at).Take(length).Select(Fold)) != phrase)
                    continue;
                words.RemoveRange(at, length);
                return meaning;
            }
        }

        return null;
    }

    private static bool SaysNothing(List<string> words) => words.TrueForAll(word => Edges.Contains(Fold(word)));

    private static List<string> Words(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim(',', ';', ':', '?', '¿', '!', '¡', '"', '“', '”', '«', '»')).Where(word => word.Length > 0)];

    private static string Fold(string word) => TextFolding.Fold(word);
}
