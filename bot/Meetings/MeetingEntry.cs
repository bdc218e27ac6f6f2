using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Meetings.MeetingEntry, AllianceBot.Meetings.MeetingEntry.Configuration>]

namespace AllianceBot.Meetings;

public enum EntryKind
{
    Topic,
    Decision,

    /// <summary>What was put forward and not agreed.</summary>
    Rejected,
    Action,
    Info,
    Link,
    Idea,

    /// <summary>Help that somebody asks for.</summary>
    Help,

    /// <summary>Somebody takes the chair; several may hold it.</summary>
    Chair,

    /// <summary>Another name for the meeting than it was started with.</summary>
    Title,

    /// <summary>What is to be put right about who was present.</summary>
    Attendance,

    /// <summary>When to meet again; the latest holds.</summary>
    NextMeeting,

    /// <summary>That somebody changed the roll call by a tag, which is kept apart: whoever undoes next means this.</summary>
    RollCall,
}

/// <summary>
/// Something recorded of a meeting. Entries are only ever added; undoing marks one. An entry that is amended is marked too, and
/// another is added that stands at its place.
/// </summary>
public sealed class MeetingEntry : AllianceRow
{
    public required Guid MeetingId { get; init; }

    /// <summary>Order within the meeting, from 1, without gaps.</summary>
    public required int Sequence { get; init; }

    public required EntryKind Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>Stands for none of the agenda's items.</summary>
    public const int NoItem = 0;

    /// <summary>
    /// For a topic: which item of the agenda it opens. For what was added later: under which it belongs, or <see cref="NoItem"/>.
    /// Null for what belongs under the item that was open when it was recorded.
    /// </summary>
    public int? AgendaPosition { get; init; }

    /// <summary>For an entry that took another one's place: the sequence of the first that stood there.</summary>
    public int? Place { get; init; }

    public string? Url { get; init; }

    public Guid? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    public DateOnly? DueDate { get; init; }

    public required Guid AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Of what was added later: in what it was found. Null for what was recorded in the meeting.</summary>
    public EntrySource? SaidIn { get; init; }

    /// <summary>Of what was added later: who said it, as the source names them; empty where it names nobody.</summary>
    public string? SaidBy { get; init; }

    /// <summary>Of what was added later: how long after the start of the meeting it was said; null where the source has no times.</summary>
    public int? SaidAfterSeconds { get; init; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public void Undo(DateTimeOffset now) => UndoneAt ??= now;

    /// <summary>What had taken its place does not hold any more.</summary>
    public void Restore() => UndoneAt = null;

    /// <summary>
    /// Writes it into the running meeting at the place its slot gives. Notes are what a meeting makes most of, so the
    /// statement is kept prepared.
    /// </summary>
    public static Task AddAsync(AllianceDb db, MeetingEntry entry, CancellationToken cancellationToken) =>
        db.Command(
            """
            INSERT INTO "MeetingEntries" ("AllianceId", "MeetingId", "Sequence", "Kind", "Text", "AgendaPosition", "Url", "OwnerId", "OwnerName", "DueDate", "AuthorId", "AuthorName", "At")
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12)
            """,
            db.AllianceId, entry.MeetingId, entry.Sequence, entry.Kind.ToString(), entry.Text, entry.AgendaPosition, entry.Url,
            entry.OwnerId, entry.OwnerName, entry.DueDate, entry.AuthorId, entry.AuthorName, db.Moment(entry.At)).ExecuteNonQueryAsync(cancellationToken);

    internal sealed class Configuration : IEntityTypeConfiguration<MeetingEntry>
    {
        public void Configure(EntityTypeBuilder<MeetingEntry> builder)
        {
            builder.ToTable("MeetingEntries");
            builder.HasKey(e => new { e.AllianceId, e.MeetingId, e.Sequence });
            builder.Property(e => e.Sequence).ValueGeneratedNever();
            builder.Property(e => e.Text).HasMaxLength(TextLimits.Note);
            builder.Property(e => e.Url).HasMaxLength(2000);
            builder.Property(e => e.OwnerName).HasMaxLength(TextLimits.Name);
            builder.Property(e => e.AuthorName).HasMaxLength(TextLimits.Name);
            builder.Property(e => e.SaidBy).HasMaxLength(TextLimits.Name);
            builder.HasOne<Meeting>().WithMany().HasForeignKey(e => new { e.AllianceId, e.MeetingId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
