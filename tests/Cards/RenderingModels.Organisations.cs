using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Cards;

internal static partial class RenderingModels
{
    private static readonly OrganisationVocabulary Vocabulary = Services.GetRequiredService<OrganisationVocabulary>();
    private static readonly OrganisationCards Organisations = new(Vocabulary);
    private static readonly DateOnly Joined = new(2024, 5, 1);

    private static IEnumerable<CardView> UsualOrganisations(Turn turn)
    {
        var care = Organisation("Cooperativa para la Asistencia", "CARE", ["Lucía Fernández", "Mateo Ríos"]);
        yield return Organisations.List(turn, List(["CARE", "Red de Mujeres"], page: 2, total: 30), "https://bot.example/organisations/x");
        yield return Organisations.One(turn, care);
        yield return Organisations.Form(turn, care);
        yield return Organisations.Form(turn, known: null);
        yield return Organisations.Conflict(turn, new() { Name = "CARE", Sector = "Other" }, Guid.Empty, new(2, "Lucía Fernández", Evening, [new("name", "CARE Perú", "CARE")]));
        yield return OrganisationCards.AskRetire(turn, care);
        yield return OrganisationCards.AskRetire(turn, care, new(care, "Lucía Fernández", Evening, [new("country", "", "PE")]));
        foreach (var isOwn in new[] { true, false })
            yield return OrganisationLeftNotice.Card(Voice.Of(turn), isOwn ? ["CARE"] : ["CARE", "Oxfam"], "Lucía Fernández", isOwn, ["Mateo Ríos"], ["Semillas"]);
        yield return OrganisationImportCards.Waiting(turn, Guid.Empty, new([new(2, "CARE", RowFate.Conflict, null, new(null, default, []), [], [new("country", "BO", "PE")])], []), new(1, 2, 3, 0), round: 2);
        yield return OrganisationImportCards.Form(turn, "name\nCARE", "?");
        yield return OrganisationImportCards.Preview(turn, Guid.Empty, Plan(["CARE", "Oxfam", "Red", "Liga"]), asked: 1);
        yield return OrganisationImportCards.Done(turn, Guid.Empty, Plan(["CARE", "Oxfam"]), new(1, 2, 3, 2));
    }

    private static IEnumerable<CardView> EmptyOrganisations(Turn turn)
    {
        yield return Organisations.List(turn, List([], page: 1, total: 0), link: null);
        yield return Organisations.One(turn, Organisation("A", "", []) with { Facts = new() { Name = "A", Sector = Sector.Other }, Dates = default });
        yield return OrganisationCards.AskRetire(turn, Organisation("A", "", []));
        yield return OrganisationImportCards.Form(turn);
        yield return OrganisationImportCards.Done(turn, null, new([], []), new(0, 0, 0, 0));
        yield return OrganisationImportCards.Cancelled(turn);
    }

    private static IEnumerable<CardView> WorstOrganisations(Turn turn, string[] names)
    {
        var worst = Organisation(Long(Hostile, 200), Long("\"\u0001", 40), names);
        yield return Organisations.List(turn, List([.. Enumerable.Repeat(Hostile, Page.Size)], page: 2, total: 500), "https://bot.example/organisations/x");
        yield return Organisations.One(turn, worst);
        yield return Organisations.Form(turn, worst);
        var beyond = Long(Hostile, 1000);
        yield return Organisations.Conflict(turn, new() { Name = worst.Facts.Name, ShortName = beyond, Sector = beyond, Languages = beyond, Logo = beyond }, Guid.Empty,
            new(2, names[0], Evening, [.. Enumerable.Repeat(new FieldChange("name", beyond, beyond), 8)]));
        yield return OrganisationCards.AskRetire(turn, worst);
        yield return OrganisationCards.AskRetire(turn, worst, new(worst, names[0], Evening, [.. Enumerable.Repeat(new FieldChange("name", beyond, beyond), 60)]));
        yield return OrganisationLeftNotice.Card(Voice.Of(turn), [worst.Facts.Name, .. names], names[0], isReadersOwn: false, names, names);
        yield return OrganisationImportCards.Form(turn, Long(Hostile, 20_000), "?");
        yield return OrganisationImportCards.Preview(turn, Guid.Empty, Plan([.. Enumerable.Repeat(Hostile, 1000)]), asked: 2);
    }

    private static OrganisationView Organisation(string name, string shortName, string[] representatives) => new(
        Guid.Empty, 3,
        new()
        {
            Name = name,
            ShortName = shortName,
            Sector = Sector.WomensRights,
            Country = "BA",
            Weight = 2.5m,
            Languages = "es en qu quz-x-private",
            LogoAddress = $"https://example.org/{new string('a', representatives.Length > 10 ? 900 : 5)}",
        },
        new(Joined, null), DateOnly.FromDateTime(Evening), representatives);

    private static ListOrganisations.Result List(string[] names, int page, int total) => new(
        new([.. names.Select(name => new ListOrganisations.Row(Guid.Empty, name == Hostile ? Long(name, 200) : name, name == Hostile ? "" : "RM", Sector.LocalNgo, "PE", OrganisationStatus.Member, 3))],
            page, Math.Max(1, (total + Page.Size - 1) / Page.Size), total),
        new Dictionary<OrganisationStatus, int> { [OrganisationStatus.Member] = total });

    /// <summary>One row of each fate, over and over.</summary>
    private static ImportPlan Plan(string[] names) => new(
        [.. names.Select((name, i) =>
        {
            var fate = (RowFate)(i % 4);
            OrganisationProblem[] problems = fate is RowFate.Error ? [new("organisationSectorUnknown", Long(name + " ", 60)), new("importTwice", 4)] : [];
            FieldChange[] fields = fate is RowFate.Changed ? [.. Enumerable.Repeat(new FieldChange("logo", Long(name + " ", 1000), ""), 10)] : [];
            return new PlannedRow(i + 2, name, fate, null, new(null, default, problems), problems, fields);
        })],
        [names[0]]);
}
