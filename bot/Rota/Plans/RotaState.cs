using AllianceBot.Rota.Caps;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Plans;

/// <summary>All that a plan is made from, as it stands, of the alliance or of a working group: the same state gives the same plan.</summary>
internal sealed record RotaState
{
    /// <summary>Days after which every turn is in the accounts, even where the bot was down for weeks.</summary>
    private const int AccountedWithin = 90;

    public required RotaSetting Setting { get; init; }

    public DateOnly Today => Setting.Today;

    public required RotaMembers Members { get; init; }

    /// <summary>The retired ones too.</summary>
    public required IReadOnlyList<RotaDuty> Duties { get; init; }

    /// <summary>Those to come, and those of the past that are not in the accounts yet, in their order.</summary>
    public required IReadOnlyList<RotaTurn> Turns { get; init; }

    /// <summary>Grows while days that are over are counted.</summary>
    public required IList<RotaAccount> Accounts { get; init; }

    public required IReadOnlyList<RotaAbsence> Absences { get; init; }

    public CapFacts Caps { get; init; } = CapFacts.None;

    /// <summary>Rows are tracked where the context tracks.</summary>
    public static async Task<RotaState> ReadAsync(AllianceDb db, RotaSetting setting, CancellationToken cancellationToken)
    {
        var (today, since) = (setting.Today, setting.Today.AddDays(-AccountedWithin));
        var (group, scope) = (setting.GroupId, setting.Scope);
        return new()
        {
            Setting = setting,
            Members = await RotaMembers.ReadAsync(db, group, cancellationToken),
            Duties = await DutyList.ReadAsync(db, group, cancellationToken),
            Turns = await db.Set<RotaTurn>().Where(t => t.GroupId == group && (t.Date >= today || t.CountedEffort == null)).OrderBy(t => t.Date).ThenBy(t => t.DutyId).ThenBy(t => t.Seat).ToListAsync(cancellationToken),
            Accounts = await db.Set<RotaAccount>().Where(a => a.Scope == scope).ToListAsync(cancellationToken),
            Absences = await db.Set<RotaAbsence>().Where(a => a.To >= since).ToListAsync(cancellationToken),
            Caps = (await RotaCaps.FindAsync(db, scope, cancellationToken))?.Facts ?? CapFacts.None,
        };
    }

    public IEnumerable<RotaDuty> ActiveDuties(Rhythm rhythm) => Duties.Where(d => d.RetiredAt is null && d.Rhythm == rhythm);

    public RotaDuty DutyOf(RotaTurn turn) => Duties.First(d => d.Id == turn.DutyId);

    public IEnumerable<RotaTurn> ToCome(Rhythm rhythm) => Turns.Where(t => t.Rhythm == rhythm && t.Date >= Today);

    public bool IsAway(Guid organisationId, DateOnly day) => Absences.Any(a => a.OrganisationId == organisationId && a.From <= day && day <= a.To);

    /// <summary>Whether an organisation is away that day, or takes no turns any more.</summary>
    public bool IsGone(Guid organisationId, DateOnly day) => Members.Find(organisationId) is not { TakesTurns: true } || IsAway(organisationId, day);

    /// <summary>Whether an organisation could hold a duty on a day: it is a member, may, and is not away.</summary>
    public bool CouldHold(RotaMember member, RotaDuty duty, DateOnly day) => member.TakesTurns && duty.IsOpenTo(member) && !IsAway(member.Id, day);

    /// <summary>Whether it holds that day already what it may not hold beside this duty, or the duty itself.</summary>
    /// <param name="except">A turn that it gives away at the same time.</param>
    public bool IsBarred(RotaMember member, RotaDuty duty, DateOnly day, Guid? except = null) =>
        Turns.Any(t => t.Date == day && t.OrganisationId == member.Id && t.IsOpen && t.Id != except && (t.DutyId == duty.Id || (t.Rhythm == duty.Rhythm && DutyOf(t).IsExclusive(duty))));
}
