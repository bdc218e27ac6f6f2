namespace AllianceBot.Storage;

/// <summary>Every stored row belongs to one alliance; <see cref="AllianceDb"/> filters by it and refuses to write another's.</summary>
public abstract class AllianceRow
{
    public Guid AllianceId { get; internal set; }
}
