namespace AllianceBot.Alliances.Organisations;

/// <summary>What people write in their tables besides the words that are shown.</summary>
internal static class OtherWords
{
    public static readonly (string Word, Sector Value)[] Sectors =
    [
        ("NGO", Sector.LocalNgo), ("national NGO", Sector.LocalNgo), ("ONG", Sector.LocalNgo), ("ONG nacional", Sector.LocalNgo), ("civil society", Sector.LocalNgo), ("sociedad civil", Sector.LocalNgo),
        ("INGO", Sector.InternationalNgo), ("ONGI", Sector.InternationalNgo),
        ("membership", Sector.MembershipOrganisation), ("membership organization", Sector.MembershipOrganisation), ("network", Sector.MembershipOrganisation), ("federation", Sector.MembershipOrganisation),
        ("red", Sector.MembershipOrganisation), ("federación", Sector.MembershipOrganisation), ("gremio", Sector.MembershipOrganisation),
        ("grassroots", Sector.GrassrootsGroup), ("grassroots organisation", Sector.GrassrootsGroup), ("community group", Sector.GrassrootsGroup), ("organización de base", Sector.GrassrootsGroup), ("grupo comunitario", Sector.GrassrootsGroup),
        ("women's rights", Sector.WomensRights), ("derechos de las mujeres", Sector.WomensRights), ("organización de mujeres", Sector.WomensRights),
        ("bilateral", Sector.BilateralDonor), ("cooperación bilateral", Sector.BilateralDonor),
        ("multilateral", Sector.MultilateralDonor), ("UN", Sector.MultilateralDonor), ("United Nations", Sector.MultilateralDonor), ("ONU", Sector.MultilateralDonor), ("Naciones Unidas", Sector.MultilateralDonor),
        ("university", Sector.Academia), ("think tank", Sector.Academia), ("universidad", Sector.Academia), ("academia", Sector.Academia), ("centro de estudios", Sector.Academia),
        ("private sector", Sector.PrivateCompany), ("company", Sector.PrivateCompany), ("sector privado", Sector.PrivateCompany), ("empresa", Sector.PrivateCompany),
        ("government", Sector.Government), ("ministry", Sector.Government), ("gobierno", Sector.Government), ("ministerio", Sector.Government), ("entidad pública", Sector.Government),
        ("otra", Sector.Other), ("otros", Sector.Other),
    ];

    public static readonly (string Word, OrganisationStatus Value)[] Statuses =
    [
        ("active", OrganisationStatus.Member), ("full member", OrganisationStatus.Member), ("activa", OrganisationStatus.Member), ("activo", OrganisationStatus.Member),
        ("invitado", OrganisationStatus.Invited), ("observador", OrganisationStatus.Observer),
        ("retired", OrganisationStatus.Left), ("former member", OrganisationStatus.Left), ("retirado", OrganisationStatus.Left), ("salió", OrganisationStatus.Left),
    ];

    public static readonly (string Word, string Value)[] Countries =
    [
        ("USA", "US"), ("United States of America", "US"), ("EE. UU.", "US"), ("UK", "GB"), ("Great Britain", "GB"), ("Gran Bretaña", "GB"), ("Ivory Coast", "CI"), ("DRC", "CD"), ("Czech Republic", "CZ"),
        ("República Checa", "CZ"), ("Burma", "MM"), ("Birmania", "MM"), ("Holland", "NL"), ("Holanda", "NL"), ("Cape Verde", "CV"), ("Turkey", "TR"), ("Swaziland", "SZ"), ("Suazilandia", "SZ"),
        ("Russian Federation", "RU"), ("Federación de Rusia", "RU"), ("Korea", "KR"), ("Corea", "KR"), ("Viet Nam", "VN"), ("Palestinian Territories", "PS"), ("Moldavia", "MD"), ("Bielorrusia", "BY"),
        ("Zimbabue", "ZW"), ("Malaui", "MW"), ("Botsuana", "BW"), ("Catar", "QA"), ("Kenia", "KE"), ("Ruanda", "RW"), ("Bangladés", "BD"), ("Timor Oriental", "TL"), ("República de Moldova", "MD"), ("Arabia Saudí", "SA"),
    ];

    public static readonly (string Word, string Value)[] Tongues =
    [
        ("castellano", "es"), ("Castilian", "es"), ("kichwa", "qu"), ("quichua", "qu"), ("aymara", "ay"), ("mapuche", "arn"), ("maya", "yua"), ("k’iche’", "quc"), ("q’eqchi’", "kek"),
        ("Kiswahili", "sw"), ("creole", "ht"), ("Nyanja", "ny"), ("vasco", "eu"), ("farsi", "fa"), ("bangla", "bn"), ("mandarin", "zh"), ("mandarín", "zh"), ("flemish", "nl"), ("holandés", "nl"),
    ];
}
