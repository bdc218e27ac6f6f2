using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Meetings.Votes.Vote, AllianceBot.Meetings.Votes.Vote.Configuration>]
[assembly: Stored<AllianceBot.Meetings.Votes.Ballot, AllianceBot.Meetings.Votes.Ballot.Configuration>]

namespace AllianceBot.Meetings.Votes;

/// <summary>
/// A motion that a meeting votes on, by organisation. How it is decided, by what majority and with what quorum, is what
/// the charter said when the vote was called. At most one is open in a meeting.
/// </summary>
public sealed class Vote : AllianceRow
{
    private Vote() { }

    public Guid Id { get; private init; }

    public Guid MeetingId { get; private init; }

    public string Motion { get; private init; } = "";

    public DecisionRule Rule { get; private init; }

    /// <summary>How many of the voters must have voted, abstaining included, in per cent.</summary>
    public int QuorumPercent { get; private init; }

    public Guid CalledById { get; private init; }

    public string CalledByName { get; private init; } = "";

    public DateTimeOffset CalledAt { get; private init; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The entry that holds the result; null while it is open.</summary>
    public int? ResultSequence { get; private set; }

    public Verdict? Verdict { get; private set; }

    // Counted when it closed: organisations come and go, the record stays.
    public int VotersCount { get; private set; }

    public int ForCount { get; private set; }

    public int AgainstCount { get; private set; }

    public int AbstainedCount { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public bool IsCarried => Verdict is Alliances.Verdict.Adopted;

    public static Vote Call(Guid meetingId, string motion, WaysOfWorking ways, Actor by, DateTimeOffset now) => new()
    {
        Id = OrderedId.Next(now),
        MeetingId = meetingId,
        Motion = motion,
        Rule = ways.DecisionRule,
        QuorumPercent = ways.QuorumPercent,
        CalledById = by.Id,
        CalledByName = by.Name,
        CalledAt = now,
    };

    /// <exception cref="InvalidOperationException">It is closed already.</exception>
    public void Close(Tally tally, int resultSequence, DateTimeOffset now)
    {
        if (!IsOpen)
            throw new InvalidOperationException("A vote is closed once.");
        (ClosedAt, ResultSequence, Verdict) = (now, resultSequence, tally.Decide(Rule, QuorumPercent));
        (VotersCount, ForCount, AgainstCount, AbstainedCount) = (tally.Voters, tally.For, tally.Against, tally.Abstaining);
    }

    /// <summary>What closed it was a mistake: the ballots count on.</summary>
    /// <exception cref="InvalidOperationException">It is open.</exception>
    public void Reopen()
    {
        if (IsOpen)
            throw new InvalidOperationException("A vote that is open goes on by itself.");
        (ClosedAt, ResultSequence, Verdict) = (null, null, null);
        (VotersCount, ForCount, AgainstCount, AbstainedCount) = (0, 0, 0, 0);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Vote>
    {
        public void Configure(EntityTypeBuilder<Vote> builder)
        {
            builder.ToTable("Votes");
            builder.HasKey(v => new { v.AllianceId, v.Id });
            builder.Property(v => v.Id).ValueGeneratedNever();
            builder.Property(v => v.Motion).HasMaxLength(TextLimits.Note);
            builder.Property(v => v.CalledByName).HasMaxLength(TextLimits.Name);
            builder.Ignore(v => v.IsOpen);
            builder.Ignore(v => v.IsCarried);
            builder.HasIndex(v => new { v.AllianceId, v.MeetingId }).IsUnique().HasFilter("\"ClosedAt\" IS NULL").HasDatabaseName("IX_Votes_OneOpenInAMeeting");
            builder.HasOne<Meeting>().WithMany().HasForeignKey(v => new { v.AllianceId, v.MeetingId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What is said to a motion. Abstaining is not being against.</summary>
public enum VoteChoice
{
    For,
    Against,
    Abstain,
}

/// <summary>What a voter said to a motion; said again it takes the place of what was said before.</summary>
public sealed class Ballot : AllianceRow
{
    public required Guid VoteId { get; init; }

    /// <summary>An organisation; in an alliance without organisations a person.</summary>
    public required Guid VoterId { get; init; }

    public required string VoterName { get; set; }

    public required VoteChoice Choice { get; set; }

    public required Guid CastById { get; set; }

    public required string CastByName { get; set; }

    public required DateTimeOffset CastAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Ballot>
    {
        public void Configure(EntityTypeBuilder<Ballot> builder)
        {
            builder.ToTable("Ballots");
            builder.HasKey(b => new { b.AllianceId, b.VoteId, b.VoterId });
            builder.Property(b => b.VoterName).HasMaxLength(TextLimits.Name);
            builder.Property(b => b.CastByName).HasMaxLength(TextLimits.Name);
            builder.HasOne<Vote>().WithMany().HasForeignKey(b => new { b.AllianceId, b.VoteId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
