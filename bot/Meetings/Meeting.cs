using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Meetings.Meeting, AllianceBot.Meetings.Meeting.Configuration>]
[assembly: Stored<AllianceBot.Meetings.AgendaItem, AllianceBot.Meetings.AgendaItem.Configuration>]

namespace AllianceBot.Meetings;

public enum MeetingStatus
{
    Running,
    Ended,
}

/// <summary>A meeting held in one place, from the word that starts it to the word that ends it.</summary>
public sealed class Meeting : AllianceRow
{
    private readonly List<AgendaItem> _agenda = [];

    private Meeting() { }

    public Guid Id { get; private init; }

    public string ConversationId { get; private init; } = "";

    /// <summary>Held in a place that is not the whole alliance's: it is seen there alone.</summary>
    public bool IsPrivate { get; private init; }

    /// <summary>The year, in the alliance's time zone, that <see cref="Sequence"/> counts in.</summary>
    public int Year { get; private init; }

    public int Sequence { get; private init; }

    public string Title { get; private init; } = "";

    /// <summary>Where people met, as whoever started it wrote; null where nobody said.</summary>
    public string? Place { get; private init; }

    public MeetingStatus Status { get; private set; }

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Guid StartedById { get; private init; }

    public string StartedByName { get; private init; } = "";

    /// <summary>The working group that met; null when the alliance as a whole did.</summary>
    public Guid? GroupId { get; private init; }

    /// <summary>Its name at that time.</summary>
    public string? GroupName { get; private init; }

    /// <summary>How many per cent of the organisations with a voice the charter wanted there when it ended; null where none had one.</summary>
    public int? QuorumPercent { get; private set; }

    /// <summary>How many entries were ever made; the next one's place in the order.</summary>
    public int EntryCount { get; private set; }

    public IReadOnlyList<AgendaItem> Agenda => _agenda;

    /// <summary>Such as <c>2026-03</c>: the third meeting of 2026.</summary>
    public string Number => NumberOf(Year, Sequence);

    public static string NumberOf(int year, int sequence) => $"{year:D4}-{sequence:D2}";

    public static Meeting Start(MeetingStart start, IEnumerable<AgendaLine> agenda)
    {
        var meeting = new Meeting
        {
            Id = OrderedId.Next(start.Now),
            ConversationId = start.ConversationId,
            IsPrivate = start.IsPrivate,
            Year = start.Year,
            Sequence = start.Sequence,
            Title = start.Title,
            Place = string.IsNullOrEmpty(start.Place) ? null : start.Place,
            StartedAt = start.Now,
            StartedById = start.StartedById,
            StartedByName = start.StartedByName,
            GroupId = start.Group?.Id,
            GroupName = start.Group?.Name,
        };
        meeting._agenda.AddRange(agenda.Select((line, index) => new AgendaItem
        {
            MeetingId = meeting.Id,
            Position = index + 1,
            Title = line.Title,
            Kind = line.Kind,
            PlannedMinutes = line.Minutes,
        }));
        return meeting;
    }

    /// <summary>An item that comes up during the meeting joins the agenda at its end.</summary>
    public AgendaItem AddToAgenda(string title)
    {
        var item = new AgendaItem { MeetingId = Id, Position = _agenda.Count + 1, Title = title, IsAddition = true };
        _agenda.Add(item);
        return item;
    }

    /// <summary>Takes back an item that came up during the meeting, if it is the newest; the agenda agreed at the start stays.</summary>
    public void RemoveFromAgenda(int position)
    {
        if (_agenda is [.., { IsAddition: true } last] && last.Position == position)
            _agenda.Remove(last);
    }

    /// <summary>The place of the next entry, for a record that is written all at once; in a meeting as it runs the row is locked for it.</summary>
    internal int TakeSlot() => ++EntryCount;

    /// <param name="now">UTC.</param>
    /// <param name="quorumPercent">See <see cref="QuorumPercent"/>.</param>
    /// <exception cref="InvalidOperationException">It has ended before.</exception>
    public void End(DateTimeOffset now, int? quorumPercent)
    {
        if (Status is MeetingStatus.Ended)
            throw new InvalidOperationException("A meeting ends once.");
        (Status, EndedAt, QuorumPercent) = (MeetingStatus.Ended, now, quorumPercent);
    }

    /// <summary>It goes on as if it had not ended.</summary>
    /// <exception cref="InvalidOperationException">It runs.</exception>
    public void Reopen()
    {
        if (Status is MeetingStatus.Running)
            throw new InvalidOperationException("A meeting that runs goes on by itself.");
        (Status, EndedAt, QuorumPercent) = (MeetingStatus.Running, null, null);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Meeting>
    {
        public void Configure(EntityTypeBuilder<Meeting> builder)
        {
            builder.ToTable("Meetings");
            builder.HasKey(m => new { m.AllianceId, m.Id });
            builder.Property(m => m.Id).ValueGeneratedNever();
            builder.Property(m => m.ConversationId).HasMaxLength(TextLimits.Identifier);
            builder.Property(m => m.Title).HasMaxLength(TextLimits.Title);
            builder.Property(m => m.Place).HasMaxLength(TextLimits.Title);
            builder.Property(m => m.StartedByName).HasMaxLength(TextLimits.Name);
            builder.Property(m => m.GroupName).HasMaxLength(TextLimits.Name);
            builder.Ignore(m => m.Number);
            builder.HasIndex(m => new { m.AllianceId, m.Year, m.Sequence }).IsUnique();
            builder.HasIndex(m => new { m.AllianceId, m.ConversationId }).IsUnique().HasFilter("\"Status\" = 'Running'").HasDatabaseName("IX_Meetings_OneRunningInAPlace");
            builder.HasIndex(m => new { m.AllianceId, m.GroupId });
            builder.HasMany(m => m.Agenda).WithOne().HasForeignKey(i => new { i.AllianceId, i.MeetingId }).OnDelete(DeleteBehavior.Cascade);
            builder.Navigation(m => m.Agenda).HasField("_agenda");
        }
    }
}

/// <summary>What a meeting is started with.</summary>
public sealed record MeetingStart(string ConversationId, bool IsPrivate, int Year, int Sequence, string Title, Guid StartedById, string StartedByName, DateTimeOffset Now)
{
    /// <summary>The working group that meets; null for the alliance as a whole.</summary>
    public GroupInfo? Group { get; init; }

    /// <summary>Empty where nobody said.</summary>
    public string Place { get; init; } = "";
}

/// <summary>One point of the agenda.</summary>
public sealed class AgendaItem : AllianceRow
{
    public required Guid MeetingId { get; init; }

    /// <summary>Counts from 1.</summary>
    public required int Position { get; init; }

    public required string Title { get; init; }

    public AgendaKind? Kind { get; init; }

    public int? PlannedMinutes { get; init; }

    /// <summary>It came up during the meeting.</summary>
    public bool IsAddition { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<AgendaItem>
    {
        public void Configure(EntityTypeBuilder<AgendaItem> builder)
        {
            builder.ToTable("AgendaItems");
            builder.HasKey(i => new { i.AllianceId, i.MeetingId, i.Position });
            builder.Property(i => i.Position).ValueGeneratedNever();
            builder.Property(i => i.Title).HasMaxLength(TextLimits.Title);
        }
    }
}
