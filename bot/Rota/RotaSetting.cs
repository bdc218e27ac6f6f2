using AllianceBot.Conversation;
using AllianceBot.Rota.Duties;

namespace AllianceBot.Rota;

/// <summary>Where and when something is done to a rota.</summary>
/// <param name="Phrases">For what the audit trail keeps, which is in the alliance's language.</param>
/// <param name="Now">UTC.</param>
public sealed record RotaSetting(AllianceInfo Alliance, Phrasebook Phrases, DateTimeOffset Now)
{
    /// <summary>In the alliance.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Alliance.ToLocal(Now));

    public static RotaSetting Of(Turn turn) => new(turn.Alliance, turn.Phrases, turn.Now);

    public string TitleOf(RotaDuty duty) => duty.Title(Phrases, Alliance.Language);
}
