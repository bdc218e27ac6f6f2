using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Tests.Cards;

/// <summary>The cards about roles, rights and the audit trail.</summary>
internal static class RoleModels
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 10, 14, 0, 0, TimeSpan.Zero);

    public static IEnumerable<CardView> Usual(Turn turn) => Cards(turn, ["Lucía Fernández", "Mateo_Ríos"], ["Red del Río", "Facultad de Suelos"], 3);

    public static IEnumerable<CardView> Empty(Turn turn)
    {
        yield return RoleCards.Roles(turn, new RolesView([], [], [], AllianceHasOrganisations: false), mayName: true);
        yield return RoleCards.Form(turn, new CoChairForm("", null, []));
        yield return RoleCards.Rights(turn, new RightsView(Array.Empty<Role>().ToLookup(r => r, _ => ""), 0, 0, IsLed: false));
        yield return HistoryCards.History(turn, "", new Page<ChangeRecord>([], 1, 1, 0));
    }

    public static IEnumerable<CardView> Worst(Turn turn, string text, string[] names) =>
        Cards(turn, [.. names.Select(n => Cut(n, 200)), .. names[..30].Select(n => Cut(n, 200))], [.. names.Select(_ => Cut(text, 200))], 500);

    private static IEnumerable<CardView> Cards(Turn turn, string[] people, string[] organisations, int groups)
    {
        CoChair[] coChairs = [.. people.Take(CoChairRules.Most).Select((name, i) => new CoChair(Id(i), name, Id(i), organisations[i % organisations.Length]))];
        var view = new RolesView([coChairs[0]], coChairs, [.. Enumerable.Range(0, groups).Select(i => new GroupCoordinator(organisations[i % organisations.Length], i % 2 == 0 ? people[0] : ""))], true);
        yield return RoleCards.Roles(turn, view, mayName: true);
        yield return RoleCards.Roles(turn, view with { CoChairs = [.. coChairs.Select(c => c with { OrganisationId = Id(0) })] }, mayName: false);
        Choice[] choices = [.. people.Select((name, i) => new Choice(TextLimits.Abridge(name, 80), Id(i).ToString()))];
        var from = coChairs.Select(c => c.Id).ToList();
        yield return RoleCards.Form(turn, new CoChairForm(string.Join(',', from), choices, from) { Problem = turn.Say("coChairsOfOneOrganisation", people[0], organisations[0]) });
        yield return RoleCards.Form(turn, new CoChairForm(string.Join('\n', people.Take(CoChairRules.Most)), null, from) { Conflict = new NameCoChairs.Outcome.Conflict(coChairs, coChairs, people[0], Morning) });
        yield return RoleCards.Rights(turn, new RightsView(people.ToLookup(_ => Role.CoChair, name => name), 3000, 1200, IsLed: true));
        yield return CoChairNotice.Card(Voice.Of(turn), people[0]);
        foreach (var what in Enum.GetValues<RoleChange>())
            yield return RoleChangeNotice.Card(Voice.Of(turn), new(what, Id(1), what is RoleChange.CoChairEnded or RoleChange.MovedNowhere ? "" : organisations[0], people[0]));
        yield return HistoryCards.History(turn, organisations[0], new Page<ChangeRecord>([.. Enumerable.Range(0, Page.Size).Select(i => Change(people[i % people.Length], organisations[i % organisations.Length], i))], 2, 42, 500));
    }

    private static ChangeRecord Change(string who, string subject, int i) => ChangeRecord.Of(new Change
    {
        At = Morning.AddMinutes(i),
        By = i == 0 ? null : new Actor(Id(i), who, Standing.None),
        Subject = ChangeSubject.Organisation,
        SubjectName = subject,
        Action = i % 2 == 0 ? "organisationChanged" : "coChairsNamed",
        Fields = [.. Enumerable.Range(0, 1 + (i * 2)).Select(n => new FieldChange(n % 2 == 0 ? "name" : "joinedOn", n % 2 == 0 ? who : "", n % 2 == 0 ? string.Concat(Enumerable.Repeat(subject, 3)) : "2026-03-10"))],
    });

    private static Guid Id(int i) => new(i + 1, 0, 0, new byte[8]);

    private static string Cut(string text, int length) => text.Length >= length ? text[..length] : text;
}
