using AllianceBot.Alliances;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Conversation.Progress;
using AllianceBot.Graph;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Intake;
using AllianceBot.Minutes.Sources;
using AllianceBot.Storage;
using Microsoft.Extensions.Options;

namespace AllianceBot.Minutes.FromTeams;

/// <summary>
/// Compares the roll call of a meeting with who was in its call in Teams, when somebody asks. It only tells: who was there is what people say, and whoever
/// dialled in for another, or sat in a room with others, Teams does not know.
/// </summary>
internal sealed class AttendanceFeature(FetchAttendance attendance, IOptions<GraphOptions> options) : IFeature
{
    /// <summary>A sentence names no more; the others are counted.</summary>
    private const int MostNamed = 40;

    public void Register(ConversationRegistry registry) =>
        registry.AddInAlliance(new Command("attendance", CompareAsync) { IsOffered = options.Value.Enabled });

    private async Task<Reply> CompareAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (request, not) = TeamsRequest.Read(turn, options.Value.Enabled ? null : "attendanceOff");
        if (request is null)
            return Reply.Say(not!);
        var (wanted, problem) = await turn.ReadAsync((db, ct) => FindAsync(db, turn, request.Others, ct), cancellationToken);
        if (wanted is null)
            return Reply.Say(problem!);
        // Whatever comes of it is shown on the card that everyone there sees.
        var place = turn.ForThePlace;
        return Reply.Later(turn.Alliance.Id, ProgressCards.Reading(place, place.Say("attendanceName")), ct => CompareAsync(place, request, wanted, ct));
    }

    /// <summary>The meeting whose roll call it is, when this person may record others on it; else why not.</summary>
    private static async Task<(Wanted? Wanted, string? Problem)> FindAsync(AllianceDb db, Turn turn, string text, CancellationToken cancellationToken)
    {
        var found = await FindSourceMeeting.HandleAsync(db, new(turn.Place, turn.Person.Id, text), cancellationToken);
        if (found is not FindSourceMeeting.Outcome.Found(var meetingId))
            return (null, SourceReplies.Explain(turn, found));
        if (await MeetingRecords.ReadAsync(db, meetingId, cancellationToken) is not { } meeting)
            return (null, turn.Say("meetingUnknown"));
        if (!meeting.IsOpenTo(turn.Place.ConversationId))
            return (null, turn.Say("minutesHeldElsewhere", meeting.Number));
        if (await Refusal.FindAsync(db, turn.Actor, Right.RecordAttendance, meeting.GroupId, cancellationToken) is { } refusal)
            return (null, refusal.Describe(turn));
        var members = await AlliancePeople.ReadAsync(db, cancellationToken);
        return (new Wanted(meeting, [.. members.Select(member => member.Name)], await AlliancePeople.IdentitiesAsync(db, turn.Person.Id, cancellationToken)), null);
    }

    private async Task<Reply> CompareAsync(Turn turn, TeamsRequest request, Wanted wanted, CancellationToken cancellationToken)
    {
        var clock = new MeetingClock { Start = wanted.Meeting.StartedAt, End = wanted.Meeting.EndedAt, TimeZone = turn.Alliance.TimeZone };
        var input = new FetchAttendance.Input(clock, request.By(turn, wanted.Asker));
        return await attendance.HandleAsync(input, cancellationToken) switch
        {
            FetchAttendance.Outcome.Fetched fetched => Reply.Say(Compare(turn, wanted, fetched.People)),
            FetchAttendance.Outcome.NotFound not => Reply.Say(FromTeamsReplies.Explain(turn, not.Reason)),
            FetchAttendance.Outcome.None => Reply.Say(turn.Say("attendanceNone", wanted.Meeting.Number)),
            FetchAttendance.Outcome.Failed failed => Reply.Say(FromTeamsReplies.Explain(turn, failed.Problem)),
            var problem => throw Reply.Unforeseen(problem),
        };
    }

    /// <summary>Members alone are named; of the others, guests of the call, only the number is told.</summary>
    private static string Compare(Turn turn, Wanted wanted, IReadOnlyList<Attendee> people)
    {
        var members = wanted.Members.DistinctBy(Key).ToDictionary(Key, name => name, StringComparer.Ordinal);
        var onRollCall = wanted.Meeting.PresentNames.Select(Key).ToHashSet(StringComparer.Ordinal);
        var inCall = people.Select(person => Key(person.Name)).ToHashSet(StringComparer.Ordinal);
        var missing = inCall.Where(key => members.ContainsKey(key) && !onRollCall.Contains(key)).Select(key => members[key]).Order(StringComparer.OrdinalIgnoreCase).ToList();
        var strangers = inCall.Count(key => !members.ContainsKey(key) && !onRollCall.Contains(key));
        List<string> sentences = [turn.Say("attendanceCounted", people.Count, wanted.Meeting.Number)];
        sentences.Add(missing.Count == 0 ? turn.Say("attendanceComplete") : turn.Say("attendanceMissing", Names(missing), Hint(turn, wanted.Meeting)));
        if (strangers > 0)
            sentences.Add(turn.Say("attendanceStrangers", strangers));
        return string.Join(' ', sentences);
    }

    private static string Names(List<string> names) =>
        string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? $" (+{names.Count - MostNamed})" : "");

    private static string Hint(Turn turn, MeetingRecord meeting) => turn.Say(meeting.EndedAt switch
    {
        null => "attendanceWhileRunning",
        _ when turn.Now - meeting.StartedAt <= ReopenMeeting.Window => "attendanceReopen",
        _ => "attendanceTooLate",
    }, (int)ReopenMeeting.Window.TotalHours);

    /// <summary>Teams writes what somebody is behind the name of a guest.</summary>
    private static string Key(string name) => TextFolding.Fold(name.IndexOf('(', StringComparison.Ordinal) is > 0 and var open ? name[..open] : name).Trim();

    /// <param name="Members">Their names.</param>
    private sealed record Wanted(MeetingRecord Meeting, IReadOnlyList<string> Members, IReadOnlyList<string> Asker);
}
