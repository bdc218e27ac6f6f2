using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Intake;

/// <summary>The model of the card that shows what people gave for the minutes of a meeting.</summary>
internal static class SourceCards
{
    private const int NameLength = 80;

    // Characters of JSON around one source with its button, as in sources.json.
    private const int SourceFrame = 900;

    /// <param name="turn">Whose words.</param>
    /// <param name="list">What is shown.</param>
    /// <param name="notices">What was just done, and what whoever gave a source should know about how it was read.</param>
    /// <param name="movable">The source that may be meant for another meeting; null where that is no question.</param>
    public static CardView List(Turn turn, SourceList list, IReadOnlyList<string>? notices = null, Guid? movable = null)
    {
        turn = turn.ForThePlace;
        var budget = new CardBudget();
        var meeting = list.Meeting;
        var heading = turn.Say("sourcesHeading", meeting.Number);
        budget.Allows(0, [meeting.Title, .. notices ?? []]);
        var day = turn.Alliance.ToLocal(meeting.StartedAt).ToString(turn.Say("longDate"), turn.Language.Culture());
        var row = list.Sources.FirstOrDefault(s => s.Id == movable);
        var choices = row is null || list.IsClosed || list.Meetings.Count < 2 ? [] : Choices(turn, list.Meetings, budget);
        var model = new SourcesModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Spoken = turn.SpokenHere,
            Meeting = meeting.Id.ToString(),
            Heading = heading,
            Title = meeting.Title.Length > 0 ? turn.Say("sourcesOf", meeting.Title, day) : day,
            Notices = notices ?? [],
            What = turn.Say(list.IsApproved ? "sourcesApproved" : list.IsInCirculation ? "sourcesInCirculation" : list.Sources.Count == 0 ? "sourcesNone" : "sourcesWhat"),
            Sources = [.. list.Sources.Select((source, index) => Row(turn, source, index + 1)).Where(source => budget.Allows(SourceFrame, source.Name, source.Details))],
            CanRemove = !list.IsClosed,
            Open = list.OpenProposals > 0 && !list.IsClosed ? turn.Say("proposalsWaiting", list.OpenProposals) : "",
            Proposals = turn.Say("proposalsOpenButton", list.OpenProposals),
            Source = row is not null && choices.Count > 0 ? row.Id.ToString() : "",
            Choices = choices,
        };
        return new("minutes/sources.json", CardModel.Of(model, SourcesJson.Default.SourcesModel), turn.Language, heading);
    }

    /// <summary>What a source is called: its file, or what it is.</summary>
    public static string Name(Turn turn, string name) => name.Length > 0 ? TextLimits.Abridge(name, NameLength) : turn.Say("sourcePasted");

    private static SourceModel Row(Turn turn, SourceRow source, int number) => new(
        source.Id.ToString(),
        $"{number}. {(source.Name.Length > 0 ? Name(turn, source.Name) : turn.Say("sourcePastedTitle"))}",
        turn.Say("sourceDetails", turn.Say($"sourceFormat.{source.Format}"), source.Utterances, source.AddedByName),
        turn.Say("sourceRemoveButton", number));

    private static List<Choice> Choices(Turn turn, IReadOnlyList<RecentMeeting> meetings, CardBudget budget) =>
    [
        .. meetings.Select(m => new Choice(
            TextLimits.Abridge($"{m.Number} {m.Title}".Trim(), NameLength) + $" ({turn.Alliance.ToLocal(m.StartedAt).ToString(turn.Say("longDate"), turn.Language.Culture())})", m.Id.ToString()))
            .TakeWhile(choice => budget.Allows(SourceFrame, choice.Title)),
    ];
}

internal sealed record SourcesModel
{
    public required string Alliance { get; init; }
    public required string Spoken { get; init; }
    public required string Meeting { get; init; }
    public required string Heading { get; init; }

    /// <summary>Has people's text.</summary>
    public required string Title { get; init; }

    /// <summary>May have people's text.</summary>
    public required IReadOnlyList<string> Notices { get; init; }
    public required string What { get; init; }
    public required IReadOnlyList<SourceModel> Sources { get; init; }
    public required bool CanRemove { get; init; }

    /// <summary>How many proposals wait; empty for none.</summary>
    public required string Open { get; init; }
    public required string Proposals { get; init; }

    /// <summary>The source that another meeting can be chosen for; empty for none.</summary>
    public required string Source { get; init; }
    public required IReadOnlyList<Choice> Choices { get; init; }
}

/// <param name="Name">People's text, as are the details.</param>
internal sealed record SourceModel(string Id, string Name, string Details, string Remove);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SourcesModel))]
internal sealed partial class SourcesJson : JsonSerializerContext;
