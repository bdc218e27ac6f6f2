using AllianceBot.Alliances;
using AllianceBot.Alliances.Letterheads;
using AllianceBot.CommandLine;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents;
using AllianceBot.Meetings;
using AllianceBot.Minutes;
using AllianceBot.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Cards;

/// <summary>Every shipped card as the features show it: as usual, with as little as there can be, and with the worst that people type.</summary>
internal static partial class RenderingModels
{
    /// <summary>Markdown, HTML, a template, a list and a direction override, as one line.</summary>
    public const string Hostile = "**bold** _em_ <b>b</b> <script>window.hacked=1</script> <img src=x onerror=\"window.hacked=1\"> [x](https://evil.example) ${name} & \"q\" \u202Eمرحبا";

    private static readonly IServiceProvider Services = Serving.Build([]).Services;
    private static readonly Phrasebook Phrases = Services.GetRequiredService<Phrasebook>();
    private static readonly CardRenderer Renderer = Services.GetRequiredService<CardRenderer>();
    private static readonly ConversationRegistry Registry = Services.GetRequiredService<ConversationRegistry>();
    private static readonly DateTime Evening = new(2026, 3, 10, 18, 30, 0);

    public static string Render(CardView card) => System.Text.Encoding.UTF8.GetString(Renderer.Render(card));

    public static IEnumerable<CardView> Usual(TextLanguage language)
    {
        var turn = TurnIn(language, "Alianza de Port_of_Spain", isSetUp: true);
        foreach (var card in UsualCharterNotices(turn))
            yield return card;
        foreach (var card in CharterRenderingModels.Usual(turn))
            yield return card;
        foreach (var view in UsualPeople(turn).Concat(UsualVotes(turn)).Concat(UsualProposals(turn)).Concat(UsualCirculation(turn)))
            yield return view;
        yield return AllianceCards.Hello(turn);
        yield return AllianceCards.SetUp(turn);
        yield return AllianceCards.Ready(turn, new SetUpAlliance.Outcome.Done(turn.Alliance, 16, RosterWasRead: true));
        yield return MeetingCards.AskAgenda(turn, new("Plenaria", "Sede de Lima", ""));
        yield return MeetingCards.RollCall(turn, Meeting("Plenaria", ["Plan 2027", "Varios"], ["Lucía Fernández", "Mateo Ríos"]) with { Place = "Sede de Lima" });
        yield return BalanceModels.Of(turn, ["Red del Río", "Facultad de Suelos"]);
        foreach (var card in GroupModels.Usual(turn).Concat(RotaModels.Usual(turn)).Concat(TaskModels.Usual(turn)))
            yield return card;
        yield return LetterheadCards.Letterhead(turn, new LetterheadView(Guid.Empty, "Membrete 2026.dotx", "Lucía Fernández", turn.Now), turn.Say("letterheadKept"), turn.Say("letterheadLeftOut", 2));
        foreach (var card in RoleModels.Usual(turn))
            yield return card;
        foreach (var approval in new[] { null, new MinutesApproval("Lucía Fernández", Evening) })
            yield return MinutesCards.Minutes(turn, Minutes(turn, "Plenaria", ["Lucía Fernández", "Mateo Ríos"], [Item(1, "Plan 2027", "Se aprueba el plan"), Item(null, "", "Aviso")], approval), "https://bot.example/minutes/x");
        foreach (var card in UsualOrganisations(turn))
            yield return card;
    }

    public static IEnumerable<CardView> Empty(TextLanguage language)
    {
        var turn = TurnIn(language, name: null, isSetUp: false);
        foreach (var card in CharterRenderingModels.Empty(turn))
            yield return card;
        foreach (var view in EmptyPeople(turn).Concat(EmptyVotes(turn)).Concat(EmptyProposals(turn)).Concat(EmptyCirculation(turn)))
            yield return view;
        yield return AllianceCards.Hello(turn);
        yield return AllianceCards.SetUp(turn);
        yield return AllianceCards.Ready(turn, new SetUpAlliance.Outcome.Done(turn.Alliance with { Name = "A" }, 0, RosterWasRead: false));
        yield return MeetingCards.AskAgenda(turn, new("", "", ""));
        yield return MeetingCards.RollCall(turn, Meeting("", ["?"], []));
        yield return BalanceModels.Empty(turn);
        foreach (var card in GroupModels.Empty(turn).Concat(RotaModels.Empty(turn)).Concat(TaskModels.Empty(turn)))
            yield return card;
        yield return LetterheadCards.Letterhead(turn, letterhead: null);
        foreach (var card in RoleModels.Empty(turn))
            yield return card;
        yield return MinutesCards.Minutes(turn, Minutes(turn, "", [], [new MinutesAgendaItem { Number = 1, Title = "?" }], approval: null), link: null);
        yield return MinutesCards.Minutes(turn, Minutes(turn, "", [], [], approval: null), link: null);
        foreach (var card in EmptyOrganisations(turn))
            yield return card;
    }

    public static IEnumerable<CardView> Worst(TextLanguage language)
    {
        var turn = TurnIn(language, Long(Hostile, 200), isSetUp: true);
        foreach (var view in WorstPeople(turn).Concat(WorstVotes(turn)).Concat(WorstProposals(turn)).Concat(WorstCirculation(turn)))
            yield return view;
        string[] names = [.. Enumerable.Range(0, 70).Select(i => Long(i % 3 == 0 ? "Ñandú" : i % 3 == 1 ? "شبكة المنظمات " : Hostile, 200))];
        string[] agenda = [.. Enumerable.Range(0, 50).Select(i => Long(i % 2 == 0 ? Hostile : "X", 200))];
        foreach (var card in WorstCharterNotices(turn))
            yield return card;
        foreach (var card in CharterRenderingModels.Worst(turn))
            yield return card;
        yield return AllianceCards.SetUp(turn);
        // What a refusal quotes are people's names.
        yield return AllianceCards.SetUp(turn, new(Hostile, "es", "America/Lima", Roster: null, turn.Actor), turn.Say("refusedWithHolders", "x", "y", Hostile), [Hostile]);
        yield return AllianceCards.Ready(turn, new SetUpAlliance.Outcome.Done(turn.Alliance, 2_000_000, RosterWasRead: true));
        yield return MeetingCards.AskAgenda(turn, new(Long(Hostile, 200), Long(Hostile, 200), Long(Hostile, 11_000)), turn.Say("refusedWithHolders", "x", "y", Hostile));
        yield return MeetingCards.RollCall(turn, Meeting(Long(Hostile, 200), agenda, names) with { Place = Long(Hostile, 200) });
        foreach (var card in GroupModels.Worst(turn, Hostile, [.. names, .. names[..30]]))
            yield return card;
        foreach (var card in RoleModels.Worst(turn, Hostile, names).Concat(RotaModels.Worst(turn, string.Concat(Enumerable.Repeat(Hostile, 20)), [Hostile, .. names])).Concat(TaskModels.Worst(turn, Long(Hostile, ActionItem.LongestText), Long(Hostile, 200))))
            yield return card;
        var items = agenda.Select((title, i) => Item(i + 1, title, Long(Hostile, 400))).ToArray();
        yield return MinutesCards.Minutes(turn, Minutes(turn, Long(Hostile, 200), names, items, new MinutesApproval(Long(Hostile, 200), Evening)), "https://bot.example/minutes/x");
        yield return MinutesCards.Minutes(turn, Minutes(turn, Hostile, names[..3], items[..2], approval: null), "https://bot.example/minutes/x");
        foreach (var card in WorstOrganisations(turn, names))
            yield return card;
    }

    public static CardView BalanceOfCountries(TextLanguage language, params string[] countries) =>
        BalanceModels.Of(TurnIn(language, "A", isSetUp: true), [], [.. countries.Select(country => (country, 1))]);

    /// <summary>A balance over five hundred organisations with such names, which it abridges.</summary>
    public static CardView LadenBalance(TextLanguage language) => BalanceModels.Of(
        TurnIn(language, "A", isSetUp: true),
        [.. Enumerable.Range(0, 500).Select(i => Long(i % 2 == 0 ? "**b** _e_ <b>x</b> [x](https://evil.example) " : "👩🏽‍🌾", 200))]);

    /// <summary>A rota of five hundred organisations with such names: its preview and its fairness.</summary>
    public static IEnumerable<CardView> LadenRota(TextLanguage language) =>
        RotaModels.Laden(TurnIn(language, "A", isSetUp: true), [.. Enumerable.Range(0, 500).Select(i => Long(i % 2 == 0 ? "**b** _e_ <b>x</b> [x](https://evil.example) " : "👩🏽‍🌾", 190))]);

    /// <summary>A phrase in a language.</summary>
    public static string Say(TextLanguage language, string key, params object?[] values) => Phrases.Say(language, key, values);

    /// <summary>The help, in each kind of place: before and after the set-up, in a meeting, for leaders and the others, and all of it.</summary>
    public static IReadOnlyList<CardView> Help(TextLanguage language) =>
    [
        .. from kind in Enum.GetValues<PlaceKind>()
           from fit in new[] { new HelpFit(language, kind, HelpStage.NotSetUp), new HelpFit(language, kind, HelpStage.Usual), new HelpFit(language, kind, HelpStage.Usual) { Leads = true }, new HelpFit(language, kind, HelpStage.InMeeting), new HelpFit(language, kind, HelpStage.Usual) { IsAll = true } }
           select HelpCards.Show(fit, Phrases, Registry),
    ];

    private static Turn TurnIn(TextLanguage language, string? name, bool isSetUp, PlaceKind kind = PlaceKind.Channel) => new(store: null!)
    {
        Alliance = new() { Id = Guid.Empty, Name = isSetUp ? name : null, Language = language, TimeZone = "America/Port_of_Spain" },
        Person = new(Guid.Empty, "Lucía Fernández", "29:lucia", null) { Standing = new(Role.CoChair, null, []) },
        Place = new(kind, "19:x@thread.tacv2", "19:t@thread.tacv2", name),
        Language = language,
        Phrases = Phrases,
        Now = new DateTimeOffset(Evening, TimeSpan.Zero),
        ReadRosterAsync = _ => Task.FromResult<IReadOnlyList<RosterMember>?>(null),
    };

    private static MeetingView Meeting(string title, string[] agenda, string[] present) =>
        new(Guid.Empty, "2026-03", title, MeetingStatus.Running, [.. agenda.Select(item => new AgendaItemView(item, null, 10))], RenderingRollCall.Of(present));

    private static MinutesView Minutes(Turn turn, string title, string[] present, MinutesAgendaItem[] items, MinutesApproval? approval) => new()
    {
        MeetingId = Guid.Empty,
        Alliance = turn.Alliance,
        Meeting = new()
        {
            Id = Guid.Empty,
            Number = "2026-03",
            OnlyIn = null,
            Title = title,
            StartedAt = new DateTimeOffset(Evening, TimeSpan.Zero),
            EndedAt = new DateTimeOffset(Evening.AddHours(1), TimeSpan.Zero),
            StartedById = Guid.Empty,
            StartedByName = "Lucía Fernández",
            RollCall = RenderingRollCall.Of(present),
            Items = [],
        },
        IsStillRunning = false,
        Sha256 = approval is null ? null : new string('a', 64),
        Location = approval is null ? null : "/srv/alliancebot/data/archive/01a20744-63f8-747c-9a1b-4974dab81082/minutes/2026/2026-03-acta-plenaria.docx",
        Document = new()
        {
            AllianceName = "A",
            Language = "es",
            MeetingNumber = "2026-03",
            Title = title,
            StartedAt = Evening,
            EndedAt = Evening.AddHours(1),
            TimeZone = "America/Port_of_Spain",
            StartedBy = "Lucía Fernández",
            Present = [.. present.Select(name => new MinutesAttendee(name, name))],
            Apologies = [.. present.Take(present.Length / 2).Select(name => new MinutesAttendee(name, name))],
            Absent = present,
            Quorum = new(present.Length, present.Length * 2, present.Length),
            Next = new(DateOnly.FromDateTime(Evening), title),
            AgendaItems = items,
            Approval = approval,
        },
    };

    private static MinutesAgendaItem Item(int? number, string title, string text) => new()
    {
        Number = number,
        Title = title,
        Notes =
        [
            new() { At = Evening, Author = "Mateo Ríos", Text = text },
            new() { At = Evening, Author = "Mateo Ríos", Kind = MinutesNoteKind.Link, Text = text, Url = "https://example.org/ley" },
        ],
        Decisions = [new("2026-03/D1", text)],
        Tasks = [new("2026-03/T1", text, text.Length > 200 ? text[..200] : text, new DateOnly(2026, 4, 1))],
    };

    private static string Long(string text, int length) => string.Concat(Enumerable.Repeat(text, length / text.Length + 1))[..length];
}
