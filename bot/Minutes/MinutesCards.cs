using System.Text.Json;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents;

namespace AllianceBot.Minutes;

/// <summary>The model of the minutes card. Everyone in the place reads it, so it is in the alliance's language.</summary>
internal static class MinutesCards
{
    /// <summary>
    /// How much of what people said the card shows, in UTF-16 units; the Word document has all of it. Keeps the card readable
    /// and, with every letter escaped, under the size that Teams takes.
    /// </summary>
    private const int TextBudget = 6_000;

    private const int NamesShown = 60;

    public static CardView Minutes(Turn turn, MinutesView minutes, string? link)
    {
        var document = minutes.Document;
        var budget = new Budget(TextBudget);
        var items = document.AgendaItems.Select(item => Item(turn, item, budget)).ToList();
        var moreNames = document.Present.Count - NamesShown;
        var heading = turn.SayToAll("minutesHeading", document.MeetingNumber);
        var model = new MinutesModel
        {
            Meeting = minutes.MeetingId.ToString(),
            Heading = heading,
            Title = document.Title,
            When = turn.SayToAll("minutesWhen", Date(turn, document.StartedAt), Time(document.StartedAt), Time(document.EndedAt), document.TimeZone),
            Count = turn.SayToAll("rollCallPresent", document.Present.Count),
            Present = string.Join(", ", document.Present.Take(NamesShown).Select(p => p.Name)) + (moreNames > 0 ? turn.SayToAll("andMore", moreNames) : ""),
            Items = items,
            Omitted = budget.Omitted > 0 ? turn.SayToAll("minutesOmitted", budget.Omitted) : "",
            Link = link ?? "",
            IsDraft = !minutes.IsApproved,
            Status = Status(turn, minutes),
            Sha256 = minutes.Sha256 ?? "",
            Location = minutes.Location ?? "",
        };
        return new("minutes/minutes.json", JsonSerializer.SerializeToElement(model, MinutesJson.Default.MinutesModel), turn.Alliance.Language, heading);
    }

    private static string Status(Turn turn, MinutesView minutes) => minutes.Document.Approval is { } approval
        ? turn.SayToAll("minutesApprovedBy", approval.ApprovedBy, Date(turn, approval.ApprovedAt), Time(approval.ApprovedAt))
        : turn.SayToAll("minutesDraft");

    private static MinutesItemModel Item(Turn turn, MinutesAgendaItem item, Budget budget) => new(
        item.Number is { } number ? $"{number}. {item.Title}" : turn.SayToAll("otherMatters"),
        [.. item.Notes.Where(n => budget.Allows(n.Text.Length + n.Author.Length + (n.Url?.Length ?? 0)))
            .Select(n => new NoteModel(n.Text, n.Author, Time(n.At), n.Url ?? ""))],
        [.. item.Decisions.Where(d => budget.Allows(d.Text.Length)).Select(d => new DecisionModel(d.Number, d.Text))],
        [.. item.Tasks.Where(t => budget.Allows(t.Text.Length + t.Owner.Length)).Select(t => new TaskModel(t.Number, t.Text, turn.SayToAll("ownerAndDue", t.Owner, Date(turn, t.DueDate.ToDateTime(default)))))]);

    private static string Date(Turn turn, DateTime local) => local.ToString(turn.SayToAll("longDate"), turn.Alliance.Language.Culture());

    private static string Time(DateTime local) => local.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Budget(int left)
    {
        private int _left = left;

        public int Omitted { get; private set; }

        public bool Allows(int length)
        {
            if (length > _left)
            {
                Omitted++;
                return false;
            }

            _left -= length;
            return true;
        }
    }
}

internal sealed record MinutesModel
{
    public required string Meeting { get; init; }
    public required string Heading { get; init; }
    public required string Title { get; init; }
    public required string When { get; init; }
    public required string Count { get; init; }
    public required string Present { get; init; }
    public required IReadOnlyList<MinutesItemModel> Items { get; init; }
    public required string Omitted { get; init; }
    public required string Link { get; init; }
    public required bool IsDraft { get; init; }
    public required string Status { get; init; }
    public required string Sha256 { get; init; }
    public required string Location { get; init; }
}

internal sealed record MinutesItemModel(string Heading, IReadOnlyList<NoteModel> Notes, IReadOnlyList<DecisionModel> Decisions, IReadOnlyList<TaskModel> Tasks);

internal sealed record NoteModel(string Text, string Author, string Time, string Url);

internal sealed record DecisionModel(string Number, string Text);

internal sealed record TaskModel(string Number, string Text, string OwnerAndDue);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MinutesModel))]
internal sealed partial class MinutesJson : JsonSerializerContext;
