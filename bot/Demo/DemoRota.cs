using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Rota;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;

namespace AllianceBot.Demo;

/// <summary>The rota of the fictional alliance: half a year of turns that were held, and half a year to come, published as its co-chair would have. Nobody is asked or told: the people exist nowhere.</summary>
internal sealed class DemoRota(AllianceDb db, Alliance alliance, DemoPlan plan, IReadOnlyList<Organisation> organisations, IReadOnlyList<Person> people, Phrasebook phrases)
{
    private const int DaysBack = 182;
    private const int MeetingsAhead = 6;
    private const int WeeksApart = 4;

    /// <summary>One turn in so many was done by another organisation, and one in so many left a note for the next.</summary>
    private const int MissedEvery = 13;
    private const int NoteEvery = 4;

    private readonly AllianceInfo _info = alliance.ToInfo();

    /// <summary>Once organisations, people and meetings are written.</summary>
    public async Task WriteAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var setting = new RotaSetting(_info, phrases, now.AddDays(-DaysBack));
        await DutyList.ReadToWriteAsync(db, null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var state = await RotaState.ReadAsync(db, setting, cancellationToken);
        var days = Meetings(setting.Today).ToList();
        if (RotaPlanning.Plan(state, RotaAccounts.Close(db, state), new PlanWish(days, days[^1])) is not RotaProposal.Ready ready)
            throw new InvalidOperationException("The demonstration's rota cannot be planned.");
        var founder = people[plan.CoChairs[0]];
        PublishRota.Record(db, state, new Actor(founder.Id, founder.Name, Standing.None), ready);
        var turns = PublishRota.NewTurns(state, ready);
        db.AddRange(turns);
        foreach (var (at, turn) in turns.Index())
            Live(turn, at);
        await db.SaveChangesAsync(cancellationToken);
    }

    private IEnumerable<DateOnly> Meetings(DateOnly from)
    {
        var held = plan.Meetings.Where(m => m.Group is null).Select(m => DateOnly.FromDateTime(_info.ToLocal(m.StartsAt))).Where(day => day >= from).ToList();
        return held.Concat(Enumerable.Range(1, MeetingsAhead).Select(ahead => held[^1].AddDays(7 * WeeksApart * ahead))).Where(day => day != plan.Today || held.Contains(day)).Distinct();
    }

    /// <summary>What is over was held, most of it; what is near was said yes to, unless whoever is asked is a newcomer, to whom the bot shows how it asks.</summary>
    private void Live(RotaTurn turn, int at)
    {
        if (turn.Date > plan.Today.AddDays(TurnCalendar.AnnouncedBefore))
            return;
        var own = people.Index().Where(p => p.Item.OrganisationId == turn.OrganisationId && p.Item.HasTeams).ToList();
        if (own is not [var (place, person), ..])
        {
            if (turn.IsOverOn(plan.Today))
                turn.Settle(isDone: false, doneById: null, SettledAt(turn));
            return;
        }

        if (!turn.IsOverOn(plan.Today) && DemoPlanner.IsNewcomer(place))
            return;
        turn.Accept(person.Id, person.Name);
        if (!turn.IsOverOn(plan.Today))
            return;
        var isDone = at % MissedEvery != MissedEvery - 1;
        turn.Settle(isDone, isDone ? null : organisations.First(o => o.Status is OrganisationStatus.Member && o.Id != turn.OrganisationId).Id, SettledAt(turn));
        if (isDone && at % NoteEvery == 0)
            turn.HandOver(DemoTopics.Handovers[at / NoteEvery % DemoTopics.Handovers.Count], person.Name);
    }

    private static DateTimeOffset SettledAt(RotaTurn turn) => new(RotaDays.LastOf(turn.Rhythm, turn.Date).AddDays(1).ToDateTime(new TimeOnly(16, 0)), TimeSpan.Zero);
}
