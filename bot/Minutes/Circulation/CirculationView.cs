using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Circulation;

/// <summary>How the circulation of minutes stands, as its card shows it.</summary>
internal sealed record CirculationView
{
    public required MeetingRecord Meeting { get; init; }

    public required MinutesCirculation Circulation { get; init; }

    /// <summary>Whom the rota names for the minutes.</summary>
    public required IReadOnlyList<Guid> NamedByRota { get; init; }

    /// <summary>The last day has ended.</summary>
    public required bool IsPast { get; init; }

    /// <summary>In the order in which they were suggested.</summary>
    public required IReadOnlyList<MinutesAmendment> Amendments { get; init; }

    /// <summary>Those with a voice who want nothing changed, by name.</summary>
    public required IReadOnlyList<string> NoChanges { get; init; }

    /// <summary>Those with a voice of whom nothing was heard.</summary>
    public required IReadOnlyList<string> Silent { get; init; }

    /// <summary>Those to whom the draft did not go: they have no Teams, and no mail reached them.</summary>
    public required IReadOnlyList<UnreachedVoter> Unreached { get; init; }

    /// <summary>Those with nobody in Teams: what they say by other ways is written down for them.</summary>
    public required IReadOnlyList<UnreachedVoter> ByMailAlone { get; init; }

    /// <summary>How the alliance decides now, for a vote that was asked for.</summary>
    public required DecisionRule Rule { get; init; }

    public int OpenAmendments => Amendments.Count(a => a.State is AmendmentState.Open);

    /// <summary>Nothing that a member said would be lost.</summary>
    public bool CanWithdraw => TakesAmendments && !Circulation.WaitsForVote && NoChanges.Count == 0 && Amendments.All(a => a.State is AmendmentState.Withdrawn);

    /// <summary>Members may still say something.</summary>
    public bool TakesAmendments => Circulation.IsOpen && !IsPast;

    /// <summary>Null when these minutes were never circulated, or this alliance has no such meeting.</summary>
    public static async Task<CirculationView?> ReadAsync(AllianceDb db, Guid? meetingId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (meetingId is not { } id || await db.Set<MinutesCirculation>().SingleOrDefaultAsync(c => c.MeetingId == id, cancellationToken) is not { } circulation
            || await MeetingRecords.ReadAsync(db, id, cancellationToken) is not { } meeting)
            return null;
        var contacts = await VoterContacts.ReadAsync(db, meeting.GroupId, cancellationToken);
        var amendments = await db.Set<MinutesAmendment>().Where(a => a.MeetingId == id).OrderBy(a => a.Number).ToListAsync(cancellationToken);
        var assents = await db.Set<MinutesAssent>().Where(a => a.MeetingId == id).OrderBy(a => a.VoterName).ToListAsync(cancellationToken);
        var heard = assents.Select(a => a.VoterId).ToHashSet();
        var wishing = amendments.Where(a => a.State is not AmendmentState.Withdrawn).Select(a => a.SuggestedFor).Append(circulation.VoteAskedFor).ToHashSet();
        return new()
        {
            Meeting = meeting,
            Circulation = circulation,
            NamedByRota = await MinutesHolder.ReadNamedAsync(db, meeting, cancellationToken),
            IsPast = circulation.IsPast(now),
            Amendments = amendments,
            // Whoever asked for something after all has more to say than that.
            NoChanges = [.. assents.Select(a => a.VoterName).Where(name => !wishing.Contains(name))],
            Silent = [.. contacts.Voters.All.Where(v => !heard.Contains(v.Id) && !wishing.Contains(v.Name)).Select(v => v.Name)],
            Unreached = contacts.UnreachedBut(await Notices.WrittenToAsync(db, MinutesCirculatedNotice.KindName, CirculationNotices.SubjectOf(id), cancellationToken)),
            ByMailAlone = [.. contacts.Unreached.Where(v => v.IsByMailAlone)],
            Rule = (await CharterRecords.ReadInForceAsync(db, cancellationToken)).WaysOfWorking.DecisionRule,
        };
    }
}
