using AllianceBot.Alliances;
using AllianceBot.Alliances.Groups;
using AllianceBot.Conversation;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Plans;

/// <summary>A turn as lists show it.</summary>
/// <param name="PersonName">Empty while nobody is named.</param>
public sealed record TurnRow(Guid Id, RotaDuty Duty, DateOnly Date, string Organisation, string PersonName, TurnState State)
{
    /// <summary>The working group, where rotas stand side by side; empty for the alliance's.</summary>
    public string Group { get; init; } = "";
}

/// <summary>The rota as somebody sees it.</summary>
/// <param name="Now">Who holds each duty at the moment, or at the next meeting.</param>
/// <param name="Mine">The turns to come of the reader's organisation, the next ones.</param>
/// <param name="Page">All that are to come but those of <paramref name="Now"/>, or all that are over.</param>
/// <param name="Organisation">Whose turns alone are listed; empty for all.</param>
/// <param name="IsPast">The list is that of turns that are over, the latest first.</param>
public sealed record RotaView(IReadOnlyList<TurnRow> Now, IReadOnlyList<TurnRow> Mine, Page<TurnRow> Page, string Organisation, bool IsPast);

/// <summary>Who is on now, whose turns come next, and who had them before.</summary>
internal static class ShowRota
{
    private const int MostMine = 5;

    /// <summary>More of them are in the list of what comes next.</summary>
    private const int MostNow = 8;

    /// <param name="Organisation">Words of a name, or an id; empty for all.</param>
    public sealed record Input(string Organisation, bool IsPast, int Page, Actor Actor, RotaSetting Setting);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Found(RotaView View) : Outcome;

        public sealed record OrganisationUnclear(NamedMembers Named) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var group = input.Setting.GroupId;
        var members = await RotaMembers.ReadAsync(db, group, cancellationToken);
        var named = members.Read(input.Organisation);
        if (named.Unclear is not null)
            return new Outcome.OrganisationUnclear(named);
        var duties = (await DutyList.ReadAsync(db, group, cancellationToken)).ToDictionary(d => d.Id);
        var today = input.Setting.Today;
        var turns = db.Set<RotaTurn>().Where(t => t.GroupId == group);
        if (named.Members is [var only])
            turns = turns.Where(t => t.OrganisationId == only.Id);
        var isWhole = !input.IsPast && input.Organisation.Length == 0;
        // They stand above the list, and not in it once more.
        var now = isWhole ? await NowAsync(db, group, duties.Values, today, cancellationToken) : [];
        var shown = now.Select(t => t.Id).ToList();
        var listed = turns.Where(input.IsPast ? TurnSpan.IsOver(today) : TurnSpan.IsNotOver(today)).Where(t => !shown.Contains(t.Id));
        var total = await listed.CountAsync(cancellationToken);
        var (number, count, skip) = Conversation.Page.Place(input.Page, total);
        var ordered = input.IsPast ? listed.OrderByDescending(t => t.Date).ThenBy(t => t.DutyId).ThenBy(t => t.Seat) : listed.OrderBy(t => t.Date).ThenBy(t => t.DutyId).ThenBy(t => t.Seat);
        var rows = await ordered.Skip(skip).Take(Conversation.Page.Size).ToListAsync(cancellationToken);
        var page = new Page<TurnRow>([.. rows.Select(Row)], number, count, total);
        if (!isWhole)
            return new Outcome.Found(new([], [], page, named.Members is [var one] ? one.Label : "", input.IsPast));

        var own = await AlliancePeople.OrganisationsOfAsync(db, [input.Actor.Id], cancellationToken);
        IReadOnlyList<TurnRow> mine = own.TryGetValue(input.Actor.Id, out var organisation) ? await ReadMineAsync(db, organisation.Id, members.LabelOf(organisation.Id), today, cancellationToken) : [];
        return new Outcome.Found(new([.. now.Select(Row)], mine, page, "", IsPast: false));

        TurnRow Row(RotaTurn turn) => new(turn.Id, duties[turn.DutyId], turn.Date, members.LabelOf(turn.OrganisationId), turn.PersonName, turn.State);
    }

    /// <summary>Of all rotas: somebody's own turns are looked for in one place.</summary>
    private static async Task<IReadOnlyList<TurnRow>> ReadMineAsync(AllianceDb db, Guid organisationId, string label, DateOnly today, CancellationToken cancellationToken)
    {
        var turns = await (
            from turn in db.Set<RotaTurn>().Where(TurnSpan.IsNotOver(today)).Where(TurnSpan.IsOpen)
            join duty in db.Set<RotaDuty>() on turn.DutyId equals duty.Id
            where turn.OrganisationId == organisationId
            orderby turn.Date, turn.DutyId
            select new { Turn = turn, Duty = duty }).Take(MostMine).ToListAsync(cancellationToken);
        var nameOf = await GroupRecords.ReadNamesAsync(db, turns.Select(t => t.Turn.GroupId), cancellationToken);
        return [.. turns.Select(t => new TurnRow(t.Turn.Id, t.Duty, t.Turn.Date, label, t.Turn.PersonName, t.Turn.State) { Group = nameOf(t.Turn.GroupId) })];
    }

    /// <summary>For a week, month or quarter, the one that goes on; for meetings, the next.</summary>
    private static async Task<IReadOnlyList<RotaTurn>> NowAsync(AllianceDb db, Guid? group, IEnumerable<RotaDuty> duties, DateOnly today, CancellationToken cancellationToken)
    {
        var since = today.AddMonths(-3).AddDays(-1);
        var near = await db.Set<RotaTurn>().Where(t => t.GroupId == group && ((t.Rhythm == Rhythm.Meeting && t.Date >= today) || (t.Rhythm != Rhythm.Meeting && t.Date >= since && t.Date <= today))).ToListAsync(cancellationToken);
        var current = duties.Where(d => d.RetiredAt is null).OrderBy(d => d.Kind).ThenBy(d => d.Name, StringComparer.Ordinal).SelectMany(duty =>
        {
            var own = near.Where(t => t.DutyId == duty.Id && (t.Rhythm is Rhythm.Meeting || RotaDays.LastOf(t.Rhythm, t.Date) >= today)).ToList();
            var first = own.Select(t => t.Date).DefaultIfEmpty().Min();
            return own.Where(t => t.Date == first).OrderBy(t => t.Seat);
        });
        return [.. current.Take(MostNow).OrderBy(t => t.Date)];
    }
}
