using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: AllianceBot.Storage.Stored<AllianceBot.Storage.InboundActivity, AllianceBot.Storage.InboundActivity.Configuration>]

namespace AllianceBot.Storage;

/// <summary>
/// One inbound activity that had an effect, written in the transaction of the effect. Teams resends what is not answered
/// within 15 s, sometimes with a new id; the rules that tell a resend from a person repeating themselves are in
/// <see cref="InboundActivities"/>.
/// </summary>
public sealed class InboundActivity : AllianceRow
{
    /// <summary>Conversation and activity id.</summary>
    public required string Key { get; init; }

    /// <summary>Hash of who said what where: equal for a resend under a new id.</summary>
    public required string Fingerprint { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The answer took so long, or is so uncertain, that a resend must be expected.</summary>
    public bool AnsweredLate { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<InboundActivity>
    {
        public void Configure(EntityTypeBuilder<InboundActivity> builder)
        {
            builder.ToTable("InboundActivities");
            builder.HasKey(a => new { a.AllianceId, a.Key });
            builder.Property(a => a.Key).HasMaxLength(TextLimits.Identifier);
            builder.Property(a => a.Fingerprint).HasMaxLength(64);
            builder.HasIndex(a => new { a.AllianceId, a.Fingerprint }).HasFilter("\"AnsweredLate\"").HasDatabaseName("IX_InboundActivities_Late");
            builder.HasIndex(a => a.ReceivedAt);
        }
    }
}
