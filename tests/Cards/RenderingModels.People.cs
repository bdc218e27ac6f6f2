using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.Holidays;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Tests.Cards;

internal static partial class RenderingModels
{
    private static readonly Choice[] Few = [new("Agua Viva", Guid.Empty.ToString()), new("CARE – CARE Perú", Guid.AllBitsSet.ToString())];

    private static IEnumerable<CardView> UsualPeople(Turn turn)
    {
        var voice = Voice.Of(turn);
        var page = new Page<PersonLine>(
        [
            new(Guid.Empty, "Lucía Fernández", HasTeams: true, "Agua Viva", TextLanguage.Spanish, new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13)),
            new(Guid.AllBitsSet, "Mateo Ríos", HasTeams: false, null, null, null, null),
        ], 2, 3, 30);
        yield return RepresentativeCards.People(turn, page);
        yield return RepresentativeCards.SetOrganisation(turn, page, Few);
        yield return RepresentativeCards.AddRepresentative(turn, new AddRepresentative.Input(turn.Actor, "Eva", "eva@ministerio.example", "Agua Viva", "es", turn.Now), Few);
        yield return RepresentativeCards.AskOrganisation(voice, new RepresentedOrganisation(null, Named("Agua Viva"), Few));
        yield return RepresentativeCards.OrganisationAnswered(voice, voice.Say("organisationChosen", "Agua Viva"));
        yield return HolidayCards.Card(turn, new() { Notice = turn.Say("holidaysAdded", 2) }, new(
        [
            new(Guid.Empty, new(2026, 5, 1), new(2026, 5, 1), "Día del Trabajo", ""),
            new(Guid.AllBitsSet, new(2026, 7, 28), new(2026, 7, 29), "Fiestas Patrias", "PE"),
        ], 1, 2, 10));
        yield return RepresentativeCards.Settings(voice, new SettingsForm("Agua Viva", "es", "America/Lima", "20:00", "07:00", "2026-03-09", "2026-03-13", IsLeftAlone: true) { DailyHour = "08:30" }, 3, Few, "Agua Viva", isSaved: true);
        yield return NoticeCards.Departure(voice, Departure("Mateo Ríos", "Agua Viva", ["Agua"]), new LeftOpen(Tasks(2, "Enviar la carta", "Mateo Ríos"), [new("2026-03", "Plenaria")], [new(Guid.Empty, "2026-02", "")]) { Turns = ["Acta · Martes 24 de marzo de 2026"] }, coChairs: 1);
        yield return NoticeCards.Departure(voice, Departure("Mateo Ríos", "Agua Viva", ["Agua"]) with { HasLeft = false, MovedTo = "CARE", SaidBy = "Lucía Fernández" }, new LeftOpen([], [], []), coChairs: 2);
        yield return NobodyLeadsNotice.Card(voice, "Lucía Fernández");
        yield return CoChairsApartNotice.Card(voice, [new(Guid.Empty, "Lucía Fernández", Guid.Empty, "CARE"), new(Guid.AllBitsSet, "Mateo Ríos", null, "")]);
        yield return MailPeopleCards.Choose(turn, page, "");
        yield return MailPeopleCards.Correct(turn, new CorrectRepresentative.Input(turn.Actor, Guid.AllBitsSet, 2, "Mateo Ríos", "mateo@aguaviva.example", "es", turn.Now), "");
        yield return NoticeCards.Welcome(voice, "Agua Viva", Charter(3, new DateOnly(2026, 2, 1)), [new(Role.CoChair, "Lucía Fernández", ""), new(Role.Coordinator, "Mateo Ríos", "Agua")], Tasks(2, "Enviar la carta", "Mateo Ríos"), new(new DateOnly(2026, 5, 4), "a las 15:00, sede de Lima"));
    }

    private static IEnumerable<CardView> EmptyPeople(Turn turn)
    {
        var voice = Voice.Of(turn);
        var page = new Page<PersonLine>([], 1, 1, 0);
        yield return RepresentativeCards.People(turn, page);
        yield return RepresentativeCards.SetOrganisation(turn, page, choices: null);
        yield return RepresentativeCards.AddRepresentative(turn, new AddRepresentative.Input(turn.Actor, "", "", "", "", turn.Now), choices: []);
        yield return RepresentativeCards.AskOrganisation(voice, new RepresentedOrganisation(null, null, null));
        yield return HolidayCards.Card(turn, new(), new([], 1, 1, 0));
        yield return RepresentativeCards.Settings(voice, new SettingsForm("", "", "", "20:00", "07:00", "", "", IsLeftAlone: false), 1, choices: null, own: "");
        yield return NoticeCards.Departure(voice, Departure("A", "", []), new LeftOpen([], [], []), coChairs: 2);
        yield return NoticeCards.Departure(voice, Departure("A", "", []) with { HasLeft = false }, new LeftOpen([], [], []), coChairs: 2);
        yield return MailPeopleCards.Choose(turn, page, "");
        yield return NoticeCards.Welcome(voice, "", Charter(null, null), [], [], null);
    }

    private static IEnumerable<CardView> WorstPeople(Turn turn)
    {
        var voice = Voice.Of(turn);
        var hostile = Long(Hostile, 200);
        var page = new Page<PersonLine>([.. Enumerable.Range(0, Page.Size).Select(i => new PersonLine(Guid.NewGuid(), hostile, false, $"{i} {hostile}", TextLanguage.English, null, DateOnly.MaxValue))], 1, 300, 3_000);
        Choice[] many = [.. Enumerable.Range(0, OrganisationFinder.MostChoices).Select(i => new Choice($"{i} {hostile}", Guid.NewGuid().ToString()))];
        yield return RepresentativeCards.People(turn, page);
        yield return RepresentativeCards.SetOrganisation(turn, page, many, typed: hostile, problem: voice.Say("representedUnknown", hostile));
        yield return RepresentativeCards.AddRepresentative(turn, new AddRepresentative.Input(turn.Actor, hostile, hostile, hostile, "xx", turn.Now), many, voice.Say("representedUnknown", hostile));
        yield return RepresentativeCards.AskOrganisation(voice, new RepresentedOrganisation(Named(hostile), Named(hostile), many), hostile, voice.Say("representedUnknown", hostile));
        yield return RepresentativeCards.OrganisationAnswered(voice, voice.Say("organisationChosen", hostile));
        yield return HolidayCards.Card(turn, new() { Problem = string.Concat(Enum.GetValues<HolidayProblem>().Select(p => turn.Say($"holidayWrong.{p}", hostile, 62))), Lines = Long(Hostile, TextLimits.Note) },
            new([.. Enumerable.Range(0, HolidayCards.MostRows).Select(i => new HolidayRecord(Guid.NewGuid(), new(2026, 7, 28), new(2026, 7, 29), TextLimits.Cut(hostile, Holiday.LongestName), i % 2 == 0 ? "" : "VC"))], 2, 63, 500));
        yield return RepresentativeCards.Settings(voice, new SettingsForm(hostile, "xx", "America/Argentina/ComodRivadavia", Hostile, Hostile, Hostile, Hostile, true) { DailyHour = Hostile }, 1, many, hostile, hostile);
        yield return NoticeCards.Departure(voice, Departure(hostile, hostile, [.. Enumerable.Repeat(hostile, 40)]), 
            new LeftOpen(Tasks(400, Long(Hostile, 4_000), hostile), [.. Enumerable.Repeat(new MeetingUnderWay("2026-01", hostile), 60)], [.. Enumerable.Repeat(new EndedMeeting(Guid.Empty, "2026-01", hostile), 60)]), coChairs: 0);
        yield return NoticeCards.Departure(voice, Departure(hostile, hostile, []) with { HasLeft = false, MovedTo = hostile, SaidBy = hostile }, new LeftOpen([], [], []), coChairs: 0);
        yield return NobodyLeadsNotice.Card(voice, hostile);
        yield return CoChairsApartNotice.Card(voice, [.. Enumerable.Range(0, CoChairRules.Most).Select(_ => new CoChair(Guid.NewGuid(), hostile, null, hostile))]);
        yield return MailPeopleCards.Choose(turn, page, hostile);
        yield return MailPeopleCards.Correct(turn, new CorrectRepresentative.Input(turn.Actor, Guid.NewGuid(), 2, hostile, hostile, "xx", turn.Now), voice.Say("representativeKnown", hostile));
        yield return NoticeCards.Welcome(voice, hostile, Charter(int.MaxValue, DateOnly.MaxValue), [.. Enumerable.Repeat(new RoleLine(Role.Coordinator, hostile, hostile), 60)], Tasks(400, Long(Hostile, 4_000), hostile), new(DateOnly.MaxValue, Long(Hostile, 4_000)));
    }

    private static Organisation Named(string name) => global::AllianceBot.Alliances.Organisations.Organisation.Create(new OrganisationFacts { Name = name, Sector = Sector.LocalNgo }, DateTimeOffset.UnixEpoch, default);

    private static CharterInForce Charter(int? version, DateOnly? day) => new(Guid.Empty, version, day, "", [], [], new() { Language = TextLanguage.English });

    private static DepartureData Departure(string name, string organisation, string[] groups) =>
        new(Guid.Empty, name, organisation, HasLeft: true, [new(Role.CoChair, ""), .. groups.Select(g => new HeldRole(Role.Coordinator, g))]);

    private static IReadOnlyList<OwnedActionItem> Tasks(int count, string text, string owner) =>
        [.. Enumerable.Range(0, count).Select(_ => new OwnedActionItem("2026-03", text, Guid.Empty, owner, new DateOnly(2026, 4, 1)))];
}
