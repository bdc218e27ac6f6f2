using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

[assembly: Stored<AllianceBot.Rota.Turns.TurnSwap, AllianceBot.Rota.Turns.TurnSwap.Configuration>]

namespace AllianceBot.Rota.Turns;

public enum SwapState
{
    Open,
    Agreed,
    Refused,
}

/// <summary>Two organisations may exchange turns; the second has to say yes.</summary>
public sealed class TurnSwap : AllianceRow
{
    public required Guid Id { get; init; }

    public required Guid TurnId { get; init; }

    /// <summary>See <see cref="RotaTurn.Round"/>: once either turn has moved, there is nothing to agree to.</summary>
    public required int TurnRound { get; init; }

    public required Guid OtherTurnId { get; init; }

    public required int OtherRound { get; init; }

    public required Guid AskedById { get; init; }

    public required string AskedByName { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public SwapState State { get; private set; }

    public void Answer(bool agrees) => State = agrees ? SwapState.Agreed : SwapState.Refused;

    internal sealed class Configuration : IEntityTypeConfiguration<TurnSwap>
    {
        public void Configure(EntityTypeBuilder<TurnSwap> builder)
        {
            builder.ToTable("TurnSwaps");
            builder.HasKey(s => new { s.AllianceId, s.Id });
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.Property(s => s.AskedByName).HasMaxLength(TextLimits.Name);
            builder.HasIndex(s => new { s.AllianceId, s.TurnId });
            builder.HasOne<RotaTurn>().WithMany().HasForeignKey(s => new { s.AllianceId, s.TurnId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<RotaTurn>().WithMany().HasForeignKey(s => new { s.AllianceId, s.OtherTurnId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
