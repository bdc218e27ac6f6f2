using System.Globalization;
using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Errata;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Circulation;

/// <summary>What those in Teams read in the channel, for those who are in no channel.</summary>
internal static class MailNotices
{
    /// <summary>Minutes of a private place stay in it.</summary>
    public static async Task AddAsync(AllianceDb db, MeetingRecord meeting, string kind, Guid subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (meeting.OnlyIn is not null)
            return;
        var contacts = await VoterContacts.ReadAsync(db, meeting.GroupId, cancellationToken);
        await Notices.AddForAllAsync(db, kind, contacts.ByMail.Select(p => p.PersonId), subject.ToString("D", CultureInfo.InvariantCulture), now, cancellationToken);
    }
}

/// <summary>Tells those without Teams that somebody approved the minutes.</summary>
internal sealed class MinutesApprovedNotice(MinutesMailFiles files) : INoticeWriter
{
    public const string KindName = "minutesApproved";

    public string Kind => KindName;

    public bool IsOptional => true;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(turn.SubjectId, out var id)
            || await turn.Db.Set<ApprovedMinutes>().SingleOrDefaultAsync(m => m.MeetingId == id, cancellationToken) is not { } approved
            || await MeetingRecords.ReadAsync(turn.Db, id, cancellationToken) is not { OnlyIn: null } meeting)
            return null;
        var on = DateOnly.FromDateTime(turn.Alliance.ToLocal(approved.ApprovedAt));
        return new ReplyMessage.Card(CirculationNoticeCards.Approved(turn, meeting, approved.ApprovedByName, on)) { MailFile = await files.OfMinutesAsync(turn, id, cancellationToken) };
    }
}

/// <summary>Tells those without Teams that approved minutes were corrected.</summary>
internal sealed class ErratumIssuedNotice(MinutesMailFiles files) : INoticeWriter
{
    public const string KindName = "erratumIssued";

    public string Kind => KindName;

    public bool IsOptional => true;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(turn.SubjectId, out var id)
            || await turn.Db.Set<MinutesErratum>().SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } erratum
            || await MeetingRecords.ReadAsync(turn.Db, erratum.MeetingId, cancellationToken) is not { OnlyIn: null } meeting)
            return null;
        var on = DateOnly.FromDateTime(turn.Alliance.ToLocal(erratum.IssuedAt));
        return new ReplyMessage.Card(CirculationNoticeCards.Corrected(turn, meeting, erratum, on)) { MailFile = await files.OfErratumAsync(turn, erratum, cancellationToken) };
    }
}

/// <summary>Tells whoever suggested a change by mail that it arrived; what it was, and how to suggest another, for a link works once.</summary>
internal sealed class AmendmentReceivedNotice : INoticeWriter
{
    public const string KindName = "amendmentReceived";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) =>
        await CirculationNotices.FindAmendmentAsync(turn, cancellationToken) is ({ Circulation.IsOpen: true } circulation, { State: AmendmentState.Open } amendment)
            ? new ReplyMessage.Card(CirculationNoticeCards.Received(turn, circulation, amendment))
            {
                MailLinks = circulation.TakesAmendments
                    ? [AmendMail.LinkFor(turn, circulation), TakeBackMail.LinkFor(turn, amendment)]
                    : [TakeBackMail.LinkFor(turn, amendment)],
            }
            : null;
}
