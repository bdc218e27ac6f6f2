using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Minutes.ApprovedMinutes, AllianceBot.Minutes.ApprovedMinutes.Configuration>]

namespace AllianceBot.Minutes;

/// <summary>
/// The approved minutes of one meeting. Before approval there is no row: the draft is made from the meeting each time.
/// </summary>
public sealed class ApprovedMinutes : AllianceRow
{
    private ApprovedMinutes() { }

    public Guid MeetingId { get; private init; }

    public Guid ApprovedById { get; private init; }

    public string ApprovedByName { get; private init; } = "";

    public DateTimeOffset ApprovedAt { get; private init; }

    /// <summary>Name in the archive.</summary>
    public string RecordName { get; private set; } = "";

    public string Title { get; private init; } = "";

    public string Language { get; private init; } = "";

    /// <summary>What the alliance was called; empty for what was approved before this was kept.</summary>
    public string AllianceName { get; private init; } = "";

    /// <summary>IANA name of the zone its times are told in; empty for what was approved before this was kept.</summary>
    public string TimeZone { get; private init; } = "";

    /// <summary>
    /// The document between approval and archive. It is stored with the approval, so that a crash in between archives the
    /// very bytes that were approved; then it is let go.
    /// </summary>
    public byte[]? PendingDocument { get; private set; }

    public string? Sha256 { get; private set; }

    /// <summary>Where the archive put it, for people to read.</summary>
    public string? Location { get; private set; }

    public bool IsArchived => Sha256 is not null;

    public static ApprovedMinutes Approve(Guid meetingId, Guid approvedById, string approvedByName, DateTimeOffset now, AllianceInfo alliance, RenderedRecord record) => new()
    {
        MeetingId = meetingId,
        ApprovedById = approvedById,
        ApprovedByName = approvedByName,
        ApprovedAt = now,
        RecordName = record.Name,
        Title = record.Title,
        Language = record.Language,
        AllianceName = alliance.Name ?? "",
        TimeZone = alliance.TimeZone,
        PendingDocument = record.Content,
    };

    /// <summary>The alliance as the approved document tells it: later settings change no record.</summary>
    public AllianceInfo AsApproved(AllianceInfo now) => now with
    {
        Language = TextLanguageCulture.FromLocale(Language) ?? now.Language,
        Name = AllianceName.Length > 0 ? AllianceName : now.Name,
        TimeZone = TimeZone.Length > 0 ? TimeZone : now.TimeZone,
    };

    public void Archived(string recordName, string sha256, string location) =>
        (RecordName, Sha256, Location, PendingDocument) = (recordName, sha256, location, null);

    internal sealed class Configuration : IEntityTypeConfiguration<ApprovedMinutes>
    {
        public void Configure(EntityTypeBuilder<ApprovedMinutes> builder)
        {
            builder.ToTable("ApprovedMinutes");
            builder.HasKey(m => new { m.AllianceId, m.MeetingId });
            builder.Property(m => m.ApprovedByName).HasMaxLength(TextLimits.Name);
            builder.Property(m => m.RecordName).HasMaxLength(600);
            builder.Property(m => m.Title).HasMaxLength(600);
            builder.Property(m => m.Language).HasMaxLength(8);
            builder.Property(m => m.AllianceName).HasMaxLength(TextLimits.Name);
            builder.Property(m => m.TimeZone).HasMaxLength(64);
            builder.Property(m => m.Sha256).HasMaxLength(64);
            builder.Property(m => m.Location).HasMaxLength(2000);
            builder.Ignore(m => m.IsArchived);
            builder.HasIndex(m => m.Sha256).HasFilter("\"Sha256\" IS NULL").HasDatabaseName("IX_ApprovedMinutes_ToArchive");
        }
    }
}

/// <summary>A document ready for the archive.</summary>
public sealed record RenderedRecord(string Name, string Title, string Language, byte[] Content);
