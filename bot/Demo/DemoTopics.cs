namespace AllianceBot.Demo;

/// <summary>What the fictional alliance talks about, in both its languages.</summary>
internal static class DemoTopics
{
    /// <summary>Name; purpose; the weeks between two meetings; months until its end.</summary>
    public static readonly IReadOnlyList<(string Name, string Purpose, int Weeks, int MonthsLeft)> Groups =
    [
        ("Propuestas de ley", "Redactar una propuesta de ley de semillas nativas y llevarla al Congreso antes de fin de año.", 2, 5),
        ("Water and hillsides", "Agree on shared rules for irrigation turns in five basins, and publish what each basin spends.", 4, 8),
        ("Acceso a financiamiento", "Lograr que dos bancos públicos abran líneas de crédito para cooperativas pequeñas.", 2, 10),
        ("Educación y extensión agrícola", "Un currículo común de extensión, probado en seis municipios.", 4, 3),
        ("Gender in agriculture", "Every proposal of the alliance says what it changes for women, with figures.", 4, 12),
        ("Caminos y mercados", "Un mapa de caminos rurales por reparar, acordado con los gobiernos locales.", 2, 4),
        ("Nutrición infantil", "Desayunos escolares con alimentos locales en todas las escuelas rurales de la región.", 4, 6),
    ];

    public static readonly IReadOnlyList<string> Items =
    [
        "Noticias y próximos pasos", "Presupuesto del próximo año", "Audiencia en el Congreso", "Resultados del estudio de línea de base", "Calendario de incidencia", "Declaración conjunta",
        "Quién falta en la alianza", "Visita de campo", "Datos abiertos", "Relación con los medios", "Informe a los donantes", "Formación de jóvenes",
        "News and next steps", "Budget for next year", "The hearing in Parliament", "Results of the baseline study", "Advocacy calendar", "Joint statement",
        "Who is missing from the alliance", "Field visit", "Open data", "Working with the press", "Report to the donors", "Training of young leaders",
    ];

    public static readonly IReadOnlyList<string> Notes =
    [
        "El viceministerio pidió cifras por provincia.", "Tres municipios ya firmaron la carta de intención.", "El estudio se puede citar desde el lunes.", "Faltan las respuestas de dos organizaciones.",
        "La radio local ofrece media hora por semana.", "Se perdió la cosecha temprana en dos comunidades.", "Hay fondos para traducir el resumen al quechua.", "La comisión cambió de presidencia.",
        "The ministry asked for figures by province.", "Three towns have signed the letter of intent.", "The study may be quoted from Monday.", "Two organisations have not answered yet.",
        "The local radio offers half an hour a week.", "The early harvest was lost in two villages.", "There is money to translate the summary.", "The committee has a new chair.",
    ];

    public static readonly IReadOnlyList<string> Decisions =
    [
        "Se aprueba el calendario como se presentó.", "La alianza pide una audiencia antes de fin de mes.", "El informe se publica con los datos de todas las provincias.", "No se firma ninguna carta sin consultar a los miembros.",
        "Las reuniones del próximo trimestre se hacen por la mañana.", "Se invita a dos organizaciones de jóvenes.", "El resumen sale también en quechua y aimara.", "Se pide a cada miembro una persona de contacto.",
        "The calendar is approved as presented.", "The alliance asks for a hearing before the end of the month.", "The report is published with figures for every province.", "No letter is signed before members have been asked.",
        "Next quarter's meetings are held in the morning.", "Two organisations of young people are invited.", "The summary comes out in three languages.", "Each member names one person to contact.",
    ];

    /// <summary>From one holder of a duty to the next.</summary>
    public static readonly IReadOnlyList<string> Handovers =
    [
        "La lista de contactos de las comisiones está en la carpeta de secretaría.", "Pedir el orden del día dos semanas antes: las redes regionales tardan en responder.", "Los documentos en quechua van en su propia carpeta.",
        "The ministry wants invitations on letterhead.", "Two members join by telephone: read the decisions aloud.", "The template of the last statement is in the shared folder.",
    ];

    public static readonly IReadOnlyList<string> Tasks =
    [
        "enviar la carta a la comisión", "reunir las cifras por provincia", "revisar el borrador del informe", "pedir cotizaciones para la visita de campo", "hablar con la radio local", "actualizar la lista de contactos",
        "redactar el resumen de dos páginas", "convocar a los municipios", "traducir la declaración", "publicar los datos abiertos",
        "send the letter to the committee", "collect the figures by province", "review the draft report", "ask for quotes for the field visit", "talk to the local radio", "update the list of contacts",
        "write the two-page summary", "invite the towns", "translate the statement", "publish the open data",
    ];
}
