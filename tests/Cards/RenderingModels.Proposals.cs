using AllianceBot.Conversation;
using AllianceBot.Conversation.Progress;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Intake;
using AllianceBot.Minutes.Proposals;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.Tests.Cards;

internal static partial class RenderingModels
{
    private static IEnumerable<CardView> UsualProposals(Turn turn)
    {
        var meeting = Record("Plenaria de marzo", ["Presupuesto de nutrición", "Pronunciamiento"]);
        MinutesProposal[] open =
        [
            Proposed(1, ProposalKind.Decision, "Se acuerda firmar el pronunciamiento como alianza.", 0.93),
            Proposed(2, ProposalKind.Task, "Yo me encargo de preparar la carta al ministerio para el viernes.", 0.81, "Luis Rojas", new(2026, 3, 6)),
            Proposed(3, ProposalKind.Task, "Rosa se encarga de traducir el pronunciamiento al quechua.", 0.6, "Rosa"),
            Proposed(4, ProposalKind.Question, "Queda pendiente definir quién habla en la conferencia de prensa.", 0),
        ];
        yield return ProgressCards.Reading(turn, "plenaria.vtt");
        yield return ProposalCards.List(turn, Proposals(meeting, open, settled: false), turn.Say("proposalDone.Dropped", turn.Say("proposalLabel.Task", 7), "Comprar un proyector"));
        var accepted = Proposed(5, ProposalKind.Decision, "Se pide una audiencia.", 0.7);
        accepted.Accept(turn.Actor, 3, turn.Now);
        yield return ProposalCards.List(turn, Proposals(meeting, [accepted], settled: true));
        yield return ProposalForms.Form(turn, open[2], meeting, [new("Lucía Fernández", Guid.NewGuid().ToString()), new("Luis Rojas", Guid.Empty.ToString())], "1", problem: turn.Say("proposalProblem.OwnerAndDateMissing"));
        yield return SourceCards.List(turn, Sources(meeting, ["plenaria.vtt", ""]), [turn.Say("sourceKept", "plenaria.vtt", 128, 4), turn.Say("sourceProposed", 3, 2, 1)], movable: Guid.Empty);
    }

    private static IEnumerable<CardView> EmptyProposals(Turn turn)
    {
        var meeting = Record("", []);
        yield return ProposalCards.List(turn, Proposals(meeting, [], settled: false));
        yield return ProposalCards.List(turn, Proposals(meeting, [], settled: true));
        yield return ProposalForms.Form(turn, Proposed(1, ProposalKind.Decision, "?", 0), meeting, people: null, "");
        yield return SourceCards.List(turn, Sources(meeting, []) with { OpenProposals = 0 });
    }

    private static IEnumerable<CardView> WorstProposals(Turn turn)
    {
        var hostile = Long(Hostile, 200);
        var meeting = Record(hostile, [.. Enumerable.Range(0, OpenTopic.MostItems).Select(i => hostile)]);
        MinutesProposal[] open = [.. Enumerable.Range(1, ListProposals.PageSize).Select(i => Proposed(i * 100, ProposalKind.Task, Long(Hostile, 4_000), 1, hostile, quote: Long(Hostile, 1_000)))];
        yield return ProgressCards.Of(turn.Language, Hostile, Hostile);
        yield return ProposalCards.List(turn, Proposals(meeting, open, settled: false), turn.Say("proposalDone.Dropped", "x", Hostile));
        yield return ProposalForms.Form(turn, open[0], meeting, [.. Enumerable.Range(0, 100).Select(i => new Choice(hostile, Guid.NewGuid().ToString()))], "1");
        yield return SourceCards.List(turn, Sources(meeting, [.. Enumerable.Range(0, MeetingSource.Most).Select(_ => hostile)]), [Hostile], movable: Guid.Empty);
    }

    private static ProposalList Proposals(MeetingRecord meeting, MinutesProposal[] rows, bool settled) => new()
    {
        Meeting = meeting,
        NamedByRota = [],
        IsApproved = false,
        IsInCirculation = false,
        ShowsSettled = settled,
        Page = new(rows, 2, Math.Max(2, rows.Length), rows.Length),
        Open = rows.Length,
        Settled = rows.Length,
        Sources = rows.Length,
    };

    private static MinutesProposal Proposed(int number, ProposalKind kind, string text, double score, string? owner = null, DateOnly? due = null, string quote = "") => MinutesProposal.Of(Guid.Empty, number, new()
    {
        Key = new string('a', 64),
        Kind = kind,
        Text = text,
        Score = score,
        OwnerName = owner,
        DueDate = due,
        DuePhrase = due is null ? "para el viernes" : "",
        AgendaPosition = 1,
        SaidIn = EntrySource.Transcript,
        Quotes = [.. Enumerable.Range(0, quote.Length > 0 ? 5 : 2).Select(i => new ProposalQuote(754 + i, owner ?? "Ana Quispe", quote.Length > 0 ? quote : text, i == 1 ? "https://example.org/ley" : null))],
    }, new DateTimeOffset(Evening, TimeSpan.Zero));

    private static SourceList Sources(MeetingRecord meeting, string[] names) => new()
    {
        Meeting = meeting,
        IsApproved = false,
        IsInCirculation = false,
        Sources = [.. names.Select((name, i) => new SourceRow(i == 0 ? Guid.Empty : Guid.NewGuid(), name, name.Length > 0 ? SourceFormat.WebVtt : SourceFormat.Notes, 128, names[0].Length > 100 ? names[0] : "Ana Quispe"))],
        OpenProposals = 6,
        Meetings = [new(Guid.Empty, "2026-03", meeting.Title, new DateTimeOffset(Evening, TimeSpan.Zero)), new(Guid.NewGuid(), "2026-02", "", new DateTimeOffset(Evening, TimeSpan.Zero))],
    };

    private static MeetingRecord Record(string title, string[] agenda) => new()
    {
        Id = Guid.Empty,
        Number = "2026-03",
        OnlyIn = null,
        Title = title,
        StartedAt = new DateTimeOffset(Evening, TimeSpan.Zero),
        EndedAt = null,
        StartedById = Guid.Empty,
        StartedByName = "Ana Quispe",
        RollCall = RenderingRollCall.Of([]),
        Items = [.. agenda.Select((item, i) => new RecordedItem(i + 1, item, null, []))],
    };
}
