using AllianceBot.Conversation;
using AllianceBot.Rota.Duties;

namespace AllianceBot.Rota;

/// <summary>Where and when something is done to a rota.</summary>
/// <param name="Phrases">For what the audit trail keeps, which is in the alliance's language.</param>
/// <param name="Now">UTC.</param>
public sealed record RotaSetting(AllianceInfo Alliance, Phrasebook Phrases, DateTimeOffset Now)
{
    /// <summary>Whose rota it is; null for that of the alliance as a whole.</summary>
    public GroupInfo? Group { get; init; }

    public Guid? GroupId => Group?.Id;

    /// <summary>Likewise, for keys, which hold no null.</summary>
    public Guid Scope => Group?.Id ?? Guid.Empty;

    /// <summary>In the alliance.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Alliance.ToLocal(Now));

    /// <summary>In the channel of a working group, its own rota.</summary>
    public static RotaSetting Of(Turn turn) => new(turn.Alliance, turn.Phrases, turn.Now) { Group = turn.Group };

    public string TitleOf(RotaDuty duty) => duty.Title(Phrases, Alliance.Language);
}
