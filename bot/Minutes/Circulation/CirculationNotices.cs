using System.Globalization;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Circulation;

/// <summary>Who is told of minutes in circulation by itself, and what the notices are about.</summary>
internal static class CirculationNotices
{
    /// <summary>Those who have the minutes in hand: who circulated them, and whose meeting it was; when both have left, whoever leads the alliance.</summary>
    public static async Task<IReadOnlyList<Guid>> HoldersOfAsync(AllianceDb db, OpenCirculation open, CancellationToken cancellationToken)
    {
        var present = await AlliancePeople.StillHereAsync(db, [open.Circulation.CirculatedById, open.Meeting.StartedById], cancellationToken);
        return present.Count > 0 ? present : await Stewardship.ReadLeadersAsync(db, cancellationToken);
    }

    public static string SubjectOf(Guid meetingId) => meetingId.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>The circulation that a notice is about; null when there is none (any more).</summary>
    public static Task<CirculationView?> FindAsync(NoticeTurn turn, CancellationToken cancellationToken) => Guid.TryParse(turn.SubjectId, out var meetingId)
        ? CirculationView.ReadAsync(turn.Db, meetingId, turn.Now, cancellationToken)
        : Task.FromResult<CirculationView?>(null);

    /// <summary>The amendment that a notice is about, in the circulation it belongs to.</summary>
    public static async Task<(CirculationView Circulation, MinutesAmendment Amendment)?> FindAmendmentAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(turn.SubjectId, out var id) || await turn.Db.Set<MinutesAmendment>().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } amendment)
            return null;
        var circulation = await CirculationView.ReadAsync(turn.Db, amendment.MeetingId, turn.Now, cancellationToken);
        return circulation is null ? null : (circulation, amendment);
    }
}

/// <summary>Tells a representative that a draft waits to be read, and until when.</summary>
internal sealed class MinutesCirculatedNotice(MinutesMailFiles files) : INoticeWriter
{
    public const string KindName = "minutesCirculated";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken)
    {
        if (await CirculationNotices.FindAsync(turn, cancellationToken) is not { TakesAmendments: true } circulation)
            return null;
        var voters = await Voters.ReadAsync(turn.Db, circulation.Meeting.GroupId, cancellationToken);
        if (await voters.FindAsync(turn.Db, turn.Reader.PersonId, cancellationToken) is not { Voter: { } voter })
            return null;
        return new ReplyMessage.Card(CirculationNoticeCards.Circulated(turn, circulation, voter.Name))
        {
            MailLinks = [NoChangesMail.LinkFor(turn, circulation), AmendMail.LinkFor(turn, circulation)],
            MailFile = await files.OfMinutesAsync(turn, circulation.Meeting.Id, cancellationToken),
        };
    }
}

/// <summary>Tells the holders of minutes that somebody suggests a change.</summary>
internal sealed class AmendmentSuggestedNotice : INoticeWriter
{
    public const string KindName = "amendmentSuggested";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) =>
        await CirculationNotices.FindAmendmentAsync(turn, cancellationToken) is ({ Circulation.IsOpen: true } circulation, { State: AmendmentState.Open } amendment)
            ? new ReplyMessage.Card(CirculationNoticeCards.Suggested(turn, circulation, amendment))
            : null;
}

/// <summary>Tells whoever suggested a change what became of it.</summary>
internal sealed class AmendmentAnsweredNotice : INoticeWriter
{
    public const string KindName = "amendmentAnswered";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) =>
        await CirculationNotices.FindAmendmentAsync(turn, cancellationToken) is (var circulation, { State: not AmendmentState.Open } amendment)
            ? new ReplyMessage.Card(CirculationNoticeCards.Answered(turn, circulation, amendment)) { MailLinks = circulation.TakesAmendments ? [AmendMail.LinkFor(turn, circulation)] : [] }
            : null;
}

/// <summary>Tells the holders of minutes that a vote of the next meeting was asked for.</summary>
internal sealed class VoteAskedNotice : INoticeWriter
{
    public const string KindName = "minutesVoteAsked";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) =>
        await CirculationNotices.FindAsync(turn, cancellationToken) is { Circulation.WaitsForVote: true } circulation
            ? new ReplyMessage.Card(CirculationNoticeCards.VoteAsked(turn, circulation))
            : null;
}

/// <summary>Reminds the holders of minutes, once, that their window has ended with amendments unanswered.</summary>
internal sealed class AmendmentsWaitNotice : INoticeWriter
{
    public const string KindName = "amendmentsWait";

    public string Kind => KindName;

    public bool IsOptional => false;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) =>
        await CirculationNotices.FindAsync(turn, cancellationToken) is { Circulation.IsOpen: true, OpenAmendments: > 0 } circulation
            ? new ReplyMessage.Card(CirculationNoticeCards.Waiting(turn, circulation))
            : null;
}

/// <summary>Tells everyone who could have objected that the minutes are approved.</summary>
internal sealed class MinutesUnopposedNotice(MinutesMailFiles files) : INoticeWriter
{
    public const string KindName = "minutesUnopposed";

    public string Kind => KindName;

    public bool IsOptional => true;

    public Promise Promise => Promise.AtLeastOnce;

    public async Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken) =>
        await CirculationNotices.FindAsync(turn, cancellationToken) is { Circulation.End: CirculationEnd.Unopposed } circulation
            ? new ReplyMessage.Card(CirculationNoticeCards.Unopposed(turn, circulation)) { MailFile = await files.OfMinutesAsync(turn, circulation.Meeting.Id, cancellationToken) }
            : null;
}
