using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Alliances.Charters.CharterAnswer, AllianceBot.Alliances.Charters.CharterAnswer.Configuration>]

namespace AllianceBot.Alliances.Charters;

/// <summary>What an organisation says to a proposed charter.</summary>
public enum Stance
{
    Adopts,
    Objects,

    /// <summary>Neither for nor against.</summary>
    Abstains,
}

/// <summary>Whose answer it is.</summary>
/// <param name="Id">The representative; while there are no organisations, the person.</param>
/// <param name="RecordedByName">Who wrote it down for them; empty for someone who answers here.</param>
public sealed record Answerer(Guid Id, string Name, string RecordedByName = "");

/// <summary>An organisation's latest answer to a proposed charter. Earlier ones are in the audit trail.</summary>
public sealed class CharterAnswer : AllianceRow
{
    public const int LongestReason = 1000;

    public Guid VersionId { get; private init; }

    /// <summary>The organisation; in an alliance without organisations, the person.</summary>
    public Guid VoterId { get; private init; }

    /// <summary>Its name when it answered.</summary>
    public string VoterName { get; private set; } = "";

    public Stance Stance { get; private set; }

    /// <summary>Why it objects; empty otherwise.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Whose answer it is: a representative; nobody answers for two organisations.</summary>
    public Guid PersonId { get; private set; }

    public string PersonName { get; private set; } = "";

    /// <summary>Who wrote it down for a representative without Teams; empty for an answer given here.</summary>
    public string RecordedByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public static CharterAnswer Of(Guid versionId, Guid voterId) => new() { VersionId = versionId, VoterId = voterId };

    /// <returns>Whether it says something else than before.</returns>
    public bool Say(string voterName, Stance stance, string reason, Answerer by, DateTimeOffset now)
    {
        if (PersonId != Guid.Empty && (Stance, Reason) == (stance, reason))
            return false;
        (VoterName, Stance, Reason) = (voterName, stance, reason);
        (PersonId, PersonName, RecordedByName, At) = (by.Id, by.Name, by.RecordedByName, now);
        return true;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<CharterAnswer>
    {
        public void Configure(EntityTypeBuilder<CharterAnswer> builder)
        {
            builder.ToTable("CharterAnswers");
            builder.HasKey(a => new { a.AllianceId, a.VersionId, a.VoterId });
            builder.Property(a => a.VoterName).HasMaxLength(TextLimits.Name);
            builder.Property(a => a.RecordedByName).HasMaxLength(TextLimits.Name);
            builder.Property(a => a.Reason).HasMaxLength(LongestReason);
            builder.Property(a => a.PersonName).HasMaxLength(TextLimits.Name);
            builder.HasOne<CharterVersion>().WithMany().HasForeignKey(a => new { a.AllianceId, a.VersionId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
