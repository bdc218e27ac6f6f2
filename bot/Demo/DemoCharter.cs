using AllianceBot.Alliances.Charters;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Demo;

/// <summary>The charter of the fictional alliance: what is in force, and the change that is being answered now.</summary>
internal static class DemoCharter
{
    public static readonly CharterText InForce = new()
    {
        Purpose = "Que la ley de semillas nativas y su presupuesto se aprueben con la voz de las organizaciones campesinas.",
        Specific = "El Estado reconoce, compra y distribuye semillas nativas de pequeños productores en las cinco provincias más pobres.",
        Measurable = "La ley publicada, y una partida propia en el presupuesto agrícola.",
        Attainable = "Tres miembros tienen personal en la capital; las universidades aportan las cifras y la radio, la difusión.",
        Realistic = "El ministerio lo apoya; los importadores se oponen y las cooperativas les responden con datos.",
        TimeBound = "Para la ley de presupuesto de 2028.",
        Principles = "Ser inclusivos: ninguna reunión sin las organizaciones de base\nQue las personas hablen por sí mismas\nCompartir los méritos\nDecir a tiempo lo que no se podrá cumplir",
        NonNegotiables = "La ley nombra a las mujeres productoras\nEl agua no se privatiza\nNinguna declaración se publica sin consultar a los miembros",
        Terms = "Puede adherirse toda organización que suscriba esta carta. La copresidencia convoca, y cada grupo de trabajo tiene una coordinación.",
        Ways = new() { CadenceWeeks = 4, DecisionRule = DecisionRule.Consent, QuorumPercent = 60, LazyApprovalDays = 7, Language = TextLanguage.Spanish },
    };

    public static readonly CharterText Proposed = InForce with
    {
        Principles = InForce.Principles + "\nRepartir las tareas según la capacidad de cada quien",
        Ways = InForce.Ways with { QuorumPercent = 50, LazyApprovalDays = 10 },
    };

    /// <summary>Why one organisation objects to the change.</summary>
    public const string Objection = "Con un quórum de la mitad, las organizaciones pequeñas quedarían sin voz.";
}
