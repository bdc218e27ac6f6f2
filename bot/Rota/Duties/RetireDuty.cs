using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;

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
        RotaTrail.Write(db, input.Setting, input.Actor, duty.Id, input.Setting.TitleOf(duty), "dutyRetired", input.Setting.Now, []);
        var today = input.Setting.Today;
        await TurnsTakenOff.TakeOffAsync(db, t => t.DutyId == duty.Id && t.Date >= today, input.Actor, input.Setting, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Retired();
    }
}
