using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Alliances.Holidays.Holiday, AllianceBot.Alliances.Holidays.Holiday.Configuration>]

namespace AllianceBot.Alliances.Holidays;

/// <summary>Days on which nobody is written to, and no meeting is proposed: for everybody, or for those whose organisation is in one country.</summary>
public sealed class Holiday : AllianceRow
{
    public const int LongestName = 100;

    /// <summary>Longer ones are a season.</summary>
    public const int MostDays = 62;

    public required Guid Id { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>People's text.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2; empty for everybody.</summary>
    public required string Country { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Holiday>
    {
        public void Configure(EntityTypeBuilder<Holiday> builder)
        {
            builder.ToTable("Holidays");
            builder.HasKey(h => new { h.AllianceId, h.Id });
            builder.Property(h => h.Id).ValueGeneratedNever();
            builder.Property(h => h.Name).HasMaxLength(LongestName);
            builder.Property(h => h.Country).HasMaxLength(2);
            builder.HasIndex(h => new { h.AllianceId, h.To });
            builder.HasOne<Alliance>().WithMany().HasForeignKey(h => h.AllianceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
