using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Rota;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;

namespace AllianceBot.Demo;

/// <summary>The rota of the fictional alliance: half a year of turns that were held, and half a year to come, published as its co-chair would have. Nobody is asked or told: the people exist nowhere.</summary>
internal sealed class DemoRota(AllianceDb db, Alliance alliance, DemoPlan plan, IReadOnlyList<Person> people, Phrasebook phrases)
{
    private const int DaysBack = 182;
    private const int MeetingsAhead = 6;

    /// <summary>One turn in so many left a note for the next.</summary>
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
        return held.Concat(Enumerable.Range(1, MeetingsAhead).Select(ahead => held[^1].AddDays(7 * DemoPlanner.WeeksBetweenPlenaries * ahead)));
    }

    /// <summary>What is over was held; what goes on or is near was said yes to, unless whoever will be asked is a newcomer, to whom the bot shows how it asks.</summary>
    private void Live(RotaTurn turn, int at)
    {
        if (turn.Date > plan.Today.AddDays(TurnCalendar.AnnouncedBefore))
            return;
        var own = people.Index().Where(p => p.Item.OrganisationId == turn.OrganisationId).ToList();
        if (turn.Date >= plan.Today && own is [var (place, _), ..] && DemoPlanner.IsNewcomer(place))
            return;
        if (own is [var (_, person), ..])
        {
            turn.Accept(person.Id, person.Name);
            turn.WaitUntil(TurnCalendar.AskLeaders(_info, turn));
        }

        if (!turn.IsOverOn(plan.Today))
            return;
        turn.Settle(isDone: true, doneById: null, SettledAt(turn));
        if (own.Count > 0 && at % NoteEvery == 0)
            turn.HandOver(DemoTopics.Handovers[at / NoteEvery % DemoTopics.Handovers.Count], own[0].Item.Name);
    }

    private static DateTimeOffset SettledAt(RotaTurn turn) => new(RotaDays.LastOf(turn.Rhythm, turn.Date).AddDays(1).ToDateTime(new TimeOnly(16, 0)), TimeSpan.Zero);
}
