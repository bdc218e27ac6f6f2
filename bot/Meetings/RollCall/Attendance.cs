using AllianceBot.Alliances;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Meetings.RollCall.Attendance, AllianceBot.Meetings.RollCall.Attendance.Configuration>]
[assembly: Stored<AllianceBot.Meetings.RollCall.MeetingOrganisation, AllianceBot.Meetings.RollCall.MeetingOrganisation.Configuration>]

namespace AllianceBot.Meetings.RollCall;

public enum RollCallAnswer
{
    Present,

    /// <summary>Cannot be there, and said so.</summary>
    Apologies,
}

/// <summary>What somebody answered to the roll call, or what was recorded for them; the latest answer holds.</summary>
public sealed class Attendance : AllianceRow
{
    public required Guid MeetingId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Name { get; init; }

    public RollCallAnswer Answer { get; private set; }

    /// <summary>When they first answered.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>For whom they were there, as it was when the meeting ended; null before, and for whoever represents nobody.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>Its name at that time.</summary>
    public string? OrganisationName { get; private set; }

    internal RepresentedOrganisation? For => OrganisationId is { } id ? new(id, OrganisationName ?? "") : null;

    public Attendance As(RollCallAnswer answer)
    {
        Answer = answer;
        return this;
    }

    public void SpeaksFor(Guid organisationId, string organisationName) => (OrganisationId, OrganisationName) = (organisationId, organisationName);

    internal void SpeaksForNobodyYet() => (OrganisationId, OrganisationName) = (null, null);

    internal sealed class Configuration : IEntityTypeConfiguration<Attendance>
    {
        public void Configure(EntityTypeBuilder<Attendance> builder)
        {
            builder.ToTable("Attendances");
            builder.HasKey(a => new { a.AllianceId, a.MeetingId, a.PersonId });
            builder.Property(a => a.Name).HasMaxLength(TextLimits.Name);
            builder.Property(a => a.OrganisationName).HasMaxLength(TextLimits.Name);
            builder.HasOne<Meeting>().WithMany().HasForeignKey(a => new { a.AllianceId, a.MeetingId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>An organisation that had a voice where the meeting decided, as it was when the meeting ended.</summary>
public sealed class MeetingOrganisation : AllianceRow
{
    public required Guid MeetingId { get; init; }

    public required Guid OrganisationId { get; init; }

    public required string Name { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<MeetingOrganisation>
    {
        public void Configure(EntityTypeBuilder<MeetingOrganisation> builder)
        {
            builder.ToTable("MeetingOrganisations");
            builder.HasKey(o => new { o.AllianceId, o.MeetingId, o.OrganisationId });
            builder.Property(o => o.Name).HasMaxLength(TextLimits.Name);
            builder.HasOne<Meeting>().WithMany().HasForeignKey(o => new { o.AllianceId, o.MeetingId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
