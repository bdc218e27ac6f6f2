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

/// <summary>Why a notice is parked, as whoever leads is told it: each has a phrase <c>parkedWhy.{why}</c>.</summary>
public enum ParkedWhy
{
    /// <summary>The reader blocked or removed the bot, or the conversation is gone.</summary>
    Blocked,

    /// <summary>Nothing tells where the reader can be reached.</summary>
    Unreachable,

    /// <summary>The service takes no such message.</summary>
    Refused,

    /// <summary>Tried again and again.</summary>
    Failed,

    /// <summary>It may be out, and must not be said twice.</summary>
    Unsure,
}

/// <summary>
/// Something the bot has to tell one person, or a place, by itself. Written in the transaction of its cause and sent
/// afterwards; what it says is worked out when it is sent. Added with <see cref="Notices"/>.
/// </summary>
public sealed class Notice : AllianceRow
{
    private Notice() { }

    public Guid Id { get; private init; }

    /// <summary>Which <see cref="INoticeWriter"/> says it.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>The person it is for; empty when it is for a place.</summary>
    public Guid RecipientId { get; private init; }

    /// <summary>The channel or group chat it is for; empty when it is for a person.</summary>
    public string PlaceId { get; private init; } = "";

    /// <summary>What it is about, in its kind's own terms. One notice for each kind, subject and recipient, ever.</summary>
    public string SubjectId { get; private init; } = "";

    /// <summary>JSON that the writer needs and will not find when it is sent.</summary>
    public string Data { get; private init; } = "{}";

    /// <summary>UTC. Moves when it has to wait: for the morning, for somebody's return, for another attempt.</summary>
    public DateTimeOffset DueAt { get; private init; }

    /// <summary>
    /// What a clock on the wall shows when it is due, where that is what was meant: <see cref="DueAt"/> follows from it, and
    /// is worked out again when the rules of its zone change. Null for a moment that no clock decides.
    /// </summary>
    public DateOnly? DueDate { get; private init; }

    public TimeOnly? DueTime { get; private init; }

    /// <summary>The IANA zone of that clock.</summary>
    public string? DueZone { get; private init; }

    /// <summary>The edition of the rules by which <see cref="DueAt"/> was worked out.</summary>
    public string? ZoneRules { get; private init; }

    public NoticeState State { get; private init; }

    /// <summary>More than none while it is pending: it is under way, or was, and nothing overtakes it.</summary>
    public int Attempts { get; private init; }

    /// <summary>Until then one worker has it.</summary>
    public DateTimeOffset? LeaseUntil { get; private init; }

    /// <summary>The fencing token: each claim raises it, and whoever lost the claim writes nothing any more.</summary>
    public long Token { get; private init; }

    /// <summary>When a worker was about to send it; the message may be out from then on.</summary>
    public DateTimeOffset? IntendedAt { get; private init; }

    /// <summary>When it was sent, dropped or parked.</summary>
    public DateTimeOffset? SettledAt { get; private init; }

    /// <summary>What the channel calls the message that was sent.</summary>
    public string? MessageId { get; private init; }

    public ParkedWhy? Why { get; private init; }

    /// <summary>Why it was dropped or parked, or failed so far; for the operator.</summary>
    public string? Note { get; private init; }

    /// <summary>What was said before this record began, so that it is never said again.</summary>
    internal static Notice AlreadySaid(string kind, Guid recipientId, string subjectId, DateTimeOffset at) => new()
    {
        Id = OrderedId.Next(at),
        Kind = kind,
        RecipientId = recipientId,
        SubjectId = subjectId,
        DueAt = at,
        State = NoticeState.Sent,
        SettledAt = at,
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
            builder.Property(n => n.Note).HasMaxLength(NoticeQueue.LongestNote);
            builder.Property(n => n.PlaceId).HasMaxLength(TextLimits.Identifier);
            builder.Property(n => n.DueZone).HasMaxLength(64);
            builder.Property(n => n.ZoneRules).HasMaxLength(64);
            builder.Property(n => n.MessageId).HasMaxLength(TextLimits.Identifier);
            builder.HasIndex(n => new { n.AllianceId, n.Kind, n.SubjectId, n.RecipientId, n.PlaceId }).IsUnique();
            // Each index holds what its question is about and no more, so that it stays small however much is kept.
            builder.HasIndex(n => new { n.DueAt, n.Id }).HasFilter("\"State\" = 'Pending'").HasDatabaseName("IX_Notices_Pending");
            builder.HasIndex(n => new { n.AllianceId, n.RecipientId, n.PlaceId, n.Id }).HasFilter("\"State\" = 'Pending' AND \"Attempts\" > 0").HasDatabaseName("IX_Notices_UnderWay");
            builder.HasIndex(n => new { n.AllianceId, n.RecipientId, n.Kind, n.Id }).HasFilter("\"State\" = 'Sent'").HasDatabaseName("IX_Notices_SentTo");
            builder.HasIndex(n => n.ZoneRules).HasFilter("\"State\" = 'Pending' AND \"ZoneRules\" IS NOT NULL").HasDatabaseName("IX_Notices_ZoneRules");
            builder.HasIndex(n => new { n.AllianceId, n.Id }).HasFilter("\"State\" = 'Parked'").HasDatabaseName("IX_Notices_Parked");
        }
    }
}
