using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Delivery.Notice, AllianceBot.Delivery.Notice.Configuration>]

namespace AllianceBot.Delivery;

public enum NoticeState
{
    Pending,
    Sent,

    /// <summary>No longer needed when its time came.</summary>
    Dropped,

    /// <summary>It cannot be delivered; <see cref="Notice.Note"/> says why.</summary>
    Parked,
}

/// <summary>
/// Something the bot has to tell one person by itself. Written in the transaction of its cause and sent afterwards; what it
/// says is worked out when it is sent. Added with <see cref="Notices"/>.
/// </summary>
public sealed class Notice : AllianceRow
{
    private Notice() { }

    public Guid Id { get; private init; }

    /// <summary>Which <see cref="INoticeWriter"/> says it.</summary>
    public string Kind { get; private init; } = "";

    public Guid RecipientId { get; private init; }

    /// <summary>What it is about, in its kind's own terms. One notice for each kind, subject and recipient, ever.</summary>
    public string SubjectId { get; private init; } = "";

    /// <summary>JSON that the writer needs and will not find when it is sent.</summary>
    public string Data { get; private init; } = "{}";

    /// <summary>UTC. Moves when it has to wait: for the morning, for somebody's return, for another attempt.</summary>
    public DateTimeOffset DueAt { get; private init; }

    public NoticeState State { get; private init; }

    public int Attempts { get; private init; }

    /// <summary>
    /// Until then one worker has it. It is the worker's token too: each claim has another, and whoever lost the claim
    /// settles nothing any more.
    /// </summary>
    public DateTimeOffset? LeaseUntil { get; private init; }

    /// <summary>Why it was dropped or parked, or failed so far; for the operator.</summary>
    public string? Note { get; private init; }

    /// <summary>What was said before this record began, so that it is never said again.</summary>
    internal static Notice AlreadySaid(string kind, Guid recipientId, string subjectId, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        Kind = kind,
        RecipientId = recipientId,
        SubjectId = subjectId,
        DueAt = at,
        State = NoticeState.Sent,
    };

    internal sealed class Configuration : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> builder)
        {
            builder.ToTable("Notices");
            builder.HasKey(n => new { n.AllianceId, n.Id });
            builder.Property(n => n.Id).ValueGeneratedNever();
            builder.Property(n => n.Kind).HasMaxLength(64);
            builder.Property(n => n.SubjectId).HasMaxLength(TextLimits.Identifier);
            builder.Property(n => n.Data).HasMaxLength(200_000);
            builder.Property(n => n.Note).HasMaxLength(Notices.LongestNote);
            builder.HasIndex(n => new { n.AllianceId, n.Kind, n.SubjectId, n.RecipientId }).IsUnique();
            builder.HasIndex(n => n.DueAt).HasFilter("\"State\" = 'Pending'").HasDatabaseName("IX_Notices_Pending");
        }
    }
}
