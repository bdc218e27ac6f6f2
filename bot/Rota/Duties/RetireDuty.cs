using System.Globalization;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Rota.Plans;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Duties;

/// <summary>Retires a duty: nobody has it from today on, and whoever had a turn to come is told. What was done stays in the record.</summary>
public static class RetireDuty
{
    public sealed record Input(Guid? DutyId, Actor Actor, RotaSetting Setting);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Also when it was retired before.</summary>
        public sealed record Retired : Outcome;

        public sealed record DutyUnknown : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    /// <summary>What goes with a duty that is retired.</summary>
    /// <param name="Told">Of how many of its turns people were told.</param>
    public sealed record Losses(RotaDuty Duty, int Turns, int Told);

    /// <summary>Null when there is no such duty.</summary>
    public static async Task<Losses?> AskAsync(AllianceDb db, Guid? dutyId, RotaSetting setting, CancellationToken cancellationToken)
    {
        if ((await DutyList.ReadAsync(db, setting.GroupId, cancellationToken)).FirstOrDefault(d => d.Id == dutyId) is not { } duty)
            return null;
        var states = await Lost(db, duty, setting.Today).Select(t => t.State).ToListAsync(cancellationToken);
        return new(duty, states.Count, states.Count(state => state is not TurnState.Planned));
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ManageRota, input.Setting.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        var all = await DutyList.ReadToWriteAsync(db, input.Setting.GroupId, cancellationToken);
        if (all.FirstOrDefault(d => d.Id == input.DutyId) is not { } duty)
            return new Outcome.DutyUnknown();
        if (!duty.Retire(input.Setting.Now))
            return new Outcome.Retired();
        var turns = await Lost(db, duty, input.Setting.Today).OrderBy(t => t.Date).ToListAsync(cancellationToken);
        RotaTrail.Write(db, input.Setting, input.Actor, duty.Id, input.Setting.TitleOf(duty), "dutyRetired", input.Setting.Now,
            [new FieldChange("rotaDroppedTurns", "", turns.Count == 0 ? "" : turns.Count.ToString(CultureInfo.InvariantCulture))]);
        if (turns.Count > 0)
            await TurnsTakenOff.TakeOffAsync(db, await RotaState.ReadAsync(db, input.Setting, cancellationToken), turns, input.Actor, input.Setting.Now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Retired();
    }

    private static IQueryable<RotaTurn> Lost(AllianceDb db, RotaDuty duty, DateOnly today) =>
        db.Set<RotaTurn>().Where(TurnSpan.IsOpen).Where(t => t.DutyId == duty.Id && t.Date >= today);
}
