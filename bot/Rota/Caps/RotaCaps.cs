using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Rota.Caps.RotaCaps, AllianceBot.Rota.Caps.RotaCaps.Configuration>]

namespace AllianceBot.Rota.Caps;

/// <summary>How much of the turns anybody may have as a share, in percent: above 0, below 100, or null for no cap.</summary>
/// <param name="Each">The most for one organisation, whatever it weighs.</param>
/// <param name="International">The most for all international NGOs together: they have more staff than others, and overshadow them easily.</param>
public sealed record CapFacts(decimal? Each, decimal? International)
{
    public static CapFacts None { get; } = new(null, null);

    public bool IsNone => this == None;
}

/// <summary>The caps of a rota, once somebody has set them.</summary>
public sealed class RotaCaps : AllianceRow
{
    private RotaCaps() { }

    /// <summary>The working group whose rota it is; empty for the alliance's: part of the key, which holds no null.</summary>
    public Guid Scope { get; private init; }

    public decimal? Each { get; private set; }

    public decimal? International { get; private set; }

    /// <summary>Rises with every change; a form made from an older one is in conflict.</summary>
    public int Version { get; private set; } = 1;

    public CapFacts Facts => new(Each, International);

    public static RotaCaps Set(Guid scope, CapFacts facts) => new() { Scope = scope, Each = facts.Each, International = facts.International };

    /// <returns>Whether anything changed.</returns>
    public bool Apply(CapFacts facts)
    {
        if (facts == Facts)
            return false;
        (Each, International, Version) = (facts.Each, facts.International, Version + 1);
        return true;
    }

    /// <summary>Null while nobody has set any.</summary>
    public static Task<RotaCaps?> FindAsync(AllianceDb db, Guid scope, CancellationToken cancellationToken) => db.Set<RotaCaps>().SingleOrDefaultAsync(c => c.Scope == scope, cancellationToken);

    internal sealed class Configuration : IEntityTypeConfiguration<RotaCaps>
    {
        public void Configure(EntityTypeBuilder<RotaCaps> builder)
        {
            builder.ToTable("RotaCaps");
            builder.HasKey(c => new { c.AllianceId, c.Scope });
            builder.Property(c => c.Each).HasPrecision(5, 2);
            builder.Property(c => c.International).HasPrecision(5, 2);
            builder.Property(c => c.Version).IsConcurrencyToken();
            builder.Ignore(c => c.Facts);
        }
    }
}
