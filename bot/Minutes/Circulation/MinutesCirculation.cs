using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using NodaTime.Extensions;

[assembly: Stored<AllianceBot.Minutes.Circulation.MinutesCirculation, AllianceBot.Minutes.Circulation.MinutesCirculation.Configuration>]
[assembly: Stored<AllianceBot.Minutes.Circulation.MinutesAssent, AllianceBot.Minutes.Circulation.MinutesAssent.Configuration>]

namespace AllianceBot.Minutes.Circulation;

/// <summary>How the circulation of minutes ended.</summary>
public enum CirculationEnd
{
    /// <summary>Nobody had an objection that stood: the minutes are approved without anyone's pressing anything.</summary>
    Unopposed,

    /// <summary>Somebody who may approved them.</summary>
    ByHand,
}

/// <summary>
/// A draft of minutes that went to the members. The rule it goes by is the one that held when it began: a charter adopted or a time
/// zone chosen meanwhile changes no window that is open.
/// </summary>
public sealed class MinutesCirculation : AllianceRow
{
    public const int LongestReason = 1000;

    private MinutesCirculation() { }

    public Guid MeetingId { get; private init; }

    public Guid CirculatedById { get; private init; }

    public string CirculatedByName { get; private init; } = "";

    public DateTimeOffset CirculatedAt { get; private init; }

    /// <summary>The day of <see cref="CirculatedAt"/> in <see cref="TimeZone"/>.</summary>
    public DateOnly CirculatedOn { get; private init; }

    /// <summary>Members may ask for amendments until the end of this day in <see cref="TimeZone"/>.</summary>
    public DateOnly LastDay { get; private init; }

    /// <summary>IANA name of the zone that the days are counted in.</summary>
    public string TimeZone { get; private init; } = "";

    /// <summary>The version of the charter whose days these are; null when none was in force.</summary>
    public int? CharterVersion { get; private init; }

    /// <summary>When somebody asked that the next meeting vote on the minutes; null when nobody did.</summary>
    public DateTimeOffset? VoteAskedAt { get; private set; }

    public string VoteAskedByName { get; private set; } = "";

    /// <summary>For which organisation.</summary>
    public string VoteAskedFor { get; private set; } = "";

    public string VoteReason { get; private set; } = "";

    public DateTimeOffset? ClosedAt { get; private set; }

    public CirculationEnd? End { get; private set; }

    /// <summary>What the meeting voted, in the words of whoever approved; empty where no vote had been asked for.</summary>
    public string VotedAs { get; private set; } = "";

    /// <summary>When the people of a place were told that the minutes approved themselves; null while they still have to be.</summary>
    public DateTimeOffset? AnnouncedAt { get; private set; }

    public int Revision { get; private set; } = 1;

    public bool IsOpen => ClosedAt is null;

    public bool WaitsForVote => IsOpen && VoteAskedAt is not null;

    public static MinutesCirculation Begin(Guid meetingId, Actor by, AllianceInfo alliance, int days, int? charterVersion, DateTimeOffset now)
    {
        var today = DayOf(now, alliance.TimeZone);
        return new()
        {
            MeetingId = meetingId,
            CirculatedById = by.Id,
            CirculatedByName = by.Name,
            CirculatedAt = now,
            CirculatedOn = today,
            LastDay = today.AddDays(days),
            TimeZone = alliance.TimeZone,
            CharterVersion = charterVersion,
        };
    }

    /// <summary>Whether the last day has ended where the days are counted.</summary>
    public bool IsPast(DateTimeOffset now) => DayOf(now) > LastDay;

    /// <summary>The last day on which members could ask for anything: the end of the window, or the day it was cut short.</summary>
    public DateOnly LastDayHeld => ClosedAt is { } closed && DayOf(closed) < LastDay ? DayOf(closed) : LastDay;

    public void AskForVote(string by, string organisation, string reason, DateTimeOffset now)
    {
        MustBeOpen();
        (VoteAskedAt, VoteAskedByName, VoteAskedFor, VoteReason) = (now, by, organisation, reason);
        Revision++;
    }

    public void Close(CirculationEnd end, string votedAs, DateTimeOffset now)
    {
        MustBeOpen();
        (ClosedAt, End, VotedAs) = (now, end, votedAs);
        if (end is CirculationEnd.ByHand)
            AnnouncedAt = now;
        Revision++;
    }

    public void Announced(DateTimeOffset now) => AnnouncedAt ??= now;

    private DateOnly DayOf(DateTimeOffset moment) => DayOf(moment, TimeZone);

    private static DateOnly DayOf(DateTimeOffset moment, string timeZone) =>
        moment.ToInstant().InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc).Date.ToDateOnly();

    private void MustBeOpen()
    {
        if (!IsOpen)
            throw new InvalidOperationException("The circulation of these minutes is over.");
    }

    /// <summary>Whether these minutes are before the members: until that ends nothing changes them but amendments.</summary>
    internal static Task<bool> IsUnderWayAsync(AllianceDb db, Guid meetingId, CancellationToken cancellationToken) =>
        db.Set<MinutesCirculation>().AnyAsync(c => c.MeetingId == meetingId && c.ClosedAt == null, cancellationToken);

    internal sealed class Configuration : IEntityTypeConfiguration<MinutesCirculation>
    {
        public void Configure(EntityTypeBuilder<MinutesCirculation> builder)
        {
            builder.ToTable("MinutesCirculations");
            builder.HasKey(c => new { c.AllianceId, c.MeetingId });
            builder.Property(c => c.CirculatedByName).HasMaxLength(TextLimits.Name);
            builder.Property(c => c.TimeZone).HasMaxLength(64);
            builder.Property(c => c.VoteAskedByName).HasMaxLength(TextLimits.Name);
            builder.Property(c => c.VoteAskedFor).HasMaxLength(TextLimits.Name);
            builder.Property(c => c.VoteReason).HasMaxLength(LongestReason);
            builder.Property(c => c.VotedAs).HasMaxLength(LongestReason);
            builder.Property(c => c.Revision).IsConcurrencyToken();
            builder.Ignore(c => c.IsOpen);
            builder.Ignore(c => c.WaitsForVote);
            builder.Ignore(c => c.LastDayHeld);
            builder.HasIndex(c => c.LastDay).HasFilter("\"ClosedAt\" IS NULL").HasDatabaseName("IX_MinutesCirculations_Open");
        }
    }
}

/// <summary>An organisation read the draft and wants nothing changed.</summary>
public sealed class MinutesAssent : AllianceRow
{
    public required Guid MeetingId { get; init; }

    /// <summary>The organisation; in an alliance without organisations, the person.</summary>
    public required Guid VoterId { get; init; }

    /// <summary>Its name at that time.</summary>
    public required string VoterName { get; init; }

    public required Guid PersonId { get; init; }

    public required string PersonName { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<MinutesAssent>
    {
        public void Configure(EntityTypeBuilder<MinutesAssent> builder)
        {
            builder.ToTable("MinutesAssents");
            builder.HasKey(a => new { a.AllianceId, a.MeetingId, a.VoterId });
            builder.Property(a => a.VoterName).HasMaxLength(TextLimits.Name);
            builder.Property(a => a.PersonName).HasMaxLength(TextLimits.Name);
            builder.HasOne<MinutesCirculation>().WithMany().HasForeignKey(a => new { a.AllianceId, a.MeetingId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
