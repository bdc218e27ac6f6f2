using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings.Votes;

/// <summary>A vote as its card shows it.</summary>
/// <param name="Id">The vote.</param>
/// <param name="MeetingNumber">Such as <c>2026-03</c>.</param>
/// <param name="Motion">As it was put.</param>
/// <param name="Rule">What it takes.</param>
/// <param name="QuorumPercent">How many must have voted, in per cent.</param>
/// <param name="Tally">As it stands, or as it was when the vote closed.</param>
/// <param name="Verdict">Null while it is open.</param>
/// <param name="Voices">Who said what, by name.</param>
/// <param name="AreOrganisations">Whether organisations vote; otherwise people do.</param>
public sealed record VoteView(
    Guid Id, string MeetingNumber, string Motion, DecisionRule Rule, int QuorumPercent, Tally Tally, Verdict? Verdict, IReadOnlyList<Voice> Voices, bool AreOrganisations)
{
    public bool IsOpen => Verdict is null;

    /// <summary>The meeting had voted on the same motion before, and this result took the place of that one.</summary>
    public bool ReplacesEarlier { get; init; }

    /// <summary>Null when this alliance has no such vote.</summary>
    internal static async Task<VoteView?> ReadAsync(AllianceDb db, Guid voteId, CancellationToken cancellationToken) =>
        await db.Set<Vote>().SingleOrDefaultAsync(v => v.Id == voteId, cancellationToken) is { } vote
        && await db.Set<Meeting>().SingleOrDefaultAsync(m => m.Id == vote.MeetingId, cancellationToken) is { } meeting
            ? await OfAsync(db, vote, meeting, cancellationToken)
            : null;

    internal static async Task<VoteView> OfAsync(AllianceDb db, Vote vote, Meeting meeting, CancellationToken cancellationToken)
    {
        var voters = await Voters.ReadAsync(db, meeting.GroupId, cancellationToken);
        var ballots = await db.Set<Ballot>().Where(b => b.VoteId == vote.Id).OrderBy(b => b.VoterName).ToListAsync(cancellationToken);
        if (vote.IsOpen)
            ballots = WithVoice(voters, ballots);
        var tally = vote.IsOpen
            ? Count(voters, ballots)
            : new Tally(vote.VotersCount, vote.ForCount, vote.AgainstCount, vote.AbstainedCount);
        return new(vote.Id, meeting.Number, vote.Motion, vote.Rule, vote.QuorumPercent, tally, vote.Verdict, [.. ballots.Select(b => new Voice(b.VoterName, b.Choice))], voters.AreOrganisations)
        {
            ReplacesEarlier = (await EarlierVotes.FindAsync(db, vote, cancellationToken)).Count > 0,
        };
    }

    /// <summary>The ballots of those who have a voice by now.</summary>
    internal static List<Ballot> WithVoice(Voters voters, IEnumerable<Ballot> ballots)
    {
        var ids = voters.All.Select(v => v.Id).ToHashSet();
        return [.. ballots.Where(b => ids.Contains(b.VoterId))];
    }

    /// <param name="voters">All who have a voice.</param>
    /// <param name="ballots">Theirs alone.</param>
    internal static Tally Count(Voters voters, IReadOnlyCollection<Ballot> ballots)
    {
        var counted = ballots.ToLookup(b => b.Choice);
        return new(voters.All.Count, counted[VoteChoice.For].Count(), counted[VoteChoice.Against].Count(), counted[VoteChoice.Abstain].Count());
    }
}

/// <summary>What a voter said.</summary>
public sealed record Voice(string Voter, VoteChoice Choice);
