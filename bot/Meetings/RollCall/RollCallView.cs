using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings.RollCall;

/// <summary>
/// Who is at a meeting, who sent apologies, and which organisations with a voice nobody spoke for. While the meeting runs it is
/// as things are; of an ended one, as they were at its end.
/// </summary>
/// <param name="Present">By organisation, then by name; those without an organisation last. So are the others.</param>
/// <param name="Apologies">Who cannot be there and said so.</param>
/// <param name="Absent">Organisations of which nobody is there or sent apologies.</param>
/// <param name="Quorum">Null where people and not organisations decide, in private places, and for meetings that ended before this was kept.</param>
public sealed record RollCallView(IReadOnlyList<Attendee> Present, IReadOnlyList<Attendee> Apologies, IReadOnlyList<string> Absent, Quorum? Quorum)
{
    internal static async Task<RollCallView> ReadAsync(AllianceDb db, Meeting meeting, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Attendance>().Where(a => a.MeetingId == meeting.Id).ToListAsync(cancellationToken);
        if (meeting.Status is MeetingStatus.Ended)
        {
            var then = await db.Set<MeetingOrganisation>().Where(o => o.MeetingId == meeting.Id).Select(o => new Voter(o.OrganisationId, o.Name)).ToListAsync(cancellationToken);
            return Of([.. rows.Select(a => (a, a.For))], then, meeting.QuorumPercent ?? 0);
        }

        var state = await RollCallState.ReadAsync(db, meeting, rows, cancellationToken);
        return Of(state.Answers, state.Voices, state.QuorumPercent);
    }

    private static RollCallView Of(IReadOnlyList<(Attendance Row, RepresentedOrganisation? For)> answers, IReadOnlyList<Voter> voices, int quorumPercent)
    {
        var present = answers.Where(a => a.Row.Answer is RollCallAnswer.Present).Select(a => a.For?.Id).ToHashSet();
        var heard = answers.Select(a => a.For?.Id).ToHashSet();
        return new(
            Listed(answers, RollCallAnswer.Present),
            Listed(answers, RollCallAnswer.Apologies),
            [.. voices.Where(v => !heard.Contains(v.Id)).Select(v => v.Name).Order(StringComparer.OrdinalIgnoreCase)],
            voices.Count == 0 ? null : new(voices.Count(v => present.Contains(v.Id)), voices.Count, quorumPercent));
    }

    private static IReadOnlyList<Attendee> Listed(IEnumerable<(Attendance Row, RepresentedOrganisation? For)> answers, RollCallAnswer answer) =>
    [
        .. answers.Where(a => a.Row.Answer == answer).Select(a => new Attendee(a.Row.Name, a.For?.Name ?? ""))
            .OrderBy(a => a.Organisation.Length == 0).ThenBy(a => a.Organisation, StringComparer.OrdinalIgnoreCase).ThenBy(a => a.Name, StringComparer.OrdinalIgnoreCase),
    ];
}

/// <param name="Name">As it was when they answered.</param>
/// <param name="Organisation">For whom; empty for whoever represents nobody.</param>
public sealed record Attendee(string Name, string Organisation);

/// <summary>Whether enough of the organisations with a voice are there.</summary>
/// <param name="Represented">How many have somebody there.</param>
/// <param name="Voices">How many have a voice.</param>
/// <param name="Percent">How many per cent of them it takes, by the charter.</param>
public sealed record Quorum(int Represented, int Voices, int Percent)
{
    /// <summary>How many it takes; at least one.</summary>
    public int Needed => Math.Max(1, ((Voices * Percent) + 99) / 100);

    public bool IsReached => Represented >= Needed;
}

/// <summary>What a running meeting's roll call stands on: the answers with the organisations of now, and who has a voice.</summary>
internal sealed record RollCallState(IReadOnlyList<(Attendance Row, RepresentedOrganisation? For)> Answers, IReadOnlyList<Voter> Voices, int QuorumPercent)
{
    public static async Task<RollCallState> ReadAsync(AllianceDb db, Meeting meeting, IReadOnlyList<Attendance> rows, CancellationToken cancellationToken)
    {
        var organisations = await AlliancePeople.OrganisationsOfAsync(db, [.. rows.Select(a => a.PersonId)], cancellationToken);
        var answers = rows.Select(a => (a, organisations.GetValueOrDefault(a.PersonId))).ToList();
        // What is held in a chat or channel of some is theirs, and no meeting of the organisations.
        var voters = meeting.IsPrivate ? null : await Voters.ReadAsync(db, meeting.GroupId, cancellationToken);
        if (voters is not { AreOrganisations: true })
            return new(answers, [], 0);
        var charter = await CharterRecords.ReadInForceAsync(db, cancellationToken);
        return new(answers, voters.All, charter.WaysOfWorking.QuorumPercent);
    }
}
