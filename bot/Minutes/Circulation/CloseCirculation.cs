using AllianceBot.Alliances;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Letterheads;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Documents;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Circulation;

/// <summary>
/// Approves by themselves the minutes whose window has ended and to which no objection stands. Where an amendment is open, their
/// holder is reminded once; where a vote was asked for, they wait for a person.
/// </summary>
public static class CloseCirculation
{
    /// <returns>The meetings whose minutes were approved just now.</returns>
    public static async Task<IReadOnlyList<Guid>> HandleAsync(AllianceDb db, AllianceInfo alliance, Phrasebook phrases, IReadOnlyList<IAfterApproval> afterApproval, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var approved = new List<Guid>();
        var waiting = await db.Set<MinutesCirculation>().Where(c => c.ClosedAt == null && c.VoteAskedAt == null).OrderBy(c => c.LastDay).ToListAsync(cancellationToken);
        foreach (var circulation in waiting.Where(c => c.IsPast(now)))
        {
            if (await MeetingRecords.ReadAsync(db, circulation.MeetingId, cancellationToken) is not { EndedAt: not null } meeting)
                continue;
            if (!await CloseAsync(db, new(meeting, circulation), alliance, phrases, now, cancellationToken))
                continue;
            foreach (var feature in afterApproval)
                await feature.HandleAsync(db, meeting, alliance, by: null, now, cancellationToken);
            approved.Add(meeting.Id);
        }

        return approved;
    }

    private static async Task<bool> CloseAsync(AllianceDb db, OpenCirculation open, AllianceInfo alliance, Phrasebook phrases, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (meeting, circulation) = open;
        var subject = CirculationNotices.SubjectOf(meeting.Id);
        if (await db.Set<MinutesAmendment>().AnyAsync(a => a.MeetingId == meeting.Id && a.State == AmendmentState.Open, cancellationToken))
        {
            await Notices.AddForAllAsync(db, AmendmentsWaitNotice.KindName, await CirculationNotices.HoldersOfAsync(db, open, cancellationToken), subject, now, cancellationToken);
            return false;
        }

        circulation.Close(CirculationEnd.Unopposed, votedAs: "", now);
        var facts = await CirculationFacts.ReadAsync(db, circulation, cancellationToken);
        var document = MinutesDraft.Write(meeting, alliance, await MinutesHolder.ReadSecretaryAsync(db, meeting, cancellationToken), new MinutesApproval("", alliance.ToLocal(now)) { Circulation = facts });
        var record = MinutesDraft.Render(document, phrases, await LetterheadRecords.ReadAsync(db, cancellationToken));
        db.Add(ApprovedMinutes.Approve(meeting.Id, Guid.Empty, "", now, alliance, record));
        var contacts = await VoterContacts.ReadAsync(db, meeting.GroupId, cancellationToken);
        await Notices.AddForAllAsync(db, MinutesUnopposedNotice.KindName, contacts.Everyone.Union(await CirculationNotices.HoldersOfAsync(db, open, cancellationToken)), subject, now, cancellationToken);
        MinutesTrail.Write(
            db, meeting, by: null, "minutesUnopposed", now, new FieldChange("circulationLastDay", "", IsoDay.Write(circulation.LastDay)));
        return true;
    }
}
