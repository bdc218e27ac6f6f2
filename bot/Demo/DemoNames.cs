using AllianceBot.Alliances.Organisations;

namespace AllianceBot.Demo;

/// <summary>Names of organisations and people that exist nowhere.</summary>
internal static class DemoNames
{
    /// <summary>Name; short name; sector; country; languages; weight; status unless it is a member. There is no private company yet: the gap that the balance shows.</summary>
    private const string Known = """
        Red Campesina Valle Quillay; RCVQ; MembershipOrganisation; PE; es qu; 1
        Semillas del Ande Vivo; SAV; LocalNgo; PE; es; 1
        Fundación Tierra Llana; ; Foundation; BO; es; 2
        Instituto de Suelos Ancohuma; ISA; Academia; BO; es; 1.5
        Mujeres de la Quebrada Alta; MQA; WomensRights; PE; es qu; 0.5
        Hillside Partners International; HPI; InternationalNgo; GB; en es; 3
        Harvest Bridge Trust; HBT; Foundation; CA; en; 2
        Agencia Nórdica de Cooperación Rural; ANCR; BilateralDonor; SE; en es; 3
        Fondo Andino Multilateral del Agro; FAMA; MultilateralDonor; EC; es en; 3
        Ministerio de Campo y Agua de Sierralta; MCA; Government; EC; es; 2
        Universidad del Páramo Azul; UPA; Academia; EC; es; 1.5
        Cooperativa Cacao Río Manso; Cacao Manso; MembershipOrganisation; EC; es; 1
        Colectivo Huerta Común; ; GrassrootsGroup; CO; es; 0.5
        Voces del Maíz; VDM; LocalNgo; GT; es; 1
        Asociación de Regantes Tres Acequias; ARTA; MembershipOrganisation; PE; es; 1
        Centro Agua y Ladera; CAL; LocalNgo; BO; es; 1
        Women for Living Soils; WLS; WomensRights; CA; en; 1
        Open Furrow; ; InternationalNgo; IE; en; 2
        Hilltop Evidence Lab; HEL; Academia; GB; en; 1
        Programa de Mercados Cercanos; PMC; Government; CO; es; 1
        Federación de Pastores Puna Clara; FPPC; MembershipOrganisation; PE; es qu ay; 1
        Casa de la Semilla Criolla; CSC; LocalNgo; HN; es; 1
        Jóvenes por el Campo; JXC; GrassrootsGroup; HN; es; 0.5
        Oficina Lacustre de Cooperación; OLC; BilateralDonor; DE; en es; 3
        Agencia de Crédito Solidario Llanavieja; ACS; Government; BO; es; 1
        Tejedoras de Alimento; ; WomensRights; GT; es; 0.5
        Rural Roads Collective; RRC; LocalNgo; HN; en es; 1
        Instituto Clima y Cosecha; ICC; Academia; CO; es; 1.5
        Guardianes del Bosque Nublado; GBN; GrassrootsGroup; EC; es; 0.5
        Seeds Without Fences; SWF; InternationalNgo; US; en; 2
        Servicio de Extensión Tres Valles; SETV; Government; GT; es; 1
        Fundación Puente Verde; FPV; Foundation; ES; es; 2
        Unión de Cooperativas Cafetal Alto; UCCA; MembershipOrganisation; HN; es; 1
        Comunidad Molino Viejo; ; GrassrootsGroup; PE; es; 0.5
        Terra Commons Network; TCN; InternationalNgo; NL; en; 2; Observer
        Alianza Comedores de Barrio; ACB; GrassrootsGroup; CO; es; 0.5
        Observatorio del Precio Justo; OPJ; LocalNgo; CO; es; 1
        Radio Surco; ; LocalNgo; BO; es ay; 0.5; Invited
        Mesa de Nutrición Niñez Primero; MNNP; LocalNgo; GT; es; 1
        Gremio de Molineros del Valle; GMV; Other; PE; es; 1; Left
        """;

    private static readonly string[] First =
    [
        "Alba", "Bruno", "Camila", "Damián", "Elisa", "Fabián", "Gladys", "Hernán", "Irene", "Jacinta", "Kevin", "Leonor", "Marcial", "Nélida", "Octavio", "Pilar",
        "Quino", "Rosaura", "Saúl", "Tamara", "Úrsula", "Vicente", "Wendy", "Ximena", "Yolanda", "Zacarías", "Aisling", "Benedict", "Charlotte", "Duncan", "Edith", "Fiona",
        "Gareth", "Harriet", "Imogen", "Joyce", "Kwame", "Linnea", "Malcolm", "Nadia", "Oluwaseun", "Priya", "Rosalind", "Samira", "Tobias", "Ursina", "Vikram", "Winifred",
    ];

    private static readonly string[] Last =
    [
        "Mamani Solar", "Cóndor Lira", "Ayala Pinto", "Huanca Vera", "Tito Salvatierra", "Ñahui Prado", "Barrios Luna", "Chipana Roca", "Duarte Quino", "Espejo Rivas",
        "Farfán Toro", "Guamán Lasso", "Hinojosa Vela", "Illanes Paz", "Jurado Cano", "Lema Tipán", "Montalvo Sisa", "Naranjo Cueva", "Oquendo Ruiz", "Paucar Lema",
        "Ashdown", "Birkeland", "Corrigan", "Dunmore", "Eastlake", "Fairweather", "Greenhalgh", "Hollins", "Inverarity", "Joubert", "Kettering", "Lindqvist",
        "McAllan", "Northcote", "Okonjo", "Penhaligon", "Quarrie", "Ravensdale", "Standish", "Thornbury", "Ulverston", "Venkataraman", "Wetherby", "Yarrow",
        "Zambrano Cruz", "Quisbert Mena", "Rengifo Soria", "Sayago Peña", "Tuyuc Batz", "Uscamayta Ríos", "Velasco Tum", "Xicará Pol", "Yumbo Grefa", "Zelaya Funes",
        "Ortuño Camba", "Pacheco Llano", "Ramírez Quel", "Suárez Mina", "Tenorio Balanta", "Uzcátegui Mora", "Villca Choque", "Yanza Morocho", "Zúñiga Alegre", "Abanto Cruzado",
    ];

    private static readonly string[] Kinds =
    [
        "Red", "Asociación", "Colectivo", "Cooperativa", "Centro", "Mesa", "Federación", "Círculo", "Network of", "Forum of", "Friends of", "Institute of",
    ];

    private static readonly string[] Places =
    [
        "Aguamansa", "Brezal Alto", "Cantoral", "Dosríos", "Encinar Viejo", "Fuenteluna", "Granpiedra", "Hondonada", "Islabuena", "Jarales", "Kinuray", "Lomabaja",
        "Millpond", "Northhollow", "Oldferry", "Pinewater", "Quarrybank", "Riverend", "Stonewell", "Thistledown", "Umbría", "Vallesol", "Willowmere", "Yerbaluz",
        "Zarzales", "Ashgrove", "Brookvale", "Cumbreclara", "Dovemoor", "Elderfield", "Fernhollow", "Guadalsur", "Hazelbeck", "Ivybridge Alta", "Juncal", "Kestrel Hill",
        "Larkspur", "Mirasierra", "Nogalar", "Oakhaven", "Pradoverde",
    ];

    public static IEnumerable<OrganisationFacts> Organisations(int count)
    {
        var known = Known.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read).ToList();
        var more = from place in Places from kind in Kinds select (kind, place);
        var sectors = Enum.GetValues<Sector>().Except([Sector.PrivateCompany]).ToList();
        return known.Concat(more.Select((name, i) => known[i % known.Count] with
        {
            Name = $"{name.kind} {name.place}",
            ShortName = "",
            Status = OrganisationStatus.Member,
            Sector = sectors[i % sectors.Count],
        })).Take(count);
    }

    /// <summary>Nobody of it is in Teams: a co-chair records what it answers.</summary>
    public const string ByMailAlone = "Comunidad Molino Viejo";

    /// <summary>As many different names as there are asked for.</summary>
    public static IEnumerable<string> People(int count) =>
        Enumerable.Range(0, count).Select(i => $"{First[i % First.Length]} {Last[(i / First.Length + i) % Last.Length]}{Surplus(i / (First.Length * Last.Length))}");

    /// <summary>Once every pair of names is used, people are told apart by where they come from.</summary>
    private static string Surplus(int round) => round == 0 ? "" : $" de {Places[round % Places.Length]}";

    private static OrganisationFacts Read(string line) => line.Split(';', StringSplitOptions.TrimEntries) is [var name, var shortName, var sector, var country, var languages, var weight, .. var status]
        ? new OrganisationFacts
        {
            Name = name,
            ShortName = shortName,
            Sector = Enum.Parse<Sector>(sector),
            Country = country,
            Languages = languages,
            Status = status is [var other] ? Enum.Parse<OrganisationStatus>(other) : OrganisationStatus.Member,
            Weight = decimal.Parse(weight, System.Globalization.CultureInfo.InvariantCulture),
        }
        : throw new FormatException(line);
}
