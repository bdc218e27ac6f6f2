using AllianceBot.Rota.Duties;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Rota.Plans.RotaAccount, AllianceBot.Rota.Plans.RotaAccount.Configuration>]
[assembly: Stored<AllianceBot.Rota.Plans.RotaAbsence, AllianceBot.Rota.Plans.RotaAbsence.Configuration>]

namespace AllianceBot.Rota.Plans;

/// <summary>
/// The credit ledger: what an organisation was due and what it carried of the duties of one rhythm, up to yesterday. Each day is
/// counted once, by the weights of that day, so that a weight that changes later changes nothing of what was.
/// </summary>
public sealed class RotaAccount : AllianceRow
{
    private RotaAccount() { }

    /// <summary>The working group whose account it is; empty for the alliance's: part of the key, which holds no null.</summary>
    public Guid Scope { get; private init; }

    public Rhythm Rhythm { get; private init; }

    public Guid OrganisationId { get; private init; }

    /// <summary>In effort.</summary>
    public decimal Share { get; private set; }

    /// <summary>In effort.</summary>
    public decimal Load { get; private set; }

    /// <summary>Above 0 it did more than its share, below 0 it owes.</summary>
    public decimal Balance => Load - Share;

    public static RotaAccount Open(Guid scope, Rhythm rhythm, Guid organisationId) => new() { Scope = scope, Rhythm = rhythm, OrganisationId = organisationId };

    public void Add(decimal share, decimal load) => (Share, Load) = (Share + share, Load + load);

    internal sealed class Configuration : IEntityTypeConfiguration<RotaAccount>
    {
        public void Configure(EntityTypeBuilder<RotaAccount> builder)
        {
            builder.ToTable("RotaAccounts");
            builder.HasKey(a => new { a.AllianceId, a.Scope, a.Rhythm, a.OrganisationId });
            builder.Property(a => a.Share).HasPrecision(28, 12);
            builder.Property(a => a.Load).HasPrecision(28, 12);
            builder.Ignore(a => a.Balance);
        }
    }
}

/// <summary>Days on which an organisation takes no turns, in no rota.</summary>
public sealed class RotaAbsence : AllianceRow
{
    public required Guid Id { get; init; }

    public required Guid OrganisationId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<RotaAbsence>
    {
        public void Configure(EntityTypeBuilder<RotaAbsence> builder)
        {
            builder.ToTable("RotaAbsences");
            builder.HasKey(a => new { a.AllianceId, a.Id });
            builder.Property(a => a.Id).ValueGeneratedNever();
            builder.HasIndex(a => new { a.AllianceId, a.OrganisationId });
        }
    }
}
