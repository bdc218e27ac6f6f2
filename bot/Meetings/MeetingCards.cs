using System.Text.Json;
using System.Text.Json.Serialization;
using AllianceBot.Conversation;

namespace AllianceBot.Meetings;

/// <summary>The models of the feature's cards.</summary>
internal static class MeetingCards
{
    /// <summary>More names than this are counted, so that the card stays readable and far from the size limit.</summary>
    private const int NamesShown = 60;

    public static CardView AskAgenda(Turn turn, string title) => new(
        "meetings/ask-agenda.json",
        JsonSerializer.SerializeToElement(new AskAgendaModel(title), MeetingJson.Default.AskAgendaModel),
        turn.Language,
        turn.Say("askAgendaTitle"));

    /// <summary>Everyone in the place reads it, so it is in the alliance's language.</summary>
    public static CardView RollCall(Turn turn, MeetingView meeting)
    {
        var heading = turn.SayToAll("meetingHeading", meeting.Number);
        var more = meeting.Present.Count - NamesShown;
        var model = new RollCallModel(
            meeting.Id.ToString(),
            heading,
            meeting.Title,
            [.. meeting.Agenda.Select((item, index) => new AgendaLineModel($"{index + 1}.", item))],
            turn.SayToAll("rollCallPresent", meeting.Present.Count),
            string.Join(", ", meeting.Present.Take(NamesShown)) + (more > 0 ? turn.SayToAll("andMore", more) : ""));
        return new("meetings/roll-call.json", JsonSerializer.SerializeToElement(model, MeetingJson.Default.RollCallModel), turn.Alliance.Language, heading);
    }
}

internal sealed record AskAgendaModel(string Title);

internal sealed record RollCallModel(string Meeting, string Heading, string Title, IReadOnlyList<AgendaLineModel> Agenda, string Count, string Names);

internal sealed record AgendaLineModel(string Number, string Title);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AskAgendaModel))]
[JsonSerializable(typeof(RollCallModel))]
internal sealed partial class MeetingJson : JsonSerializerContext;
