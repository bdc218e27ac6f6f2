using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings.RollCall;

/// <summary>
/// At the end of a meeting, who was there for whom and who had a voice is written down, because people move and organisations
/// come and go, and the minutes say how it was.
/// </summary>
internal static class CloseRollCall
{
    /// <returns>How many per cent of the organisations it took; null where no organisation has a voice.</returns>
    public static async Task<int?> HandleAsync(AllianceDb db, Meeting meeting, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Attendance>().Where(a => a.MeetingId == meeting.Id).ToListAsync(cancellationToken);
        var state = await RollCallState.ReadAsync(db, meeting, rows, cancellationToken);
        foreach (var (row, organisation) in state.Answers)
        {
            if (organisation is not null)
                row.SpeaksFor(organisation.Id, organisation.Name);
        }

        db.AddRange(state.Voices.Select(v => new MeetingOrganisation { MeetingId = meeting.Id, OrganisationId = v.Id, Name = v.Name }));
        return state.Voices.Count == 0 ? null : state.QuorumPercent;
    }
}
