using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes;

/// <summary>Tells whoever approved minutes while the archive did not answer where the record is by now.</summary>
public sealed class LateRecordNotice : INoticeWriter
{
    public const string KindName = "minutesArchivedLate";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(turn.SubjectId, out var meetingId)
            || await turn.Db.Set<ApprovedMinutes>().SingleOrDefaultAsync(m => m.MeetingId == meetingId, cancellationToken) is not { Sha256: { } sha256, Location: { } location }
            || await MeetingRecords.ReadAsync(turn.Db, meetingId, cancellationToken) is not { } meeting)
            return null;
        return new ReplyMessage.Text(turn.Say("minutesArchivedLate", meeting.Number, location, sha256));
    }
}
