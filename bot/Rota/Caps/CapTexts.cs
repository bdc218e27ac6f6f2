using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Engine;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Caps;

/// <summary>What caps do to a rota, in words.</summary>
internal static class CapTexts
{
    private const int MostNamed = 8;

    /// <summary>Whose share of the turns to come a cap holds down: a line each; none while no cap bites.</summary>
    public static IEnumerable<string> Bites(Phrasebook phrases, TextLanguage language, RotaFairness fairness, RotaMembers members)
    {
        foreach (var id in fairness.Capped.OrderBy(members.LabelOf, StringComparer.Ordinal).Take(MostNamed))
            yield return phrases.Say(language, "capsEachBites", TextLimits.Abridge(members.LabelOf(id), TextLimits.Name), fairness.Caps.Each ?? 0);
        if (fairness.IsInternationalCapped)
            yield return phrases.Say(language, "capsInternationalBites", fairness.Caps.International ?? 0);
    }

    /// <summary>Null where it is not about caps. The engine speaks of organisations that are capped together; people speak of international NGOs.</summary>
    public static string? Say(Turn turn, RotaProblem problem) => problem switch
    {
        { Kind: RotaProblemKind.CapsTooLow, Values: [DateOnly day, var count, var cap, var least] } => turn.Say("capsTooLow", Day(turn, day), count, cap, least),
        { Kind: RotaProblemKind.JointCapTooLow, Values: [DateOnly day, var count, var cap, var least] } => turn.Say("capsTooLowInternational", Day(turn, day), count, cap, least),
        _ => null,
    };

    /// <summary>What the engine notes is told by <see cref="Bites"/>.</summary>
    public static bool Tells(RotaNote note) => note.Kind is RotaNoteKind.CapLimited or RotaNoteKind.JointCapLimited;

    private static string Day(Turn turn, DateOnly day) => day.ToString(turn.Say("longDate"), turn.Language.Culture());
}
