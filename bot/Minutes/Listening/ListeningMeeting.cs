using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Minutes.Listening.ListeningMeeting, AllianceBot.Minutes.Listening.ListeningMeeting.Configuration>]
[assembly: Stored<AllianceBot.Minutes.Listening.HeardMessage, AllianceBot.Minutes.Listening.HeardMessage.Configuration>]

namespace AllianceBot.Minutes.Listening;

/// <summary>A running meeting whose chat is read along, because somebody who may said so in front of everyone.</summary>
public sealed class ListeningMeeting : AllianceRow
{
    public required Guid MeetingId { get; init; }

    public required string ConversationId { get; init; }

    /// <summary>Of the latest message; counts from 1.</summary>
    public int Messages { get; private set; }

    public required string StartedByName { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    internal int Next() => ++Messages;

    /// <summary>The meeting that runs in a place, if it is read along. It goes by that meeting: whatever another one may have left behind counts for nothing.</summary>
    internal static async Task<ListeningMeeting?> FindAsync(AllianceDb db, string conversationId, CancellationToken cancellationToken) =>
        await MeetingRecords.FindRunningAsync(db, conversationId, cancellationToken) is { } meetingId
            ? await db.Set<ListeningMeeting>().SingleOrDefaultAsync(l => l.MeetingId == meetingId, cancellationToken)
            : null;

    internal sealed class Configuration : IEntityTypeConfiguration<ListeningMeeting>
    {
        public void Configure(EntityTypeBuilder<ListeningMeeting> builder)
        {
            builder.ToTable("ListeningMeetings");
            builder.HasKey(l => new { l.AllianceId, l.MeetingId });
            builder.Property(l => l.ConversationId).HasMaxLength(TextLimits.Identifier);
            builder.Property(l => l.StartedByName).HasMaxLength(TextLimits.Name);
            // Asked by place alone, before it is known whose the place is.
            builder.HasIndex(l => l.ConversationId);
        }
    }
}

/// <summary>What somebody wrote in such a chat. It stays until the meeting ends, and is then one source among the others, which anyone who may can take out.</summary>
public sealed class HeardMessage : AllianceRow
{
    /// <summary>Of one meeting; what comes after is not kept.</summary>
    public const int Most = 5_000;

    public required Guid MeetingId { get; init; }

    /// <summary>Order within the meeting, from 1.</summary>
    public required int Number { get; init; }

    public required string Speaker { get; init; }

    public required string Text { get; set; }

    /// <summary>What Teams names the message by: whoever edits or deletes it there does so here. Empty for what was kept before this was.</summary>
    public string MessageId { get; init; } = "";

    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<HeardMessage>
    {
        public void Configure(EntityTypeBuilder<HeardMessage> builder)
        {
            builder.ToTable("HeardMessages");
            builder.HasKey(m => new { m.AllianceId, m.MeetingId, m.Number });
            builder.Property(m => m.Speaker).HasMaxLength(TextLimits.Name);
            builder.Property(m => m.Text).HasMaxLength(TextLimits.Note);
            builder.Property(m => m.MessageId).HasMaxLength(TextLimits.Identifier);
            builder.HasOne<ListeningMeeting>().WithMany().HasForeignKey(m => new { m.AllianceId, m.MeetingId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
