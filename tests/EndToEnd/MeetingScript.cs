using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests.EndToEnd;

/// <summary>What people write and fill in during one meeting, in one language.</summary>
internal sealed record MeetingScript
{
    public required TextLanguage Language { get; init; }

    /// <summary>Of the people's clients.</summary>
    public required string Locale { get; init; }
    public required string Alliance { get; init; }
    public required string Title { get; init; }
    public required string[] Agenda { get; init; }
    public required string Decision { get; init; }
    public required string Note { get; init; }
    public required string Mistake { get; init; }
    public required string LinkLabel { get; init; }
    public required string FirstTask { get; init; }
    public required string SecondTask { get; init; }

    /// <summary>A task's last words, with the date in the place of <c>{0}</c>.</summary>
    public required string DueFormat { get; init; }
    public required string DayFormat { get; init; }
    public required string SlipOfTheFingers { get; init; }
    public required string ExtraTopic { get; init; }

    public static string Link => "https://example.org/ley-2026";

    public static MeetingScript In(TextLanguage language) => language is TextLanguage.Spanish ? Spanish : English;

    private static MeetingScript English => new()
    {
        Language = TextLanguage.English,
        Locale = "en-GB",
        Alliance = "Child Nutrition Initiative",
        Title = "November plenary",
        Agenda = ["Work plan for 2027", "Meeting with the ministry of health", "Statement on the school meals bill"],
        Decision = "The work plan is adopted as circulated",
        Note = "The ministry can see us in the first week of February",
        Mistake = "The ministry declined",
        LinkLabel = "The bill as tabled",
        FirstTask = "Send the statement to all members",
        SecondTask = "Ask the ministry for a date",
        DueFormat = "by {0}",
        DayFormat = "d MMMM",
        SlipOfTheFingers = "strat meeting",
        ExtraTopic = "Next meeting",
    };

    private static MeetingScript Spanish => new()
    {
        Language = TextLanguage.Spanish,
        Locale = "es-PE",
        Alliance = "Iniciativa contra la Desnutrición Infantil",
        Title = "Plenaria de noviembre",
        Agenda = ["Plan de trabajo 2027", "Reunión con el Ministerio de Salud", "Pronunciamiento sobre alimentación escolar"],
        Decision = "Se aprueba el plan de trabajo tal como se circuló",
        Note = "El ministerio puede recibirnos la primera semana de febrero",
        Mistake = "El ministerio no puede recibirnos",
        LinkLabel = "El proyecto de ley presentado",
        FirstTask = "Enviar el pronunciamiento a todos los miembros",
        SecondTask = "Pedir fecha al ministerio",
        DueFormat = "para el {0}",
        DayFormat = "d 'de' MMMM",
        SlipOfTheFingers = "inciar reunión",
        ExtraTopic = "Próxima reunión",
    };
}
