using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Turns;

/// <summary>
/// What the calendar does with the rotas of an alliance and its groups: days that are over go into the accounts, turns that come near are announced, and where nobody answers
/// the next is asked: the organisation's others, then volunteers, and only then the turn moves, to whoever owes most.
/// </summary>
internal static class KeepRota
{
    /// <summary>So many organisations are asked whether they take a turn; asking all would be shouting.</summary>
    private const int MostAsked = 5;

    /// <summary>Whether <see cref="HandleAsync"/> would do anything; asked often.</summary>
    public static Task<bool> IsDueAsync(AllianceDb db, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var near = today.AddDays(TurnCalendar.AnnouncedBefore);
        var (speaking, members, takingPart) = (RepresentativeRecords.Query(db), OrganisationRecords.MemberIds(db), GroupRecords.Parts(db));
        return db.Set<RotaTurn>().AnyAsync(t => (t.Date < today && t.CountedEffort == null) || (t.State == TurnState.Planned && t.Date >= today && t.Date <= near) || t.NextStepAt <= now
            || (t.State == TurnState.Accepted && t.Date >= today && !speaking.Any(s => s.PersonId == t.PersonId && s.OrganisationId == t.OrganisationId))
            || ((t.State == TurnState.Asked || t.State == TurnState.AllAsked || t.State == TurnState.Accepted) && t.Date >= today
                && (!members.Contains(t.OrganisationId) || (t.GroupId != null && !takingPart.Any(p => p.GroupId == t.GroupId && p.OrganisationId == t.OrganisationId)))), cancellationToken);
    }

    /// <returns>How many turns somebody was told of.</returns>
    public static async Task<int> HandleAsync(AllianceDb db, RotaSetting setting, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var told = 0;
        foreach (var own in await RotaScopes.ListAsync(db, setting, cancellationToken))
        {
            var state = await RotaState.ReadAsync(db, own, cancellationToken);
            RotaAccounts.Close(db, state);
            await db.SaveChangesAsync(cancellationToken);
            await VacateAsync(db, state, cancellationToken);
            told += await AnnounceAsync(db, state, cancellationToken);
            told += await AdvanceAsync(db, state, cancellationToken);
        }

        return told;
    }

    /// <summary>
    /// People leave, or come to represent another organisation: a turn is their organisation's, and not theirs. Where the organisation itself
    /// takes no turns any more, others are asked.
    /// </summary>
    private static async Task VacateAsync(AllianceDb db, RotaState state, CancellationToken cancellationToken)
    {
        foreach (var turn in state.Turns.Where(t => t is { State: TurnState.Asked or TurnState.AllAsked or TurnState.Accepted } && t.Date >= state.Today && state.Members.Find(t.OrganisationId) is not { TakesTurns: true }))
            await GiveUpAsync(db, state, turn, by: null, cancellationToken);

        var speakers = (await RepresentativeRecords.ReadAsync(db, cancellationToken)).Select(s => ((Guid?)s.Id, s.OrganisationId)).ToHashSet();
        foreach (var turn in state.Turns.Where(t => t is { State: TurnState.Accepted } && t.Date >= state.Today && !speakers.Contains((t.PersonId, t.OrganisationId))))
            turn.AskAnew();
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Asks for the turns that are near; from then on no plan moves them.</summary>
    public static async Task<int> AnnounceAsync(AllianceDb db, RotaState state, CancellationToken cancellationToken)
    {
        var (alliance, now) = (state.Setting.Alliance, state.Setting.Now);
        var near = state.Today.AddDays(TurnCalendar.AnnouncedBefore);
        var turns = state.Turns.Where(t => t is { State: TurnState.Planned } && t.Date >= state.Today && t.Date <= near).ToList();
        if (turns.Count == 0)
            return 0;
        var speakers = await RepresentativeRecords.ReadAsync(db, cancellationToken);
        foreach (var turn in turns)
        {
            if (state.IsGone(turn.OrganisationId, turn.Date))
            {
                // It is away or has left since the plan was made, and nobody planned anew.
                await GiveUpAsync(db, state, turn, by: null, cancellationToken);
                continue;
            }

            var askable = TurnCalls.Askable(speakers, turn);
            var usual = await FindUsualAsync(db, turn, cancellationToken);
            var first = askable.FirstOrDefault(s => s.Id == usual) ?? (askable.Count > 0 ? askable[0] : null);
            var next = TurnCalendar.NextStep(alliance, turn, now);
            // Where time is short or nobody stands before the others, all are asked at once.
            await AskAsync(db, turn, next is null || askable.Count < 2 ? null : first?.Id, askable, state.Setting, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return turns.Count;
    }

    /// <summary>Asks one, or with null all; whoever leads is told where there is nobody to ask, or no time.</summary>
    public static async Task AskAsync(
        AllianceDb db, RotaTurn turn, Guid? first, IReadOnlyList<RepresentativeRecord> askable, RotaSetting setting, CancellationToken cancellationToken)
    {
        var (alliance, now) = (setting.Alliance, setting.Now);
        var next = TurnCalendar.NextStep(alliance, turn, now);
        turn.Ask(first, next ?? TurnCalendar.AskLeaders(alliance, turn));
        await TurnCalls.AddAsync(db, TurnCall.Ask, turn, first is { } one ? [one] : askable.Select(s => s.Id), now, cancellationToken);
        if (askable.Count == 0)
            await TurnMail.AskAsync(db, turn, now, cancellationToken);
        if (next is null || askable.Count == 0)
            await TurnCalls.AddAsync(db, TurnCall.Waits, turn, await RotaScopes.ReadManagersAsync(db, turn.GroupId, cancellationToken), now, cancellationToken);
    }

    /// <summary>Its organisation cannot hold it: its people are told, and others are asked.</summary>
    /// <param name="by">Null for the bot.</param>
    public static async Task GiveUpAsync(AllianceDb db, RotaState state, RotaTurn turn, Actor? by, CancellationToken cancellationToken)
    {
        await TurnNews.TellAsync(db, state, turn, TurnNewsKind.Declined, turn.OrganisationId, null, by, "", state.Setting.Now, cancellationToken);
        await OfferAsync(db, state, turn, "", cancellationToken);
    }

    /// <summary>Opens a turn to volunteers: those who owe most are asked, and anybody may take it.</summary>
    public static async Task OfferAsync(
        AllianceDb db, RotaState state, RotaTurn turn, string reason, CancellationToken cancellationToken)
    {
        var (alliance, now) = (state.Setting.Alliance, state.Setting.Now);
        var next = TurnCalendar.NextStep(alliance, turn, now);
        turn.Offer(reason, next ?? TurnCalendar.AskLeaders(alliance, turn));
        var speakers = await RepresentativeRecords.ReadAsync(db, cancellationToken);
        var asked = TurnCalls.Volunteers(state, RotaFairness.Measure(state, RotaAccounts.Close(db, state)), turn).Take(MostAsked).Select(m => m.Id).ToHashSet();
        await TurnCalls.AddAsync(db, TurnCall.Offer, turn, speakers.Where(s => s.HasTeams && asked.Contains(s.OrganisationId)).Select(s => s.Id), now, cancellationToken);
        if (next is null)
            await TurnCalls.AddAsync(db, TurnCall.Waits, turn, await RotaScopes.ReadManagersAsync(db, turn.GroupId, cancellationToken), now, cancellationToken);
    }

    private static async Task<int> AdvanceAsync(AllianceDb db, RotaState state, CancellationToken cancellationToken)
    {
        var (group, now) = (state.Setting.GroupId, state.Setting.Now);
        var due = await db.Set<RotaTurn>().Where(t => t.GroupId == group && t.NextStepAt <= now).OrderBy(t => t.Date).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        if (due.Count == 0)
            return 0;
        var speakers = await RepresentativeRecords.ReadAsync(db, cancellationToken);
        foreach (var turn in due)
        {
            if (turn.Date < state.Today || turn.State is TurnState.Accepted)
                await AskLeadersAsync(db, turn, now, cancellationToken);
            else if (turn.State is TurnState.Asked)
                await AskAsync(db, turn, null, TurnCalls.Askable(speakers, turn), state.Setting, cancellationToken);
            else if (turn.State is TurnState.AllAsked)
                await OfferAsync(db, state, turn, "", cancellationToken);
            else
                await MoveAsync(db, state, turn, speakers, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return due.Count;
    }

    private static async Task AskLeadersAsync(AllianceDb db, RotaTurn turn, DateTimeOffset now, CancellationToken cancellationToken)
    {
        turn.WaitUntil(null);
        await TurnCalls.AddAsync(db, TurnCall.Unsettled, turn, await RotaScopes.ReadManagersAsync(db, turn.GroupId, cancellationToken), now, cancellationToken);
    }

    /// <summary>Nobody took it: it goes to whoever owes most of those that can hold it, who may decline in turn.</summary>
    private static async Task MoveAsync(
        AllianceDb db, RotaState state, RotaTurn turn, IReadOnlyList<RepresentativeRecord> speakers, CancellationToken cancellationToken)
    {
        var (alliance, now) = (state.Setting.Alliance, state.Setting.Now);
        var to = TurnCalls.Volunteers(state, RotaFairness.Measure(state, RotaAccounts.Close(db, state)), turn).FirstOrDefault(m => speakers.Any(s => s.OrganisationId == m.Id && s.HasTeams));
        if (to is null)
        {
            turn.WaitUntil(TurnCalendar.AskLeaders(alliance, turn));
            await TurnCalls.AddAsync(db, TurnCall.Waits, turn, await RotaScopes.ReadManagersAsync(db, turn.GroupId, cancellationToken), now, cancellationToken);
            return;
        }

        var from = turn.OrganisationId;
        await TurnNews.TellAsync(db, state, turn, TurnNewsKind.Moved, from, to.Id, by: null, turn.Reason, now, cancellationToken);
        turn.MoveTo(to.Id);
        RotaTrail.Write(db, state.Setting, null, turn.Id, TurnNames.Subject(state.Setting.TitleOf(state.DutyOf(turn)), turn.Date), "turnMoved", state.Setting.Now,
            [new FieldChange("turnOrganisation", state.Members.LabelOf(from), to.Label)]);
        await AskAsync(db, turn, null, TurnCalls.Askable(speakers, turn), state.Setting, cancellationToken);
    }

    /// <summary>Whoever did this duty for the organisation the last time.</summary>
    private static Task<Guid?> FindUsualAsync(AllianceDb db, RotaTurn turn, CancellationToken cancellationToken) =>
        db.Set<RotaTurn>().Where(t => t.DutyId == turn.DutyId && t.OrganisationId == turn.OrganisationId && t.PersonId != null && t.Date < turn.Date)
            .OrderByDescending(t => t.Date).Select(t => t.PersonId).FirstOrDefaultAsync(cancellationToken);
}
