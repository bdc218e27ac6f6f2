using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Storage;

namespace AllianceBot.Meetings;

/// <summary>The models of the feature's cards.</summary>
internal static class MeetingCards
{
    /// <summary>More names than this are counted, so that the card stays readable and far from the size limit.</summary>
    private const int NamesShown = 60;

    /// <summary>Characters of JSON around one line of the agenda, as in roll-call.json.</summary>
    private const int LineFrame = 420;

    /// <summary>The longest agenda the form takes: the most items at their longest, with numbers and line ends.</summary>
    private const int AgendaFieldLength = 11_000;

    /// <summary>The form, empty or as it was filled in with what is wrong: a client empties a form once it is answered.</summary>
    public static CardView AskAgenda(Turn turn, MeetingFields fields, string problem = "")
    {
        // Thousands of emoji fit into the fields, and not into a message.
        var budget = new CardBudget();
        var model = new AskAgendaModel(
            turn.Alliance.Id.ToString(),
            budget.Beginning(TextLimits.Cut(fields.Title, TextLimits.Title)),
            budget.Beginning(TextLimits.Cut(fields.Place, TextLimits.Title)),
            budget.Beginning(TextLimits.Cut(fields.Agenda, AgendaFieldLength)),
            problem);
        return new("meetings/ask-agenda.json", CardModel.Of(model, MeetingJson.Default.AskAgendaModel), turn.Language, turn.Say("askAgendaTitle"));
    }

    /// <summary>Everyone in the place reads it, so it is in the alliance's language.</summary>
    public static CardView RollCall(Turn turn, MeetingView meeting)
    {
        var heading = turn.SayToAll("meetingHeading", meeting.Number);
        var budget = new CardBudget();
        var (present, apologies, _, quorum) = meeting.RollCall;
        var model = new RollCallModel(
            meeting.Id.ToString(),
            heading,
            meeting.Title,
            meeting.GroupName.Length > 0 ? turn.SayToAll("meetingOfGroup", meeting.GroupName) : "",
            meeting.Place.Length > 0 ? turn.SayToAll("meetingPlace", budget.Beginning(meeting.Place)) : "",
            [.. Agenda(turn, meeting, budget)],
            turn.SayToAll("rollCallPresent", present.Count),
            Names(present),
            apologies.Count > 0 ? turn.SayToAll("rollCallApologies", apologies.Count) : "",
            Names(apologies),
            quorum is null ? "" : turn.SayToAll(quorum.IsReached ? "quorumReached" : "quorumMissing", quorum.Represented, quorum.Voices, quorum.Needed));
        return new("meetings/roll-call.json", CardModel.Of(model, MeetingJson.Default.RollCallModel), turn.Alliance.Language, heading);

        string Names(IReadOnlyList<Attendee> attendees)
        {
            var (names, more) = budget.Names([.. attendees.Select(WithOrganisation)], NamesShown);
            return names + (more > 0 ? turn.SayToAll("andMore", more) : "");
        }
    }

    private static string WithOrganisation(Attendee attendee) => attendee.Organisation.Length > 0 ? $"{attendee.Name} ({attendee.Organisation})" : attendee.Name;

    private static IEnumerable<AgendaLineModel> Agenda(Turn turn, MeetingView meeting, CardBudget budget)
    {
        foreach (var (index, item) in meeting.Agenda.Index())
        {
            var line = new AgendaLineModel($"{index + 1}.", item.Title, Detail(turn, item));
            if (!budget.Allows(LineFrame, line.Title, line.Detail))
            {
                yield return new AgendaLineModel("…", turn.SayToAll("andMore", meeting.Agenda.Count - index).Trim(), "");
                yield break;
            }

            yield return line;
        }
    }

    private static string Detail(Turn turn, AgendaItemView item)
    {
        var kind = item.Kind switch
        {
            AgendaKind.Decision => turn.SayToAll("agendaKindDecision"),
            AgendaKind.Discussion => turn.SayToAll("agendaKindDiscussion"),
            AgendaKind.Information => turn.SayToAll("agendaKindInformation"),
            _ => "",
        };
        var minutes = item.PlannedMinutes is { } planned ? turn.SayToAll("agendaMinutes", planned) : "";
        return string.Join(", ", new[] { kind, minutes }.Where(part => part.Length > 0));
    }
}

/// <summary>What a meeting is started with, as people write it.</summary>
internal sealed record MeetingFields(string Title, string Place, string Agenda);

internal sealed record AskAgendaModel(string Alliance, string Title, string Place, string Agenda, string Problem);

internal sealed record RollCallModel(string Meeting, string Heading, string Title, string Group, string Place, IReadOnlyList<AgendaLineModel> Agenda, string Count, string Names, string ApologiesCount, string ApologiesNames, string Quorum);

internal sealed record AgendaLineModel(string Number, string Title, string Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AskAgendaModel))]
[JsonSerializable(typeof(RollCallModel))]
internal sealed partial class MeetingJson : JsonSerializerContext;
