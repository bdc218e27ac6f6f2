using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Minutes.Errata.MinutesErratum, AllianceBot.Minutes.Errata.MinutesErratum.Configuration>]

namespace AllianceBot.Minutes.Errata;

/// <summary>A correction of approved minutes, which themselves never change. It has a record of its own in the archive.</summary>
public sealed class MinutesErratum : AllianceRow
{
    public const int LongestText = 2000;

    private MinutesErratum() { }

    public Guid Id { get; private init; }

    public Guid MeetingId { get; private init; }

    /// <summary>Counts from 1 in the minutes.</summary>
    public int Number { get; private init; }

    /// <summary>Where the entry stands that it concerns; null for the minutes as a whole.</summary>
    public int? Place { get; private init; }

    public string Text { get; private init; } = "";

    public Guid IssuedById { get; private init; }

    public string IssuedByName { get; private init; } = "";

    public DateTimeOffset IssuedAt { get; private init; }

    /// <summary>Name in the archive.</summary>
    public string RecordName { get; private set; } = "";

    public string Title { get; private init; } = "";

    public string Language { get; private init; } = "";

    /// <summary>The document between issue and archive.</summary>
    public byte[]? PendingDocument { get; private set; }

    public string? Sha256 { get; private set; }

    public string? Location { get; private set; }

    public static MinutesErratum Issue(Guid meetingId, int number, int? place, string text, Actor by, DateTimeOffset now, RenderedRecord record) => new()
    {
        Id = OrderedId.Next(now),
        MeetingId = meetingId,
        Number = number,
        Place = place,
        Text = text,
        IssuedById = by.Id,
        IssuedByName = by.Name,
        IssuedAt = now,
        RecordName = record.Name,
        Title = record.Title,
        Language = record.Language,
        PendingDocument = record.Content,
    };

    public void Archived(string recordName, string sha256, string location) =>
        (RecordName, Sha256, Location, PendingDocument) = (recordName, sha256, location, null);

    internal sealed class Configuration : IEntityTypeConfiguration<MinutesErratum>
    {
        public void Configure(EntityTypeBuilder<MinutesErratum> builder)
        {
            builder.ToTable("MinutesErrata");
            builder.HasKey(e => new { e.AllianceId, e.Id });
            builder.Property(e => e.Id).ValueGeneratedNever();
            builder.Property(e => e.Text).HasMaxLength(LongestText);
            builder.Property(e => e.IssuedByName).HasMaxLength(TextLimits.Name);
            builder.Property(e => e.RecordName).HasMaxLength(600);
            builder.Property(e => e.Title).HasMaxLength(600);
            builder.Property(e => e.Language).HasMaxLength(8);
            builder.Property(e => e.Sha256).HasMaxLength(64);
            builder.Property(e => e.Location).HasMaxLength(2000);
            builder.HasIndex(e => new { e.AllianceId, e.MeetingId, e.Number }).IsUnique();
            builder.HasIndex(e => e.Sha256).HasFilter("\"Sha256\" IS NULL").HasDatabaseName("IX_MinutesErrata_ToArchive");
            builder.HasOne<ApprovedMinutes>().WithMany().HasForeignKey(e => new { e.AllianceId, e.MeetingId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
