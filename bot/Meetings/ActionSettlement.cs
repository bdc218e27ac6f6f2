using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Meetings.ActionSettlement, AllianceBot.Meetings.ActionSettlement.Configuration>]

namespace AllianceBot.Meetings;

/// <summary>What became of a task.</summary>
public enum Settlement
{
    Done,

    /// <summary>It will not be done.</summary>
    Dropped,

    /// <summary>Still to be done, by the alliance as a whole instead of the working group that agreed on it.</summary>
    HandedToAlliance,

    /// <summary>The minutes were approved, and it is followed up as a task of its own.</summary>
    FollowedUp,
}

/// <summary>Says of a task in a meeting's record what became of it; a task without one is open. The record itself never changes.</summary>
public sealed class ActionSettlement : AllianceRow
{
    public required Guid MeetingId { get; init; }

    /// <summary>Of the entry that is the task.</summary>
    public required int Sequence { get; init; }

    public required Settlement Settlement { get; init; }

    /// <summary>Empty when nothing was said.</summary>
    public required string Note { get; init; }

    public required Guid ById { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The same, of the entry that took the task's place in the record.</summary>
    internal ActionSettlement For(int sequence) => new() { MeetingId = MeetingId, Sequence = sequence, Settlement = Settlement, Note = Note, ById = ById, ByName = ByName, At = At };

    internal sealed class Configuration : IEntityTypeConfiguration<ActionSettlement>
    {
        public void Configure(EntityTypeBuilder<ActionSettlement> builder)
        {
            builder.ToTable("ActionSettlements");
            builder.HasKey(s => new { s.AllianceId, s.MeetingId, s.Sequence });
            builder.Property(s => s.Sequence).ValueGeneratedNever();
            builder.Property(s => s.Note).HasMaxLength(TextLimits.Title);
            builder.Property(s => s.ByName).HasMaxLength(TextLimits.Name);
            builder.HasOne<MeetingEntry>().WithOne().HasForeignKey<ActionSettlement>(s => new { s.AllianceId, s.MeetingId, s.Sequence }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
